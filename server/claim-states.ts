import { uuidv7 } from "uuidv7";
import { isClosed, isWaiting, type Claim } from "@/core/claims.ts";
import type { Decision, unsettled } from "@/core/decisions.ts";
import type { NewEvent } from "@/core/events.ts";
import type { ClaimState } from "@/core/move-guards.ts";
import type { Actor } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import { whyNot, type MoveName } from "@/core/workflow.ts";
import { listTargets } from "@/db/claims.ts";
import type { Write } from "@/db/client.ts";
import { newEvent } from "@/db/commit.ts";
import { insertDecision, listDecisions } from "@/db/decisions.ts";
import { listEvidence } from "@/db/evidence.ts";
import { listOpinions } from "@/db/opinions.ts";
import { listSecondOpinions } from "@/db/second-opinions.ts";
import { groupBy } from "./claim-views.ts";
import { publishedTimes } from "./published-claims.ts";
import { readReviewPolicy } from "./review-policy.ts";

/** All that moves of these claims depend on, by claim. In six queries, however many claims, and one for each article with settled ones. */
export async function loadStates(claims: readonly Claim[]): Promise<Map<string, ClaimState>> {
  const ids = claims.map((claim) => claim.id);
  const [opinions, given, decisions, evidence, policy, targets, published] = await Promise.all([
    listOpinions(ids),
    listSecondOpinions(ids),
    listDecisions(ids),
    // what is for legal carries a verdict, too
    listEvidence(ids, "legal"),
    readReviewPolicy(),
    listTargets(ids),
    // what has been published matters to what is settled alone
    publishedTimes(claims.filter(isClosed)),
  ]);
  // oldest first, so the last one put in stands
  const first = new Map(opinions.map((row) => [row.claimId, row]));
  const last = new Map(decisions.map((row) => [row.claimId, row]));
  const readings = groupBy(given, (row) => row.claimId);
  const standing = new Set(evidence.map((row) => row.id));
  const waiting = new Set(targets.filter(isWaiting).map((row) => row.claimId));
  const stateOf = (claim: Claim): ClaimState => ({
    claim,
    first: first.get(claim.id),
    given: readings.get(claim.id) ?? [],
    cited: (first.get(claim.id)?.cites ?? []).filter((id) => standing.has(id)).length,
    last: last.get(claim.id),
    publishedAt: published.get(claim.id) ?? null,
    waits: waiting.has(claim.id),
    policy,
  });
  return new Map(claims.map((claim) => [claim.id, stateOf(claim)]));
}

/** All that a claim's moves depend on. */
export async function loadState(claim: Claim): Promise<ClaimState> {
  const state = (await loadStates([claim])).get(claim.id);
  if (!state) throw new Error(`claim ${claim.id} has no state`);
  return state;
}

/** Refuses a move that is not open to this person now, with why; `present` is the claim as they may see it. */
export function requireOpen(move: MoveName, state: ClaimState, actor: Actor, present: unknown): void {
  const why = whyNot(move, state, actor);
  if (why !== undefined) throw new Refusal("conflict", `${why} Nothing was changed.`, { present });
}

/** A decision's row and its event, to be committed with the claim `after` it. `state` is the one before. */
export function decisionOn(
  state: ClaimState,
  after: Claim,
  {
    move,
    actor,
    reason = "",
    given,
  }: { move: MoveName | typeof unsettled; actor: Actor; reason?: string; given?: string },
): { write: Write; event: NewEvent } {
  const { claim, first } = state;
  const present = state.given.filter((row) => row.opinionId === first?.id);
  const row: Decision = {
    id: uuidv7(),
    claimId: claim.id,
    move,
    from: claim.status,
    to: after.status,
    reason,
    opinions: [first?.id, ...present.map(({ id }) => id), given].filter((id) => id !== undefined),
    claimVersion: after.version,
    createdAt: after.updatedAt,
    createdBy: actor.personId,
  };
  const { from, to, opinions } = row;
  const about = { at: after.updatedAt, articleId: claim.articleId, claimId: claim.id };
  const data = { decisionId: row.id, move, from, to, reason, opinions };
  return { write: insertDecision(row), event: newEvent(actor, { type: "decision.made", ...about, data }) };
}
