import { describe, expect, it } from "vitest";
import { staleText, staleWords } from "./staleness.ts";

const cases: [before: string, after: string, stale: string[]][] = [
  // numbers
  ["Twelve people died.", "Eleven people died.", ["number: Twelve → Eleven"]],
  [
    "It rose 3.5 percent to $1.2 million.",
    "It rose 3.6 percent to $1.2 billion.",
    ["number: 3.5 percent, 1.2 million → 3.6 percent, 1.2 billion"],
  ],
  ["He served a fifth term.", "He served a sixth term.", ["number: fifth → sixth"]],
  ["Some 1,200 were held.", "Some 1200 were held.", []],
  ["Twelve people died.", "12 people died.", []],
  ["It costs two hundred thousand.", "It costs 200,000.", []],
  ["Twenty-one were held.", "Twenty-two were held.", ["number: Twenty-one → Twenty-two"]],
  ["It fell by 5 %.", "It fell by 5 percent.", []],
  ["It fell by 5 percent.", "It fell by 5.", ["number: 5 percent → 5"]],
  ["Tens of thousands came.", "Hundreds of thousands came.", ["number: Tens → Hundreds"]],
  ["It holds.", "It holds for 5 years.", ["number: (new) → 5"]],
  ["It has 10⁶ members.", "It has 10⁷ members.", ["number: 10⁶ → 10⁷"]],
  ["It has 10⁶ members.", "It has 106 members.", ["number: 10⁶ → 106"]],
  ["It has 3 × 10⁻⁶ grams.", "It has 3 × 10⁻⁶ grams.", []],
  ["Es fielen 12 Schüsse.", "Es fielen 13 Schüsse.", ["number: 12 → 13"]],
  ["Погибли 12 человек.", "Погибли 11 человек.", ["number: 12 → 11"]],
  ["共有12人。", "共有13人。", ["number: 12 → 13"]],
  // dates
  ["It was signed on Nov. 19, 2020.", "It was signed on Nov. 20, 2020.", ["date: Nov. 19, 2020 → Nov. 20, 2020"]],
  ["It was signed on Nov. 19, 2020.", "It was signed on 19 November 2020.", []],
  ["Interfax reported Friday.", "Interfax reported Monday.", ["date: Friday → Monday"]],
  ["On Friday, Putin spoke in Sochi.", "Putin spoke in Sochi on Friday.", []],
  ["It may be so.", "It might be so.", []],
  ["It was signed on 2020-11-19.", "It was signed on 2020-11-18.", ["date: 2020-11-19 → 2020-11-18"]],
  ["Подписано 19 ноября.", "Подписано 19 декабря.", ["date: 19 ноября → 19 декабря"]],
  ["He came yesterday.", "He came today.", ["date: yesterday → today"]],
  // names
  ["The deal was signed in Minsk.", "The deal was signed in Sochi.", ["name: Minsk → Sochi"]],
  ["Putin accused Lukashenko.", "Lukashenko accused Putin.", ["name: Putin, Lukashenko → Lukashenko, Putin"]],
  ["Putin spoke.", "Mishustin spoke.", ["name: Putin → Mishustin"]],
  ["The police spoke.", "A policeman spoke.", []],
  ["Then Vladimir Putin left.", "Then Putin left.", ["name: Vladimir Putin → Putin"]],
  ["It was Lukashenko’s request.", "It was a request of Lukashenko.", []],
  ["the NATO summit", "the summit", ["name: NATO → (gone)"]],
  // negations
  ["He did agree.", "He did not agree.", ["negation: (new) → not"]],
  ["He did not agree.", "He didn’t agree.", []],
  ["He never agreed.", "He agreed.", ["negation: never → (gone)"]],
  ["Er stimmt zu.", "Er stimmt nicht zu.", ["negation: (new) → nicht"]],
  ["Он согласен.", "Он не согласен.", ["negation: (new) → не"]],
  // quotes
  [
    "He said they “cross certain borders” now.",
    "He said they “cross the border” now.",
    ["quote: certain borders → the border"],
  ],
  ['He said "it is over" and left.', "He said “it is over” and left.", []],
  ["He said «да» и ушёл.", "He said «нет» и ушёл.", ["negation: (new) → нет", "quote: да → нет"]],
  ["in case “extremists cross a line.", "in case “extremists cross a border.", ["quote: line → border"]],
  ['the "old" reserve and the "new" one', 'the "old" army and the "new" one', []],
  // nothing
  ["It rose slowly.", "It rose quickly.", []],
  ["", "", []],
];

describe("staleWords", () => {
  it.each(cases)("%s → %s", (before, after, expected) => {
    expect(staleWords(before, after).map((word) => `${word.kind}: ${staleText(word)}`)).toEqual(expected);
  });
});
