import { expect, test } from "vitest";
import { proposedVerdict } from "./ratings.ts";

test.each([
  ["pants on fire", null, null, null, "refuted"],
  ["  MOSTLY TRUE. ", null, null, null, "mostly-supported"],
  ["Half-True", null, null, null, "misleading"],
  ["Refutes", null, null, null, "refuted"],
  ["Conflicting Evidence/Cherrypicking", null, null, null, "conflicting"],
  ["Not Enough Info", null, null, null, "not-enough-evidence"],
  ["Satire", null, null, null, "not-checkable"],
  ["Zwiespältig", null, null, null, null],
  // words go before numbers, and numbers by where they stand between their ends
  ["False", 5, 5, 1, "refuted"],
  ["", 1, 5, 1, "refuted"],
  ["Hm", 5, 5, 1, "supported"],
  ["", 4, 5, 1, "mostly-supported"],
  ["", 3, 5, 1, "conflicting"],
  ["", 2, 5, 1, "misleading"],
  ["Mixture", null, null, null, "conflicting"],
  // the same on a scale that runs the other way
  ["", 1, 1, 5, "supported"],
  ["", 5, 1, 5, "refuted"],
  ["", 6, 1, 6, "refuted"],
  // outside its scale, on none, on one of one
  ["", -1, 5, 1, null],
  ["", 9, 5, 1, null],
  ["", 3, null, null, null],
  ["", 1, 1, 1, null],
] as const)("«%s» %s of best %s, worst %s is proposed as %s", (text, value, best, worst, verdict) => {
  expect(proposedVerdict({ text, value, best, worst })).toBe(verdict);
});
