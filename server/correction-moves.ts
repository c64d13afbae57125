import type { ReportChange } from "@/core/claim-corrections.ts";
import { changeClaim, isApproved } from "@/core/claims.ts";
import { movesOf } from "@/core/corrections.ts";
import type { NewEvent } from "@/core/events.ts";
import type { Actor } from "@/core/people.ts";
import type { Correction, Publication } from "@/core/publications.ts";
import type { Report } from "@/core/reports.ts";
import { moved, whyNot } from "@/core/workflow.ts";
import { listClaimRows, updateClaim } from "@/db/claims.ts";
import type { Write } from "@/db/client.ts";
import { inChunks } from "@/db/many.ts";
import { decisionOn, loadStates } from "./claim-states.ts";

/** A correction with what it was made from: the report as it was published before, and what changed since. */
export interface ReportCorrection {
  correction: Correction;
  before: Report;
  changes: readonly ReportChange[];
}

/** So much of a notice stands in a claim's own history, in characters; the publication holds the whole. */
const mostTold = 2000;

/**
 * What a published correction makes of the approved claims that it changes, as the table of moves has it: corrected or
 * updated, each with the decision that says with which publication and why.
 */
export async function correctionMoves(
  actor: Actor,
  { correction, before, changes }: ReportCorrection,
  { number, createdAt }: Publication,
): Promise<{ writes: Write[]; events: NewEvent[] }> {
  const moves = movesOf(before, changes);
  const claims = (await inChunks([...moves.keys()], listClaimRows)).filter(isApproved);
  const states = await loadStates(claims);
  const notice = [...correction.notice];
  const why = notice.length > mostTold ? `${notice.slice(0, mostTold).join("")}…` : correction.notice;
  const [writes, events]: [Write[], NewEvent[]] = [[], []];
  for (const [claimId, state] of states) {
    const move = moves.get(claimId);
    if (move === undefined || whyNot(move, state, actor) !== undefined) continue;
    const changed = changeClaim(state.claim, moved(move, state), createdAt);
    const decision = decisionOn(state, changed, { move, actor, reason: `with publication ${number}. ${why}` });
    writes.push(updateClaim(changed, state.claim.version), decision.write);
    events.push(decision.event);
  }
  return { writes, events };
}
