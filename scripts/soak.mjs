// `npm run soak [MINUTES]`: looks at the properties again and again, each round with other cases, until one does not hold.
import { readFileSync, readdirSync } from "node:fs";
import { randomInt } from "node:crypto";
import { fileURLToPath } from "node:url";
import { endSteps, run } from "./run.mjs";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));

for (const signal of /** @type {const} */ (["SIGTERM", "SIGINT", "SIGHUP"])) {
  process.once(signal, () => {
    endSteps();
    process.exit(143);
  });
}

const minutes = Number(process.argv[2] ?? 30);
if (!(minutes > 0)) {
  console.error("Say for how many minutes: npm run soak 30");
  process.exit(2);
}
process.exitCode = await soak(Date.now() + minutes * 60_000);

/**
 * @param {number} until ms UTC; a round that has begun is ended
 * @returns {Promise<number>} the exit code
 */
async function soak(until) {
  const files = ["core", "db", "server", "components", "app", "cli"]
    .flatMap((room) => readdirSync(room, { recursive: true, encoding: "utf8" }).map((name) => `${room}/${name}`))
    .filter((file) => /\.test\.tsx?$/u.test(file) && readFileSync(file, "utf8").includes("/scripts/vitest/chance.ts"));
  for (let round = 1; Date.now() < until; round += 1) {
    const seed = String(randomInt(2 ** 31));
    console.log(`\n== round ${round}, SEED=${seed}`);
    const projects = ["--project", "core", "--project", "rest", "--project", "sqlite"];
    const { code } = await run("node_modules/.bin/vitest", ["run", ...projects, ...files], { env: { SEED: seed } });
    if (code === 0) continue;
    console.log(`\nIn round ${round} a property did not hold. To see it again: SEED=${seed} npm run unit -- FILE`);
    return 1;
  }
  return 0;
}
