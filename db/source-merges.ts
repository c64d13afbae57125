/** The rows that hang on a source, and the writes that let them hang on another one. One write moves one row. */
import { and, asc, eq, sql } from "drizzle-orm";
import type { Evidence } from "@/core/evidence.ts";
import type { Event } from "@/core/events.ts";
import type { Snapshot } from "@/core/snapshots.ts";
import { db, type Write } from "./client.ts";
import { claims, events, evidence, snapshots } from "./schema.ts";

/** What moves of a snapshot: where it hangs and under which number. */
export type PlacedSnapshot = Pick<Snapshot, "id" | "sourceId" | "number">;

/** Every piece of evidence from a source, taken-away ones too, with the article of its claim. */
export async function listEvidenceFrom(sourceId: string): Promise<(Evidence & { articleId: string })[]> {
  const rows = await (
    await db()
  )
    .select({ row: evidence, articleId: claims.articleId })
    .from(evidence)
    .innerJoin(claims, eq(claims.id, evidence.claimId))
    .where(eq(evidence.sourceId, sourceId))
    .orderBy(asc(evidence.id));
  return rows.map(({ row, articleId }) => ({ ...row, articleId }));
}

/** The snapshots of a source by number, without what they hold. */
export async function listPlacedSnapshots(sourceId: string): Promise<PlacedSnapshot[]> {
  return (await db())
    .select({ id: snapshots.id, sourceId: snapshots.sourceId, number: snapshots.number })
    .from(snapshots)
    .where(eq(snapshots.sourceId, sourceId))
    .orderBy(asc(snapshots.number));
}

/** Hangs a snapshot on another source, under this number or the next free one there. */
export function moveSnapshot(row: PlacedSnapshot, sourceId: string, number: number | "next"): Write {
  const next = sql<number>`(select coalesce(max(s.number), 0) + 1 from snapshots s where s.source_id = ${sourceId})`;
  return (tx) =>
    tx
      .update(snapshots)
      .set({ sourceId, number: number === "next" ? (next as unknown as number) : number })
      .where(and(eq(snapshots.id, row.id), eq(snapshots.sourceId, row.sourceId)))
      .returning({ number: snapshots.number });
}

/** The events of this type at this moment. */
export async function listEventsAt(type: string, at: string): Promise<Event[]> {
  const rows = (await db()).select().from(events);
  return rows.where(and(eq(events.type, type), eq(events.at, at))).orderBy(asc(events.seq));
}
