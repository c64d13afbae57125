import fc from "@/scripts/vitest/chance.ts";
import { expect, test } from "vitest";
import { foldText } from "./folding.ts";
import { findInFolded } from "../passages.ts";
import { placesByRuns, runsOf } from "./runs.ts";

const piece = fc.constantFrom(
  "the",
  "river",
  "rose",
  "a",
  "a-b",
  "“",
  "…",
  " ",
  " ",
  "\n",
  "-",
  ".",
  "é",
  "e\u0301",
  "x",
);
const written = fc.array(piece, { maxLength: 40 }).map((parts) => parts.join(""));

test("passages are found by runs where reading the whole text finds them", () => {
  fc.assert(
    fc.property(written, fc.nat(40), fc.nat(20), written, (text, from, length, other) => {
      const folded = foldText(text);
      const indexed = { ...folded, runs: runsOf(folded.key) };
      for (const passage of [text.slice(from, from + length), text.slice(from), other]) {
        expect(findInFolded(indexed, passage)).toEqual(findInFolded(folded, passage));
      }
    }),
    { numRuns: 3000 },
  );
});

test("they do not tell of words alone, nor of what is everywhere", () => {
  const key = "a b ".repeat(1000);
  expect(placesByRuns(key, runsOf(key), "a b")).toBeUndefined();
  expect(placesByRuns(key, runsOf(key), "a b a b")).toBeUndefined();
  expect(placesByRuns("say a b c now", runsOf("say a b c now"), "ay a b c no")).toEqual([1]);
  expect(placesByRuns("say a b c now", runsOf("say a b c now"), "a x c")).toEqual([]);
});
