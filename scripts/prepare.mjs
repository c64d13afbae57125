// What `npm start` and `npm test` share: an install and a build that are made again only when stale.
// Staleness is told by content, not by file times: a checkout, a copy or a restore changes times and nothing else.
import { createHash } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { run } from "./run.mjs";

const installStamp = "node_modules/.claimcheck-install";
const buildStamp = ".next/claimcheck-build";
const lockFile = ".claimcheck/prepare.lock";
const compiled = "node_modules/better-sqlite3/build/Release/better_sqlite3.node";

/** Everything that `next build` reads. */
const sources = [
  "app",
  "components",
  "core",
  "db",
  "server",
  "public",
  "instrumentation.ts",
  "next.config.ts",
  "proxy.ts",
  "tsconfig.json",
];

/** What stops a start, as a sentence for the person at the terminal. */
export class StartError extends Error {}

/** Throws StartError on a Node that is too old; the floor is the one in package.json. */
export function checkNode() {
  const floor = JSON.parse(readFileSync("package.json", "utf8")).engines.node.replace(">=", "");
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [floorMajor = 0, floorMinor = 0] = floor.split(".").map(Number);
  if (major > floorMajor || (major === floorMajor && minor >= floorMinor)) return;
  throw new StartError(
    `Claimcheck needs Node ${floor} or later; this is ${process.versions.node}. Node 22 or 24 is recommended.`,
  );
}

/** Installs what package-lock.json says, unless node_modules was made from it by this Node on this system. */
export async function install() {
  const wanted = installHash();
  if (existsSync(compiled) && read(installStamp) === wanted) return;
  console.log("Installing what package-lock.json says; the first time this takes some minutes.");
  // The build needs development packages; headers beside Node spare a download that may be impossible.
  const headers = existsSync("/usr/include/node/node.h") && process.execPath.startsWith("/usr/bin/");
  const { code, output } = await run("npm", ["ci", "--include=dev", "--no-audit", "--no-fund"], {
    env: {
      NODE_ENV: "development",
      ...(headers ? { npm_config_nodedir: process.env["npm_config_nodedir"] ?? "/usr" } : {}),
    },
  });
  if (code === 0 && existsSync(compiled)) {
    writeFileSync(installStamp, wanted);
    return;
  }
  if (/better-sqlite3|node-gyp|gyp ERR/u.test(output) || code === 0) {
    throw new StartError(
      "better-sqlite3 has to be compiled here and could not be. On Debian or Ubuntu install its tools with " +
        "`apt-get install g++ make python3`, then start again.",
    );
  }
  throw new StartError("npm could not install what package-lock.json says; its own words are above.");
}

/** Builds the app, unless the build was made from these sources and this install. */
export async function build() {
  const wanted = buildHash();
  if (read(buildStamp) === wanted && existsSync(".next/BUILD_ID")) return;
  console.log("Building; this takes about half a minute.");
  // A build that failed or was killed can leave a .next that makes every later one fail too.
  if ((await buildOnce(wanted)) !== 0) {
    console.log("The build failed. Trying once more from nothing.");
    rmSync(".next", { recursive: true, force: true });
    if ((await buildOnce(wanted)) !== 0) throw new StartError("The build failed; its own words are above.");
  }
  writeFileSync(buildStamp, wanted);
}

/**
 * Runs the build; its exit code.
 * @param {string} hash what it is made of; the build is named by it
 */
async function buildOnce(hash) {
  rmSync(buildStamp, { force: true });
  const { code } = await run(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
    env: { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", CLAIMCHECK_BUILD_ID: hash.slice(0, 20) },
  });
  return code;
}

/** Hash of what decides the content of node_modules: the packages asked for, the lock, the system and Node's ABI. */
export function installHash() {
  const asked = JSON.parse(readFileSync("package.json", "utf8"));
  const { dependencies, devDependencies, overrides, allowScripts } = asked;
  const system = [process.platform, process.arch, process.versions.modules];
  return createHash("sha256")
    .update(JSON.stringify([dependencies, devDependencies, overrides, allowScripts, system]))
    .update(readFileSync("package-lock.json"))
    .digest("hex");
}

/** Hash of what decides the build: its sources without their tests, and the install. */
export function buildHash() {
  const hash = createHash("sha256").update(installHash());
  for (const file of sources.flatMap(filesUnder)) {
    if (/\.test\.tsx?$/u.test(file)) continue;
    hash.update(`${file}\0`).update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

/**
 * All files of a folder, or the file itself, in a fixed order; nothing when it is not there.
 * @param {string} place
 * @returns {string[]}
 */
function filesUnder(place) {
  if (!existsSync(place)) return [];
  if (!statSync(place).isDirectory()) return [place];
  return readdirSync(place)
    .sort()
    .flatMap((name) => filesUnder(join(place, name)));
}

/**
 * Does `work` while no other start on this folder does: the second of two waits for the first. The lock of a process
 * that is gone is broken.
 * @param {() => Promise<void>} work
 */
export async function alone(work) {
  mkdirSync(dirname(lockFile), { recursive: true });
  for (let told = false; !takeLock(); told = true) {
    if (!told) console.log(`Another start is preparing this folder (${lockFile}); waiting for it.`);
    await pause(500);
  }
  try {
    await work();
  } finally {
    releaseLock();
  }
}

/** Gives the lock up when it is ours; to be called before an early exit too. */
export function releaseLock() {
  if (read(lockFile) === String(process.pid)) rmSync(lockFile, { force: true });
}

/**
 * Makes the lock with its content in one step (link), so that nobody sees it empty. False when a living process has it.
 * @returns {boolean}
 */
function takeLock() {
  const own = `${lockFile}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    linkSync(own, lockFile);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
  } finally {
    rmSync(own);
  }
  const owner = Number(read(lockFile));
  if (owner !== process.pid && isAlive(owner)) return false;
  rmSync(lockFile, { force: true });
  return takeLock();
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return pid > 0;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}

/** @param {string} file */
function read(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}
