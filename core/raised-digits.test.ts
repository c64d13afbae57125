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

test("in HTML only digits that are raised or lowered change", () => {
  expect(
    withShiftedDigits('10<sup class="x">6</sup> CO<SUB>2</SUB> 1<sup>st</sup> a<sup><b>2</b></sup> <sup>1</sub>'),
  ).toBe("10⁶ CO₂ 1<sup>st</sup> a<sup><b>2</b></sup> <sup>1</sub>");
});
