import { expect, it, test } from "vitest";
import { shiftedDigits, withShiftedDigits } from "./raised-digits.ts";

it.each<[string, "sup" | "sub", string | undefined]>([
  ["6", "sup", "⁶"],
  ["1234567890", "sup", "¹²³⁴⁵⁶⁷⁸⁹⁰"],
  ["-6", "sup", "⁻⁶"],
  ["−6", "sup", "⁻⁶"],
  ["–6", "sup", "⁻⁶"],
  ["1–3, 5", "sup", "¹–³, ⁵"],
  ["2+", "sup", "²⁺"],
  ["n", "sup", "ⁿ"],
  ["2", "sub", "₂"],
  ["1234567890", "sub", "₁₂₃₄₅₆₇₈₉₀"],
  ["(1)", "sub", "₍₁₎"],
  ["st", "sup", undefined],
  ["[1]", "sup", undefined],
  ["6x", "sup", undefined],
  ["n", "sub", undefined],
  [".", "sup", undefined],
  ["", "sup", undefined],
])("%j in %s is %j", (text, shift, expected) => expect(shiftedDigits(text, shift)).toBe(expected));

it.each([
  ['10<sup class="x">6</sup> CO<SUB>2</SUB>', "10⁶ CO₂"],
  ['10<span style="font-size:0.6em;vertical-align: super;">-6</span>', "10⁻⁶"],
  ["1<sup>st</sup> a<sup><b>2</b></sup>", "1<sup>st</sup> a<sup><b>2</b></sup>"],
  ['<span style="color: red">6</span> <super>6</super>', '<span style="color: red">6</span> <super>6</super>'],
])("in HTML only digits that are raised or lowered change: %s", (html, expected) => {
  expect(withShiftedDigits(html)).toBe(expected);
});

test("HTML that opens a great many elements takes no time to speak of", () => {
  const html = "<span ".repeat(50_000);
  expect(withShiftedDigits(html)).toBe(html);
});
