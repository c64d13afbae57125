import type { Span } from "./claims.ts";
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
