import { expect, test } from "vitest";
import { moved } from "./sentence-cursor.ts";

const text = "One two three. Four five.";
const sentences = [
  { start: 0, end: 14, block: 0 },
  { start: 15, end: 25, block: 0 },
];

test.each(["en", "", "not a language", "ру"])("words are walked in the language «%s»", (language) => {
  const around = { text, sentences, language };
  const trimmed = moved({ start: 0, end: 14 }, "trim-start", around);
  expect(trimmed && text.slice(trimmed.start, trimmed.end)).toBe("two three.");
  const shorter = moved(trimmed, "drop-word", around);
  expect(shorter && text.slice(shorter.start, shorter.end)).toBe("two three");
  const longer = moved(shorter, "add-word", around);
  expect(longer && text.slice(longer.start, longer.end)).toBe("two three. Four");
});
