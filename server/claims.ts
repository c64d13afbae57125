import type { z } from "zod";
import { uuidv7 } from "uuidv7";
import { changesBetween, given } from "@/core/changes.ts";
import { changeClaim, newClaim, type Claim, type ClaimView, type Target } from "@/core/claims.ts";
import type {
  ClaimId,
  ListClaims,
  MarkClaim,
  SearchClaims,
  UpdateClaim,
  VersionedClaim,
} from "@/core/inputs/claims.ts";
import type { Actor } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import {
  getClaim as getClaimRow,
  insertClaim,
  insertTarget,
  listClaims as listClaimRows,
  listClaimsById,
  listNewestClaims,
  updateClaim as updateClaimRow,
} from "@/db/claims.ts";
import type { Write } from "@/db/client.ts";
import { commit, newEvent } from "@/db/commit.ts";
import { atRevision } from "@/db/revisions.ts";
import { deleteSearchDocument, putSearchDocument, search, type SearchDocument } from "@/db/search.ts";
import { partNotices, requireNewParts, requireParts } from "./assignments.ts";
import { counterFor, viewClaim, viewClaims, viewOne, withClaim } from "./claim-views.ts";
import { loadArticle, loadClaim, loadText, requireVersion } from "./load.ts";
import { newTargets, requireRevision } from "./targets.ts";
import { permit } from "./permit.ts";

/** Puts a claim's words into the search. */
export function indexClaim(claim: Omit<Claim, "number">, targets: readonly Pick<Target, "exact">[]): Write {
  return putSearchDocument(claimDocument(claim, targets));
}

/** What the search reads of a claim. */
export function claimDocument(claim: Omit<Claim, "number">, targets: readonly Pick<Target, "exact">[]): SearchDocument {
  const words = [
    claim.statement,
    ...targets.map((target) => target.exact),
    claim.speaker,
    claim.chosenBecause,
    claim.note,
  ];
  return {
    id: `claim:${claim.id}`,
    kind: "claim",
    articleId: claim.articleId,
    claimId: claim.id,
    body: words.filter(Boolean).join("\n"),
  };
}

/** Refuses an id that a claim has already. */
export async function requireNewClaim(id: string): Promise<void> {
  if (!(await getClaimRow(id))) return;
  throw new Refusal("conflict", "There is a claim with this id already. Choose another id.");
}

/** Marks words of an article as a claim. */
export async function markClaim(actor: Actor, input: z.output<typeof MarkClaim>): Promise<ClaimView> {
  const { articleId, id = uuidv7(), target, revision: counted, offsets, ...fields } = input;
  const { revision } = await loadText(actor, articleId);
  permit(actor, "claim.mark");
  requireRevision(counted, revision);
  await requireNewParts(given(fields));
  const made = { id, articleId, at: new Date().toISOString(), by: actor.personId };
  const claim = newClaim(given(fields), made);
  const targets = newTargets([target], revision, offsets, { claimId: id, at: made.at, by: made.by });
  if (input.id !== undefined) await requireNewClaim(input.id);
  const event = newEvent(actor, {
    at: made.at,
    type: "claim.marked",
    articleId,
    claimId: id,
    data: markedData(claim, targets),
  });
  const count = await counterFor([articleId], offsets);
  return commit(actor, {
    writes: [
      atRevision(revision),
      insertClaim(claim),
      ...targets.map(insertTarget),
      indexClaim(claim, targets),
      ...partNotices(actor, undefined, claim),
    ],
    events: [event],
    answer: ([, row]) =>
      count(viewClaim({ ...claim, number: row?.["number"] as number }, { targets, evidenceCount: 0 })),
  });
}

function markedData(claim: Omit<Claim, "number">, targets: readonly Target[]) {
  return {
    statement: claim.statement,
    targets: targets.map(({ revision, start, end, exact }) => ({ revision, start, end, exact })),
  };
}

/** The claims of an article that stand, by number. */
export async function listClaims(
  actor: Actor,
  input: z.output<typeof ListClaims>,
): Promise<{ items: ClaimView[]; next: string | null }> {
  await loadArticle(actor, input.articleId);
  if (!/^\d{1,9}$/u.test(input.cursor ?? "0")) throw new Refusal("invalid", "This cursor is not from this list.");
  const after = Number(input.cursor ?? 0);
  const rows = await listClaimRows(input.articleId, { after, limit: input.limit + 1 });
  const shown = rows.slice(0, input.limit);
  const count = await counterFor([input.articleId], input.offsets);
  return {
    items: (await viewClaims(actor, shown)).map(count),
    next: rows.length > input.limit ? String(shown.at(-1)?.number) : null,
  };
}

/** Claims of all articles that hold the words of `q`, best first; the newest ones without `q`. */
export async function searchClaims(
  actor: Actor,
  input: z.output<typeof SearchClaims>,
): Promise<{ items: ClaimView[]; next: null }> {
  permit(actor, "article.read");
  const found = input.q.trim() ? await findClaims(input.q, input.limit) : await listNewestClaims(input.limit);
  const count = await counterFor(
    found.map((claim) => claim.articleId),
    input.offsets,
  );
  return { items: (await viewClaims(actor, found)).map(count), next: null };
}

async function findClaims(q: string, limit: number): Promise<Claim[]> {
  const ids = (await search(q, "claim", limit)).flatMap((hit) => hit.claimId ?? []);
  const rows = new Map((await listClaimsById(ids)).map((claim) => [claim.id, claim]));
  return ids.flatMap((id) => rows.get(id) ?? []);
}

/** One claim with its targets and verdict. */
export async function getClaim(actor: Actor, { claimId, offsets }: z.output<typeof ClaimId>): Promise<ClaimView> {
  const claim = await loadClaim(actor, claimId);
  const count = await counterFor([claim.articleId], offsets);
  return count(await viewOne(actor, claim));
}

/** Changes fields of a claim; those left out stay as they are. */
export async function updateClaim(actor: Actor, input: z.output<typeof UpdateClaim>): Promise<ClaimView> {
  const { claimId, version, offsets, ...fields } = input;
  const claim = await loadClaim(actor, claimId);
  permit(actor, "claim.update");
  const view = await viewOne(actor, claim);
  requireVersion(version, view);
  await requireParts(actor, given(fields), [claim]);
  const count = await counterFor([claim.articleId], offsets);
  const at = new Date().toISOString();
  const changed = changeClaim(claim, given(fields), at);
  const changes = changesBetween(claim, changed);
  if (Object.keys(changes).length === 0) return count(view);
  const event = newEvent(actor, { at, type: "claim.updated", articleId: claim.articleId, claimId, data: { changes } });
  return commit(actor, {
    writes: [
      updateClaimRow(changed, version),
      indexClaim(changed, view.targets),
      ...partNotices(actor, claim, changed),
    ],
    events: [event],
    answer: () => count(withClaim(view, changed)),
  });
}

/** Deletes a claim. Its words, evidence, opinions and history are kept, and restoreClaim brings it back. */
export async function deleteClaim(actor: Actor, input: z.output<typeof VersionedClaim>): Promise<null> {
  const claim = await loadClaim(actor, input.claimId);
  permit(actor, "claim.delete");
  requireVersion(input.version, await viewOne(actor, claim));
  const at = new Date().toISOString();
  return commit(actor, {
    writes: [
      updateClaimRow(changeClaim(claim, { deletedAt: at }, at), input.version),
      deleteSearchDocument(`claim:${claim.id}`),
    ],
    events: [newEvent(actor, { at, type: "claim.deleted", articleId: claim.articleId, claimId: claim.id, data: {} })],
    answer: () => null,
  });
}
