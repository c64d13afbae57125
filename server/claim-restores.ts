import type { z } from "zod";
import { changesBetween } from "@/core/changes.ts";
import { changeClaim, type Claim, type ClaimView, type Target } from "@/core/claims.ts";
import type { Contact } from "@/core/contacts.ts";
import type { NewEvent } from "@/core/events.ts";
import type { Evidence } from "@/core/evidence.ts";
import type { ClaimId } from "@/core/inputs/claims.ts";
import type { Note } from "@/core/notes.ts";
import type { Actor } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import { getClaim, listAllTargets, listTargets, retireTarget, updateClaim } from "@/db/claims.ts";
import type { Write } from "@/db/client.ts";
import { commit, newEvent } from "@/db/commit.ts";
import { getLastEvent } from "@/db/events.ts";
import { listAllEvidence, listEvidence, moveEvidence } from "@/db/evidence.ts";
import { deleteDraft, getDraft, getStandingOpinion, updateDraft } from "@/db/opinions.ts";
import { blindOf } from "./blindness.ts";
import { claimsUnder, talkWrites, type MergeData } from "./claim-merges.ts";
import { counterFor, viewClaim, viewOne } from "./claim-views.ts";
import { indexClaim } from "./claims.ts";
import { circleOf, loadArticle, withoutHidden } from "./load.ts";
import { permit } from "./permit.ts";
import { placeOf } from "./targets.ts";

/** The claim this one was merged into, the one that was merged into, and so on to the one that stands. */
async function claimsAbove(claim: Claim): Promise<Claim[]> {
  const above: Claim[] = [];
  for (let id = claim.mergedInto; id !== null;) {
    const next = await getClaim(id);
    if (!next) break;
    above.push(next);
    id = next.mergedInto;
  }
  return above;
}

/** What undoing a merge gives back and takes away. */
interface Undone {
  writes: Write[];
  events: NewEvent[];
  /** Evidence that comes back to the claim. */
  evidence: readonly Evidence[];
}

/** The row that a target goes on from through all revisions. */
function firstOf(target: Target, known: ReadonlyMap<string, Target>): Target {
  const before = target.carriedFrom === null ? undefined : known.get(target.carriedFrom);
  return before ? firstOf(before, known) : target;
}

/**
 * For each claim above, its targets that the merge brought: they stand where the claim's do, and were made at the
 * moment of the merge. A place that somebody set by hand later is not one of them.
 */
async function borrowedTargets(claim: Claim, above: readonly Claim[]): Promise<Target[][]> {
  const known = new Map((await listAllTargets(claim.articleId)).map((row) => [row.id, row]));
  let places = await listTargets([claim.id]);
  let at = claim.deletedAt;
  const all: Target[][] = [];
  for (const next of above) {
    const own = await listTargets([next.id]);
    const borrowed = own.filter(
      (target) =>
        firstOf(target, known).createdAt === at &&
        places.some(({ start, end }) => start === target.start && end === target.end),
    );
    // a claim is never left without words
    all.push(borrowed.length < own.length ? borrowed : []);
    [places, at] = [borrowed, next.deletedAt];
  }
  return all;
}

/** The claim's fields as they were before the merge, where nobody changed them since. */
function fieldsBefore(into: Claim, { changes = {} }: MergeData): Partial<Claim> {
  const same = Object.entries(changes).filter(
    ([field, [, after]]) => JSON.stringify(into[field as keyof Claim]) === JSON.stringify(after),
  );
  return Object.fromEntries(same.map(([field, [before]]) => [field, before]));
}

/** The draft as it was before the merge if nobody went on with it; else without the citations that go back. */
async function draftWrites(
  actor: Actor,
  into: Claim,
  { draft: kept }: MergeData,
  gone: ReadonlySet<string>,
  at: string,
): Promise<Write[]> {
  const present = await getDraft(into.id);
  if (!present) return [];
  const [before, after] = kept ?? [];
  const untouched = after !== undefined && after.version === present.version;
  if (untouched && !before) return [deleteDraft(into.id, present.version)];
  const draft = untouched && before ? before : { ...present, cites: present.cites.filter((id) => !gone.has(id)) };
  if (!untouched && draft.cites.length === present.cites.length) return [];
  const version = present.version + 1;
  return [updateDraft({ ...draft, version, updatedAt: at, updatedBy: actor.personId }, present.version)];
}

async function undoMerge(actor: Actor, claim: Claim, at: string): Promise<Undone> {
  const above = await claimsAbove(claim);
  const home = new Set([claim, ...(await claimsUnder(claim.id))].map((row) => row.id));
  const evidence = (await listAllEvidence(above.map((row) => row.id))).filter((row) => home.has(row.movedFrom ?? ""));
  const gone = new Set(evidence.map((row) => row.id));
  const borrowed = await borrowedTargets(claim, above);
  const merge = ((await getLastEvent(claim.id, "claim.merged-into"))?.data ?? {}) as MergeData;
  const undone: Undone = { writes: [], events: [], evidence: evidence.filter((row) => row.deletedAt === null) };
  for (const row of evidence) {
    undone.writes.push(moveEvidence(row, claim.id, row.movedFrom === claim.id ? null : row.movedFrom, at));
  }
  const backHome = (row: Contact | Note) =>
    home.has(row.movedFrom ?? "")
      ? { claimId: claim.id, movedFrom: row.movedFrom === claim.id ? null : row.movedFrom }
      : null;
  const aboveIds = above.map((row) => row.id);
  undone.writes.push(...(await talkWrites(aboveIds, backHome, at)));
  for (const [i, next] of above.entries()) {
    const taken = borrowed[i] ?? [];
    // only the first of them was changed by this very merge
    const data: MergeData = i === 0 ? merge : {};
    const changed = changeClaim(next, fieldsBefore(next, data), at);
    const left = (await listTargets([next.id])).filter((target) => !taken.includes(target));
    const told = { other: claim.id, taken: taken.map(placeOf), changes: changesBetween(next, changed) };
    undone.writes.push(
      updateClaim(changed, next.version),
      ...taken.map((target) => retireTarget(target.id, at)),
      ...(await draftWrites(actor, next, data, gone, at)),
      ...(next.deletedAt === null ? [indexClaim(changed, left)] : []),
    );
    undone.events.push(
      newEvent(actor, { at, type: "claim.unmerged", articleId: next.articleId, claimId: next.id, data: told }),
    );
  }
  return undone;
}

/** Brings a deleted claim back as it was; of a merged one also its places, evidence and what the merge wrote. */
export async function restoreClaim(actor: Actor, { claimId, offsets }: z.output<typeof ClaimId>): Promise<ClaimView> {
  const claim = await getClaim(claimId);
  if (claim) await loadArticle(actor, claim.articleId);
  permit(actor, "claim.delete");
  if (!claim) throw new Refusal("not-found", "There is no such claim here.");
  const count = await counterFor([claim.articleId], offsets);
  if (claim.deletedAt === null) return count(await viewOne(actor, claim));
  const { mergedInto, articleId } = claim;
  const at = new Date().toISOString();
  const back = changeClaim(claim, { deletedAt: null, mergedInto: null }, at);
  const undone = await undoMerge(actor, claim, at);
  const seen = [...(await withoutHidden(actor, undone.evidence)), ...(await listEvidence([claimId], circleOf(actor)))];
  const blind = await blindOf(actor, [claim]);
  const view = viewClaim(back, {
    targets: await listTargets([claimId]),
    draft: blind.has(claimId) ? undefined : await getDraft(claimId),
    opinion: blind.get(claimId) === "verdict" ? undefined : await getStandingOpinion(claimId),
    evidenceCount: seen.length,
  });
  const restored = newEvent(actor, { at, type: "claim.restored", articleId, claimId, data: { mergedInto } });
  return commit(actor, {
    writes: [updateClaim(back, claim.version), ...undone.writes, indexClaim(back, view.targets)],
    events: [restored, ...undone.events],
    answer: () => count(view),
  });
}
