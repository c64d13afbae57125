import { spawn } from "node:child_process";

/** `serve`: what `npm start` does, in this terminal. Answers with its exit code. */
export function serve(): Promise<number> {
  const child = spawn(process.execPath, ["scripts/start.mjs"], { stdio: "inherit" });
  // Ctrl-C reaches both of us; a signal sent to us alone is passed on, and the starter ends in good order
  process.on("SIGINT", () => undefined).on("SIGTERM", () => child.kill("SIGTERM"));
  return new Promise((resolve) => {
    child.once("error", () => resolve(1));
    child.once("close", (code) => resolve(code ?? 1));
  });
}
