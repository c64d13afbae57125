/**
 * For app/durability.db.test.ts: a process of its own that marks claims in an article until it is ended, and prints each
 * claim's id once it was acknowledged.
 */
import { markClaim } from "./claims.ts";
import { systemActor } from "./permit.ts";

const [articleId = "", count = "0", atOnce = "1"] = process.argv.slice(2);
let left = Number(count);

async function work(): Promise<void> {
  while (left > 0) {
    left -= 1;
    const { id } = await markClaim(systemActor, { articleId, target: { start: 0, end: 5 }, offsets: "utf-16" });
    process.stdout.write(`${id}\n`);
  }
}

await Promise.all(Array.from({ length: Number(atOnce) }, work));
process.exit(0);
