import type { z } from "zod";
import { uuidv7 } from "uuidv7";
import { fromCodePoints, trimSpan } from "@/core/anchoring.ts";
import { changeClaim, newClaim, type Claim, type ClaimView, type Target } from "@/core/claims.ts";
import type { ClaimId, MergeClaims, SetTargets, SplitClaim } from "@/core/inputs/claims.ts";
import type { Draft } from "@/core/opinions.ts";
import type { Actor } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import {
  getClaim as getClaimRow,
  insertClaim,
  insertTarget,
  listTargets,
  retireTarget,
  updateClaim,
} from "@/db/claims.ts";
import type { Write } from "@/db/client.ts";
import { commit, newEvent } from "@/db/commit.ts";
import { insertEvidence, listAllEvidence, listEvidence, moveEvidence } from "@/db/evidence.ts";
import type { Evidence } from "@/core/evidence.ts";
import { getDraft, getStandingOpinion, insertDraft, updateDraft } from "@/db/opinions.ts";
import { deleteSearchDocument } from "@/db/search.ts";
import { circleOf, loadArticle, loadClaim, loadText, requireVersion } from "./load.ts";
import { counterFor, viewClaim, viewOne } from "./claim-views.ts";
import { indexClaim } from "./claims.ts";
import { permit } from "./permit.ts";
import { newTargets, requireRevision } from "./targets.ts";

const placeOf = ({ revision, start, end, exact }: Target) => ({ revision, start, end, exact });

/** A view after its claim got other places. */
function replaced(view: ClaimView, claim: Claim, targets: readonly Target[]): ClaimView {
  return { ...view, ...claim, targets, target: targets[0] ?? view.target, state: "exact" };
}

/** Sets where a claim stands, in one or several places. The old rows are retired, never changed. */
export async function setTargets(actor: Actor, input: z.output<typeof SetTargets>): Promise<ClaimView> {
  const claim = await loadClaim(actor, input.claimId);
  const { revision } = await loadText(actor, claim.articleId);
  permit(actor, "claim.update");
  const view = await viewOne(actor, claim);
  requireVersion(input.version, view);
  requireRevision(input.revision, revision);
  const at = new Date().toISOString();
  const old = await listTargets([claim.id]);
  const targets = newTargets(input.targets, revision, input.offsets, { claimId: claim.id, at, by: actor.personId });
  const changed = changeClaim(claim, {}, at);
  const data = { targets: [old.map(placeOf), targets.map(placeOf)] };
  const count = await counterFor([claim.articleId], input.offsets);
  return commit(actor, {
    writes: [
      updateClaim(changed, input.version),
      ...old.map((target) => retireTarget(target.id, at)),
      ...targets.map(insertTarget),
      indexClaim(changed, targets),
    ],
    events: [newEvent(actor, { at, type: "claim.moved", articleId: claim.articleId, claimId: claim.id, data })],
    answer: () => count(replaced(view, changed, targets)),
  });
}

/** The places before and behind an offset that falls inside one of them. */
function cutAt(text: string, targets: readonly Target[], at: number): [Target[], { start: number; end: number }[]] {
  const hit = targets.find((target) => target.start < at && at < target.end);
  if (!hit) throw new Refusal("invalid", "Choose a place inside the claim's words to split it at.");
  const [before, behind] = [trimSpan(text, { start: hit.start, end: at }), trimSpan(text, { start: at, end: hit.end })];
  return [
    [...targets.filter((target) => target.end <= hit.start), { ...hit, ...before }],
    [behind, ...targets.filter((target) => target.start >= hit.end).map(({ start, end }) => ({ start, end }))],
  ];
}

/**
 * Splits a claim in two at an offset inside its words: it keeps what is before, a new claim gets what is behind, the
 * same fields but the statement, and the same evidence. The draft and the opinions stay with the first.
 */
export async function splitClaim(
  actor: Actor,
  input: z.output<typeof SplitClaim>,
): Promise<{ claim: ClaimView; split: ClaimView }> {
  const claim = await loadClaim(actor, input.claimId);
  const { revision } = await loadText(actor, claim.articleId);
  permit(actor, "claim.mark");
  const view = await viewOne(actor, claim);
  requireVersion(input.version, view);
  const made = {
    id: input.id ?? uuidv7(),
    articleId: claim.articleId,
    at: new Date().toISOString(),
    by: actor.personId,
  };
  const split = newClaim({ ...fieldsOf(claim), statement: "" }, { ...made, splitFrom: claim.id });
  const old = await listTargets([claim.id]);
  const offset =
    input.offsets === "code-points"
      ? fromCodePoints(revision.text, { start: input.at, end: input.at }).start
      : input.at;
  const [before, behind] = cutAt(revision.text, old, offset);
  const kept = newTargets(before, revision, "utf-16", { ...made, claimId: claim.id });
  const given = newTargets(behind, revision, "utf-16", { ...made, claimId: made.id });
  const changed = changeClaim(claim, {}, made.at);
  const copies = (await listEvidence([claim.id])).map((row) =>
    insertEvidence({
      ...row,
      id: uuidv7(),
      claimId: made.id,
      version: 1,
      movedFrom: null,
      createdAt: made.at,
      createdBy: made.by,
      updatedAt: made.at,
    }),
  );
  const event = (claimId: string, type: string, targets: Target[], other: string) =>
    newEvent(actor, {
      at: made.at,
      type,
      articleId: claim.articleId,
      claimId,
      data: { other, targets: targets.map(placeOf) },
    });
  const count = await counterFor([claim.articleId], input.offsets);
  return commit(actor, {
    writes: [
      insertClaim(split),
      updateClaim(changed, input.version),
      ...old.map((target) => retireTarget(target.id, made.at)),
      ...kept.map(insertTarget),
      ...given.map(insertTarget),
      ...copies,
      indexClaim(changed, kept),
      indexClaim(split, given),
    ],
    events: [event(claim.id, "claim.split", kept, made.id), event(made.id, "claim.split-off", given, claim.id)],
    answer: ([row]) => {
      const number = row?.["number"] as number;
      const parts = { targets: given, evidenceCount: view.evidenceCount };
      return { claim: count(replaced(view, changed, kept)), split: count(viewClaim({ ...split, number }, parts)) };
    },
  });
}

function fieldsOf(claim: Claim) {
  const { types, checkability, speaker, saidAt, saidWhere, priority, assignee, secondReader, dueAt } = claim;
  return { types, checkability, speaker, saidAt, saidWhere, priority, assignee, secondReader, dueAt };
}

/** Both texts whole, the second under a line that says where it is from. */
function joined(own: string, others: string, number: number): string {
  if (!others.trim() || own.includes(others)) return own;
  return own.trim() ? `${own}\n\nFrom claim ${number}: ${others}` : others;
}

/** The words of `from` that `into` does not hold: places that do not overlap its own. */
function addedPlaces(into: readonly Target[], from: readonly Target[]): { start: number; end: number }[] {
  return from.filter((target) => !into.some((own) => own.start < target.end && target.start < own.end));
}

/** One draft of two, every text whole; and how to write it. */
function mergeDrafts(
  into: Claim,
  from: Claim,
  [own, other]: readonly [Draft | undefined, Draft | undefined],
  at: string,
): { draft: Draft | undefined; writes: Write[] } {
  if (!other) return { draft: own, writes: [] };
  if (!own) {
    const draft: Draft = { ...other, claimId: into.id, version: 1, cites: [], updatedAt: at };
    return { draft, writes: [insertDraft(draft)] };
  }
  const draft: Draft = {
    ...own,
    version: own.version + 1,
    verdict: own.verdict ?? other.verdict,
    disposition: own.disposition ?? other.disposition,
    reasons: [...new Set([...own.reasons, ...other.reasons])],
    justification: joined(own.justification, other.justification, from.number),
    proposedText: joined(own.proposedText, other.proposedText, from.number),
    missing: joined(own.missing, other.missing, from.number),
    updatedAt: at,
  };
  return { draft, writes: [updateDraft(draft, own.version)] };
}

/**
 * Merges another claim into this one: its places, evidence, note, statement and draft come along, its opinions and
 * history stay readable under it. restoreClaim undoes it.
 */
export async function mergeClaims(actor: Actor, input: z.output<typeof MergeClaims>): Promise<ClaimView> {
  const [into, from] = [await loadClaim(actor, input.claimId), await loadClaim(actor, input.other)];
  permit(actor, "claim.delete");
  if (into.articleId !== from.articleId || into.id === from.id)
    throw new Refusal("invalid", "Choose another claim of the same article.");
  const [view, other] = [await viewOne(actor, into), await viewOne(actor, from)];
  requireVersion(input.version, view);
  requireVersion(input.otherVersion, other);
  const { revision } = await loadText(actor, into.articleId);
  const at = new Date().toISOString();
  const [own, others] = [await listTargets([into.id]), await listTargets([from.id])];
  const added = newTargets(addedPlaces(own, others), revision, "utf-16", { claimId: into.id, at, by: actor.personId });
  const statement = joined(into.statement, from.statement, from.number);
  const types = [...new Set([...into.types, ...from.types])];
  const changed = changeClaim(into, { statement, types, note: joined(into.note, from.note, from.number) }, at);
  const evidence = (await listAllEvidence([from.id])).filter((row) => row.deletedAt === null);
  const event = (claimId: string, type: string, other: Claim) =>
    newEvent(actor, {
      at,
      type,
      articleId: into.articleId,
      claimId,
      data: { other: other.id, number: other.number, added: added.map(placeOf) },
    });
  const merged = mergeDrafts(into, from, [await getDraft(into.id), await getDraft(from.id)], at);
  const parts = {
    targets: [...own, ...added].sort((a, b) => a.start - b.start),
    draft: merged.draft,
    opinion: await getStandingOpinion(into.id),
    evidenceCount: view.evidenceCount + other.evidenceCount,
  };
  const count = await counterFor([into.articleId], input.offsets);
  return commit(actor, {
    writes: [
      updateClaim(changed, input.version),
      updateClaim(changeClaim(from, { deletedAt: at, mergedInto: into.id }, at), input.otherVersion),
      ...added.map(insertTarget),
      ...evidence.map((row) => moveEvidence(row, into.id, from.id, at)),
      ...merged.writes,
      indexClaim(changed, [...own, ...added]),
      deleteSearchDocument(`claim:${from.id}`),
    ],
    events: [event(into.id, "claim.merged", from), event(from.id, "claim.merged-into", into)],
    answer: () => count(viewClaim(changed, parts)),
  });
}

/** What a merge took from a claim, and the writes that give it back. */
async function unmerge(
  claim: Claim,
  intoId: string,
  at: string,
): Promise<{ writes: Write[]; evidence: readonly Evidence[] }> {
  const into = await getClaimRow(intoId);
  if (!into) return { writes: [], evidence: [] };
  const places = (await listTargets([claim.id])).map((target) => `${target.start}:${target.end}`);
  const own = await listTargets([intoId]);
  const borrowed = own.filter((target) => places.includes(`${target.start}:${target.end}`));
  const evidence = (await listAllEvidence([intoId])).filter((row) => row.movedFrom === claim.id);
  const writes = [
    updateClaim(changeClaim(into, {}, at), into.version),
    ...(borrowed.length < own.length ? borrowed.map((target) => retireTarget(target.id, at)) : []),
    ...evidence.map((row) => moveEvidence(row, claim.id, null, at)),
  ];
  return { writes, evidence: evidence.filter((row) => row.deletedAt === null) };
}

/** Brings a deleted claim back as it was; of a merged one also its places and evidence. */
export async function restoreClaim(actor: Actor, { claimId, offsets }: z.output<typeof ClaimId>): Promise<ClaimView> {
  const claim = await getClaimRow(claimId);
  if (claim) await loadArticle(actor, claim.articleId);
  permit(actor, "claim.delete");
  if (!claim) throw new Refusal("not-found", "There is no such claim here.");
  const count = await counterFor([claim.articleId], offsets);
  if (claim.deletedAt === null) return count(await viewOne(actor, claim));
  const { mergedInto, articleId } = claim;
  const at = new Date().toISOString();
  const back = changeClaim(claim, { deletedAt: null, mergedInto: null }, at);
  const given = mergedInto === null ? { writes: [], evidence: [] } : await unmerge(claim, mergedInto, at);
  const view = await viewOne(actor, back);
  const seen = given.evidence.filter((row) => row.visibility !== "legal" || circleOf(actor) === "legal").length;
  return commit(actor, {
    writes: [updateClaim(back, claim.version), ...given.writes, indexClaim(back, view.targets)],
    events: [newEvent(actor, { at, type: "claim.restored", articleId, claimId, data: { mergedInto } })],
    answer: () => count({ ...view, evidenceCount: view.evidenceCount + seen }),
  });
}
