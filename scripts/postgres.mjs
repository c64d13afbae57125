// A throw-away PostgreSQL server for tests and benchmarks. Development only: the app itself never starts one.
import { spawn, spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

/**
 * The folder that holds `initdb` and `postgres`: the newest Debian one, else one on PATH.
 * @returns {string | undefined}
 */
export function findPostgres() {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(debian, version, "bin")),
    ...(process.env.PATH ?? "").split(delimiter),
  ];
  return folders.find((folder) => existsSync(join(folder, "initdb")) && existsSync(join(folder, "postgres")));
}

/**
 * Starts a server with an empty cluster (C.UTF-8, so that text sorts as it does in SQLite) on a spare port of
 * 127.0.0.1. It does not sync to disk: never keep anything in it. `stop` ends it and removes its files.
 * @param {{ dir?: string }} [options] dir: where to make the cluster; default a new folder in the system's temp dir
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>} url: postgres://… of a superuser's database
 */
export async function startPostgres(options = {}) {
  const bin = findPostgres();
  if (!bin) throw new Error("No PostgreSQL server found. Install one: apt-get install postgresql");
  const dir = options.dir ?? mkdtempSync(join(tmpdir(), "claimcheck-postgres-"));
  const as = ordinaryUser();
  if (as) chownSync(dir, as.uid, as.gid);
  const cluster = join(dir, "cluster");
  const made = spawnSync(
    join(bin, "initdb"),
    ["-D", cluster, "-U", "claimcheck", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"],
    { ...as, cwd: dir, encoding: "utf8" },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr || made.error?.message}`);

  const port = await sparePort();
  const settings = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200"];
  const child = spawn(
    join(bin, "postgres"),
    ["-D", cluster, "-p", String(port), "-h", "127.0.0.1", "-k", dir, ...settings.flatMap((one) => ["-c", one])],
    { ...as, cwd: dir, stdio: ["ignore", "ignore", "pipe"] },
  );
  const gone = new Promise((resolve) => child.once("exit", resolve));
  const stop = async () => {
    child.kill("SIGINT");
    await gone;
    rmSync(dir, { recursive: true, force: true });
  };
  // An interrupted test run must not leave the server behind.
  process.once("exit", () => child.kill("SIGKILL"));
  await ready(child);
  return { url: `postgres://claimcheck@127.0.0.1:${port}/postgres`, stop };
}

/**
 * A TCP port of 127.0.0.1 that nobody listens on now.
 * @returns {Promise<number>}
 */
export function sparePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** PostgreSQL refuses to run as root; as root, the ids of the user `postgres`, else of `nobody`. */
function ordinaryUser() {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const user = users.find((one) => one[0] === "postgres") ?? users.find((one) => one[0] === "nobody");
  if (!user) throw new Error("PostgreSQL does not run as root, and there is no user `postgres` to run it as.");
  return { uid: Number(user[2]), gid: Number(user[3]) };
}

/**
 * Waits for the line that says connections are accepted; an early end becomes an error with the server's own words.
 * @param {import("node:child_process").ChildProcess} child
 * @returns {Promise<void>}
 */
function ready(child) {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stderr?.setEncoding("utf8").on("data", (chunk) => {
      said = (said + chunk).slice(-4000);
      if (said.includes("ready to accept connections")) resolve();
    });
    child.once("exit", (code) => reject(new Error(`PostgreSQL ended with ${code}: ${said}`)));
    child.once("error", reject);
  });
}
