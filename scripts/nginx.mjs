// A real nginx in front of a Claimcheck, for tests and benches, as docs/nginx.conf has it.
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/**
 * The configuration that the documentation gives, with the names and places of this run in place of the example's.
 * @param {Readonly<Record<string, string>>} places
 */
function configured(places) {
  let text = readFileSync("docs/nginx.conf", "utf8");
  for (const [example, here] of Object.entries(places)) {
    if (!text.includes(example)) throw new Error(`docs/nginx.conf does not hold «${example}» any more`);
    text = text.replaceAll(example, here);
  }
  return text;
}

/**
 * Whether somebody listens on this port of the machine.
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function listens(port) {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.end();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}

/**
 * A real nginx in front of a Claimcheck, as docs/nginx.conf has it, with a certificate that it signed itself.
 * `program` is its path, `upstream` the Claimcheck's port; `port` takes https, `plainPort` http. Throws with nginx' own
 * words when it does not start.
 * @param {{ program: string, upstream: number, port: number, plainPort: number }} ports
 */
export async function startNginx(ports) {
  const folder = mkdtempSync(join(tmpdir(), "claimcheck-nginx-"));
  const [key, certificate] = [join(folder, "key.pem"), join(folder, "certificate.pem")];
  const subject = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-days", "2"];
  const made = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", key];
  execFileSync("openssl", ["req", "-x509", ...made, "-out", certificate, ...subject], { stdio: "ignore" });
  const site = configured({
    "/var/cache/nginx/claimcheck": join(folder, "cache"),
    "127.0.0.1:3000": `127.0.0.1:${ports.upstream}`,
    "listen 80;": `listen 127.0.0.1:${ports.plainPort};`,
    "listen 443 ssl": `listen 127.0.0.1:${ports.port} ssl`,
    "https://$host$": `https://$host:${ports.port}$`,
    "check.example.org;": "127.0.0.1;",
    "/etc/ssl/check.example.org.pem": certificate,
    "/etc/ssl/check.example.org.key": key,
  });
  mkdirSync(join(folder, "logs"));
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (name) => `${name}_temp_path ${join(folder, name)};`,
  );
  const logs = [`error_log ${join(folder, "logs/error.log")};`, `pid ${join(folder, "nginx.pid")};`];
  // as root it would hand its files to another user, who may not enter the folder
  const user = process.getuid?.() === 0 ? "user root;\n" : "";
  const http = `http {\naccess_log off;\n${temporary.join("\n")}\n${site}}\n`;
  writeFileSync(join(folder, "nginx.conf"), `${user}${logs.join("\n")}\nevents {}\n${http}`);
  const args = ["-p", folder, "-c", join(folder, "nginx.conf"), "-e", join(folder, "logs/error.log")];
  const child = spawn(ports.program, [...args, "-g", "daemon off;"], { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (words) => (said += words));
  const ended = new Promise((resolve) => child.once("close", resolve));
  while (child.exitCode === null && !(await listens(ports.port))) await pause(50);
  if (child.exitCode !== null) throw new Error(`nginx ended at its start:\n${said}`);
  return {
    url: `https://127.0.0.1:${ports.port}`,
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
