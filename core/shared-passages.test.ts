import fc from "@/scripts/vitest/chance.ts";
import { describe, expect, it, test } from "vitest";
import { foldText } from "./text/folding.ts";
import { namesSource, sharedPassages } from "./shared-passages.ts";

describe("sharedPassages", () => {
  const words = Array.from({ length: 40 }, (_, i) => `w${i}`);
  const [a, b] = [`He said: ${words.join(" ")}.`, `We hear, ${words.slice(0, 30).join("\n")}, and so on.`];

  it("finds a long run, marks and white space aside", () => {
    const [shared, ...more] = sharedPassages(a, b);
    expect(more).toEqual([]);
    expect(shared?.words).toBe(30);
    expect(a.slice(shared!.a.start, shared!.a.end)).toBe(words.slice(0, 30).join(" "));
    expect(b.slice(shared!.b.start, shared!.b.end)).toBe(words.slice(0, 30).join("\n"));
  });

  it("leaves out what is shorter", () => {
    expect(sharedPassages(a, b, 31)).toEqual([]);
    expect(sharedPassages("", b)).toEqual([]);
    expect(sharedPassages(a, "w1 w2")).toEqual([]);
  });

  it("is not slowed by repetition", () => {
    const text = "the ".repeat(100_000);
    expect(sharedPassages(text, text)).toMatchObject([{ words: 100_000 }]);
    expect(sharedPassages(text, `${"the ".repeat(30)}end `.repeat(1000))).toHaveLength(1000);
  });

  it("tells runs that are equal when folded, in order, each as long as it can be", () => {
    const text = fc.array(fc.constantFrom("a", "b", "don’t", "don't", "é", "e\u0301"), { maxLength: 60 });
    fc.assert(
      fc.property(text, text, (left, right) => {
        const [one, other] = [left.join(" "), right.join(", ")];
        let at = -1;
        for (const { a: own, b: theirs, words: count } of sharedPassages(one, other, 3)) {
          const [mine, its] = [
            one.slice(own.start, own.end),
            other.slice(theirs.start, theirs.end).replaceAll(",", ""),
          ];
          expect(foldText(its).key).toBe(foldText(mine).key);
          expect(mine.split(" ")).toHaveLength(count);
          expect(theirs.start).toBeGreaterThan(at);
          at = theirs.end;
        }
      }),
    );
  });
});

const source = {
  title: "Belarus and Russia sign agreement",
  publisher: "Interfax",
  url: "https://www.interfax.by/news/1",
  author: "Anna Ivanova",
};

test.each([
  ["Interfax reported Friday", "Interfax"],
  ["Interfax (interfax.by) reported", "interfax.by"],
  ["“Belarus and Russia\nsign agreement”, Interfax wrote", "Belarus and Russia\nsign agreement"],
  ["Anna Ivanova of Interfax", "Anna Ivanova"],
  ["the interfax agency", null],
  ["InterfaxNews", null],
])("%j names %j", (text, expected) => {
  const span = namesSource(text, source);
  expect(span && text.slice(span.start, span.end)).toBe(expected);
});

test("a short title and what is missing name nothing", () => {
  expect(namesSource("At Home", { title: "Home", publisher: null, url: "not an address", author: "" })).toBeNull();
});
