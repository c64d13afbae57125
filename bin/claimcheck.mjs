#!/usr/bin/env node
// The command line: `npx claimcheck --help`. Works on the same settings as the server; paths are from where it is called.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const from = process.cwd();
process.chdir(fileURLToPath(new URL("..", import.meta.url)));
if (!existsSync("node_modules/tsx")) {
  console.error("Nothing is installed here yet. Run `npm ci` or `npm start` first.");
  process.exit(1);
}
if (existsSync(".env")) process.loadEnvFile(".env");
const { register } = await import("tsx/esm/api");
register();
const { main } = await import("../cli/main.ts");
process.exitCode = await main(process.argv.slice(2), from);
