import { newDraft, type Draft, type Opinion } from "../opinions.ts";
import { anewJustification, isRatingTold, type OutsideClaim } from "../outside-claims.ts";
import type { Time } from "../time.ts";
import type { VerdictId } from "../verdicts.ts";

/**
 * What becomes of the draft of a claim that is rated anew: `takes`, it has the new verdict, because nobody wrote on it
 * since it was brought in; `keeps`, what people wrote stays, and the new rating stands below it.
 */
export type DraftAnew = "takes" | "keeps";

/** What is here of the verdict of a claim that was brought in before. */
export interface KnownVerdict {
  draft: Draft | undefined;
  standing: Opinion | undefined;
  /** Nobody has written on its draft, put it aside or given a verdict since it was brought in. */
  isUntouched: boolean;
}

/** The ratings that none of these words tells yet, in their order; what gives no verdict is no rating. */
export function freshRatings(ratings: readonly OutsideClaim[], told: readonly string[]): OutsideClaim[] {
  return ratings.filter((rating) => rating.verdict !== null && !told.some((words) => isRatingTold(rating, words)));
}

/** What becomes of its draft. A rating that is older than one in the same file takes no verdict away. */
export function draftAnew(
  fresh: readonly OutsideClaim[],
  ratings: readonly OutsideClaim[],
  { isUntouched }: KnownVerdict,
): DraftAnew {
  return isUntouched && fresh[0] === ratings[0] ? "takes" : "keeps";
}

/** What comes in: the claim with what its newest rating says of it, those that are new here, and ours for the newest. */
export interface Anew {
  claim: OutsideClaim;
  fresh: readonly OutsideClaim[];
  verdict: VerdictId | null;
  draft: DraftAnew;
}

/**
 * The draft with the new ratings: above what was brought in before where it takes the verdict, else below what people
 * wrote, which stays word for word. A draft is begun where there is none, from the verdict that stands.
 */
export function withRatings(
  claimId: string,
  known: KnownVerdict,
  { claim, fresh, verdict, draft: becomes }: Anew,
  made: { at: Time; by: string | null; from: string },
): { before: Draft; draft: Draft } {
  const before = known.draft ?? newDraft(claimId, known.standing, made.at, made.by);
  const words = anewJustification(fresh, made.from);
  const parts = becomes === "takes" ? [words, before.justification] : [before.justification, words];
  const { reasons, disposition, proposedText, missing } = claim;
  const draft: Draft = {
    ...before,
    ...(becomes === "takes" && { verdict, reasons, disposition, proposedText, missing }),
    justification: parts.filter((part) => part !== "").join("\n\n"),
    version: before.version + 1,
    updatedAt: made.at,
    updatedBy: made.by,
  };
  return { before, draft };
}
