import fc from "@/scripts/vitest/chance.ts";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/core/people.ts";
import { commit, newEvent } from "./commit.ts";
import { verifyChain } from "./event-chain.ts";
import { allEvents, changeEvent, storedEvent, useTestDatabase } from "./testing.ts";

useTestDatabase();

const count = 600; // more than one batch
const columns = [
  "seq",
  "id",
  "at",
  "type",
  "article_id",
  "claim_id",
  "visibility",
  "data",
  "actor_id",
  "prev_hash",
  "hash",
];
const actor: Actor = { personId: "ruth", name: "Ruth", roles: [], via: "session" };

beforeAll(async () => {
  const at = "2020-12-18T12:00:00.000Z";
  // with letters whose escapes, and numbers whose exponents, can be spelt in two ways
  const data = { words: "«Ünal» \u001f said\n\ud800", amount: 1e30, list: [null, true, 0.5] };
  const events = Array.from({ length: count }, (_, i) =>
    newEvent(actor, { at, type: "claim.marked", articleId: "a", claimId: "c", data: { ...data, i } }),
  );
  await commit(actor, { writes: [], events: events as [(typeof events)[0]], answer: () => null });
});

/** A text with one bit turned; undefined where that leaves no text at all. */
function withBit(text: string, at: number): string | undefined {
  const bytes = Buffer.from(text, "utf8");
  const place = at % (bytes.length * 8);
  bytes[place >> 3] = (bytes[place >> 3] ?? 0) ^ (1 << (place & 7));
  const bent = bytes.toString("utf8");
  // PostgreSQL keeps no NUL and nothing that is not UTF-8; a file bent so is read as another text, which is found alike
  return bent.includes("\0") || bent.includes("\ufffd") ? undefined : bent;
}

function bentValue(value: string | number | null, at: number): string | number | undefined {
  // from bit 10 on the number is not another event's; the last of 32 is the sign
  if (typeof value === "number") return value ^ (1 << (10 + (at % 22)));
  return value === null ? undefined : withBit(value, at);
}

describe("verifying the chain", () => {
  it("finds it whole, tells how far it is, and can be ended", async () => {
    const told: string[] = [];
    const last = (await allEvents()).at(-1);
    const tell = (done: number, total: number) => void told.push(`${done} of ${total}`);
    expect(await verifyChain({ tell })).toEqual({ count, hash: last?.hash });
    expect(told).toEqual(["0 of 600", "500 of 600", "600 of 600"]);
    const stop = new AbortController();
    const ended = verifyChain({ signal: stop.signal, tell: () => stop.abort(new Error("enough")) });
    await expect(ended).rejects.toThrow("enough");
  });

  it("finds one bit turned in any column of any event, and names that row", async () => {
    const anyBit = fc.record({
      seq: fc.integer({ min: 1, max: count }),
      column: fc.constantFrom(...columns),
      at: fc.nat({ max: 100_000 }),
    });
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(anyBit, async ({ seq, column, at }) => {
        const row = await storedEvent(seq);
        const value = row[column] ?? null;
        const bent = bentValue(value, at);
        fc.pre(bent !== undefined);
        await changeEvent(seq, column, bent ?? null);
        const found = await verifyChain();
        await changeEvent(column === "seq" ? Number(bent) : seq, column, value);
        seen.add(column);
        expect(found).toMatchObject({ brokenAt: seq });
        // a number that was bent leaves a hole; in every other case the row itself is named
        const named = column === "seq" ? null : column === "id" ? bent : row["id"];
        expect(found).toMatchObject({ id: named });
      }),
      { numRuns: 150 },
    );
    expect([...seen].toSorted()).toEqual(columns.toSorted());
    expect(await verifyChain()).toMatchObject({ count });
  });

  it.each([
    ["an escape spelt in capitals", String.raw`\u001f`, String.raw`\u001F`],
    ["a number with a capital exponent", "1e+30", "1E+30"],
    ["a blank more", '"list":[', '"list": ['],
    ["no JSON any more", '"list":[', '"list":'],
  ])("finds data that says the same in other letters: %s", async (_what, from, to) => {
    const { data, id } = await storedEvent(300);
    expect(String(data)).toContain(from);
    await changeEvent(300, "data", String(data).replace(from, to));
    expect(await verifyChain()).toEqual({ brokenAt: 300, id, why: "its data is not as Claimcheck writes it" });
    await changeEvent(300, "data", data ?? null);
  });
});
