import type { ClaimView } from "@/core/claims.ts";
import { newSecondDraft, type SecondDraft, type SecondOpinion } from "@/core/second-opinions.ts";
import { moveByName, type OpenMove } from "@/core/workflow.ts";
import type { Change } from "./changes.ts";
import { changedClaim, putClaim, withEntry, type After, type ClaimReview, type Ground } from "./ground.ts";

export type ReviewChange = Change & {
  kind: "move-claim" | "edit-second-draft" | "discard-second-draft" | "give-second-opinion";
};

const unread: ClaimReview = { moves: [], decisions: [], given: [], draft: null };

/** The ground with a part of what is known of a claim's review changed. */
export function withReview(ground: Ground, claimId: string, part: Partial<ClaimReview>): Ground {
  const review = { ...(ground.reviews.get(claimId) ?? unread), ...part };
  return { ...ground, reviews: withEntry(ground.reviews, claimId, review) };
}

/** A claim after a move that is on its way. Where a take-back leads, the server says. */
function movedClaim(ground: Ground, { claimId, move }: ReviewChange & { kind: "move-claim" }): Ground {
  const { to } = moveByName(move);
  const next = changedClaim(ground, claimId, (claim) => ({
    ...claim,
    status: to ?? claim.status,
    stale: move === "confirm" || move === "void" ? null : claim.stale,
    verdict: move === "void" ? null : claim.verdict,
    legalHold: move === "hold" || (move !== "release" && claim.legalHold),
  }));
  // what is open after it, the server says, too
  return withReview(next, claimId, { moves: [] });
}

/** The ground as it will be after a move, or after words of a blind opinion. */
export function changedReview(ground: Ground, change: ReviewChange): Ground {
  const { claimId } = change;
  switch (change.kind) {
    case "move-claim":
      return movedClaim(ground, change);
    case "edit-second-draft": {
      const before = ground.reviews.get(claimId)?.draft ?? newSecondDraft(claimId, "", "");
      return withReview(ground, claimId, { draft: { ...before, ...change.fields } });
    }
    case "discard-second-draft":
      return withReview(ground, claimId, { draft: null });
    case "give-second-opinion":
      // nothing of the first verdict is known before the answer: the form stays as it is
      return ground;
  }
}

/** The ground after the server made the change and answered. */
export function afterReview(ground: Ground, change: ReviewChange, answer: unknown): After {
  const { claimId } = change;
  switch (change.kind) {
    case "move-claim": {
      const { claim, moves } = answer as { claim: ClaimView; moves: OpenMove[] };
      return { ground: withReview(putClaim(ground, claim), claimId, { moves }), stale: [claimId] };
    }
    case "edit-second-draft":
      return { ground: withReview(ground, claimId, { draft: answer as SecondDraft }), stale: [] };
    case "discard-second-draft":
      return { ground: withReview(ground, claimId, { draft: null }), stale: [claimId] };
    case "give-second-opinion": {
      const { claim, ...opinion } = answer as SecondOpinion & { claim: ClaimView };
      const given = [...(ground.reviews.get(claimId)?.given ?? []), opinion];
      return { ground: withReview(putClaim(ground, claim), claimId, { given, draft: null }), stale: [claimId] };
    }
  }
}
