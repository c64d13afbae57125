import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import type { Claim, Target } from "@/core/claims.ts";
import type { PlaceInTime } from "@/core/coverage-shares.ts";
import { db, type Write } from "./client.ts";
import { inChunks, insertAll } from "./many.ts";
import { articles, claims, targets } from "./schema.ts";

/** A claim, also a deleted one. */
export async function getClaim(id: string): Promise<Claim | undefined> {
  const [row] = await (await db()).select().from(claims).where(eq(claims.id, id));
  return row;
}

/** The claims of an article that stand, by number, from behind `after`. */
export async function listClaims(articleId: string, page: { after: number; limit: number }): Promise<Claim[]> {
  return (await db())
    .select()
    .from(claims)
    .where(and(eq(claims.articleId, articleId), isNull(claims.deletedAt), gt(claims.number, page.after)))
    .orderBy(asc(claims.number))
    .limit(page.limit);
}

/** These claims, as far as they stand. */
export async function listClaimsById(ids: readonly string[]): Promise<Claim[]> {
  if (ids.length === 0) return [];
  return (await db())
    .select()
    .from(claims)
    .where(and(inArray(claims.id, [...ids]), isNull(claims.deletedAt)))
    .orderBy(asc(claims.articleId), asc(claims.number));
}

/** The rows of these claims, deleted and merged ones too. */
export async function listClaimRows(ids: readonly string[]): Promise<Claim[]> {
  if (ids.length === 0) return [];
  return (await db())
    .select()
    .from(claims)
    .where(inArray(claims.id, [...ids]))
    .orderBy(asc(claims.id));
}

/** Every claim row of an article, deleted and merged ones too, by number. */
export async function listAllClaims(articleId: string): Promise<Claim[]> {
  return (await db()).select().from(claims).where(eq(claims.articleId, articleId)).orderBy(asc(claims.number));
}

/** The claims that were merged into one of these. */
export async function listMergedInto(claimIds: readonly string[]): Promise<Claim[]> {
  if (claimIds.length === 0) return [];
  const merged = inArray(claims.mergedInto, [...claimIds]);
  return (await db()).select().from(claims).where(merged).orderBy(asc(claims.number));
}

/** The present targets of these claims, in text order. */
export async function listTargets(claimIds: readonly string[]): Promise<Target[]> {
  if (claimIds.length === 0) return [];
  return (await db())
    .select()
    .from(targets)
    .where(and(inArray(targets.claimId, [...claimIds]), isNull(targets.retiredAt)))
    .orderBy(asc(targets.start), asc(targets.end), asc(targets.id));
}

/**
 * Where the claims of these articles stand, and how far they are: what marks and coverage need, nothing else. Those that
 * wait for a place or were removed from the text stand at points.
 */
export async function listPlaces(
  articleIds: readonly string[],
): Promise<
  (Pick<Target, "articleId" | "claimId" | "revision" | "start" | "end" | "state" | "decidedAt"> &
    Pick<Claim, "number" | "status" | "stale">)[]
> {
  if (articleIds.length === 0) return [];
  return (await db())
    .select({
      articleId: targets.articleId,
      claimId: targets.claimId,
      revision: targets.revision,
      start: targets.start,
      end: targets.end,
      state: targets.state,
      decidedAt: targets.decidedAt,
      number: claims.number,
      status: claims.status,
      stale: claims.stale,
    })
    .from(targets)
    .innerJoin(claims, eq(claims.id, targets.claimId))
    .where(and(inArray(targets.articleId, [...articleIds]), isNull(targets.retiredAt), isNull(claims.deletedAt)))
    .orderBy(asc(targets.articleId), asc(targets.start), asc(targets.end), asc(targets.id));
}

/** Where the claims of an article stand and stood, in every revision, and until when. */
export async function listPlacesInTime(articleId: string): Promise<PlaceInTime[]> {
  return (await db())
    .select({
      claimId: targets.claimId,
      revision: targets.revision,
      start: targets.start,
      end: targets.end,
      retiredAt: targets.retiredAt,
      deletedAt: claims.deletedAt,
    })
    .from(targets)
    .innerJoin(claims, eq(claims.id, targets.claimId))
    .where(eq(targets.articleId, articleId))
    .orderBy(asc(targets.revision), asc(targets.start), asc(targets.id));
}

/** Who is in charge of claims of these articles, each person once an article, by the first claim's number. */
export async function listClaimAssignees(
  articleIds: readonly string[],
): Promise<{ articleId: string; assignee: string | null }[]> {
  if (articleIds.length === 0) return [];
  const of = { articleId: claims.articleId, assignee: claims.assignee };
  return (await db())
    .select(of)
    .from(claims)
    .where(and(inArray(claims.articleId, [...articleIds]), isNotNull(claims.assignee), isNull(claims.deletedAt)))
    .groupBy(claims.articleId, claims.assignee)
    .orderBy(asc(claims.articleId), sql`min(${claims.number})`);
}

/** Every target row of an article, retired ones too. */
export async function listAllTargets(articleId: string): Promise<Target[]> {
  return (await db())
    .select()
    .from(targets)
    .where(eq(targets.articleId, articleId))
    .orderBy(asc(targets.createdAt), asc(targets.id));
}

/** Of these targets those that are there, retired ones too, with the claim they are of. */
export async function listTargetClaims(ids: readonly string[]): Promise<{ id: string; claimId: string }[]> {
  const reader = await db();
  const of = { id: targets.id, claimId: targets.claimId };
  return inChunks(ids, async (some) => reader.select(of).from(targets).where(inArray(targets.id, some)));
}

/** Inserts a claim under the next free number of its article; the row returned holds it. */
export function insertClaim(claim: Omit<Claim, "number">): Write {
  const next = sql<number>`(select coalesce(max(c.number), 0) + 1 from claims c where c.article_id = ${claim.articleId})`;
  return (tx) =>
    tx
      .insert(claims)
      .values({ ...claim, number: next as unknown as number })
      .onConflictDoNothing()
      .returning({ number: claims.number });
}

/** Inserts a claim with the number it has (a record brought in). */
export function insertNumberedClaim(claim: Claim): Write {
  return (tx) => tx.insert(claims).values(claim).onConflictDoNothing().returning({ id: claims.id });
}

/** The number of the claim that was marked last in an article; 0 where none was. */
export async function getLastClaimNumber(articleId: string): Promise<number> {
  const last = sql<number>`coalesce(max(${claims.number}), 0)`.mapWith(Number);
  const [row] = await (await db()).select({ last }).from(claims).where(eq(claims.articleId, articleId));
  return row?.last ?? 0;
}

/** Refuses the commit when a claim was marked in the article since this number was the last. */
export function requireLastClaimNumber(articleId: string, number: number): Write {
  const last = sql`(select coalesce(max(c.number), 0) from claims c where c.article_id = ${articleId})`;
  return (tx) =>
    tx
      .select({ id: articles.id })
      .from(articles)
      .where(and(eq(articles.id, articleId), sql`${last} = ${number}`));
}

/** Puts claims in with their numbers, many in one statement; see requireLastClaimNumber(). */
export function insertClaims(rows: readonly Claim[]): Write[] {
  return insertAll(claims, rows);
}

/** Changes a claim made on `version`; touches nothing when it has another version by now. */
export function updateClaim(claim: Claim, version: number): Write {
  const { id, number: _number, articleId: _articleId, ...changes } = claim;
  return (tx) =>
    tx
      .update(claims)
      .set(changes)
      .where(and(eq(claims.id, id), eq(claims.version, version)))
      .returning({ id: claims.id });
}

export function insertTarget(target: Target): Write {
  return (tx) => tx.insert(targets).values(target).onConflictDoNothing().returning({ id: targets.id });
}

export function retireTarget(id: string, at: string): Write {
  return (tx) =>
    tx
      .update(targets)
      .set({ retiredAt: at })
      .where(and(eq(targets.id, id), isNull(targets.retiredAt)))
      .returning({ id: targets.id });
}

/** The newest claims of an article first: what the list of claims over all articles shows without a search. */
export async function listNewestClaims(limit: number): Promise<Claim[]> {
  return (await db()).select().from(claims).where(isNull(claims.deletedAt)).orderBy(desc(claims.id)).limit(limit);
}
