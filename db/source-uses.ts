/** How much hangs on sources, and where they are used. */
import { and, asc, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import { isDecided, statusesThat } from "@/core/claims.ts";
import type { Evidence } from "@/core/evidence.ts";
import type { SourceCounts, SourceUse } from "@/core/sources.ts";
import { db } from "./client.ts";
import { articles, claims, derivations, evidence, snapshots, sources, targets } from "./schema.ts";

const decided = statusesThat(isDecided);

type Circle = "team" | "legal";

/** Evidence that stands, on a claim that stands, as far as the circle may see it. */
function standing(circle: Circle) {
  return and(
    isNull(evidence.deletedAt),
    isNull(claims.deletedAt),
    circle === "legal" ? undefined : ne(evidence.visibility, "legal"),
  );
}

/** How much hangs on each of these sources, in three queries however many they are. */
export async function countUses(ids: readonly string[], circle: Circle): Promise<(id: string) => SourceCounts> {
  if (ids.length === 0) return () => ({ claims: 0, evidence: 0, snapshots: 0, derivesFrom: 0 });
  const reader = await db();
  const count = sql<number>`cast(count(*) as integer)`;
  const [used, kept, derived] = await Promise.all([
    reader
      .select({
        id: evidence.sourceId,
        evidence: count,
        claims: sql<number>`cast(count(distinct ${evidence.claimId}) as integer)`,
      })
      .from(evidence)
      .innerJoin(claims, eq(claims.id, evidence.claimId))
      .where(and(inArray(evidence.sourceId, [...ids]), standing(circle)))
      .groupBy(evidence.sourceId),
    reader
      .select({ id: snapshots.sourceId, count })
      .from(snapshots)
      .where(inArray(snapshots.sourceId, [...ids]))
      .groupBy(snapshots.sourceId),
    reader
      .select({ id: derivations.sourceId, count })
      .from(derivations)
      .where(and(inArray(derivations.sourceId, [...ids]), isNull(derivations.deletedAt)))
      .groupBy(derivations.sourceId),
  ]);
  const of = <R extends { id: string }>(rows: readonly R[]) => new Map(rows.map((row) => [row.id, row]));
  const [usedOf, keptOf, derivedOf] = [of(used), of(kept), of(derived)];
  return (id) => ({
    claims: usedOf.get(id)?.claims ?? 0,
    evidence: usedOf.get(id)?.evidence ?? 0,
    snapshots: keptOf.get(id)?.count ?? 0,
    derivesFrom: derivedOf.get(id)?.count ?? 0,
  });
}

/** The claims that have evidence from a source, by article and number. */
export async function listUses(sourceId: string, circle: Circle, limit: number): Promise<SourceUse[]> {
  const reader = await db();
  const rows = await reader
    .select({
      claimId: claims.id,
      claimNumber: claims.number,
      articleId: claims.articleId,
      articleTitle: articles.title,
      words: claims.statement,
      evidence: sql<number>`cast(count(*) as integer)`,
    })
    .from(evidence)
    .innerJoin(claims, eq(claims.id, evidence.claimId))
    .innerJoin(articles, eq(articles.id, claims.articleId))
    .where(and(eq(evidence.sourceId, sourceId), standing(circle)))
    .groupBy(claims.id, articles.id)
    .orderBy(asc(articles.title), asc(articles.id), asc(claims.number))
    .limit(limit);
  const unnamed = rows.filter((row) => row.words.trim() === "").map((row) => row.claimId);
  if (unnamed.length === 0) return rows;
  const places = await reader
    .select({ claimId: targets.claimId, exact: targets.exact })
    .from(targets)
    .where(and(inArray(targets.claimId, unnamed), isNull(targets.retiredAt)))
    .orderBy(asc(targets.start), asc(targets.id));
  const exact = new Map(places.toReversed().map((place) => [place.claimId, place.exact]));
  return rows.map((row) => ({ ...row, words: row.words.trim() || (exact.get(row.claimId) ?? "") }));
}

/**
 * The sources of the evidence on the decided claims of these articles. What their verdicts are plays no part: a count
 * made of it would tell a second reader something of the first verdict.
 */
export async function listDecidedSources(
  articleIds: readonly string[],
  circle: Circle,
): Promise<(Pick<Evidence, "claimId" | "sourceId" | "stance" | "deletedAt"> & { articleId: string })[]> {
  if (articleIds.length === 0) return [];
  const { claimId, sourceId, stance, deletedAt } = evidence;
  return (await db())
    .selectDistinct({ claimId, sourceId, stance, deletedAt, articleId: claims.articleId })
    .from(claims)
    .innerJoin(evidence, eq(evidence.claimId, claims.id))
    .innerJoin(sources, eq(sources.id, evidence.sourceId))
    .where(
      and(
        inArray(claims.articleId, [...articleIds]),
        inArray(claims.status, decided),
        isNull(claims.stale),
        standing(circle),
        circle === "legal" ? undefined : ne(sources.visibility, "legal"),
      ),
    );
}

/** The sources with evidence on claims that have evidence from this one, as far as the circle may see. */
export async function listCompanions(sourceId: string, circle: Circle, limit: number): Promise<string[]> {
  const reader = await db();
  const here = reader
    .select({ claimId: evidence.claimId })
    .from(evidence)
    .innerJoin(claims, eq(claims.id, evidence.claimId))
    .where(and(eq(evidence.sourceId, sourceId), standing(circle)));
  const rows = await reader
    .selectDistinct({ id: evidence.sourceId })
    .from(evidence)
    .innerJoin(claims, eq(claims.id, evidence.claimId))
    .where(and(inArray(evidence.claimId, here), ne(evidence.sourceId, sourceId), standing(circle)))
    .orderBy(asc(evidence.sourceId))
    .limit(limit);
  return rows.map((row) => row.id);
}
