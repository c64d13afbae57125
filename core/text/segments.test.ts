import fc from "@/scripts/vitest/chance.ts";
import { expect, test } from "vitest";
import { layOut, paintedLanes, type ClaimSpan } from "./segments.ts";

const lanes = (spans: ClaimSpan[]) => {
  const found: Record<string, number> = {};
  for (const { covers } of layOut(spans).pieces) for (const { id, lane } of covers) found[id] = lane;
  return found;
};

test.each([
  ["one claim", [{ id: "a", start: 0, end: 5 }], { a: 0 }],
  [
    "inner claims lie nearest the text",
    [
      { id: "outer", start: 0, end: 50 },
      { id: "left", start: 0, end: 20 },
      { id: "right", start: 21, end: 40 },
    ],
    { outer: 1, left: 0, right: 0 },
  ],
  [
    "crossing claims in reading order",
    [
      { id: "second", start: 10, end: 40 },
      { id: "first", start: 0, end: 20 },
    ],
    { first: 0, second: 1 },
  ],
  [
    "the fourth layer has no line",
    [
      { id: "d", start: 0, end: 40 },
      { id: "c", start: 1, end: 30 },
      { id: "b", start: 2, end: 20 },
      { id: "a", start: 3, end: 10 },
    ],
    { a: 0, b: 1, c: 2, d: paintedLanes },
  ],
  [
    "a chain of crossing claims takes lines over again",
    [
      { id: "a", start: 0, end: 10 },
      { id: "b", start: 5, end: 15 },
      { id: "c", start: 12, end: 25 },
      { id: "d", start: 20, end: 30 },
    ],
    { a: 0, b: 1, c: 2, d: 0 },
  ],
  [
    "the same words twice",
    [
      { id: "a", start: 0, end: 10 },
      { id: "b", start: 0, end: 10 },
    ],
    { a: 0, b: 1 },
  ],
])("lanes: %s", (_, spans, expected) => expect(lanes(spans)).toEqual(expected));

test("several spans of one claim repeat the number, overlapping ones count once", () => {
  const { ends } = layOut([
    { id: "a", start: 0, end: 10 },
    { id: "a", start: 20, end: 30 },
    { id: "a", start: 25, end: 40 },
    { id: "b", start: 35, end: 40 },
    { id: "empty", start: 3, end: 3 },
  ]);
  expect(ends).toEqual([
    { offset: 10, ids: ["a"] },
    { offset: 40, ids: ["b", "a"] },
  ]);
});

const spans = fc.array(
  fc
    .record({ id: fc.constantFrom(..."abcdefgh"), start: fc.nat(60), length: fc.nat(20) })
    .map(({ id, start, length }) => ({ id, start, end: start + length })),
  { maxLength: 30 },
);
const offsets = (list: readonly { start: number; end: number }[]) =>
  [...new Set(list.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i)))].toSorted(
    (a, b) => a - b,
  );

test("pieces are ordered, disjoint and cover exactly the words of the claims", () => {
  fc.assert(
    fc.property(spans, (given) => {
      const { pieces } = layOut(given);
      for (const [i, piece] of pieces.entries()) {
        expect(piece.end).toBeGreaterThan(piece.start);
        expect(piece.covers.length).toBeGreaterThan(0);
        if (i > 0) expect(piece.start).toBeGreaterThanOrEqual(pieces[i - 1]!.end);
      }
      expect(offsets(pieces)).toEqual(offsets(given));
    }),
  );
});

test("the pieces of a claim are its spans", () => {
  fc.assert(
    fc.property(spans, (given) => {
      const { pieces } = layOut(given);
      for (const id of new Set(given.map((s) => s.id)))
        expect(offsets(pieces.filter((p) => p.covers.some((c) => c.id === id)))).toEqual(
          offsets(given.filter((s) => s.id === id)),
        );
    }),
  );
});

test("claims over the same words never share a painted line, and lie in order", () => {
  fc.assert(
    fc.property(spans, (given) => {
      for (const { covers } of layOut(given).pieces) {
        const painted = covers.map((c) => c.lane).filter((lane) => lane < paintedLanes);
        expect(new Set(painted).size).toBe(painted.length);
        expect(covers.map((c) => c.lane)).toEqual(covers.map((c) => c.lane).toSorted((a, b) => a - b));
      }
    }),
  );
});
