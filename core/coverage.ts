import { firstWhere } from "./bisect.ts";
import type { Span } from "./claims.ts";
import { marksBySentence } from "./text/sentence-marks.ts";
import type { Sentence } from "./text/sentences.ts";
import type { Time } from "./time.ts";

/** What a person may say of a sentence that holds no claim. */
export const sentenceStates = [
  { id: "opinion", label: "Opinion", key: "o" },
  { id: "on-author", label: "On author", key: "w" },
  { id: "not-checkable", label: "Not a statement", key: "x" },
] as const;
export type SentenceState = (typeof sentenceStates)[number]["id"];

/** A sentence of `revision` accounted for by hand, at the span it had then (core/text/sentence-marks.ts). */
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

/** What coverage needs of a claim: where it stands now (points for words without a place), and whether it has an opinion. */
export interface CoveringClaim {
  id: string;
  spans: readonly Span[];
  decided: boolean;
}

/** For each touched sentence, by its place, the claims that touch it: in order, each once. */
function claimsBySentence(sentences: readonly Sentence[], claims: readonly CoveringClaim[]) {
  const touching = new Map<number, CoveringClaim[]>();
  for (const claim of claims) {
    for (const span of claim.spans) {
      if (span.end <= span.start) continue;
      // Sentences stand in text order and do not overlap, so their ends are sorted.
      const first = firstWhere(sentences, ({ end }) => end > span.start);
      for (let at = first; (sentences[at]?.start ?? Infinity) < span.end; at += 1) {
        const here = touching.get(at) ?? [];
        if (here.at(-1) !== claim) here.push(claim);
        touching.set(at, here);
      }
    }
  }
  return touching;
}

/**
 * How each sentence is accounted for: by the claims that touch it (`checked` when all are decided, else `in-work`),
 * else by the mark that counts for it (marksBySentence), else `untouched`. Give only the marks of the revision the
 * sentences are of. A target that waits for a place is an empty span and touches nothing. Costs claims × log sentences.
 */
export function coverageOf(
  sentences: readonly Sentence[],
  claims: readonly CoveringClaim[],
  marks: readonly Pick<SentenceMark, "start" | "end" | "state">[],
): Coverage {
  const touching = claimsBySentence(sentences, claims);
  const marked = marksBySentence(sentences, marks);
  const covered = sentences.map(({ start, end, block }, at): SentenceCoverage => {
    const here = touching.get(at) ?? [];
    const byHand = marked[at]?.state ?? "untouched";
    const byClaims = here.every(({ decided }) => decided) ? "checked" : "in-work";
    return { start, end, block, state: here.length > 0 ? byClaims : byHand, claimIds: here.map(({ id }) => id) };
  });
  const accounted = covered.filter(({ state }) => state !== "untouched").length;
  return { sentences: covered, accounted, total: covered.length };
}
