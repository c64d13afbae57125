import fc from "@/scripts/vitest/chance.ts";
import { expect, test } from "vitest";
import { nearestPassage } from "./nearest-passage.ts";

const shown = (text: string, passage: string) => {
  const near = nearestPassage(text, passage);
  if (!near) return null;
  return near.pieces
    .map((piece) => (piece.kind === "same" ? piece.b : piece.kind === "only-a" ? `[-${piece.a}-]` : `[+${piece.b}+]`))
    .join("");
};

const article = `It rained. The agreement “made in
the city of Minsk on Nov. 19, 2020” comes into force. It snowed in the city.`;

test.each([
  ["made in the city of Minsk on Nov. 18, 2020", "made in\nthe city of Minsk on Nov. [-18-][+19+], 2020"],
  ["signed in the city of Minsk", "[-signed-][+made+] in\nthe city of Minsk"],
  ["“made in the city of Minsk on Nov. 19, 2021”", "“made in\nthe city of Minsk on Nov. 19, [-2021-][+2020+]”"],
  ["the big city of Minsk", "the [-big -]city of Minsk"],
  ["in city of Minsk", "in\n[+the +]city of Minsk"],
  ["it rained.", "[-it-][+It+] rained."],
  ["Zebras graze in Botswana at night", null],
  ["It rained zebras all night long", null],
  ["", null],
  ["—", null],
])("nearest to %j: %j", (passage, expected) => expect(shown(article, passage)).toBe(expected));

test.each([
  ["天气很好。他说：“我来了。”然后走了。", "他说：“我走了。”", "他说：“我[-走-][+来+]了。”"],
  [
    "Вчера соглашение подписано в городе Минске.",
    "соглашение одобрено в городе",
    "соглашение [-одобрено-][+подписано+] в городе",
  ],
  ["وقال الرئيس إن بلاده لن تعبر الحدود", "إن بلاده لن تغلق الحدود", "إن بلاده لن [-تغلق-][+تعبر+] الحدود"],
  ["He can’t cross the border now", "can’t cross that border", "can’t cross [-that-][+the+] border"],
  ["the cafe\u0301 in Minsk closed", "the caf\u00e9 in Minsk opened", "the cafe\u0301 in Minsk [-opened-][+closed+]"],
  ["🎉 one two three 👩‍👩‍👧", "🎉 one two four 👩‍👩‍👧", "🎉 one two [-four-][+three+] 👩‍👩‍👧"],
])("in %j nearest to %j: %j", (text, passage, expected) => expect(shown(text, passage)).toBe(expected));

test("of equals the earliest", () => {
  expect(nearestPassage("one two three. one two three.", "one two four")?.span).toEqual({ start: 0, end: 13 });
});

test("likeness is the share of words in common", () => {
  expect(nearestPassage(article, "the city of Minsk on Dec")?.likeness).toBeCloseTo(5 / 6);
  expect(nearestPassage("", "word")).toBeNull();
});

test("a place far inside a repetitive text is found", () => {
  const text = `${"the city of the men ".repeat(20_000)}the city of Minsk and the men ${"the city of the men ".repeat(20_000)}`;
  const near = nearestPassage(text, "the city of Minsk or the men")!;
  expect(text.slice(near.span.start, near.span.end)).toBe("the city of Minsk and the men");
});

test("a passage with a changed word leads to its place", () => {
  const words = fc.uniqueArray(fc.stringMatching(/^[a-z]{3,8}$/), { minLength: 12, maxLength: 60 });
  fc.assert(
    fc.property(words, fc.nat(), fc.nat(), (all, from, at) => {
      const first = from % (all.length - 7);
      const chosen = all.slice(first, first + 8);
      const passage = chosen.with(at % 8, "1").join(" ");
      const near = nearestPassage(all.join(" "), passage)!;
      const start = all.slice(0, first).join(" ").length + (first === 0 ? 0 : 1);
      expect(near.span).toEqual({ start, end: start + chosen.join(" ").length });
      expect(near.pieces.map((piece) => piece.a).join("")).toBe(passage);
      expect(near.pieces.map((piece) => piece.b).join("")).toBe(chosen.join(" "));
    }),
  );
});
