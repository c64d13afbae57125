import fc from "@/scripts/vitest/chance.ts";
import { describe, expect, it } from "vitest";
import type { Document } from "./articles.ts";
import {
  codePointMap,
  describeSpan,
  findQuote,
  fromCodePoints,
  selectorOf,
  toCodePoints,
  trimSpan,
} from "./anchoring.ts";
import { articleText, placedBlocks } from "./article-text.ts";
import { Refusal } from "./refusal.ts";

function read(...paragraphs: string[]) {
  const document: Document = {
    type: "doc",
    content: paragraphs.map((text) => ({ type: "paragraph", content: [{ type: "text", text }] })),
  };
  return { text: articleText(document), blocks: placedBlocks(document) };
}

describe("selectorOf", () => {
  it("takes the borders that a claim has, also where another version of Unicode sees one character", () => {
    const { text, blocks } = read("It crossed \u{e0020}the border.");
    const place = { start: text.indexOf("\u{e0020}"), end: text.length - 1 };
    expect(() => describeSpan(text, blocks, place.start, place.end)).toThrow(/inside one character/);
    expect(selectorOf(text, blocks, place)).toEqual({
      ...place,
      exact: "\u{e0020}the border",
      prefix: "It crossed ",
      suffix: ".",
      block: 0,
    });
  });
});

describe("describeSpan", () => {
  it("keeps the words and 32 code units on either side", () => {
    const { text, blocks } = read("a".repeat(40), `${"b".repeat(40)}word${"c".repeat(40)}`);
    const start = text.indexOf("word");
    expect(describeSpan(text, blocks, start, start + 4)).toEqual({
      start,
      end: start + 4,
      exact: "word",
      prefix: "b".repeat(32),
      suffix: "c".repeat(32),
      block: 1,
    });
  });

  it("never halves a character in the context", () => {
    const { text, blocks } = read(`😀${"a".repeat(31)}word${"b".repeat(31)}😀`);
    const start = text.indexOf("word");
    const found = describeSpan(text, blocks, start, start + 4);
    expect([found.prefix, found.suffix]).toEqual(["a".repeat(31), "b".repeat(31)]);
  });

  it("names the block in which a span over a border starts", () => {
    const { text, blocks } = read("One.", "Two.", "Three.");
    expect(describeSpan(text, blocks, 0, text.length).block).toBe(0);
    expect(describeSpan(text, blocks, 6, 7)).toMatchObject({ block: 1, exact: "T", prefix: "One.\n\n" });
    expect(describeSpan(text, blocks, text.length - 1, text.length).block).toBe(2);
  });

  const whole = "e\u0301 😀 👩‍👩‍👧 \u{1f1e7}\u{1f1fe}. x";
  it.each([
    ["before the text", -1, 3, /outside/],
    ["after the text", 0, 999, /outside/],
    ["half a unit", 0.5, 3, /outside/],
    ["empty", 3, 3, /empty/],
    ["backwards", 6, 3, /empty/],
    ["white space", 2, 3, /white space/],
    ["a border between letter and accent", 1, 5, /inside one character/],
    ["a border between the halves of an emoji", 0, 4, /inside one character/],
    ["a border inside a family", 6, 9, /inside one character/],
    ["a border inside a flag", 15, 17, /inside one character/],
  ])("refuses %s", (_, start, end, message) => {
    const { text, blocks } = read(whole);
    const refused = () => describeSpan(text, blocks, start, end);
    expect(refused).toThrow(Refusal);
    expect(refused).toThrow(message);
  });

  it("takes whole characters of every kind", () => {
    const { text, blocks } = read(whole);
    const { segment } = { segment: (of: string) => [...new Intl.Segmenter("und").segment(of)] };
    for (const { index, segment: exact } of segment(text)) {
      if (exact.trim() !== "") expect(describeSpan(text, blocks, index, index + exact.length).exact).toBe(exact);
    }
  });
});

describe("trimSpan", () => {
  it.each([
    ["  two words \n", 0, 13, "two words"],
    ["\u00a0\u3000x\t", 0, 4, "x"],
    ["x", 0, 1, "x"],
    ["   ", 0, 3, ""],
  ])("%j", (text, start, end, expected) => {
    const span = trimSpan(text, { start, end });
    expect(text.slice(span.start, span.end)).toBe(expected);
  });
});

describe("findQuote", () => {
  it.each([
    ["aaaa", { exact: "aa" }, [0, 1, 2]],
    ["one two one", { exact: "one" }, [0, 8]],
    ["one two one", { exact: "one", prefix: "two " }, [8]],
    ["one two one", { exact: "one", suffix: " two" }, [0]],
    ["one two one", { exact: "One" }, []],
    ["one", { exact: "" }, []],
    ["a.b", { exact: "a.b" }, [0]],
  ])("%j %j", (text, quote, starts) => {
    expect(findQuote(text, quote)).toEqual(starts.map((start) => ({ start, end: start + quote.exact.length })));
  });
});

describe("code points", () => {
  it("counts an emoji as one", () => {
    expect(toCodePoints("😀a😀b", { start: 2, end: 6 })).toEqual({ start: 1, end: 4 });
    expect(fromCodePoints("😀a😀b", { start: 1, end: 4 })).toEqual({ start: 2, end: 6 });
    expect(codePointMap("😀a").toCodePoint(1)).toBe(0);
  });

  it("agrees with counting one by one, and comes back", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const map = codePointMap(text);
        let offset = 0;
        for (const [count, point] of [...text].entries()) {
          expect(map.toCodePoint(offset)).toBe(count);
          expect(map.fromCodePoint(count)).toBe(offset);
          offset += point.length;
        }
        expect(map.length).toBe([...text].length);
        expect(map.fromCodePoint(map.length)).toBe(text.length);
      }),
    );
  });
});
