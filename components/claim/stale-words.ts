import type { Stale } from "@/core/claims.ts";
import { staleText } from "@/core/staleness.ts";

/** What changed of a claim's words after its verdict: «twelve → eleven changed in version 2». */
export function staleWordsOf({ words, revision }: Stale): string {
  return `${words.map(staleText).join(" · ")} changed in version ${revision}`;
}
