import { parseHTML } from "linkedom";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { pastedWords } from "./pasted-words.ts";

beforeEach(() => {
  const parse = (html: string) => parseHTML(`<html><body>${html}</body></html>`).document;
  vi.stubGlobal(
    "DOMParser",
    class {
      parseFromString = parse;
    },
  );
});
afterEach(() => void vi.unstubAllGlobals());

it.each([
  ["an exponent", "It emits 106 tonnes.", "It emits 10<sup>6</sup>\n tonnes.", "It emits 10⁶ tonnes."],
  ["a formula over lines", "CO2\n\nand m2", "<p>CO<sub>2</sub></p><p>and m<sup>2</sup></p>", "CO₂\n\nand m²"],
  ["a note that is a link", "In 20201 it", "In 2020<sup><a href=#n>1</a></sup> it", "In 2020¹ it"],
  ["an ordinal", "The 1st", "The 1<sup>st</sup>", "The 1st"],
  ["no raised digits", "It is 106.", "<b>It is 106.</b>", "It is 106."],
  ["other words than in the formatted ones", "• 106", "<li>10<sup>6</sup></li>", "• 106"],
  ["fewer words than in the formatted ones", "106", "<p>10<sup>6</sup></p><p>more</p>", "106"],
])("pasted words keep what their digits mean: %s", (_, plain, html, expected) => {
  expect(pastedWords(plain, html)).toBe(expected);
});
