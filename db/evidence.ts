import { and, asc, eq, getTableColumns, inArray, isNull, ne, sql } from "drizzle-orm";
import type { Evidence } from "@/core/evidence.ts";
import { db, type Write } from "./client.ts";
import { insertAll } from "./many.ts";
import { claims, evidence, sources } from "./schema.ts";

/** The circle somebody stands in: with what is for legal only, or without it. */
type Circle = "team" | "legal";

/** What `circle` may know of evidence joined with its source, which it reaches no further than. */
function reaches(circle: Circle) {
  return circle === "legal" ? undefined : and(ne(evidence.visibility, "legal"), ne(sources.visibility, "legal"));
}

/** Evidence, also when it was taken away. */
export async function getEvidence(id: string): Promise<Evidence | undefined> {
  const [row] = await (await db()).select().from(evidence).where(eq(evidence.id, id));
  return row;
}

/** What stands on these claims as far as the circle may see it, by number. */
export async function listEvidence(claimIds: readonly string[], circle: Circle): Promise<Evidence[]> {
  if (claimIds.length === 0) return [];
  return (await db())
    .select(getTableColumns(evidence))
    .from(evidence)
    .innerJoin(sources, eq(sources.id, evidence.sourceId))
    .where(and(inArray(evidence.claimId, [...claimIds]), isNull(evidence.deletedAt), reaches(circle)))
    .orderBy(asc(evidence.number), asc(evidence.id));
}

/** Every row on these claims, taken-away ones too. */
export async function listAllEvidence(claimIds: readonly string[]): Promise<Evidence[]> {
  if (claimIds.length === 0) return [];
  return (await db())
    .select()
    .from(evidence)
    .where(inArray(evidence.claimId, [...claimIds]))
    .orderBy(asc(evidence.claimId), asc(evidence.number), asc(evidence.id));
}

/** Evidence that stands, with the article of its claim. */
export type PlacedEvidence = Evidence & { articleId: string };

/** What stands because of a source and was found in a snapshot of it. */
export async function listLockedEvidence(sourceId: string): Promise<PlacedEvidence[]> {
  return (await db())
    .select({ ...getTableColumns(evidence), articleId: claims.articleId })
    .from(evidence)
    .innerJoin(claims, eq(claims.id, evidence.claimId))
    .where(and(eq(evidence.sourceId, sourceId), isNull(evidence.deletedAt), eq(evidence.lock, "found")))
    .orderBy(asc(evidence.id));
}

const state = sql<number>`cast(coalesce(sum(${evidence.version}), 0) as integer)`;

/** A number that changes with every piece of evidence a source gets and every change to one: the sum of their versions. */
export async function getEvidenceState(sourceId: string): Promise<number> {
  const [row] = await (await db()).select({ state }).from(evidence).where(eq(evidence.sourceId, sourceId));
  return row?.state ?? 0;
}
/** Writes nothing; refuses the commit when evidence of the source came or changed since its state was read. */
export function requireEvidenceState(sourceId: string, known: number): Write {
  return (tx) =>
    tx
      .select({ state })
      .from(evidence)
      .where(eq(evidence.sourceId, sourceId))
      .having(sql`${state} = ${known}`);
}

/** How much stands on each of these claims, as far as the circle may see it. */
export async function countEvidence(claimIds: readonly string[], circle: Circle): Promise<Map<string, number>> {
  if (claimIds.length === 0) return new Map();
  const rows = await (
    await db()
  )
    .select({ claimId: evidence.claimId, count: sql<number>`cast(count(*) as integer)` })
    .from(evidence)
    .innerJoin(sources, eq(sources.id, evidence.sourceId))
    .where(and(inArray(evidence.claimId, [...claimIds]), isNull(evidence.deletedAt), reaches(circle)))
    .groupBy(evidence.claimId);
  return new Map(rows.map((row) => [row.claimId, row.count]));
}

/** Inserts evidence under the next free number of its claim; the row returned holds it. */
export function insertEvidence(row: Omit<Evidence, "number">): Write {
  const next = sql<number>`(select coalesce(max(e.number), 0) + 1 from evidence e where e.claim_id = ${row.claimId})`;
  return (tx) =>
    tx
      .insert(evidence)
      .values({ ...row, number: next as unknown as number })
      .onConflictDoNothing()
      .returning({ number: evidence.number });
}

/** Inserts evidence with the number it has (a record brought in). */
export function insertNumberedEvidence(row: Evidence): Write {
  return (tx) => tx.insert(evidence).values(row).onConflictDoNothing().returning({ id: evidence.id });
}

/** Puts evidence on new claims in, with its numbers, many in one statement. */
export function insertAllEvidence(rows: readonly Evidence[]): Write[] {
  return insertAll(evidence, rows);
}

export function updateEvidence(row: Evidence, version: number): Write {
  const { id, number: _number, ...changes } = row;
  return (tx) =>
    tx
      .update(evidence)
      .set(changes)
      .where(and(eq(evidence.id, id), eq(evidence.version, version)))
      .returning({ number: evidence.number });
}

/**
 * Notes in which snapshot a passage no longer stands. The version stays as it is: the machine saw this, and nobody who
 * is writing on the evidence should be told of a conflict; each change of it looks for the passage anew anyway.
 */
export function updateDrift(id: string, driftedIn: string | null): Write {
  return (tx) => tx.update(evidence).set({ driftedIn }).where(eq(evidence.id, id)).returning({ id: evidence.id });
}

/** Moves evidence to another claim, under the next free number there. */
export function moveEvidence(row: Evidence, claimId: string, movedFrom: string | null, at: string): Write {
  const next = sql<number>`(select coalesce(max(e.number), 0) + 1 from evidence e where e.claim_id = ${claimId})`;
  return (tx) =>
    tx
      .update(evidence)
      .set({ claimId, movedFrom, number: next as unknown as number, version: row.version + 1, updatedAt: at })
      .where(and(eq(evidence.id, row.id), eq(evidence.version, row.version)))
      .returning({ number: evidence.number });
}
