import { expect, test } from "vitest";
import { findWords, locatorOf, mostHits, paragraphAt, paragraphsOf, piecesOf, sentencesNear } from "./paragraphs.ts";

const text = "First line\nstill first.\n\n\n \n\nSecond. Here it goes on.\n\nThird.";
const paragraphs = paragraphsOf(text);
const words = (spans: readonly { start: number; end: number }[], of = text) =>
  spans.map(({ start, end }) => of.slice(start, end));

test("paragraphs are what blank lines part, without empty ones", () => {
  expect(words(paragraphs)).toEqual(["First line\nstill first.", "Second. Here it goes on.", "Third."]);
  expect(paragraphs.map(({ index }) => index)).toEqual([0, 1, 2]);
  expect(paragraphsOf("")).toEqual([]);
  expect(paragraphsOf(" \n\n\t")).toEqual([]);
});

test("a very long line is cut at spaces and keeps every letter", () => {
  const line = "word ".repeat(5000).trim();
  const parts = paragraphsOf(line);
  expect(parts.length).toBeGreaterThan(3);
  expect(words(parts, line).join("")).toBe(line);
  expect(parts.slice(0, -1).every(({ end }) => line[end - 1] === " ")).toBe(true);
  const unbroken = "x".repeat(20_000);
  expect(words(paragraphsOf(unbroken), unbroken).join("")).toBe(unbroken);
});

test("a page is told at the first paragraph that reaches into it", () => {
  const paged = paragraphsOf(text, [
    { page: 1, start: 0, end: 20 },
    { page: 2, start: 20, end: text.length },
  ]);
  expect(paged.map(({ page }) => page)).toEqual([1, undefined, undefined]);
  const second = text.indexOf("Second");
  const pages = [
    { page: 4, start: 0, end: second },
    { page: 5, start: second, end: text.length },
  ];
  expect(paragraphsOf(text, pages).map(({ page }) => page)).toEqual([4, 5, undefined]);
  expect(locatorOf(paragraphs, pages, second + 3)).toBe("page 5");
  expect(locatorOf(paragraphs, [], second + 3)).toBe("para 2");
});

test("an offset between paragraphs belongs to the next one, and behind all to the last", () => {
  expect(paragraphAt(paragraphs, 0)).toBe(0);
  expect(paragraphAt(paragraphs, text.indexOf("Second") - 2)).toBe(1);
  expect(paragraphAt(paragraphs, text.length + 5)).toBe(2);
});

test("sentences are read in the paragraph and its neighbours, passing over those without any", () => {
  const own = "One. Two.\n\nhttps://example.org/a\n\n* * *\n\nThree.";
  const near = sentencesNear(own, paragraphsOf(own), 0, "en");
  expect(words(near, own)).toEqual(["One.", "Two.", "Three."]);
  expect(new Set(near.map(({ block }) => block))).toEqual(new Set([0, 3]));
  expect(words(sentencesNear(own, paragraphsOf(own), own.length, "en"), own)).toEqual(["One.", "Two.", "Three."]);
});

test("pieces are cut where marks begin and end, and together are the whole stretch", () => {
  const marks = [
    { name: "passage", start: 2, end: 8 },
    { name: "hit", start: 6, end: 12 },
    { name: "far", start: 40, end: 50 },
  ];
  const pieces = piecesOf({ start: 0, end: 10 }, marks);
  expect(pieces).toEqual([
    { start: 0, end: 2, names: [] },
    { start: 2, end: 6, names: ["passage"] },
    { start: 6, end: 8, names: ["passage", "hit"] },
    { start: 8, end: 10, names: ["hit"] },
  ]);
});

test("words are found in any case and over line breaks, signs as they are", () => {
  expect(words(findWords(text, "FIRST  line still"))).toEqual(["First line\nstill"]);
  expect(words(findWords("a.b a+b (c) [d] {e} ^$|\\", "a.b"), "a.b a+b (c) [d] {e} ^$|\\")).toEqual(["a.b"]);
  expect(findWords("costs (5) $5 [x]\\", "(5) $5 [x]\\")).toHaveLength(1);
  expect(findWords("Привет, МИР", "привет, мир")).toHaveLength(1);
  expect(findWords(text, "   ")).toEqual([]);
  expect(findWords("ab ".repeat(9000), "ab")).toHaveLength(mostHits);
});
