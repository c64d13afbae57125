import { createHash } from "node:crypto";
import fc from "@/scripts/vitest/chance.ts";
import { expect, test } from "vitest";
import { sampleRecord } from "./record.fixture.ts";
import { byKeys } from "./by-keys.ts";
import { serialiseRecord, type ArticleRecord } from "./record.ts";

const record = sampleRecord({
  sha256: (text) => createHash("sha256").update(text).digest("hex"),
  base64: (text) => Buffer.from(text).toString("base64"),
});

/** The same record with its lists in another order and the members of every row in another order. */
function shuffled(seed: number): ArticleRecord {
  const order = <T>(items: readonly T[]): T[] =>
    items
      .map((item, i) => ({ item, at: Math.sin(seed + i) }))
      .toSorted((a, b) => a.at - b.at)
      .map(({ item }) => item);
  const row = <T>(value: T): T =>
    value !== null && typeof value === "object" && !Array.isArray(value)
      ? (Object.fromEntries(order(Object.entries(value).map(([key, member]) => [key, row(member)]))) as T)
      : value;
  const rows = Object.entries(record).map(([key, value]) => [
    key,
    Array.isArray(value) ? order(value).map(row) : row(value as unknown),
  ]);
  return Object.fromEntries(order(rows)) as ArticleRecord;
}

test("the text of a record is what it was, to the byte", async () => {
  await expect(serialiseRecord(record)).toMatchFileSnapshot("golden/record.json");
});

test("rows and members may come in any order", () => {
  const text = serialiseRecord(record);
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      expect(serialiseRecord(shuffled(seed))).toBe(text);
    }),
    { numRuns: 30 },
  );
});

test("reading and writing it again gives the same bytes, whatever text is in it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.jsonValue(), (text, data) => {
      const odd: ArticleRecord = {
        ...record,
        article: { ...record.article, title: text, note: text },
        history: record.history.map((event) => ({ ...event, data: data as never })),
      };
      const once = serialiseRecord(odd);
      expect(serialiseRecord(JSON.parse(once) as ArticleRecord)).toBe(once);
      expect((JSON.parse(once) as ArticleRecord).article.title).toBe(text);
    }),
  );
});

test("members a row should not have are left out, and __proto__ in event data stays data", () => {
  const data = JSON.parse('{"__proto__":{"a":1},"b":null}') as never;
  const text = serialiseRecord({
    ...record,
    claims: record.claims.map((claim) => ({ ...claim, passwordHash: "no" })),
    history: record.history.map((event) => ({ ...event, seq: 3, data })),
  });
  expect(text).not.toContain("passwordHash");
  expect(text).not.toContain('"seq"');
  expect(text).toContain('"__proto__": {');
});

test("keys compare by code unit and by size, and rows with equal keys keep their order", () => {
  expect(byKeys(["é", "z", "Z", "a"], (text) => [text])).toEqual(["Z", "a", "z", "é"]);
  expect(byKeys([10, 9, 1], (n) => [n])).toEqual([1, 9, 10]);
  expect(byKeys(["b1", "a1", "a0"], (text) => [text.slice(1)])).toEqual(["a0", "b1", "a1"]);
});
