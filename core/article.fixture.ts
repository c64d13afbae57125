/** The sample article with its claims, for tests. */
import { articleText } from "./article-text.ts";
import type { Block, Document } from "./articles.ts";
import { markedByPerson, type Claim, type Target } from "./claims.ts";

const caption =
  "Belarus has been gripped by mass protests since the country’s Aug. 9 election that handed Lukashenko a sixth presidential term. EPA / TASS";
export const paragraphs = [
  "The Russian National Guard has signed a cooperation agreement with Belarus’ police force to combat “terrorism and extremism,” Interfax reported Friday.",
  "The agreement comes amid months of opposition protests in Belarus against the country’s disputed presidential election. Belarus’ Moscow-backed President Alexander Lukashenko has accused the opposition of being backed by the West and has jailed several opposition figures on charges of attempting to seize power.",
  "Related article: Russia's Top Diplomat Accuses West of Meddling in Belarus",
  "The two law-enforcement agencies will cooperate on protecting public order and ensuring public safety and the protection of important state facilities and special cargo as well as the fight against terrorism and extremism, Interfax reported, citing the agreement on Belarus’ legal portal.",
  "The National Guard and the Belarusian interior ministry will also cooperate on state control of arms circulation, ensuring the safety of fuel and energy facilities, protecting important and sensitive facilities and providing support in combating crime.",
  'The agreement "made in the city of Minsk on Nov. 19, 2020" comes into force from the date of its signing.',
  "Belarus has been gripped by mass protests since the country’s Aug. 9 election that handed Lukashenko a sixth term, with tens of thousands of Belarusians calling for the longtime leader’s resignation.",
  "On Aug. 27, Russian President Vladimir Putin announced that Russia had formed a reserve of law enforcement officers near the Belarusian border at Lukashenko's request to be deployed in case “extremists in Belarus cross a line.",
  '"But we also agreed that it will not be used until the situation gets out of control and until extremist elements, hiding behind political slogans, cross certain borders, start robbery, start setting fire to cars, at home, banks, seize administrative buildings and so on," Putin had said.',
  "During the presidents’ Sept. 14 meeting in Sochi, an agreement was reached for this reserve of Russian security forces to be withdrawn.",
  "The next month, Russian Prime Minister Mikhail Mishustin ordered negotiations to begin on a cooperation agreement between the Russian National Guard and the Belarusian interior ministry.",
];

/** Ids of the fixture: the same in every run. */
export const id = (kind: number, n: number): string =>
  `019bb1c0-${kind.toString(16).padStart(4, "0")}-7000-8000-${n.toString(16).padStart(12, "0")}`;
/** Minutes after nine on the day of checking. */
export const at = (minute: number): string =>
  `2026-03-12T${String(9 + Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}:00.000Z`;

export const articleId = id(1, 1);
export const wilk = id(2, 1);
export const adeyemi = id(2, 2);

const paragraph = (text: string): Block => ({ type: "paragraph", content: [{ type: "text", text }] });
export const document: Document = {
  type: "doc",
  content: [
    {
      type: "heading",
      attrs: { level: 1 },
      content: [{ type: "text", text: "Russian National Guard to Partner With Belarus Police Amid Protests" }],
    },
    { type: "caption", content: [{ type: "text", text: caption }] },
    ...paragraphs.map(paragraph),
    {
      type: "paragraph",
      content: [
        {
          type: "text",
          text: "https://www.interfax.ru/russia/741864",
          marks: [{ type: "link", attrs: { href: "https://www.interfax.ru/russia/741864" } }],
        },
      ],
    },
  ],
};
export const text = articleText(document);

const blank = {
  stale: null,
  articleId,
  version: 1,
  status: "proposed",
  statement: "",
  types: [],
  checkability: "checkable",
  speaker: "",
  saidAt: null,
  saidWhere: "",
  dates: [],
  chosenBecause: "",
  priority: "normal",
  assignee: wilk,
  secondReader: null,
  thirdReader: null,
  legalHold: false,
  note: "",
  dueAt: null,
  splitFrom: null,
  mergedInto: null,
  createdBy: wilk,
  deletedAt: null,
} satisfies Partial<Claim>;

interface Sample extends Partial<Claim> {
  words: readonly string[];
}

const samples: readonly Sample[] = [
  {
    words: ["The Russian National Guard has signed a cooperation agreement with Belarus’ police force"],
    types: ["event"],
    statement: "The National Guard of Russia and the police of Belarus signed a cooperation agreement.",
  },
  {
    words: ["to combat “terrorism and extremism,”"],
    types: ["quote", "document"],
    statement: "The agreement is there to combat terrorism and extremism.",
  },
  {
    words: [paragraphs[0] ?? ""],
    types: ["attribution"],
    statement: "Interfax reported the agreement on a Friday.",
    speaker: "Interfax",
    saidAt: "2020-12-18",
  },
  {
    words: ["tens of thousands of Belarusians calling for the longtime leader’s resignation"],
    types: ["number"],
    statement: "Tens of thousands of people called for Lukashenko to resign.",
  },
  {
    words: ["made in the city of Minsk on Nov. 19, 2020"],
    types: ["quote", "date"],
    statement: "The agreement says that it was made in Minsk on 19 November 2020.",
    saidAt: "2020-11-19",
    saidWhere: "Minsk",
  },
  {
    words: [paragraphs[5] ?? ""],
    types: ["date", "document"],
    statement: "The agreement takes effect on the day it was signed.",
    dates: [
      { role: "signed", date: "2020-11-19" },
      { role: "effective", date: "2020-11-19" },
    ],
    chosenBecause: "From that day on the Guard may be sent: readers asked whether it was in force already.",
    priority: "high",
    note: "Ask for the clause on entry into force.",
  },
  {
    words: [
      "Russia had formed a reserve of law enforcement officers near the Belarusian border at Lukashenko's request",
    ],
    types: ["position", "event"],
    speaker: "Vladimir Putin",
    saidAt: "2020-08-27",
  },
  {
    words: ["at Lukashenko's request to be deployed in case “extremists in Belarus cross a line."],
    types: ["quote"],
    speaker: "Vladimir Putin",
    saidAt: "2020-08-27",
  },
  {
    words: [(paragraphs[8] ?? "").slice(1, -" Putin had said.".length - 1)],
    types: ["quote"],
    statement: "Putin said that the reserve would not be used until extremists “cross certain borders”.",
    speaker: "Vladimir Putin",
    saidAt: "2020-08",
    secondReader: adeyemi,
  },
  {
    words: [
      "protecting public order and ensuring public safety",
      "state control of arms circulation, ensuring the safety of fuel and energy facilities",
    ],
    types: ["document"],
    statement: "The agreement lists these fields of cooperation.",
    status: "researching",
  },
  { words: ["Moscow-backed"], types: ["characterisation"], checkability: "opinion" },
  { words: ["has jailed several opposition figures"], types: ["event"], status: "marked" },
  { words: ["disputed presidential election"], deletedAt: at(70), note: "Marked by mistake." },
  { words: ["Interfax reported Friday"], deletedAt: at(71), mergedInto: id(3, 3) },
];

export const claims = samples.map(({ words: _words, ...claim }, i): Claim => ({
  ...blank,
  id: id(3, i + 1),
  number: i + 1,
  createdAt: at(i + 1),
  updatedAt: at(i + 30),
  ...claim,
}));

export const targets = samples.flatMap(({ words }, i) =>
  words.map((exact, j): Target => {
    const start = text.indexOf(exact);
    return {
      id: id(4, 10 * (i + 1) + j),
      claimId: id(3, i + 1),
      articleId,
      revision: 1,
      block: text.slice(0, start).split("\n\n").length - 1,
      start,
      end: start + exact.length,
      exact,
      prefix: text.slice(Math.max(0, start - 32), start),
      suffix: text.slice(start + exact.length, start + exact.length + 32),
      ...markedByPerson,
      createdAt: at(i + 1),
      createdBy: wilk,
    };
  }),
);
