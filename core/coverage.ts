import type { Span } from "./claims.ts";
import type { Sentence } from "./sentences.ts";
import type { Time } from "./time.ts";

/** What a person may say of a sentence that holds no claim. */
export const sentenceStates = [
  { id: "opinion", label: "Opinion", key: "o" },
  { id: "on-author", label: "On author", key: "w" },
  { id: "not-checkable", label: "Not a statement", key: "x" },
] as const;
export type SentenceState = (typeof sentenceStates)[number]["id"];

/** A sentence accounted for by hand. Belongs to the sentence of `revision` that stands at exactly this span. */
export interface SentenceMark extends Span {
  id: string;
  articleId: string;
  revision: number;
  exact: string;
  state: SentenceState;
  createdAt: Time;
  createdBy: string | null;
}

/** How one sentence is accounted for. `checked`: every claim in it has an opinion; `in-work`: some has none yet. */
export type CoverageState = "checked" | "in-work" | SentenceState | "untouched";

export interface SentenceCoverage extends Span {
  /** Index of the text block it stands in. */
  block: number;
  state: CoverageState;
  claimIds: readonly string[];
}

/** Coverage of a text: each sentence, and how many of them are not untouched. */
export interface Coverage {
  sentences: readonly SentenceCoverage[];
  accounted: number;
  total: number;
}

/** What coverage needs of a claim: where it stands now, and whether it has an opinion. */
export interface CoveringClaim {
  id: string;
  spans: readonly Span[];
  decided: boolean;
}

/** For each sentence the places (in `claims`) of the claims that touch it, in order, each once. */
function claimsBySentence(sentences: readonly Sentence[], claims: readonly CoveringClaim[]): readonly number[][] {
  const touching: number[][] = sentences.map(() => []);
  for (const [place, claim] of claims.entries()) {
    for (const span of claim.spans) {
      for (let at = firstEndingAfter(sentences, span.start); at < sentences.length; at += 1) {
        if (sentences[at]!.start >= span.end) break;
        const here = touching[at]!;
        if (here.at(-1) !== place) here.push(place);
      }
    }
  }
  return touching;
}

/** Sentences stand in text order and do not overlap, so their ends are sorted: bisection. */
function firstEndingAfter(sentences: readonly Sentence[], offset: number): number {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sentences[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * How each sentence is accounted for: by the claims that touch it (`checked` when all are decided, else `in-work`),
 * else by the mark that stands at exactly its span (the last wins), else `untouched`. Give only the marks of the
 * revision the sentences are of. Costs claims × log sentences.
 */
export function coverageOf(
  sentences: readonly Sentence[],
  claims: readonly CoveringClaim[],
  marks: readonly SentenceMark[],
): Coverage {
  const touching = claimsBySentence(sentences, claims);
  const marked = new Map(marks.map((mark) => [`${mark.start}:${mark.end}`, mark.state]));
  const covered = sentences.map(({ start, end, block }, at): SentenceCoverage => {
    const here = touching[at]!;
    const claimIds = here.map((place) => claims[place]!.id);
    if (here.length === 0) {
      return { start, end, block, state: marked.get(`${start}:${end}`) ?? "untouched", claimIds };
    }
    const state = here.every((place) => claims[place]!.decided) ? "checked" : "in-work";
    return { start, end, block, state, claimIds };
  });
  const accounted = covered.filter(({ state }) => state !== "untouched").length;
  return { sentences: covered, accounted, total: covered.length };
}
