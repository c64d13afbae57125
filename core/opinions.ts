import type { Disposition, Reason, VerdictId } from "./verdicts.ts";
import type { Time } from "./time.ts";

/** What an opinion says. `missing`: what is missing, or why there is no evidence. */
export interface OpinionBody {
  verdict: VerdictId;
  reasons: readonly Reason[];
  justification: string;
  disposition: Disposition | null;
  proposedText: string;
  /** Ids of evidence on the same claim. */
  cites: readonly string[];
  missing: string;
}

/** One person's verdict on a claim. Immutable once given; a new one supersedes it. */
export interface Opinion extends OpinionBody {
  id: string;
  claimId: string;
  scale: string;
  scaleVersion: number;
  createdAt: Time;
  createdBy: string | null;
  /** The opinion this one takes the place of. */
  supersedes: string | null;
}

/** The verdict in the making: one a claim, shared by the desk, saved as it is typed, frozen into an Opinion when given. */
export interface Draft extends Omit<OpinionBody, "verdict"> {
  claimId: string;
  version: number;
  verdict: VerdictId | null;
  updatedAt: Time;
  updatedBy: string | null;
}
