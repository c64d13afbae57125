// Runs one step of `npm start` or `npm test` as a process group of its own, so that a signal ends all of it.
import { spawn } from "node:child_process";

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();

/**
 * Runs a command to its end, its output shown as it comes. Never throws: a command that cannot start ends with 127.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: Record<string, string | undefined> }} [options] env: on top of this process's own; undefined takes a name away
 * @returns {Promise<{ code: number, output: string }>} output: the last 200 kB of what it said
 */
export function run(command, args, options = {}) {
  const child = spawn(command, args, {
    env: { ...process.env, ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  running.add(child);
  let output = "";
  for (const [from, to] of /** @type {const} */ ([
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ])) {
    from.on("data", (chunk) => {
      to.write(chunk);
      output = (output + chunk).slice(-200_000);
    });
  }
  return new Promise((resolve) => {
    child.once("error", (error) => resolve({ code: 127, output: `${output}${error.message}` }));
    child.once("close", (code, signal) => {
      running.delete(child);
      resolve({ code: code ?? (signal === "SIGINT" ? 130 : 143), output });
    });
  });
}

/** Ends the steps that are running, with everything that they started. */
export function endSteps() {
  for (const child of running) {
    if (child.pid) endGroup(child.pid);
  }
}

/** @param {number} pid */
function endGroup(pid) {
  try {
    process.kill(-pid, "SIGTERM");
  } catch (error) {
    // ESRCH: it ended by itself in the meantime.
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "ESRCH") throw error;
  }
}
