import { describe, expect, it } from "vitest";
import type { Span } from "../claims.ts";
import { marksBySentence, replacedMarks, type HandMark } from "./sentence-marks.ts";

const spans = (...borders: [start: number, end: number][]) => borders.map(([start, end]) => ({ start, end }));
const mark = (start: number, end: number, state: HandMark["state"] = "opinion"): HandMark => ({ start, end, state });

const cases: [what: string, sentences: Span[], marks: HandMark[], states: (string | undefined)[]][] = [
  ["at its span", spans([0, 20], [21, 40]), [mark(21, 40)], [undefined, "opinion"]],
  ["the last of two at one span", spans([0, 20]), [mark(0, 20), mark(0, 20, "on-author")], ["on-author"]],
  ["split: both parts", spans([0, 20], [21, 40]), [mark(0, 40)], ["opinion", "opinion"]],
  ["joined, all marked alike", spans([0, 40]), [mark(0, 20), mark(21, 40)], ["opinion"]],
  ["joined: what covers most", spans([0, 40]), [mark(0, 10), mark(11, 40, "on-author")], ["on-author"]],
  ["joined, half marked", spans([0, 40]), [mark(0, 20)], [undefined]],
  ["joined, a word between left out", spans([0, 40]), [mark(0, 18), mark(24, 40)], [undefined]],
  ["a footnote's number more", spans([0, 19], [20, 40]), [mark(0, 17), mark(17, 40)], ["opinion", "opinion"]],
  [
    "split, and one part said anew",
    spans([0, 20], [21, 40]),
    [mark(0, 40), mark(0, 20, "on-author")],
    ["on-author", "opinion"],
  ],
  ["a neighbour's", spans([0, 20], [21, 23], [24, 40]), [mark(0, 19), mark(24, 41)], ["opinion", undefined, "opinion"]],
  ["none", spans([0, 20]), [], [undefined]],
];

describe("marksBySentence", () => {
  it.each(cases)("%s", (_, sentences, marks, states) => {
    expect(marksBySentence(sentences, marks).map((found) => found?.state)).toEqual(states);
  });
});

describe("replacedMarks", () => {
  const sentences = spans([0, 20], [21, 40], [41, 60]);

  it("says again of the neighbours what an old mark said of them too", () => {
    const wide = mark(0, 40);
    expect(replacedMarks(sentences, [wide, mark(41, 60)], 0)).toEqual({
      gone: [wide],
      again: [{ sentence: sentences[1], mark: wide }],
    });
  });

  it("takes only its own when the borders are the same", () => {
    expect(replacedMarks(sentences, [mark(0, 20), mark(21, 40)], 1)).toEqual({ gone: [mark(21, 40)], again: [] });
  });
});
