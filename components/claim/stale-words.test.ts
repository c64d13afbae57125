import { expect, test } from "vitest";
import { staleWords } from "@/core/staleness.ts";
import { changedWords, staleWordsOf } from "./stale-words.ts";

test("each change is told once: the day of a date is no number of its own", () => {
  const words = staleWords('"made in Minsk on Nov. 19, 2020"', '"made in Minsk on Nov. 20, 2020"');
  expect(words.length).toBeGreaterThan(1);
  expect(changedWords(words)).toBe("Nov. 19, 2020 → Nov. 20, 2020");
});

test("two changes of the same words are told once, and the version with them", () => {
  const twice = { kind: "number", before: "3", after: "4" } as const;
  expect(staleWordsOf({ words: [twice, twice], revision: 2, since: "" })).toBe("3 → 4 changed in version 2");
});
