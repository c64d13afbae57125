// The built app as a child process: how `npm start`, the command line and the end-to-end tests all run it.
import { spawn } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";

const root = fileURLToPath(new URL("..", import.meta.url));
const next = fileURLToPath(new URL("../node_modules/next/dist/bin/next", import.meta.url));
const follow = new URL("./follow-parent.mjs", import.meta.url).href;

/**
 * How long a connection may rest, in ms. Proxies keep theirs for a minute: were it less here, one would now and then send
 * a save on a connection that is just being closed, and the save would be lost on the way.
 */
const restMs = 65_000;

/** What Next says of itself at each start; the starter says it in one line of its own. */
const banner = /^\s*(▲ Next\.js|- (Local|Network|Environments):|✓ (Starting|Ready|Running next.config)|$)/u;

/**
 * Starts the server and passes on what it says, without Next's banner.
 * @param {{ host: string, port: number, env?: Record<string, string | undefined>, say: (line: string) => void,
 *   complain: (line: string) => void }} options say: a line of its standard output; complain: of its errors
 * @returns {{ child: import("node:child_process").ChildProcess, ended: Promise<number>, ready: () => Promise<boolean>,
 *   stop: () => Promise<number> }} ended: its exit code; ready: true once it answers, false when it ended instead;
 *   stop: ends it within 10 s, by force if it must
 */
export function serve({ host, port, env = process.env, say, complain }) {
  const told = ["-H", host, "-p", String(port), "--keepAliveTimeout", String(restMs)];
  const child = spawn(process.execPath, ["--import", follow, next, "start", ...told], {
    cwd: root,
    env: { ...env, HOST: host, PORT: String(port), NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    // Out of the terminal's group: Ctrl-C reaches the starter alone, which tells the server once.
    detached: true,
  });
  lines(child.stdout, (line) => banner.test(stripVTControlCharacters(line)) || say(line));
  lines(child.stderr, (line) => complain(line));
  /** @type {Promise<number>} */
  const ended = new Promise((resolve) => {
    child.once("error", () => resolve(127));
    child.once("close", (code, signal) => resolve(code ?? (signal === "SIGKILL" ? 137 : 143)));
  });
  const stop = async () => {
    child.kill("SIGTERM");
    const force = setTimeout(() => child.kill("SIGKILL"), 10_000);
    const code = await ended;
    clearTimeout(force);
    return code;
  };
  return { child, ended, ready: () => Promise.race([answers(host, port, child), ended.then(() => false)]), stop };
}

/**
 * Waits until the server is well; asks every tenth of a second for as long as the process lives.
 * @param {string} host
 * @param {number} port
 * @param {import("node:child_process").ChildProcess} child
 */
async function answers(host, port, child) {
  const local = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "::1" : host;
  const url = `http://${local.includes(":") ? `[${local}]` : local}:${port}/api/health`;
  while (child.exitCode === null && child.signalCode === null) {
    // Refused while it is not listening yet.
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return true;
    await pause(100);
  }
  return false;
}

/**
 * @param {import("node:stream").Readable | null} stream
 * @param {(line: string) => void} tell
 */
function lines(stream, tell) {
  let rest = "";
  stream?.setEncoding("utf8").on("data", (chunk) => {
    const parts = (rest + chunk).split("\n");
    rest = parts.pop() ?? "";
    for (const line of parts) tell(line);
  });
  stream?.on("end", () => rest && tell(rest));
}
