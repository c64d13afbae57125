import fc from "@/scripts/vitest/chance.ts";
import { expect, test } from "vitest";
import { wordTokens } from "./words.ts";

test.each([
  ["It fell, then rose.", "It fell , then rose ."],
  ["don’t l'accord 'quoted' Putin’s", "don’t l'accord ' quoted ' Putin’s"],
  ["3.5 percent of 1,000 at 10:30, 1’000.", "3.5 percent of 1,000 at 10:30 , 1’000 ."],
  ["made on Nov. 19,2020", "made on Nov . 19,2020"],
  ["well-known", "well - known"],
  ["agree-\nment", "agree-\nment"],
  ["Belarus-\nRussia 2019-\n2020", "Belarus - Russia 2019 - 2020"],
  ["co\u00adop\u200beration", "co\u00adop\u200beration"],
  ["cafe\u0301 \u200e\ufeffй", "cafe\u0301 й"],
  ["👩‍👩‍👧🇧🇾🇷🇺👍🏽!", "👩‍👩‍👧 🇧🇾 🇷🇺 👍🏽 !"],
  ["«Да», — сказал он…", "« Да » , — сказал он …"],
  ["东京。2020年", "东 京 。 2020 年"],
  ["タワーは", "タ ワ ー は"],
  ["نص عربي", "نص عربي"],
  ["\u0301 \ud800", "\u0301 \ud800"],
])("%j", (text, expected) => {
  expect(
    wordTokens(text)
      .map((token) => token.text)
      .join(" "),
  ).toBe(expected);
});

const pieces = fc.constantFrom(
  ..."a é e\u0301 東 ส \u00ad \u200b \u200d 👩 🇧 1 . ' ’ - \n \ud83d \udc69 \u0301 “ \ufeff".split(" "),
  " ",
);

test("tokens slice back, never overlap, and leave out only white space and what cannot be seen", () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
      const text = parts.join("");
      let [at, left] = [0, ""];
      for (const { start, end, text: said } of wordTokens(text)) {
        expect(start).toBeGreaterThanOrEqual(at);
        expect(text.slice(start, end)).toBe(said);
        expect(said).toMatch(/\S/u);
        left += text.slice(at, start);
        at = end;
      }
      expect(left + text.slice(at)).toMatch(/^[\s\p{Cf}]*$/u);
    }),
    { numRuns: 500 },
  );
});
