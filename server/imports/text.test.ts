import { readFile } from "node:fs/promises";
import fc from "@/scripts/vitest/chance.ts";
import { describe, expect, it } from "vitest";
import { articleText, placedBlocks } from "@/core/article-text.ts";
import { readText } from "./text.ts";

async function blocks(text: string, language = "en"): Promise<string[]> {
  const { document } = await readText(text, language);
  const whole = articleText(document);
  return placedBlocks(document).map(({ block, start, end }) => {
    const words = whole.slice(start, end);
    return block.type === "paragraph" ? words : `[${block.type}] ${words}`;
  });
}

const tokens = (text: string) => (text.match(/\S+/gu) ?? []).toSorted();
const letters = (text: string) => [...text.replace(/\s/gu, "")].toSorted();

const sample = [
  "[caption] Belarus has been gripped by mass protests since the country’s Aug. 9 election that handed Lukashenko a sixth presidential term. EPA / TASS",
  "The Russian National Guard has signed a cooperation agreement with Belarus’ police force to combat “terrorism and extremism,” Interfax reported Friday.",
  "The agreement comes amid months of opposition protests in Belarus against the country’s disputed presidential election. Belarus’ Moscow-backed President Alexander Lukashenko has accused the opposition of being backed by the West and has jailed several opposition figures on charges of attempting to seize power.",
  "Related article: Russia's Top Diplomat Accuses West of Meddling in Belarus",
  "The two law-enforcement agencies will cooperate on protecting public order and ensuring public safety and the protection of important state facilities and special cargo as well as the fight against terrorism and extremism, Interfax reported, citing the agreement on Belarus’ legal portal.",
  "https://www.interfax.ru/russia/741864",
  "https://www.themoscowtimes.com/2024/04/27/russias-top-diplomat-accuses-west-of-meddling-in-belarus",
  "The National Guard and the Belarusian interior ministry will also cooperate on state control of arms circulation, ensuring the safety of fuel and energy facilities, protecting important and sensitive facilities and providing support in combating crime.",
  'The agreement "made in the city of Minsk on Nov. 19, 2020" comes into force from the date of its signing.',
  "Belarus has been gripped by mass protests since the country’s Aug. 9 election that handed Lukashenko a sixth term, with tens of thousands of Belarusians calling for the longtime leader’s resignation.",
  "On Aug. 27, Russian President Vladimir Putin announced that Russia had formed a reserve of law enforcement officers near the Belarusian border at Lukashenko's request to be deployed in case “extremists in Belarus cross a line.",
  '"But we also agreed that it will not be used until the situation gets out of control and until extremist elements, hiding behind political slogans, cross certain borders, start robbery, start setting fire to cars, at home, banks, seize administrative buildings and so on," Putin had said.',
  "During the presidents’ Sept. 14 meeting in Sochi, an agreement was reached for this reserve of Russian security forces to be withdrawn.",
  "The next month, Russian Prime Minister Mikhail Mishustin ordered negotiations to begin on a cooperation agreement between the Russian National Guard and the Belarusian interior ministry.",
];

describe("readText", () => {
  it("rebuilds the sample and loses no word", async () => {
    const text = await readFile(new URL("../sample/moscow-times.txt", import.meta.url), "utf8");
    expect(await blocks(text)).toEqual(sample);
    const { document, notes } = await readText(text, "en");
    expect(tokens(articleText(document))).toEqual(tokens(text));
    expect(notes).toHaveLength(3);
    expect(document.content[5]).toEqual({
      type: "paragraph",
      content: [
        {
          type: "text",
          text: "https://www.interfax.ru/russia/741864",
          marks: [{ type: "link", attrs: { href: "https://www.interfax.ru/russia/741864" } }],
        },
      ],
    });
  });

  it("rebuilds it with other line breaks, and without blank lines keeps every word", async () => {
    const text = await readFile(new URL("../sample/moscow-times.txt", import.meta.url), "utf8");
    expect(await blocks(text.replaceAll("\n", "\r\n"))).toEqual(sample);
    const close = await blocks(text.replaceAll(/\n+/gu, "\n"));
    expect(tokens(close.join(" ").replace("[caption] ", ""))).toEqual(tokens(text));
  });

  const wrap = "Words that fill the whole width of the line up to here, and on\nthey go to the end.";
  it.each<[string, string, string[], string?]>([
    [
      "one paragraph a line",
      "One is here.\nTwo is here, longer.\nThree.",
      ["One is here.", "Two is here, longer.", "Three."],
    ],
    [
      "verse",
      "Shall I compare thee to a summer’s day?\nThou art more lovely and more temperate:\nRough winds do shake the darling buds of May,\nAnd summer’s lease hath all too short a date;",
      [
        "Shall I compare thee to a summer’s day?",
        "Thou art more lovely and more temperate:",
        "Rough winds do shake the darling buds of May,",
        "And summer’s lease hath all too short a date;",
      ],
    ],
    [
      "a short list",
      `${wrap}\n\n${wrap}\n\n${wrap}\n\nApples\nPears\nPlums`,
      [...Array.from({ length: 3 }, () => wrap.replace("\n", " ")), "Apples", "Pears", "Plums"],
    ],
    [
      "a word broken at a line’s end",
      "The ministry said on Friday that it will begin the cooper-\nation with the law-\nenforcement at once.",
      ["The ministry said on Friday that it will begin the cooperation with the law-enforcement at once."],
    ],
    [
      "a broken word the text has elsewhere",
      "Die Regierung und ihre Zusammenarbeit mit den Zusam-\nmenarbeit war am Ende nicht mehr zu sehen als vor-\nher.",
      ["Die Regierung und ihre Zusammenarbeit mit den Zusammenarbeit war am Ende nicht mehr zu sehen als vor-her."],
      "de",
    ],
    ["soft hyphens", "co\u00adoperation and oper\u00ad\nation", ["cooperation and operation"]],
    [
      "photo credits",
      "A man walks. Photo: Jane Doe\n\nThe dam. Maxim Shemetov / Reuters\n\nThe square. (AP Photo/Jane Doe)\n\nHe spoke to AP.",
      [
        "[caption] A man walks. Photo: Jane Doe",
        "[caption] The dam. Maxim Shemetov / Reuters",
        "[caption] The square. (AP Photo/Jane Doe)",
        "He spoke to AP.",
      ],
    ],
    ["addresses inside text", "See https://example.org/a. Then www.", ["See https://example.org/a. Then www."]],
    [
      "Chinese, joined without a space",
      `${"这是一个很长的句子".repeat(5)}\n${"这是一个很长的句子".repeat(5)}\n完了。`,
      [`${"这是一个很长的句子".repeat(10)}完了。`],
      "zh",
    ],
    [
      "right-to-left text",
      "قال الرئيس إن الاتفاق وقع يوم الجمعة في مدينة مينسك وإنه سيدخل\nحيز التنفيذ قريبا.",
      ["قال الرئيس إن الاتفاق وقع يوم الجمعة في مدينة مينسك وإنه سيدخل حيز التنفيذ قريبا."],
      "ar",
    ],
    ["emoji and combining marks", "👩‍👩‍👧 e\u0301\n\n\u202eabc", ["👩‍👩‍👧 e\u0301", "\u202eabc"]],
    [
      "markup as text",
      "<script>alert(1)</script>\n\njavascript:alert(1)",
      ["<script>alert(1)</script>", "javascript:alert(1)"],
    ],
  ])("%s", async (_, text, expected, language) => {
    expect(await blocks(text, language)).toEqual(expected);
  });

  it("is not slowed down by words that look like names without end", async () => {
    const line = `${"A-".repeat(70)}x`;
    expect(await blocks(line)).toEqual([line]);
  });

  it("makes a link only of an address it may open", async () => {
    const { document } = await readText("javascript:alert(1) https://example.org/x, https:// x", "en");
    const links = JSON.stringify(document).match(/"href":"[^"]*"/gu);
    expect(links).toEqual(['"href":"https://example.org/x"']);
  });

  it("loses no word, whatever the lines", async () => {
    const word = fc.constantFrom(
      "the",
      "Agreement",
      "of",
      "2020.",
      "“said”",
      "https://example.org/a",
      "AP",
      "Related:",
      "•",
      "é",
    );
    const line = fc.array(word, { maxLength: 14 }).map((words) => words.join(" "));
    const whole = fc.array(line, { maxLength: 20 }).map((lines) => lines.join("\n"));
    await fc.assert(
      fc.asyncProperty(whole, async (text) => {
        expect(tokens(articleText((await readText(text, "en")).document))).toEqual(tokens(text));
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme", maxLength: 300 }), async (text) => {
        const plain = text.replaceAll(/[-\u2010\u00ad]/gu, "");
        expect(letters(articleText((await readText(plain, "en")).document))).toEqual(letters(plain));
      }),
    );
  });
});
