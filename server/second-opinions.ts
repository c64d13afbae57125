import type { z } from "zod";
import { uuidv7 } from "uuidv7";
import { owedReading } from "@/core/blindness.ts";
import { changesBetween, given } from "@/core/changes.ts";
import { changeClaim, type Claim, type ClaimView } from "@/core/claims.ts";
import type { NewEvent } from "@/core/events.ts";
import type {
  DiscardSecondDraft,
  GiveSecondOpinion,
  SaveSecondDraft,
  SecondOpinionsOfClaim,
} from "@/core/inputs/review.ts";
import { readingOf, type ClaimState } from "@/core/move-guards.ts";
import type { Opinion } from "@/core/opinions.ts";
import type { Actor } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import { newSecondDraft, type SecondDraft, type SecondOpinion } from "@/core/second-opinions.ts";
import { scale } from "@/core/verdicts.ts";
import { readingLeads } from "@/core/workflow.ts";
import { updateClaim } from "@/db/claims.ts";
import type { Write } from "@/db/client.ts";
import { commit, newEvent } from "@/db/commit.ts";
import { insertOpinion } from "@/db/opinions.ts";
import {
  deleteSecondDraft,
  getSecondDraft as getSecondDraftRow,
  insertSecondDraft,
  insertSecondOpinion,
  listSecondOpinions as listSecondOpinionRows,
  updateSecondDraft,
} from "@/db/second-opinions.ts";
import { isBlind } from "./blindness.ts";
import { claimsUnder } from "./claim-merges.ts";
import { decisionOn, loadState, requireOpen } from "./claim-states.ts";
import { viewOne } from "./claim-views.ts";
import { loadClaim, requireVersion } from "./load.ts";
import { movedView } from "./moves.ts";
import { fullBody, hiddenCites, requireCites, requireWhole, seen, timeAfter, withHidden } from "./opinion-bodies.ts";
import { permit } from "./permit.ts";

/** The second and third opinions on a claim, oldest first; none while this person has to read it blind. */
export async function listSecondOpinions(
  actor: Actor,
  { claimId }: z.output<typeof SecondOpinionsOfClaim>,
): Promise<{ items: SecondOpinion[]; next: null }> {
  const claim = await loadClaim(actor, claimId);
  if (await isBlind(actor, claim)) return { items: [], next: null };
  const merged = await claimsUnder(claim.id);
  const rows = await listSecondOpinionRows([...merged.map((row) => row.id), claim.id]);
  const hidden = await hiddenCites(actor, rows);
  return { items: rows.map((row) => seen(row, hidden)), next: null };
}

/** What this person is writing of the claim as its reader, or nothing. Nobody else is ever shown it. */
export async function getSecondDraft(
  actor: Actor,
  { claimId }: z.output<typeof SecondOpinionsOfClaim>,
): Promise<{ draft: SecondDraft | null }> {
  const claim = await loadClaim(actor, claimId);
  const draft = await getSecondDraftRow(claim.id, actor.personId ?? "");
  return { draft: draft ? seen(draft, await hiddenCites(actor, [draft])) : null };
}

/** Saves a second opinion in the making. Fields left out stay as they are; without a version a draft is begun. */
export async function saveSecondDraft(actor: Actor, input: z.output<typeof SaveSecondDraft>): Promise<SecondDraft> {
  const { claimId, version, ...fields } = input;
  const claim = await loadClaim(actor, claimId);
  permit(actor, "opinion.give");
  const personId = actor.personId ?? "";
  const present = await getSecondDraftRow(claimId, personId);
  // who began one may go on with it, whatever came of the claim: words are not lost
  if (!present && owedReading(actor.personId, await loadState(claim)) === null) {
    throw new Refusal("forbidden", "You are not asked to read this claim. Ask to be named its second reader.");
  }
  await requireCites(actor, claimId, fields.cites);
  const at = new Date().toISOString();
  const before = present ?? newSecondDraft(claimId, personId, at);
  const hidden = await hiddenCites(actor, [before]);
  if (!present && version !== undefined) {
    const message = "The opinion you were writing was given or put aside meanwhile. Your text is kept: save it again.";
    throw new Refusal("conflict", message, { present: null });
  }
  if (present) requireVersion(version ?? 0, seen(present, hidden));
  const draft: SecondDraft = {
    ...before,
    ...given(fields),
    cites: fields.cites ? withHidden(fields.cites, before, hidden) : before.cites,
    version: before.version + 1,
    updatedAt: at,
  };
  const changes = changesBetween(before, draft);
  if (present && Object.keys(changes).length === 0) return seen(present, hidden);
  const about = { at, articleId: claim.articleId, claimId };
  return commit(actor, {
    writes: [present ? updateSecondDraft(draft, present.version) : insertSecondDraft(draft)],
    events: [newEvent(actor, { ...about, type: "second-draft.saved", data: { changes } })],
    answer: () => seen(draft, hidden),
  });
}

/** Puts a second opinion in the making aside. Its words stay in the history of who wrote them. */
export async function discardSecondDraft(actor: Actor, input: z.output<typeof DiscardSecondDraft>): Promise<null> {
  const claim = await loadClaim(actor, input.claimId);
  permit(actor, "opinion.give");
  const draft = await getSecondDraftRow(claim.id, actor.personId ?? "");
  if (!draft) throw new Refusal("not-found", "You are not writing an opinion on this claim.");
  requireVersion(input.version, seen(draft, await hiddenCites(actor, [draft])));
  const about = { at: new Date().toISOString(), articleId: claim.articleId, claimId: claim.id };
  const data = { draft: JSON.parse(JSON.stringify(draft)) as never };
  return commit(actor, {
    writes: [deleteSecondDraft(draft)],
    events: [newEvent(actor, { ...about, type: "second-draft.discarded", data })],
    answer: () => null,
  });
}

/** The second's words as the first opinion from now on: two of three said so. */
function carried({ first, given: readings }: ClaimState, at: string): Opinion {
  const second = readingOf({ first, given: readings }, 2);
  if (!first || !second) throw new Error("a third reading came before the second");
  const { opinionId: _opinionId, reading: _reading, ...said } = second;
  return { ...said, id: uuidv7(), createdAt: at, supersedes: first.id };
}

/** What of a reading is written besides its own row: where it leads the claim, and what carries. */
function consequences(actor: Actor, state: ClaimState, opinion: SecondOpinion) {
  const { claim, first } = state;
  const { reading, createdAt: at } = opinion;
  const { status, carries } = readingLeads(opinion.verdict, state, reading);
  const changed = changeClaim(claim, { status }, at);
  const made = carries === "second" ? carried(state, at) : undefined;
  const move = reading === 2 ? "second-reading" : "third-reading";
  const { write, event } = decisionOn(state, changed, { move, actor, given: opinion.id });
  const writes: Write[] = [updateClaim(changed, claim.version), write, ...(made ? [insertOpinion(made)] : [])];
  const events = [event, ...(made ? [carriedEvent(actor, claim, made, first)] : [])];
  return { changed, writes, events, standing: made ?? (first as Opinion) };
}

function carriedEvent(actor: Actor, claim: Claim, made: Opinion, first: Opinion | undefined): NewEvent {
  const { id: opinionId, verdict, justification, createdAt: at, createdBy } = made;
  const data = { opinionId, verdict, before: first?.verdict ?? null, justification, carriedFrom: createdBy };
  return newEvent(actor, { at, type: "opinion.given", articleId: claim.articleId, claimId: claim.id, data });
}

/**
 * Gives a blind opinion on a claim, as its second or third reader: immutable, and it takes the place of the draft. The
 * same verdict as the first makes the claim agreed; of three, two carry. Refused for whom it was not asked of.
 */
export async function giveSecondOpinion(
  actor: Actor,
  input: z.output<typeof GiveSecondOpinion>,
): Promise<SecondOpinion & { claim: ClaimView }> {
  const { claimId, id = uuidv7(), version, verdict, ...rest } = input;
  const claim = await loadClaim(actor, claimId);
  permit(actor, "opinion.give");
  const view = await viewOne(actor, claim);
  if (version !== undefined) requireVersion(version, view);
  const state = await loadState(claim);
  const third = claim.thirdReader === actor.personId && claim.secondReader !== actor.personId;
  requireOpen(third ? "third-reading" : "second-reading", state, actor, view);
  await requireCites(actor, claimId, rest.cites);
  const draft = await getSecondDraftRow(claimId, actor.personId ?? "");
  const hidden = await hiddenCites(actor, [draft]);
  const body = fullBody(verdict, { ...rest, cites: withHidden(rest.cites ?? [], draft, hidden) });
  await requireWhole(actor, claimId, body, rest.cites);
  const opinion: SecondOpinion = {
    id,
    claimId,
    opinionId: state.first?.id ?? "",
    reading: third ? 3 : 2,
    ...body,
    scale: scale.id,
    scaleVersion: scale.version,
    createdAt: timeAfter(state.given.at(-1)?.createdAt ?? state.first?.createdAt),
    createdBy: actor.personId,
  };
  const { changed, writes, events, standing } = consequences(actor, state, opinion);
  const about = { at: opinion.createdAt, articleId: claim.articleId, claimId };
  const data = { secondOpinionId: id, reading: opinion.reading, verdict, justification: body.justification };
  // who has given theirs sees the first
  const told = { verdict: standing.verdict, disposition: standing.disposition, draft: false };
  return commit(actor, {
    writes: [insertSecondOpinion(opinion), ...writes, ...(draft ? [deleteSecondDraft(draft)] : [])],
    events: [newEvent(actor, { ...about, type: "second-opinion.given", data }), ...events],
    answer: () => ({ ...seen(opinion, hidden), claim: { ...movedView(view, changed), verdict: told } }),
  });
}
