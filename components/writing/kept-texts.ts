import type { Document } from "@/core/articles.ts";
import type { Span } from "@/core/claims.ts";
import type { Act } from "./proposals.ts";

/** A text that is written and not yet saved, as this browser keeps it: one slot for each page that is open. */
export interface KeptText {
  /** The number of the version it was made on. */
  base: number;
  document: Document;
  note: string;
  /** Where the claims stand in it: what was put in their places is not to be guessed again. */
  places: readonly (readonly [claimId: string, spans: readonly Span[]])[];
  acts: readonly (readonly [opinionId: string, act: Act])[];
  /** When something was last written, in ms UTC. */
  at: number;
}

const prefixOf = (personId: string, articleId: string) => `claimcheck.writing.${personId}.${articleId}.`;

/** The slot of a page of this person and article. */
export function slotName(personId: string, articleId: string, pageId: string): string {
  return prefixOf(personId, articleId) + pageId;
}

/** Keeps a text. False when the browser does not: full, or forbidden. What was kept before stays then. */
export function keepText(slot: string, text: KeptText): boolean {
  try {
    localStorage.setItem(slot, JSON.stringify(text));
    return true;
  } catch (error) {
    if (error instanceof DOMException) return false;
    throw error;
  }
}

export function dropText(slot: string): void {
  localStorage.removeItem(slot);
}

/** The texts that this person left for an article in this browser, the newest first; those in no known form are left out. */
export function leftTexts(personId: string, articleId: string): (KeptText & { slot: string })[] {
  const prefix = prefixOf(personId, articleId);
  return Object.keys(localStorage)
    .filter((name) => name.startsWith(prefix))
    .flatMap((slot) => {
      const kept = parsed(localStorage.getItem(slot));
      return kept ? [{ ...kept, slot }] : [];
    })
    .toSorted((a, b) => b.at - a.at);
}

function parsed(json: string | null): KeptText | null {
  try {
    return JSON.parse(json ?? "null") as KeptText | null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
