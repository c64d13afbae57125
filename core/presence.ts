/** Somebody who has an article open now, and the claim they are at (null: at none). */
export interface Presence {
  personId: string;
  /** With the id, because who has just joined is not known to pages that were open before. */
  name: string;
  claimId: string | null;
}

/** How often a page says that somebody is still there, in ms. */
export const presencePause = 15_000;

/** How long somebody counts as there without a word, in ms: two words may be lost. */
export const presencePatience = 50_000;
