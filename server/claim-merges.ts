import type { z } from "zod";
import { changesBetween } from "@/core/changes.ts";
import { changeClaim, isPlaced, isWaiting, type Claim, type ClaimView, type Target } from "@/core/claims.ts";
import type { Contact } from "@/core/contacts.ts";
import type { RoleDate } from "@/core/evidence.ts";
import type { Json, NewEvent } from "@/core/events.ts";
import type { MergeClaims } from "@/core/inputs/claims.ts";
import type { Note } from "@/core/notes.ts";
import type { Draft } from "@/core/opinions.ts";
import type { Actor } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import { insertTarget, listMergedInto, listTargets, updateClaim } from "@/db/claims.ts";
import type { Write } from "@/db/client.ts";
import { listAllContacts, updateContact } from "@/db/contacts.ts";
import { commit, newEvent } from "@/db/commit.ts";
import { listEvidence, moveEvidence } from "@/db/evidence.ts";
import { listAllNotes, updateNote } from "@/db/notes.ts";
import { getDraft, getStandingOpinion, insertDraft, updateDraft } from "@/db/opinions.ts";
import { atRevision } from "@/db/revisions.ts";
import { deleteSearchDocument } from "@/db/search.ts";
import { requireNotBlind } from "./blindness.ts";
import { counterFor, viewClaim, viewOne } from "./claim-views.ts";
import { indexClaim } from "./claims.ts";
import { loadClaim, loadText, requireVersion } from "./load.ts";
import { permit } from "./permit.ts";
import { newTargets, placeOf } from "./targets.ts";

/** What the event «claim.merged-into» keeps of a merge, so that it can be undone whatever came after it. */
export interface MergeData {
  /** The fields of the claim merged into that the merge changed: before and after. */
  changes?: Record<string, readonly [Json, Json]>;
  /** Its verdict in the making before and after; null when the merge left it alone. */
  draft?: readonly [Draft | null, Draft] | null;
}

/** The claims that were merged into this one, and those that were merged into them before. */
export async function claimsUnder(claimId: string): Promise<Claim[]> {
  const found: Claim[] = [];
  for (let level = [claimId]; level.length > 0;) {
    const rows = await listMergedInto(level);
    found.push(...rows);
    level = rows.map((row) => row.id);
  }
  return found;
}

/** Both texts whole, the second under a line that says where it is from. */
function joined(own: string, others: string, number: number): string {
  if (!others.trim() || own.includes(others)) return own;
  return own.trim() ? `${own}\n\nFrom claim ${number}: ${others}` : others;
}

/** The words of `from` that `into` does not hold: places that do not overlap its own. */
function addedPlaces(into: readonly Target[], from: readonly Target[]): { start: number; end: number }[] {
  const placed = from.filter(isPlaced);
  return placed.filter((target) => !into.some((own) => own.start < target.end && target.start < own.end));
}

const union = <T>(own: readonly T[], others: readonly T[]): T[] => [...new Set([...own, ...others])];

/** One draft of two, every text whole; and how to write it. The evidence comes along, so what is cited stays cited. */
function mergeDrafts(
  actor: Actor,
  [into, from]: readonly [Claim, Claim],
  [own, other]: readonly [Draft | undefined, Draft | undefined],
  at: string,
): { draft: Draft | undefined; writes: Write[] } {
  if (!other) return { draft: own, writes: [] };
  const made = { claimId: into.id, version: (own?.version ?? 0) + 1, updatedAt: at, updatedBy: actor.personId };
  if (!own) {
    const draft: Draft = { ...other, ...made };
    return { draft, writes: [insertDraft(draft)] };
  }
  const draft: Draft = {
    ...own,
    ...made,
    verdict: own.verdict ?? other.verdict,
    disposition: own.disposition ?? other.disposition,
    reasons: union(own.reasons, other.reasons),
    cites: union(own.cites, other.cites),
    justification: joined(own.justification, other.justification, from.number),
    proposedText: joined(own.proposedText, other.proposedText, from.number),
    missing: joined(own.missing, other.missing, from.number),
    wouldChange: joined(own.wouldChange, other.wouldChange, from.number),
    asOf: own.asOf ?? other.asOf,
  };
  return { draft, writes: [updateDraft(draft, own.version)] };
}

const sameDate = (a: RoleDate, b: RoleDate): boolean => a.role === b.role && a.date === b.date;

/** Contacts and notes that go from claims to another one; `home` says where each goes, or null to leave it. */
export async function talkWrites(
  claimIds: readonly string[],
  home: (row: Contact | Note) => Pick<Contact, "claimId" | "movedFrom"> | null,
  at: string,
): Promise<Write[]> {
  const moved = <Row extends Contact | Note>(rows: readonly Row[], update: (row: Row, version: number) => Write) =>
    rows.flatMap((row) => {
      const to = home(row);
      return to ? [update({ ...row, ...to, version: row.version + 1, updatedAt: at }, row.version)] : [];
    });
  return [...moved(await listAllContacts(claimIds), updateContact), ...moved(await listAllNotes(claimIds), updateNote)];
}

/** Joined texts may be longer than one field takes; then the merge is refused, and nothing is cut off. */
function requireRoom(texts: readonly (readonly [string, number])[]): void {
  if (texts.every(([text, max]) => text.length <= max)) return;
  throw new Refusal("invalid", "Together the texts of these claims are too long for one. Shorten one of them first.");
}

/**
 * Merges another claim into this one: its places, evidence, contacts, notes, statement and draft come along, its opinions and
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
  await requireNotBlind(actor, [into, from]);
  const { revision } = await loadText(actor, into.articleId);
  const at = new Date().toISOString();
  const [own, others] = [await listTargets([into.id]), await listTargets([from.id])];
  if ([...own, ...others].some(isWaiting)) {
    throw new Refusal(
      "conflict",
      "One of these claims has no place in this version of the text. Say first where it stands.",
    );
  }
  const added = newTargets(addedPlaces(own, others), revision, "utf-16", { claimId: into.id, at, by: actor.personId });
  const targets = [...own, ...added].sort((a, b) => a.start - b.start);
  const fields = {
    statement: joined(into.statement, from.statement, from.number),
    types: union(into.types, from.types),
    dates: [...into.dates, ...from.dates.filter((date) => !into.dates.some((own) => sameDate(own, date)))],
    chosenBecause: joined(into.chosenBecause, from.chosenBecause, from.number),
    note: joined(into.note, from.note, from.number),
  };
  const changed = changeClaim(into, fields, at);
  const evidence = await listEvidence([from.id], "legal");
  const drafts = [await getDraft(into.id), await getDraft(from.id)] as const;
  const { draft, writes } = mergeDrafts(actor, [into, from], drafts, at);
  requireRoom([
    [fields.statement, 20_000],
    [fields.chosenBecause, 20_000],
    [fields.note, 100_000],
    [draft?.justification ?? "", 100_000],
    [draft?.proposedText ?? "", 100_000],
    [draft?.missing ?? "", 20_000],
    [draft?.wouldChange ?? "", 20_000],
  ]);
  const kept = { changes: changesBetween(into, changed), draft: writes.length > 0 ? [drafts[0] ?? null, draft] : null };
  const event = (claimId: string, type: string, { id, number }: Claim): NewEvent =>
    newEvent(actor, {
      at,
      type,
      articleId: into.articleId,
      claimId,
      data: { other: id, number, added: added.map(placeOf), ...JSON.parse(JSON.stringify(kept)) },
    });
  const parts = {
    targets,
    draft,
    opinion: await getStandingOpinion(into.id),
    evidenceCount: view.evidenceCount + other.evidenceCount,
  };
  const count = await counterFor([into.articleId], input.offsets);
  return commit(actor, {
    writes: [
      atRevision(revision),
      updateClaim(changed, input.version),
      updateClaim(changeClaim(from, { deletedAt: at, mergedInto: into.id }, at), input.otherVersion),
      ...added.map(insertTarget),
      // what was merged into `from` before keeps its first home, so that each merge can be undone alone
      ...evidence.map((row) => moveEvidence(row, into.id, row.movedFrom ?? from.id, at)),
      ...(await talkWrites([from.id], (row) => ({ claimId: into.id, movedFrom: row.movedFrom ?? from.id }), at)),
      ...writes,
      indexClaim(changed, targets),
      deleteSearchDocument(`claim:${from.id}`),
    ],
    events: [event(into.id, "claim.merged", from), event(from.id, "claim.merged-into", into)],
    answer: () => count(viewClaim(changed, parts)),
  });
}
