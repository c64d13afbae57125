import { describe, expect, it } from "vitest";
import { coverageOf, type SentenceMark, type SentenceState } from "./coverage.ts";

const sentences = [
  { start: 0, end: 10, block: 0 },
  { start: 11, end: 20, block: 0 },
  { start: 22, end: 30, block: 1 },
  { start: 31, end: 40, block: 1 },
];

function mark(start: number, end: number, state: SentenceState): SentenceMark {
  const made = { createdAt: "2026-01-01T00:00:00.000Z", createdBy: null };
  return { id: `${start}`, articleId: "a", revision: 1, exact: "", start, end, state, ...made };
}

describe("coverageOf", () => {
  it("reads claims before marks, and counts what is accounted for", () => {
    const claims = [
      { id: "wide", spans: [{ start: 5, end: 12 }], decided: true },
      { id: "open", spans: [{ start: 11, end: 12 }], decided: false },
    ];
    const found = coverageOf(sentences, claims, [mark(0, 10, "opinion"), mark(22, 30, "on-author")]);
    expect(found.sentences).toEqual([
      { start: 0, end: 10, block: 0, state: "checked", claimIds: ["wide"] },
      { start: 11, end: 20, block: 0, state: "in-work", claimIds: ["wide", "open"] },
      { start: 22, end: 30, block: 1, state: "on-author", claimIds: [] },
      { start: 31, end: 40, block: 1, state: "untouched", claimIds: [] },
    ]);
    expect([found.accounted, found.total]).toEqual([3, 4]);
  });

  it("does not take a neighbour for touched, nor a mark of another span", () => {
    const between = [{ id: "gap", spans: [{ start: 10, end: 11 }], decided: true }];
    const found = coverageOf(sentences, between, [mark(0, 6, "opinion")]);
    expect(found.accounted).toBe(0);
  });

  it("names a claim once in a sentence that two of its spans touch, and not at all where it has none", () => {
    const twice = [
      {
        id: "twice",
        spans: [
          { start: 0, end: 2 },
          { start: 4, end: 6 },
        ],
        decided: true,
      },
      { id: "lost", spans: [], decided: true },
    ];
    expect(coverageOf(sentences, twice, []).sentences.map(({ claimIds }) => claimIds)).toEqual([["twice"], [], [], []]);
  });

  it("reads a text without sentences", () => {
    expect(coverageOf([], [], [])).toEqual({ sentences: [], accounted: 0, total: 0 });
  });

  it("looks only at the sentences around a claim", () => {
    let looks = 0;
    const many = Array.from({ length: 5000 }, (_, at) => ({
      start: at * 10,
      get end() {
        looks += 1;
        return at * 10 + 9;
      },
      block: 0,
    }));
    const claims = many.map(({ start }, at) => ({ id: `${at}`, spans: [{ start, end: start + 5 }], decided: true }));
    expect(coverageOf(many, claims, []).accounted).toBe(5000);
    expect(looks).toBeLessThan(5000 * 30);
  });
});
