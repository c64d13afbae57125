import type { Span, TargetState } from "./claims.ts";

const before = "The ministry published its yearly figures on Monday, after two delays.";
export const after = "Officials in the capital did not answer further questions.";
/** Blocks between two that nothing happens to. */
export const inside = (...middle: string[]) => [before, ...middle, after].join("\n\n");

/** A text with its claims in [brackets], which may be nested, as the text and the claims' places. */
export function unbracketed(text: string): { text: string; spans: Span[] } {
  const spans: Span[] = [];
  let plain = "";
  for (const sign of text) {
    if (sign === "[") spans.push({ start: plain.length, end: 0 });
    else if (sign === "]") spans.findLast((span) => span.end === 0)!.end = plain.length;
    else plain += sign;
  }
  return { text: plain, spans };
}

/** Each case of anchoring.md: the old text with its claims in brackets, the new one, and what becomes of each claim. */
export const carryCases: [
  name: string,
  old: string,
  now: string,
  expected: [state: TargetState, words: string, stale?: string][],
][] = [
  [
    "(a) near-twin sentences, «twelve» → «eleven» in the first",
    inside("[Twelve people were detained in Minsk on Friday.] Fourteen people were detained in Minsk on Friday."),
    inside("Eleven people were detained in Minsk on Friday. Fourteen people were detained in Minsk on Friday."),
    [["edited", "Eleven people were detained in Minsk on Friday.", "Twelve → Eleven"]],
  ],
  [
    "(a) the same, until it reads as its twin does",
    inside("Eleven people were detained in Minsk on Friday. [Twelve people were detained in Minsk on Friday.]"),
    inside("Eleven people were detained in Minsk on Friday. Eleven people were detained in Minsk on Friday."),
    [["edited", "Eleven people were detained in Minsk on Friday.", "Twelve → Eleven"]],
  ],
  [
    "(a) near-twin paragraphs",
    inside("[Twelve people were detained in Minsk on Friday.]", "Eleven people were detained in Minsk on Friday."),
    inside("Eleven people were detained in Minsk on Friday.", "Eleven people were detained in Minsk on Friday."),
    [["edited", "Eleven people were detained in Minsk on Friday.", "Twelve → Eleven"]],
  ],
  [
    "(b) near twins, its sentence deleted",
    inside("[Twelve people were detained in Minsk on Friday.] Fourteen people were detained in Minsk on Friday."),
    inside("Fourteen people were detained in Minsk on Friday."),
    [["orphaned", ""]],
  ],
  [
    "(b) near twins, its paragraph deleted",
    inside("Fourteen people were detained in Minsk on Friday.", "[Twelve people were detained in Minsk on Friday.]"),
    inside("Fourteen people were detained in Minsk on Friday."),
    [["orphaned", ""]],
  ],
  [
    "(c) near twins, its sentence moved first",
    inside("Fourteen people were detained in Minsk on Friday. [Twelve people were detained in Minsk on Friday.]"),
    inside("Twelve people were detained in Minsk on Friday. Fourteen people were detained in Minsk on Friday."),
    [["shifted", "Twelve people were detained in Minsk on Friday."]],
  ],
  ["(d) the same document", inside("[It fell.] It [rose."), inside("It fell. It rose."), []],
  [
    "(e) a paragraph cut and pasted elsewhere",
    ["[The agreement comes into force from the date of its signing.]", before, after, "The end of it all."].join(
      "\n\n",
    ),
    [before, after, "The agreement comes into force from the date of its signing.", "The end of it all."].join("\n\n"),
    [["shifted", "The agreement comes into force from the date of its signing."]],
  ],
  [
    "(g) a paragraph made a heading, with one put in before it",
    inside("[Police sign an agreement]"),
    inside("By our reporter", "Police sign an agreement"),
    [["shifted", "Police sign an agreement"]],
  ],
  [
    "(h) a paragraph split inside the claim",
    inside(
      "He said so. [The two agencies will cooperate on public order and they will fight crime together.] It ended.",
    ),
    inside(
      "He said so. The two agencies will cooperate on public order",
      "and they will fight crime together. It ended.",
    ),
    [["split", "The two agencies will cooperate on public order | and they will fight crime together."]],
  ],
  [
    "(i) a hard break inside the claim",
    inside("He said so. [The two agencies will cooperate on public order and they will fight crime.]"),
    inside("He said so. The two agencies will cooperate\non public order and they will fight crime."),
    [["edited", "The two agencies will cooperate\non public order and they will fight crime."]],
  ],
  [
    "(j) an emoji put before the claim",
    inside("So it was. [The agreement was signed in Minsk.]"),
    inside("👩‍👩‍👧 So it was. 🇧🇾 The agreement was signed in Minsk."),
    [["shifted", "The agreement was signed in Minsk."]],
  ],
  [
    "(k) straight quotes made curly, spaces made no-break spaces",
    inside('["We don\'t agree," he said on 5 May about the "reserve".] It ended.'),
    inside("“We don’t agree,” he said on 5\u00a0May about the “reserve”. It ended."),
    [["edited", "“We don’t agree,” he said on 5\u00a0May about the “reserve”."]],
  ],
  [
    "(m) three rows alike, the middle one marked, the first deleted",
    inside("Minsk: 12 detained", "[Minsk: 12 detained]", "Minsk: 12 detained"),
    inside("Minsk: 12 detained", "Minsk: 12 detained"),
    [["uncertain", "Minsk: 12 detained"]],
  ],
  [
    "(m) two rows alike, a third put in",
    inside("[Minsk: 12 detained]", "Minsk: 12 detained"),
    inside("Minsk: 12 detained", "Minsk: 12 detained", "Minsk: 12 detained"),
    [["uncertain", "Minsk: 12 detained"]],
  ],
  [
    "a claim cut from its paragraph into two far places",
    inside(
      "[The reserve was formed near the western border in August. It was withdrawn after the meeting in Sochi.]",
      after,
    ),
    [
      "It was withdrawn after the meeting in Sochi.",
      before,
      after,
      "The reserve was formed near the western border in August.",
    ].join("\n\n"),
    [
      [
        "split",
        "It was withdrawn after the meeting in Sochi. | The reserve was formed near the western border in August.",
      ],
    ],
  ],
  [
    "two paragraphs made one",
    inside("He said so. [It was over.]", "[The agreement was signed in Minsk.] It holds."),
    inside("He said so. It was over. The agreement was signed in Minsk. It holds."),
    [
      ["exact", "It was over."],
      ["shifted", "The agreement was signed in Minsk."],
    ],
  ],
  [
    "words put before the claim and behind it are not the claim's",
    inside("On Friday [the agreement was signed in Minsk] by both sides."),
    inside("On Friday, we are told, the agreement was signed in Minsk at last by both sides."),
    [["shifted", "the agreement was signed in Minsk"]],
  ],
  [
    "a sentence that gets another beginning and end keeps its borders",
    inside("It began. [The agreement was signed in Minsk on Friday.] It ended."),
    inside("It began. According to Interfax, the agreement was signed in Minsk on Friday evening. It ended."),
    [["edited", "According to Interfax, the agreement was signed in Minsk on Friday evening.", "(new) → Interfax"]],
  ],
  [
    "a claim whose words were all replaced",
    inside("He saw [twelve] men."),
    inside("He saw eleven men."),
    [["orphaned", ""]],
  ],
];
