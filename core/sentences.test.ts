import { describe, expect, it } from "vitest";
import type { Document } from "./articles.ts";
import { articleText, placedBlocks } from "./article-text.ts";
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

/** Each case: the sentences that stand in one paragraph, joined by " | ". Chinese has no space to put back. */
const cases: [language: string, expected: string, joiner?: string][] = [
  ["en", "It fell. | It rose."],
  ["en", "The country’s Aug. 9 election was disputed. | He won."],
  ["en", "On Aug. 27, Russian President Vladimir Putin announced it."],
  ["en", 'The agreement "made in the city of Minsk on Nov. 19, 2020" comes into force from the date of its signing.'],
  ["en", "The U.S. President spoke. | He left the U.S. | The visit ended."],
  ["en", "Mr. Smith met Dr. Jones. | They spoke."],
  ["en", "J. K. Rowling and George W. Bush met."],
  ["en", "So do I. | The vote was lost."],
  ["en", "Chapter No. 5 says so. | No. | He did not."],
  ["en", "It rose 3.5 percent to $1.2 million. | Then it fell."],
  ["en", "It opens at 9 a.m. Eastern time. | It closes at 5 p.m. | The rest is silence."],
  ["en", "Apple Inc. Chief Executive Tim Cook spoke at 5 p.m. | He left."],
  ["en", "He warned of “extremists in Belarus cross a line. | But it passed."],
  ["en", 'He warned. | "But we agreed that it will not be used," Putin had said.'],
  ["en", "“It is over.” | He left. | “She said ‘go away.’” | They went."],
  ["en", "“Really?” he asked. | “Stop!” Vladimir Putin said."],
  ["en", "Why? | Because."],
  ["en", "He waited... and waited… and left. | Well… | Then it ended."],
  ["en", "See https://example.org/?q=a!b&c=D for it. | Write to a.b@example.org now."],
  ["en", "1. The agreement is signed. | It holds."],
  ["en", "Great! | 🎉 Next. 🎉"],
  ["en", "Smith vs. Jones, i.e. The Case, was heard by Gen. Lee et al. in St. Louis."],
  ["en", "Cafe\u0301 closed. | 👩‍👩‍👧 Family left."],
  ["de", "Am 9. August kam z. B. Frau Dr. Müller. | Sie blieb bis 2020. | Danach ging sie."],
  ["de", "Das gilt z.B. Für Abs. 5 usw. | Die Regel bleibt. | „Ja.“ | Er ging."],
  ["ru", "В г. Минске и на ул. Ленина в 2020 г. Россия начала переговоры. | Он ушёл."],
  ["ru", "В. В. Путин прибыл в 2020 г. | Он уехал и т. д. | Однако это всё."],
  ["ru", "Он дал 5 тыс. руб. | Это мало, т. е. Совсем мало."],
  ["fr", "M. Macron est venu. | « C’est fini. » | Puis il partit."],
  ["es", "El Sr. Pérez vive en EE.UU. | La casa es grande. | ¿Por qué? | ¡No!"],
  ["ar", "قال د. محمد إنه سعيد. | ثم غادر. | هل عاد؟ | لا."],
  ["zh", "你好。|他说：“我来了。”|然后走了！|真的吗？", ""],
  ["ja", "これは本です。|彼は「はい。」と言った。", ""],
  ["not a language", "It fell. | It rose."],
];

describe("sentences", () => {
  it.each(cases)("%s: %s", (language, expected, joiner) => {
    const parts = expected.split("|").map((part) => part.trim());
    expect(split(language, parts.join(joiner ?? " "))).toEqual(parts);
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

  it("trims white space of every kind", () => {
    expect(split("en", "\u00a0 One. \u3000 Two.\t")).toEqual(["One.", "Two."]);
  });
});
