import fc from "@/scripts/vitest/chance.ts";
import { describe, expect, it, test } from "vitest";
import { foldText } from "./text/folding.ts";
import { findInFolded, findPassage, passageDrift } from "./passages.ts";

const found = (text: string, passage: string) =>
  findPassage(text, passage).map(({ spans }) => spans.map(({ start, end }) => text.slice(start, end)).join(" | "));

const wrapped = `The agreement “made in
the city of Minsk on
Nov. 19, 2020” comes into force
from the date of its signing.`;

/** Each case: the text, the passage, and the words of the text at which it is found. */
const cases: [text: string, passage: string, expected: string[]][] = [
  [wrapped, "made in the city of Minsk on Nov. 19, 2020", ["made in\nthe city of Minsk on\nNov. 19, 2020"]],
  [wrapped, '"made in the city of Minsk on Nov. 19, 2020"', ["“made in\nthe city of Minsk on\nNov. 19, 2020”"]],
  [wrapped, "made in the city of Minsk on Nov. 18, 2020", []],
  [wrapped, "signed in the city of Minsk on Nov. 19, 2020", []],
  [wrapped, "Made in the city", []],
  // white space
  ["one\u00a0two\r\n\r\n\tthree\u2028four", " one two three four\n", ["one\u00a0two\r\n\r\n\tthree\u2028four"]],
  ["onetwo", "one two", []],
  // quotation marks: two kinds
  ["« a » ” “ „ “ ‹ › 「b」", '" a " " " " " \' \' "b"', ["« a » ” “ „ “ ‹ › 「b」"]],
  ["He said ‘no’", 'He said "no"', []],
  ["don’t", "don't", ["don’t"]],
  ["5′ 6″", "5' 6\"", []],
  // hyphens and dashes
  ["well‐known", "well-known", ["well‐known"]],
  ["resign", "re-sign", []],
  ["re-sign", "resign", []],
  ["2010–2020", "2010-2020", []],
  ["a — b", "a - b", []],
  ["at -5 degrees", "-5 degrees", ["-5 degrees"]],
  ["at 5 degrees", "-5 degrees", []],
  ["a - b", "a-b", []],
  ["a -- b", "a - b", []],
  ["an agree-\nment", "agreement", ["agree-\nment"]],
  ["a well-\nknown man", "well-known man", ["well-\nknown man"]],
  ["a well-\nknown agree-\nment", "well-known agreement", ["well-\nknown agree-\nment"]],
  ["Vor-\nund Nachteile", "Vor- und Nachteile", ["Vor-\nund Nachteile"]],
  ["an agreement", "agree-\nment", ["agreement"]],
  ["from 2019-\n2020 on", "2019-2020", ["2019-\n2020"]],
  ["from 2019-\n2020 on", "20192020", []],
  ["in-\ndependence", "dependence", []],
  ["non-party", "party", ["party"]],
  ["non-party", "non-", ["non-"]],
  ["so\u00adlu\u00ad\ntion", "solution", ["so\u00adlu\u00ad\ntion"]],
  // Unicode
  ["cafe\u0301 Å", "café Å", ["cafe\u0301 Å"]],
  ["café", "cafe", []],
  ["cafe\u0301", "cafe", []],
  ["o\ufb03ce \ufb02y", "office fly", ["o\ufb03ce \ufb02y"]],
  ["ﻻ", "لا", ["ﻻ"]],
  ["ＡＢ", "AB", []],
  ["10²", "102", []],
  ["10² m", "10", []],
  // the raised number of a note is no part of the word before it
  ["rose by 5 percent² in May", "by 5 percent", ["by 5 percent"]],
  ["signed in Minsk¹²", "in Minsk", ["in Minsk"]],
  ["in 2020¹ it rose", "in 2020", []],
  ["5 m² of land", "5 m", []],
  ["5 metres² of land", "5 metres", []],
  ["\ufeffze\u200bro\u200e wi\u2060dth", "zero width", ["ze\u200bro\u200e wi\u2060dth"]],
  ["a\u202eb", "ab", []],
  ["👩‍👩‍👧 said", "👩‍👩‍👧 said", ["👩‍👩‍👧 said"]],
  ["👩‍👩‍👧 said", "👧 said", []],
  ["👍🏽", "👍", []],
  ["🇧🇾🇷🇺", "🇾🇷", []],
  ["قال \u200fالرئيس", "قال الرئيس", ["قال \u200fالرئيس"]],
  ["שלום עולם", "עולם", ["עולם"]],
  ["他说：“我来了。”然后走了", '说："我来了。"', ["说：“我来了。”"]],
  ["สวัสดีครับ", "ครับ", ["ครับ"]],
  // borders
  ["party art", "art", ["art"]],
  ["I can’t", "I can", []],
  ["l’accord", "accord", ["accord"]],
  ["3.5 percent", "5 percent", []],
  ["killed 1,000", "killed 1", []],
  ["in 2020.", "2020", ["2020"]],
  ["naïve", "na", []],
  ["a_b", "a", ["a"]],
  // many places
  ["no no no", "no", ["no", "no", "no"]],
  ["la la la la", "la la", ["la la", "la la"]],
  ["aaaa aa", "aa", ["aa"]],
  // ellipses
  ["one two three four", "one … four", ["one | four"]],
  ["one two three four", "one [...] three (…) four", ["one | three | four"]],
  ["one two three four", "… two three ...", ["two three"]],
  ["one two three four", "four … one", []],
  ["one … two", "one … two", ["one … two"]],
  ["one … two", "one ... two", ["one | two"]],
  ["one one two one two", "one … two", ["one | two", "one | two"]],
  [`one ${"x ".repeat(1100)}two`, "one … two", []],
  ["one two three", "one … five", []],
  // nothing to look for
  ["one", "", []],
  ["one", " \n\u200b", []],
  ["one - two", "-", []],
  ["one … two", "[...]", []],
  ["", "one", []],
];

describe("findPassage", () => {
  it.each(cases)("%j has %j at %j", (text, passage, expected) => expect(found(text, passage)).toEqual(expected));

  it("stops at 1,000 places", () => expect(findPassage("no ".repeat(2000), "no")).toHaveLength(1000));

  it("is not slowed by repetition", () => {
    const text = foldText("a".repeat(500_000));
    expect(findInFolded(text, "a".repeat(5000))).toEqual([]);
    expect(findInFolded(text, `b${"a".repeat(5000)}`)).toEqual([]);
    expect(findInFolded(foldText("the ".repeat(100_000)), `${"the ".repeat(5000)}end`)).toEqual([]);
    expect(findInFolded(foldText("a-".repeat(100_000)), `${"a-".repeat(1000)}aa-a`)).toEqual([]);
    expect(findPassage("👩\u200d".repeat(100_000), "👩")).toEqual([]);
  });
});

const stems = [
  "Minsk",
  "café",
  "non-party",
  "l’accord",
  "Слово",
  "й",
  "השלום",
  "19",
  "3.5",
  "👩‍👩‍👧",
  "🇧🇾",
  "东京",
  "“so”",
  "«да»",
  "don't",
  "official",
];
/** Words that all differ, so that each stands at one place. */
const texts = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...stems), fc.stringMatching(/^[a-z]{2,5}$/)), {
    minLength: 3,
    maxLength: 30,
    selector: ([, own]) => own,
  })
  .map((pairs) => pairs.flatMap(([stem, own]) => [stem, own]));

const spaces = fc.constantFrom(" ", "  ", "\n", "\u00a0", "\r\n", "\n\n", "\t", " \u200b");
const folds: Record<string, string[]> = {
  '"': ['"', "“", "”", "„", "«", "»"],
  "'": ["'", "’", "‘", "‹"],
  "-": ["-", "\u2010", "\u2011"],
};
const kindOf = (mark: string) => Object.values(folds).find((kind) => kind.includes(mark));

/** The words as somebody else may have written them: only folded differences. `pick` chooses among them. */
function mangled(words: readonly string[], pick: (count: number) => number, space: (i: number) => string): string {
  const said = words.map((word) =>
    Array.from(pick(2) === 0 ? word : word.normalize("NFD"), (character, i) => {
      const same = kindOf(character);
      if (same) return same[pick(same.length)]!;
      const soft = /[a-z]/u.test(character) && i > 0 && /[a-z]/u.test(word.charAt(i - 1)) && pick(6);
      if (soft === 1) return `\u00ad${character}`;
      if (soft === 2) return `-\n${character}`;
      if (soft === 3) return `\u200b${character}`;
      return character;
    }).join(""),
  );
  return said.map((word, i) => (i === 0 ? word : space(i) + word)).join("");
}

const cuts = fc.tuple(texts, fc.nat(), fc.nat(), fc.infiniteStream(fc.nat()), fc.infiniteStream(spaces));

/** A text, where so many of its words stand in it, and the same words as somebody else wrote them. */
function cut([words, from, count, chances, gaps]: typeof cuts extends fc.Arbitrary<infer T> ? T : never) {
  const first = from % words.length;
  const chosen = words.slice(first, first + 1 + (count % 12));
  const pick = (n: number) => (chances.next().value as number) % n;
  const space = () => gaps.next().value as string;
  const before = words.slice(0, first).map((word) => word + space());
  const stands = mangled(chosen, pick, space);
  const after = words.slice(first + chosen.length).map((word) => space() + word);
  const start = before.join("").length;
  return {
    text: before.join("") + stands + after.join(""),
    span: { start, end: start + stands.length },
    chosen,
    passage: mangled(chosen, pick, space),
  };
}

describe("a passage cut from a text", () => {
  test("is found at its place, whatever is folded", () => {
    fc.assert(
      fc.property(cuts, (given) => {
        const { text, span, passage, chosen } = cut(given);
        // a lone stem may stand several times; two words stand once
        if (chosen.length < 2) return;
        expect(findPassage(text, passage)).toEqual([{ spans: [span] }]);
      }),
      { numRuns: 2000 },
    );
  });

  test("is never found with one word changed", () => {
    fc.assert(
      fc.property(cuts, fc.nat(), (given, at) => {
        const { text, chosen } = cut(given);
        const changed = chosen.with(at % chosen.length, "otherword");
        expect(findPassage(text, changed.join(" "))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test("slices back to the same folded words", () => {
    const letters = fc.string({
      unit: fc.constantFrom(..."ab1.'-’\n \u00ad\u0301\u200b…", "e\u0301", "\ufb01", "👩‍👧"),
      maxLength: 12,
    });
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."ab1.'-’\n \u00ad\u0301\u200b…", "fi", "👩‍👧"), maxLength: 80 }),
        letters,
        (text, passage) => {
          for (const { spans } of findPassage(text, passage)) {
            if (spans.length > 1 || passage.includes("…") || passage.includes("..")) continue;
            const { start, end } = spans[0]!;
            const key = foldText(passage.replace(/^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu, "")).key;
            expect(foldText(text.slice(start, end)).key).toBe(key);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});

test("a fold composes a text as NFC does", () => {
  const unit = fc.constantFrom(..."aeё한각é\u0301\u0327\u0323각क़Åשּׁ豈 ", "\u1112\u1161\u11ab", "\u{1d15e}");
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 20 }), (text) => {
      const plain = (said: string) => foldText(said).key;
      expect(plain(text.normalize("NFD"))).toBe(plain(text));
      expect(plain(`x${text}`)).toBe(`x${text}`.normalize("NFC").replace(/\s+/gu, " "));
    }),
  );
});

test.each([
  ["one two", "one two", "ONE one\ntwo", "still-there"],
  ["one two", "one two", "one three", "gone"],
  ["one two", "two", "one two", "never-there"],
])("the drift of %j from %j to %j is %s", (passage, before, after, expected) =>
  expect(passageDrift(passage, before, after)).toBe(expected),
);
