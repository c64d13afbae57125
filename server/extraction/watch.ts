import { Worker } from "node:worker_threads";
import { longestRun, mostMemory } from "./limits.ts";

/** How often memory is looked at, in milliseconds: a file can inflate some 100 MB in that time. */
const pace = 50;

/**
 * Kills this process when it takes too much memory outside the heap (where --max-old-space-size does not count), or
 * lives on after its parent should have ended it. In a thread of its own: an endless loop does not stop it.
 */
export function startWatch(): void {
  const watch = `
    const end = Date.now() + ${longestRun * 2};
    setInterval(() => {
      if (process.memoryUsage.rss() > ${mostMemory} || Date.now() > end) process.kill(process.pid, "SIGKILL");
    }, ${pace});
  `;
  new Worker(watch, { eval: true, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: 16 } }).unref();
}
