import type { z } from "zod";
import { statusShown } from "@/core/claim-labels.ts";
import { changeClaim, isVoid, type Claim, type ClaimView, type Stale } from "@/core/claims.ts";
import type { Decision } from "@/core/decisions.ts";
import type { NewEvent } from "@/core/events.ts";
import type { ApproveClaims, MoveClaim, MovesOfClaim } from "@/core/inputs/review.ts";
import type { ClaimState } from "@/core/move-guards.ts";
import type { Actor } from "@/core/people.ts";
import { Refusal, type FieldError } from "@/core/refusal.ts";
import { moveByName, moved, openMoves, whyNot, type MoveName, type OpenMove } from "@/core/workflow.ts";
import { updateClaim } from "@/db/claims.ts";
import type { Write } from "@/db/client.ts";
import { commit } from "@/db/commit.ts";
import { listDecisions } from "@/db/decisions.ts";
import { isBlind } from "./blindness.ts";
import { decisionOn, loadState, loadStates, requireOpen } from "./claim-states.ts";
import { viewClaims, viewOne } from "./claim-views.ts";
import { loadArticle, loadClaim, requireVersion } from "./load.ts";
import { notify } from "./notify.ts";
import { permit } from "./permit.ts";

/** The moves of a claim as this person finds them, and what was decided about it, oldest first. */
export async function listMoves(
  actor: Actor,
  { claimId }: z.output<typeof MovesOfClaim>,
): Promise<{ moves: OpenMove[]; decisions: Decision[] }> {
  const claim = await loadClaim(actor, claimId);
  const state = await loadState(claim);
  const decisions = (await isBlind(actor, claim)) ? [] : await listDecisions([claim.id]);
  return { moves: openMoves(state, actor), decisions };
}

/** A view after a move. */
export function movedView(view: ClaimView, changed: Claim): ClaimView {
  const work = { begun: true, awaiting: view.replies !== null };
  const withdrawn = isVoid(changed) && { verdict: null, stale: null };
  return { ...view, ...changed, ...withdrawn, status: statusShown(changed.status, work) };
}

/** A move as it is to be committed. */
interface Made {
  changed: Claim;
  writes: Write[];
  event: NewEvent;
}

function make(actor: Actor, state: ClaimState, move: MoveName, reason: string, at: string): Made {
  const { claim, first } = state;
  const changed = changeClaim(claim, moved(move, state), at);
  const { write, event: decided } = decisionOn(state, changed, { move, actor, reason });
  const event = move === "confirm" ? confirmed(decided, claim.stale) : decided;
  return {
    changed,
    writes: [updateClaim(changed, claim.version), write, ...notices(actor, move, first?.createdBy, changed)],
    event,
  };
}

/** The event that tells of a decision, for a verdict that still holds: with what had changed. */
function confirmed(decided: NewEvent, stale: Stale | null): NewEvent {
  const words = (stale?.words ?? []).map((word) => ({ ...word }));
  return { ...decided, type: "claim.confirmed", data: { ...(decided.data as object), subject: "verdict", words } };
}

/** Whom a move concerns who did not make it. */
function notices(actor: Actor, move: MoveName, author: string | null | undefined, claim: Claim): Write[] {
  if (move === "approve") return notify(actor, "approved", [author], claim);
  if (move === "return") return notify(actor, "returned", [author, claim.assignee], claim);
  if (move === "void") return notify(actor, "voided", [author], claim);
  if (move !== "dispute") return [];
  return [...notify(actor, "disputed", [author], claim), ...notify(actor, "third-reading", [claim.thirdReader], claim)];
}

/** Makes a move in a claim's life. Refused with why when it is not open to this person now. */
export async function moveClaim(
  actor: Actor,
  input: z.output<typeof MoveClaim>,
): Promise<{ claim: ClaimView; moves: OpenMove[]; version: number }> {
  const { claimId, version, move, reason } = input;
  const claim = await loadClaim(actor, claimId);
  permit(actor, "claim.move");
  const { needsReason, permission, byOpinion, byPublication } = moveByName(move);
  permit(actor, permission);
  if (byOpinion) {
    throw new Refusal("invalid", "This is done by giving an opinion: POST opinions, or second-opinions, of the claim.");
  }
  if (byPublication) {
    throw new Refusal("invalid", "This is done by publishing: POST corrections of the publication that stands.");
  }
  if (needsReason && reason.trim() === "") {
    const message = "Write the reason. Who reads it has to know what to do.";
    throw new Refusal("invalid", message, { errors: [{ path: "reason", message }] });
  }
  const view = await viewOne(actor, claim);
  requireVersion(version, view);
  const state = await loadState(claim);
  requireOpen(move, state, actor, view);
  const made = make(actor, state, move, reason, new Date().toISOString());
  const last: Decision = { ...(made.event.data as unknown as Decision), createdBy: actor.personId };
  // what was void has a verdict again, which its view did not show
  const shown = isVoid(claim) ? await viewOne(actor, made.changed) : view;
  const after = { ...state, claim: made.changed, last: { ...last, claimVersion: made.changed.version } };
  return commit(actor, {
    writes: made.writes,
    events: [made.event],
    answer: () => ({
      claim: movedView(shown, made.changed),
      moves: openMoves(after, actor),
      version: made.changed.version,
    }),
  });
}

/** Approves many claims of an article in one commit: all of them, or none and the list of those that were not open. */
export async function approveClaims(
  actor: Actor,
  input: z.output<typeof ApproveClaims>,
): Promise<{ items: ClaimView[]; next: null }> {
  await loadArticle(actor, input.articleId);
  permit(actor, "claim.decide");
  const claims = await loadClaimsOf(actor, input.articleId, input.claimIds);
  const states = await loadStates(claims);
  const errors = claims.flatMap((claim, i): FieldError[] => {
    const why = whyNot("approve", states.get(claim.id) as ClaimState, actor);
    return why === undefined ? [] : [{ path: `claimIds.${i}`, message: `Claim ${claim.number}: ${why}` }];
  });
  if (errors.length > 0) {
    const words = `${errors.length} of ${claims.length} claims cannot be approved; nothing was changed.`;
    throw new Refusal("conflict", `${words} ${errors[0]?.message}`, {
      errors,
      present: { claims: await viewClaims(actor, claims) },
    });
  }
  const at = new Date().toISOString();
  const views = await viewClaims(actor, claims);
  const made = claims.map((claim) => make(actor, states.get(claim.id) as ClaimState, "approve", "", at));
  return commit(actor, {
    writes: made.flatMap(({ writes }) => writes),
    events: made.map(({ event }) => event) as [NewEvent, ...NewEvent[]],
    answer: () => ({ items: views.map((view, i) => movedView(view, made[i]?.changed as Claim)), next: null }),
  });
}

/** These claims of an article, each once and in this order; refused when one is not there or of another article. */
export async function loadClaimsOf(actor: Actor, articleId: string, claimIds: readonly string[]): Promise<Claim[]> {
  const claims: Claim[] = [];
  for (const id of new Set(claimIds)) {
    const claim = await loadClaim(actor, id);
    if (claim.articleId !== articleId) throw new Refusal("not-found", "There is no such claim in this article.");
    claims.push(claim);
  }
  return claims;
}
