import { describe, expect, it } from "vitest";
import { coverageByBlock, percentOf, sharesByRevision, type PlaceInTime } from "./coverage-shares.ts";

const [early, first, second, late] = ["2026-01-01", "2026-01-02", "2026-01-03", "2026-01-04"] as const;

describe("coverageByBlock", () => {
  it("counts the sentences of each block by state", () => {
    const found = coverageByBlock([
      { block: 0, state: "checked" },
      { block: 2, state: "untouched" },
      { block: 2, state: "opinion" },
      { block: 2, state: "opinion" },
    ]);
    expect([...found]).toEqual([
      [0, { accounted: 1, total: 1, states: new Map([["checked", 1]]) }],
      [
        2,
        {
          accounted: 2,
          total: 3,
          states: new Map([
            ["untouched", 1],
            ["opinion", 2],
          ]),
        },
      ],
    ]);
  });
});

describe("sharesByRevision", () => {
  const sentences = [
    { start: 0, end: 10, block: 0 },
    { start: 11, end: 20, block: 0 },
  ];
  const revisions = [
    { number: 1, createdAt: first, sentences },
    { number: 2, createdAt: second, sentences },
  ];
  const place = (more: Partial<PlaceInTime>): PlaceInTime => ({
    claimId: "a",
    revision: 1,
    start: 0,
    end: 4,
    retiredAt: null,
    deletedAt: null,
    ...more,
  });
  const cases: [what: string, places: PlaceInTime[], accounted: [number, number]][] = [
    ["nothing", [], [0, 0]],
    ["a claim of the first text, carried as it was", [place({ retiredAt: second }), place({ revision: 2 })], [1, 1]],
    ["one that waits in the second", [place({ retiredAt: second }), place({ revision: 2, start: 5, end: 5 })], [1, 0]],
    ["a place that was changed within its revision", [place({ retiredAt: early })], [0, 0]],
    ["a claim deleted in the first", [place({ deletedAt: early })], [0, 0]],
    [
      "a claim deleted in the second",
      [place({ retiredAt: second, deletedAt: late }), place({ revision: 2, deletedAt: late })],
      [1, 0],
    ],
    ["a place retired in the present text", [place({ revision: 2, retiredAt: late })], [0, 0]],
  ];

  it.each(cases)("%s", (_, places, accounted) => {
    expect(sharesByRevision(revisions, places, [])).toEqual([
      { revision: 1, accounted: accounted[0], total: 2 },
      { revision: 2, accounted: accounted[1], total: 2 },
    ]);
  });

  it("counts the marks of each revision for itself", () => {
    const marks = [{ revision: 1, start: 11, end: 20, state: "opinion" as const }];
    expect(sharesByRevision(revisions, [], marks).map(({ accounted }) => accounted)).toEqual([1, 0]);
  });
});

describe("percentOf", () => {
  it.each([
    [{ accounted: 199, total: 200 }, 99],
    [{ accounted: 2, total: 2 }, 100],
    [{ accounted: 0, total: 0 }, null],
  ])("%j is %j", (share, percent) => {
    expect(percentOf(share)).toBe(percent);
  });
});
