import { expect, test } from "vitest";
import { dateInWords, timeInWords } from "./time-words.ts";

test.each([
  ["2020", "2020"],
  ["2020-10", "October 2020"],
  ["2020-11-19", "19 November 2020"],
  ["2020-08-09", "9 August 2020"],
  ["2020-11-19T14:26:59.999Z", "19 November 2020, 14:26 UTC"],
  ["2020-13", "2020-13"],
  ["soon", "soon"],
])("%s is %s", (date, words) => {
  expect(dateInWords(date)).toBe(words);
});

test("a time names its zone", () => {
  expect(timeInWords("2026-03-14T10:15:00.000Z")).toBe("14 March 2026, 10:15 UTC");
});
