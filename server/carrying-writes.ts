import type { Revision } from "@/core/articles.ts";
import { changeClaim, isApproved, type Claim } from "@/core/claims.ts";
import { unsettled } from "@/core/decisions.ts";
import type { NewEvent } from "@/core/events.ts";
import type { Actor } from "@/core/people.ts";
import { staleText } from "@/core/staleness.ts";
import { updateClaim } from "@/db/claims.ts";
import { listClearances, withdrawClearance } from "@/db/clearances.ts";
import type { Write } from "@/db/client.ts";
import { newEvent } from "@/db/commit.ts";
import { insertSentenceMarks, insertTargets, retireTargetsOf } from "@/db/revisions.ts";
import type { ClaimChange, Plan } from "./carrying.ts";
import { decisionOn, loadStates } from "./claim-states.ts";
import { groupBy } from "./claim-views.ts";
import { indexClaim } from "./claims.ts";

/** What is written and told together. */
export interface Change {
  writes: Write[];
  events: NewEvent[];
}

/** The claim after a revision put its verdict in doubt, or cleared it: what was approved is only agreed again. */
export function doubted(claim: Claim, doubt: ClaimChange["doubt"], at: string): Claim {
  if (doubt === undefined) return claim;
  const status = doubt !== null && isApproved(claim) ? "agreed" : claim.status;
  return changeClaim(claim, { stale: doubt, status }, at);
}

/** The events that tell that a verdict is in doubt, or is no longer. */
export function doubtEvents(
  actor: Actor,
  { claim, doubt }: Pick<ClaimChange, "claim" | "doubt">,
  at: string,
): NewEvent[] {
  if (doubt === undefined) return [];
  const about = { at, articleId: claim.articleId, claimId: claim.id };
  if (doubt === null) return [newEvent(actor, { ...about, type: "claim.stale-no-more", data: {} })];
  const data = { revision: doubt.revision, words: doubt.words.map((word) => ({ ...word })) };
  return [newEvent(actor, { ...about, type: "claim.went-stale", data })];
}

/** What puts claims in doubt, with the decision that takes an approval back. */
export async function doubtChanges(
  actor: Actor,
  changes: readonly Pick<ClaimChange, "claim" | "doubt">[],
  at: string,
): Promise<Change> {
  const moved = changes.filter(({ doubt }) => doubt !== undefined);
  const approved = moved.filter(({ claim, doubt }) => doubt && isApproved(claim)).map(({ claim }) => claim);
  const states = approved.length === 0 ? new Map() : await loadStates(approved);
  const writes: Write[] = [];
  const events: NewEvent[] = [];
  for (const change of moved) {
    const { claim, doubt } = change;
    const changed = doubted(claim, doubt, at);
    writes.push(updateClaim(changed, claim.version));
    events.push(...doubtEvents(actor, change, at));
    const state = states.get(claim.id);
    if (!state || !doubt) continue;
    const reason = `Its words changed in version ${doubt.revision} of the text: ${doubt.words.map(staleText).join("; ")}.`;
    const decision = decisionOn(state, changed, { move: unsettled, actor, reason });
    writes.push(decision.write);
    events.push(decision.event);
  }
  return { writes, events };
}

/** The claims' and sentences' part of a new revision's commit. */
export async function carryingChanges(actor: Actor, revision: Revision, plan: Plan): Promise<Change> {
  const { articleId, number, createdAt: at } = revision;
  const { writes, events } = await doubtChanges(actor, plan.changes, at);
  const news = plan.changes.filter(({ isNews }) => isNews);
  const targetsOf = groupBy(plan.targets, (row) => row.claimId);
  const told = news.map(({ claim, state, before, after }) => {
    const reasons = [...new Set((targetsOf.get(claim.id) ?? []).flatMap((row) => row.reasons))];
    const data = { revision: number, state, before, after, reasons };
    return newEvent(actor, { at, type: "target.carried", articleId, claimId: claim.id, data });
  });
  const indexed = news.filter(({ claim }) => claim.deletedAt === null);
  return {
    writes: [
      ...(plan.targets.length > 0 ? [retireTargetsOf(articleId, at)] : []),
      ...insertTargets(plan.targets),
      ...insertSentenceMarks(plan.sentenceMarks),
      ...writes,
      ...indexed.map(({ claim }) => indexClaim(claim, targetsOf.get(claim.id) ?? [])),
    ],
    events: [...told, ...events],
  };
}

/** Takes back every clearance that stands: it was given on a text that is not the present one any more. */
export async function withdrawals(actor: Actor, { articleId, number, createdAt: at }: Revision): Promise<Change> {
  const standing = (await listClearances(articleId)).filter(({ withdrawnAt }) => withdrawnAt === null);
  const reason = `Version ${number} of the text came.`;
  const withdrawn = { withdrawnAt: at, withdrawnBy: actor.personId, withdrawnBecause: reason };
  return {
    writes: standing.map(({ id }) => withdrawClearance(id, withdrawn)),
    events: standing.map(({ id, track }) =>
      newEvent(actor, { at, type: "clearance.withdrawn", articleId, data: { clearanceId: id, track, reason } }),
    ),
  };
}
