import fc from "@/scripts/vitest/chance.ts";
import { describe, expect, it } from "vitest";
import { describeSpan } from "./anchoring.ts";
import { articleText, placedBlocks } from "./article-text.ts";
import type { Document } from "./articles.ts";
import { carryOver } from "./carrying.ts";
import { isAccepted } from "./carry.ts";
import { isPlaced, markedByPerson, type Target } from "./claims.ts";
import { staleSince } from "./staleness.ts";

const documentOf = (blocks: readonly string[]): Document => ({
  type: "doc",
  content: blocks.map((text) => ({ type: "paragraph", ...(text !== "" && { content: [{ type: "text", text }] }) })),
});
const words = ["Minsk", "twelve", "eleven", "people", "were", "detained", "👩‍👩‍👧", "“agreed”", "é", "on Friday."];
const blocks = fc.array(
  fc.array(fc.constantFrom(...words), { maxLength: 8 }).map((some) => some.join(" ")),
  {
    minLength: 1,
    maxLength: 6,
  },
);

let made = 0;
const carrier = { newId: () => `t${++made}`, at: "2026-03-12T09:00:00.000Z", by: null };

describe("a claim carried over random versions", () => {
  it("stands word for word where it says, or waits at a point with its last words", () => {
    fc.assert(
      fc.property(
        blocks,
        fc.array(blocks, { minLength: 1, maxLength: 5 }),
        fc.nat(),
        fc.nat(),
        (first, later, a, b) => {
          const documents = [first, ...later].map(documentOf);
          const texts = new Map(documents.map((document, i) => [i + 1, articleText(document)]));
          const text = texts.get(1) ?? "";
          const tokens = [...text.matchAll(/\S+/gu)];
          const [from, to] = [a % (tokens.length || 1), b % (tokens.length || 1)].sort((x, y) => x - y) as [
            number,
            number,
          ];
          const [start, end] = [tokens[from]?.index ?? 0, (tokens[to]?.index ?? 0) + (tokens[to]?.[0].length ?? 0)];
          fc.pre(start < end);
          const place = describeSpan(text, placedBlocks(documents[0]!), start, end);
          const about = { claimId: "c", articleId: "a", revision: 1, createdAt: carrier.at, createdBy: null };
          let target: Target = { id: `t${++made}`, ...about, ...place, ...markedByPerson };
          const known = new Map([[target.id, target]]);
          for (const [i, document] of documents.entries()) {
            if (i === 0) continue;
            const to = { number: i + 1, text: texts.get(i + 1) ?? "", blocks: placedBlocks(document) };
            const row = carryOver([target], known, texts, to, carrier)[0]!.row;
            expect(row.revision).toBe(i + 1);
            expect(row.carriedFrom).toBe(target.id);
            expect(isPlaced(row)).toBe(isAccepted(row.state));
            if (isPlaced(row)) expect(to.text.slice(row.start, row.end)).toBe(row.exact);
            else expect([row.start, row.start <= to.text.length, row.exact]).toEqual([row.end, true, target.exact]);
            for (const { spans } of row.candidates)
              for (const span of spans) expect(span.end).toBeLessThanOrEqual(to.text.length);
            target = row;
            known.set(row.id, row);
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});

it("tells of a word that changed again from its first to its last, and not of one that is back", () => {
  const word = (before: string, after: string) => ({ kind: "number" as const, before, after });
  expect(staleSince([word("12", "11")], [word("11", "10")])).toEqual([word("12", "10")]);
  expect(staleSince([word("12", "11"), word("5", "6")], [word("11", "12")])).toEqual([word("5", "6")]);
  expect(staleSince([word("12", "11")], [word("7", "8")])).toEqual([word("12", "11"), word("7", "8")]);
});
