// `npm start`: checks, installs, builds and serves. Plain Node without packages, because nothing is installed yet.
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { StartError, alone, build, checkNode, install, releaseLock } from "./prepare.mjs";
import { endSteps } from "./run.mjs";
import { serve } from "./serve.mjs";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));

/** What a signal does: at first it ends the steps of the preparation, later the server. */
let onSignal = async () => {
  endSteps();
  releaseLock();
  return 143;
};
for (const signal of /** @type {const} */ (["SIGTERM", "SIGINT", "SIGHUP"])) {
  process.once(signal, () => void onSignal().then((code) => process.exit(code)));
}

try {
  process.exitCode = await start();
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  console.error(error.message);
  process.exit(1);
}

/** @returns {Promise<number>} the exit code */
async function start() {
  checkNode();
  if (existsSync(".env")) process.loadEnvFile(".env");
  const host = process.env["HOST"] || "127.0.0.1";
  const port = await freePort(host, process.env["PORT"] || "3000");
  let address = "";
  await alone(async () => {
    await install();
    address = await checkSettings();
    await build();
  });
  const server = serve({ host, port, say: (line) => console.log(line), complain: (line) => console.error(line) });
  onSignal = server.stop;
  const unwell = setTimeout(() => console.error(`Not ready yet; ${address}/api/health says why.`), 30_000);
  if (await server.ready()) console.log(`Claimcheck is ready at ${address}`);
  clearTimeout(unwell);
  return server.ended;
}

/**
 * The port, when it is one and free; else a StartError that names the way out.
 * @param {string} host
 * @param {string} wanted
 * @returns {Promise<number>}
 */
function freePort(host, wanted) {
  const port = Number(wanted);
  const another = "Choose another port: PORT=3001 npm start";
  if (!/^\d+$/u.test(wanted) || port < 1 || port > 65_535) {
    throw new StartError(`PORT must be a number from 1 to 65535, and is «${wanted}». For example: PORT=3001 npm start`);
  }
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (/** @type {NodeJS.ErrnoException} */ error) => {
      const why = {
        EADDRINUSE: `Port ${port} is already in use. ${another}`,
        EACCES: `Port ${port} needs an administrator's rights. ${another}`,
        EADDRNOTAVAIL: `HOST «${host}» is no address of this machine. Leave it out for 127.0.0.1; 0.0.0.0 is every address.`,
        ENOTFOUND: `HOST «${host}» is no known name. Leave it out for 127.0.0.1; 0.0.0.0 is every address.`,
      }[error.code ?? ""];
      reject(why ? new StartError(why) : error);
    });
    probe.listen(port, host, () => probe.close(() => resolve(port)));
  });
}

/**
 * Reads the other settings as the server will, so that a wrong one is told before the long build.
 * @returns {Promise<string>} the address people open
 */
async function checkSettings() {
  const { tsImport } = await import("tsx/esm/api");
  const settings = await tsImport("../server/env.ts", import.meta.url);
  try {
    return settings.appUrl();
  } catch (error) {
    if (error instanceof settings.SettingsError) throw new StartError(/** @type {Error} */ (error).message);
    throw error;
  }
}
