import fc from "@/scripts/vitest/chance.ts";
import { expect, test } from "vitest";
import { compareWordings } from "./wordings.ts";

/** «cross [-certain borders-][+the border+]». */
const shown = (a: string, b: string) =>
  compareWordings(a, b)
    .map((piece) => (piece.kind === "same" ? piece.a : piece.kind === "only-a" ? `[-${piece.a}-]` : `[+${piece.b}+]`))
    .join("");

test.each([
  ["cross certain borders", "cross the border", "cross [-certain borders-][+the border+]"],
  ["the twelve men", "the eleven men", "the [-twelve-][+eleven+] men"],
  ["the old men", "the men", "the [-old -]men"],
  ["the men", "the old men", "the [+old +]men"],
  ["x old", "x", "x[- old-]"],
  ["x", "x new", "x[+ new+]"],
  ["x old.", "x.", "x[- old-]."],
  ["rose 3.5 percent", "rose 3.6 percent", "rose [-3.5-][+3.6+] percent"],
  ["Nov. 19, 2020", "Dec. 19, 2021", "[-Nov-][+Dec+]. 19, [-2020-][+2021+]"],
  ["don’t go", "do go", "[-don’t-][+do+] go"],
  ["a b", "A b", "[-a-][+A+] b"],
  [
    "quick brown fox jumped over the lazy dog",
    "slow black cat crawled under the tired cow",
    "[-quick brown fox jumped over the lazy dog-][+slow black cat crawled under the tired cow+]",
  ],
  ["quickly Putin spoke", "slowly Putin talked", "[-quickly-][+slowly+] Putin [-spoke-][+talked+]"],
  ["one, two", "three, four", "[-one, two-][+three, four+]"],
  ["他来了", "他走了", "他[-来-][+走+]了"],
  ["", "x", "[+x+]"],
  ["x", "", "[-x-]"],
  ["", "", ""],
])("%j and %j: %s", (a, b, expected) => expect(shown(a, b)).toBe(expected));

test("what is folded is the same, and each side keeps its own text", () => {
  expect(compareWordings("He said\n“don’t”, e\u0301.", 'He said "don\'t", é.')).toEqual([
    { kind: "same", a: "He said\n“don’t”, e\u0301.", b: 'He said "don\'t", é.' },
  ]);
  expect(compareWordings("the co\u00adop\u00aderation agree-\nment", "the cooperation agreement")).toHaveLength(1);
});

test("with no folding, quotation marks count", () => {
  const pieces = compareWordings("He said “no”", 'He said "no"', (word) => word);
  expect(pieces.map(({ a, b }) => [a, b])).toEqual([
    ["He said ", "He said "],
    ["“", ""],
    ["", '"'],
    ["no", "no"],
    ["”", ""],
    ["", '"'],
  ]);
});

const unit = fc.constantFrom(..."a the border, “x” 19 é e\u0301 👩‍👧 \u00ad 东 - … \u200b".split(" "), " ", "\n", "  ");
const wording = fc.array(unit, { maxLength: 30 }).map((parts) => parts.join(" "));
const tight = fc.array(unit, { maxLength: 30 }).map((parts) => parts.join(""));

test("all a's joined are a, all b's are b, and no piece is empty", () => {
  fc.assert(
    fc.property(fc.oneof(wording, tight), fc.oneof(wording, tight), (a, b) => {
      const pieces = compareWordings(a, b);
      expect(pieces.map((piece) => piece.a).join("")).toBe(a);
      expect(pieces.map((piece) => piece.b).join("")).toBe(b);
      for (const piece of pieces) {
        expect(piece.a !== "").toBe(piece.kind !== "only-b");
        expect(piece.b !== "").toBe(piece.kind !== "only-a");
      }
    }),
    { numRuns: 2000 },
  );
});

test("a text is the same as itself", () => {
  fc.assert(
    fc.property(wording, (text) => {
      fc.pre(/[a-z]/u.test(text));
      expect(compareWordings(text, text)).toEqual([{ kind: "same", a: text, b: text }]);
    }),
  );
});

test("two long texts without a common order are told as one change", () => {
  const numbered = (order: (i: number) => number) => Array.from({ length: 6000 }, (_, i) => `w${order(i)}`).join(" ");
  const [a, b] = [`Begin ${numbered((i) => i)} end`, `Begin ${numbered((i) => (i * 7919) % 6000)} x end`];
  const pieces = compareWordings(a, b);
  expect(pieces.map(({ kind }) => kind)).toEqual(["same", "only-a", "only-b", "same"]);
  expect(pieces.map((piece) => piece.a).join("")).toBe(a);
  expect(pieces.map((piece) => piece.b).join("")).toBe(b);
});
