import { expect, test } from "vitest";
import { trimmedSpan } from "./selected-words.ts";

test.each([
  ["spaces at the ends", "So it  rained, he", " it  rained, ", "it  rained,"],
  ["paragraph borders at the ends", "First.\n\nSecond.\n\nThird.", "\n\nSecond.\n\n", "Second."],
  ["half an emoji", "at 👩‍👩‍👧 home", "\u{1F469}‍👧", "👩‍👩‍👧"],
  ["a letter without its accent", "cafe\u0301 noir", "cafe", "cafe\u0301"],
  ["an accent without its letter", "cafe\u0301 noir", "\u0301 noir", "e\u0301 noir"],
  ["two words of Chinese", "新しい文章", "しい", "しい"],
])("a selection is words in whole letters: %s", (_, text, selected, words) => {
  const start = text.lastIndexOf(selected);
  const span = trimmedSpan(text, { start, end: start + selected.length });
  expect(span && text.slice(span.start, span.end)).toBe(words);
});

test("a selection of nothing but space is none", () => {
  expect(trimmedSpan("One.\n\nTwo.", { start: 4, end: 6 })).toBeNull();
});
