import type { z } from "zod";
import { uuidv7 } from "uuidv7";
import { changesBetween, given } from "@/core/changes.ts";
import { changeClaim, type Claim, type ClaimView } from "@/core/claims.ts";
import type { ClaimId } from "@/core/inputs/claims.ts";
import type { DiscardDraft, GiveOpinion, OpinionsOfClaim, SaveDraft } from "@/core/inputs/opinions.ts";
import { newDraft, type Draft, type Opinion } from "@/core/opinions.ts";
import { notTheirs } from "@/core/move-guards.ts";
import type { Actor } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import { scale } from "@/core/verdicts.ts";
import { updateClaim } from "@/db/claims.ts";
import { commit, newEvent } from "@/db/commit.ts";
import {
  deleteDraft,
  getDraft as getDraftRow,
  getStandingOpinion,
  insertDraft,
  insertOpinion,
  listOpinions as listOpinionRows,
  updateDraft,
} from "@/db/opinions.ts";
import { blindOf, isBlind } from "./blindness.ts";
import { claimsUnder } from "./claim-merges.ts";
import { decisionOn, loadState, requireOpen } from "./claim-states.ts";
import { viewOne } from "./claim-views.ts";
import { loadClaim, requireVersion } from "./load.ts";
import { notify } from "./notify.ts";
import { fullBody, hiddenCites, requireCites, requireWhole, seen, timeAfter, withHidden } from "./opinion-bodies.ts";
import { permit } from "./permit.ts";

/** All opinions on a claim and on the claims merged into it, oldest first; the last on the claim itself stands. */
export async function listOpinions(
  actor: Actor,
  { claimId }: z.output<typeof OpinionsOfClaim>,
): Promise<{ items: Opinion[]; next: null }> {
  const claim = await loadClaim(actor, claimId);
  if (await isBlind(actor, claim)) return { items: [], next: null };
  const merged = await claimsUnder(claim.id);
  const rows = await listOpinionRows([...merged.map((row) => row.id), claim.id]);
  const hidden = await hiddenCites(actor, rows);
  return { items: rows.map((row) => seen(row, hidden)), next: null };
}

/** The verdict in the making, or nothing. */
export async function getDraft(actor: Actor, { claimId }: z.output<typeof ClaimId>): Promise<{ draft: Draft | null }> {
  const claim = await loadClaim(actor, claimId);
  const draft = (await blindOf(actor, [claim])).has(claim.id) ? undefined : await getDraftRow(claim.id);
  return { draft: draft ? seen(draft, await hiddenCites(actor, [draft])) : null };
}

/** Refuses who is named to read the claim blind: the verdict in the making is not shown to them. */
async function requireFirstReader(actor: Actor, claim: Claim): Promise<void> {
  const why = notTheirs({ claim, first: await getStandingOpinion(claim.id) }, actor);
  if (why !== undefined) throw new Refusal("forbidden", why);
}

/** Saves the verdict in the making. Fields left out stay as they are; without a version a draft is begun. */
export async function saveDraft(actor: Actor, input: z.output<typeof SaveDraft>): Promise<Draft> {
  const { claimId, version, ...fields } = input;
  const claim = await loadClaim(actor, claimId);
  permit(actor, "opinion.give");
  await requireFirstReader(actor, claim);
  await requireCites(actor, claimId, fields.cites);
  const at = new Date().toISOString();
  const present = await getDraftRow(claimId);
  const before = present ?? newDraft(claimId, await getStandingOpinion(claimId), at, actor.personId);
  const hidden = await hiddenCites(actor, [before]);
  if (!present && version !== undefined) {
    throw new Refusal(
      "conflict",
      "The verdict you were writing was given or put aside meanwhile. Your text is kept: compare and save again.",
      {
        present: null,
      },
    );
  }
  if (present) requireVersion(version ?? 0, seen(present, hidden));
  const draft: Draft = {
    ...before,
    ...given(fields),
    cites: fields.cites ? withHidden(fields.cites, before, hidden) : before.cites,
    version: (present?.version ?? 0) + 1,
    updatedAt: at,
    updatedBy: actor.personId,
  };
  const changes = changesBetween(before, draft);
  if (present && Object.keys(changes).length === 0) return seen(present, hidden);
  const data = { changes };
  const event = newEvent(actor, { at, type: "draft.saved", articleId: claim.articleId, claimId, data });
  return commit(actor, {
    writes: [present ? updateDraft(draft, present.version) : insertDraft(draft)],
    events: [event],
    answer: () => seen(draft, hidden),
  });
}

/** Puts the verdict in the making aside; the last opinion stands again. Its words stay in the history. */
export async function discardDraft(actor: Actor, input: z.output<typeof DiscardDraft>): Promise<null> {
  const claim = await loadClaim(actor, input.claimId);
  permit(actor, "opinion.give");
  await requireFirstReader(actor, claim);
  const draft = await getDraftRow(claim.id);
  if (!draft) throw new Refusal("not-found", "There is no verdict in the making on this claim.");
  requireVersion(input.version, seen(draft, await hiddenCites(actor, [draft])));
  const at = new Date().toISOString();
  const data = { draft: JSON.parse(JSON.stringify(draft)) as never };
  return commit(actor, {
    writes: [deleteDraft(claim.id, draft.version)],
    events: [newEvent(actor, { at, type: "draft.discarded", articleId: claim.articleId, claimId: claim.id, data })],
    answer: () => null,
  });
}

/**
 * Gives a verdict: immutable from now on; it supersedes the opinion that stood, and takes the place of the draft.
 * Refused without a justification, and without evidence unless `missing` says why there is none.
 */
export async function giveOpinion(
  actor: Actor,
  input: z.output<typeof GiveOpinion>,
): Promise<Opinion & { claim: ClaimView }> {
  const { claimId, id = uuidv7(), version, verdict, ...rest } = input;
  const claim = await loadClaim(actor, claimId);
  permit(actor, "opinion.give");
  const view = await viewOne(actor, claim);
  if (version !== undefined) requireVersion(version, view);
  const state = await loadState(claim);
  requireOpen("propose", state, actor, view);
  await requireCites(actor, claimId, rest.cites);
  const [standing, draft] = [state.first, await getDraftRow(claimId)];
  const hidden = await hiddenCites(actor, [draft]);
  const body = fullBody(verdict, { ...rest, cites: withHidden(rest.cites ?? [], draft, hidden) });
  const policy = await requireWhole(actor, claimId, body, rest.cites);
  const at = timeAfter(standing?.createdAt);
  const opinion: Opinion = {
    id,
    claimId,
    ...body,
    scale: scale.id,
    scaleVersion: scale.version,
    supersedes: standing?.id ?? null,
    createdAt: at,
    createdBy: actor.personId,
  };
  const changed = changeClaim(claim, { status: "proposed", stale: null }, at);
  const before = standing?.verdict ?? null;
  const data = { opinionId: id, verdict, before, justification: body.justification, policy: policy.version };
  return commit(actor, {
    writes: [
      insertOpinion(opinion),
      updateClaim(changed, claim.version),
      ...(draft ? [deleteDraft(claimId, draft.version)] : []),
      decisionOn({ ...state, first: opinion }, changed, { move: "propose", actor }).write,
      ...notify(actor, "second-reading", [claim.secondReader], changed),
    ],
    events: [newEvent(actor, { at, type: "opinion.given", articleId: claim.articleId, claimId, data })],
    answer: () => ({
      ...seen(opinion, hidden),
      claim: { ...view, ...changed, verdict: { verdict, disposition: body.disposition, draft: false } },
    }),
  });
}
