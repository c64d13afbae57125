import { evidenceLabel, type EvidenceView } from "@/core/evidence.ts";
import { sourceName } from "./source-name.ts";

/** One wording of a quote: the article's, or a source's in the language it can be compared in. */
export interface Wording {
  id: string;
  /** Whose it is: «The article», «E2 Interfax». */
  name: string;
  /** The words that are compared. */
  words: string;
  language: string;
  /** The passage in its own language, where `words` is its translation. */
  original?: { words: string; language: string };
}

/** What the article says, then each passage; a passage with a translation is compared by that, with the original beside. */
export function wordingsOf(
  claim: { words: string; language: string },
  rows: readonly EvidenceView[],
): readonly [article: Wording, ...sources: Wording[]] {
  const article = { id: "article", name: "The article", ...claim };
  const sources = rows
    .filter(({ passage, translation }) => passage !== "" || translation !== "")
    .map((row): Wording => {
      const own = { words: row.passage, language: row.language || row.source.language };
      const shared = { id: row.id, name: `${evidenceLabel(row)} ${sourceName(row.source)}` };
      if (row.translation === "") return { ...shared, ...own };
      const translated = { ...shared, words: row.translation, language: claim.language };
      return row.passage === "" ? translated : { ...translated, original: own };
    });
  return [article, ...sources];
}

/** Two wordings to compare. */
export interface WordingPair {
  one: Wording;
  other: Wording;
}

/** The article against each source, then the sources against each other, each two once. */
export function pairsOf([article, ...sources]: readonly [Wording, ...Wording[]]): {
  withArticle: WordingPair[];
  among: WordingPair[];
} {
  const withArticle = sources.map((other) => ({ one: article, other }));
  const among = sources.flatMap((one, i) => sources.slice(i + 1).map((other) => ({ one, other })));
  return { withArticle, among };
}
