import { expect, test } from "vitest";
import type { Block, Document } from "./articles.ts";
import { coverageStrips, galleyClasses, paragraphNumbers, setAsides, type MarkedClaim } from "./marked-claims.ts";

const p = (text: string): Block => ({ type: "paragraph", content: [{ type: "text", text }] });
const document: Document = {
  type: "doc",
  content: [
    { type: "heading", attrs: { level: 1 }, content: [{ type: "text", text: "Title" }] },
    p("One. Two. Three."),
    { type: "bulletList", content: [{ type: "listItem", content: [p("Point.")] }] },
    p("Four."),
  ],
};

test("only paragraphs of the text itself are numbered", () => {
  expect(paragraphNumbers(document)).toEqual([null, 1, null, 2]);
});

test("a strip shows its sentences' states, neighbours joined, a stale claim first", () => {
  const stale = { id: "c", stale: true } as MarkedClaim;
  const sentence = { block: 1, claimIds: [] };
  const strips = coverageStrips(
    4,
    [
      { ...sentence, start: 7, end: 11, state: "checked" },
      { ...sentence, start: 12, end: 16, state: "checked" },
      { ...sentence, start: 17, end: 23, state: "in-work", claimIds: ["c"] },
    ],
    [stale],
  );
  expect(strips).toEqual([
    [],
    [
      { className: "cv-checked", size: 11 },
      { className: "cv-stale", size: 9 },
    ],
    [],
    [],
  ]);
});

test("opinions and what is no statement are labelled; what is left to the author is not", () => {
  const states = ["opinion", "on-author", "not-checkable", "untouched", "checked"] as const;
  const sentences = states.map((state, i) => ({ block: 0, start: i, end: i + 1, state, claimIds: [] }));
  expect(setAsides(sentences).map((a) => a.label)).toEqual(["[opinion]", "[not a statement]"]);
});

test("long texts are laid out only near the window", () => {
  expect([galleyClasses(2_500), galleyClasses(600_000)]).toEqual(["galley-text", "galley-text long"]);
});
