import type { Stale } from "@/core/claims.ts";
import { staleText, type StaleWord } from "@/core/staleness.ts";

/** Words that changed, each told once: «19 → 20» says nothing beside «Nov. 19 → Nov. 20». */
export function changedWords(words: readonly StaleWord[]): string {
  const isPart = (word: StaleWord, whole: StaleWord) =>
    whole !== word &&
    whole.before.length + whole.after.length > word.before.length + word.after.length &&
    whole.before.includes(word.before) &&
    whole.after.includes(word.after);
  const told = words.filter((word) => !words.some((whole) => isPart(word, whole)));
  return [...new Set(told.map(staleText))].join(" · ");
}

/** What changed of a claim's words after its verdict: «twelve → eleven changed in version 2». */
export function staleWordsOf({ words, revision }: Stale): string {
  return `${changedWords(words)} changed in version ${revision}`;
}
