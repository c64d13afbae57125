import { readFileSync } from "node:fs";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Document } from "../articles.ts";
import { articleText, placedBlocks } from "../article-text.ts";
import { sentenceCases } from "./sentence-cases.fixture.ts";
import { sentences } from "./sentences.ts";

function split(language: string, ...paragraphs: string[]): string[] {
  const document: Document = {
    type: "doc",
    content: paragraphs.map((text) => ({
      type: "paragraph",
      content: text
        .split("\n")
        .flatMap((line, at) => [
          ...(at === 0 ? [] : [{ type: "hardBreak" as const }]),
          ...(line === "" ? [] : [{ type: "text" as const, text: line }]),
        ]),
    })),
  };
  const text = articleText(document);
  return sentences(text, placedBlocks(document), language).map(({ start, end }) => text.slice(start, end));
}

afterEach(() => vi.restoreAllMocks());

describe("sentences", () => {
  it.each(sentenceCases)("$language: $paragraph", ({ language, paragraph, sentences: expected }) => {
    expect(split(language, paragraph)).toEqual(expected);
  });

  it("keeps cases of many languages", () => {
    expect(sentenceCases.length).toBeGreaterThanOrEqual(200);
    expect(new Set(sentenceCases.map(({ language }) => language)).size).toBeGreaterThanOrEqual(12);
  });

  it("reads an unknown language by the general rules", () => {
    expect(split("not a language", "It fell. It rose.")).toEqual(["It fell.", "It rose."]);
  });

  it("ends the sample's unclosed quotation with its paragraph", () => {
    const sample = readFileSync(new URL("../../server/sample/moscow-times.txt", import.meta.url), "utf8");
    const paragraphs = sample.split(/\n{2,}/u).map((text) => text.trim().replaceAll("\n", " "));
    const found = split("en", ...paragraphs);
    expect(found).toHaveLength(15);
    expect(found.filter((sentence) => /[“"]/u.test(sentence))).toEqual([
      expect.stringMatching(/^The Russian National Guard .* Friday\.$/u),
      expect.stringMatching(/^The agreement "made .* signing\.$/u),
      expect.stringMatching(/^On Aug\. 27, .* “extremists in Belarus cross a line\.$/u),
      expect.stringMatching(/^"But we also .* so on," Putin had said\.$/u),
    ]);
  });

  it("stays inside a block, and keeps a line that goes on", () => {
    expect(split("en", "One goes on", "in the next. Two")).toEqual(["One goes on", "in the next.", "Two"]);
    expect(split("en", "A line that\ngoes on\nNew line")).toEqual(["A line that\ngoes on", "New line"]);
  });

  it("finds none where nothing is said", () => {
    expect(split("en", "", "  ", "***", "https://example.org/a", "www.example.org\nmailto:a@b.org", "🎉")).toEqual([]);
    expect(split("en", "See https://example.org/a")).toEqual(["See https://example.org/a"]);
  });

  it("finds the same in a long paragraph as in a short one", () => {
    expect(split("en", "It is so. ".repeat(3000))).toEqual(Array.from({ length: 3000 }, () => "It is so."));
    expect(split("en", `x${"y".repeat(20_000)}. Two.`)).toHaveLength(2);
  });

  it("does not end a sentence where a window of the reading ends", () => {
    const long = `${"ABCD ".repeat(3000).trim()}.`;
    expect(split("en", `${long} Two.`)).toEqual([long, "Two."]);
    const before = "A ".repeat(1100);
    for (let shift = 0; shift < 12; shift += 1) {
      const [one, two] = [`${before}${"b".repeat(shift)} in the U.S. President spoke.`, "Then it fell."];
      expect(split("en", `${one} ${two}`)).toEqual([one, two]);
    }
  });

  // ICU's time grows with the square of what one call is given, when that is all punctuation.
  it.each(["?!", ". ", '."', "...", "… ", "a. ", "no end ", "「。」", "[1]. "])(
    "gives ICU little at a time, and nothing more than a few times: %j",
    (part) => {
      const segment = vi.spyOn(Intl.Segmenter.prototype, "segment");
      const text = `One. ${part.repeat(60_000 / part.length)}`;
      split("en", text);
      const given = segment.mock.calls.map(([read]) => read.length);
      expect(Math.max(...given)).toBeLessThanOrEqual(2048);
      expect(given.reduce((sum, length) => sum + length, 0)).toBeLessThan(3 * text.length);
    },
  );

  it("trims white space of every kind", () => {
    expect(split("en", "\u00a0 One. \u3000 Two.\t")).toEqual(["One.", "Two."]);
  });
});
