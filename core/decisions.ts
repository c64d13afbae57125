import type { ClaimStatus } from "./claims.ts";
import type { Time } from "./time.ts";

/** What the machine decides: an approved claim is only agreed again, because its words changed in a new revision. */
export const unsettled = "words-changed";

/** What somebody decided about a claim that has an opinion: one row for each move (workflow.ts). Never changed. */
export interface Decision {
  id: string;
  claimId: string;
  /** A move of workflow.ts, or `unsettled`. */
  move: string;
  from: ClaimStatus;
  to: ClaimStatus;
  reason: string;
  /** The opinions it was about: the first, then the second and third readers'. */
  opinions: readonly string[];
  /** The claim's version after the move: while it is the present one, nobody has acted on it. */
  claimVersion: number;
  createdAt: Time;
  createdBy: string | null;
}

/** That an article was cleared, with the conditions it met; legal's sign-off is a track of its own. */
export interface Clearance {
  id: string;
  articleId: string;
  track: "editor" | "legal";
  revision: number;
  note: string;
  /** What was looked at, in words, as it stood then. */
  conditions: readonly string[];
  createdAt: Time;
  createdBy: string | null;
  withdrawnAt: Time | null;
  withdrawnBy: string | null;
  withdrawnBecause: string;
}
