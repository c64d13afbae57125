import { and, asc, desc, eq, getTableColumns, inArray, lt, isNotNull, ne, sql } from "drizzle-orm";
import type { Snapshot } from "@/core/snapshots.ts";
import { db, type Write } from "./client.ts";
import { snapshots } from "./schema.ts";

/** A snapshot without its words, which may be many; how many is `textLength` (UTF-16 code units). */
export interface SnapshotRow extends Omit<Snapshot, "text"> {
  textLength: number;
}

const { text: _text, ...withoutText } = getTableColumns(snapshots);

/**
 * Lengths of texts by snapshot: neither database can count UTF-16 code units, and what a snapshot kept never changes,
 * so each is counted once a process.
 */
const lengths = new Map<string, number>();

async function withLengths(rows: readonly Omit<Snapshot, "text">[]): Promise<SnapshotRow[]> {
  const counted: SnapshotRow[] = [];
  for (const row of rows) {
    const textLength = lengths.get(row.id) ?? (await getSnapshot(row.id))?.text.length ?? 0;
    lengths.set(row.id, textLength);
    counted.push({ ...row, textLength });
  }
  return counted;
}

export async function getSnapshot(id: string): Promise<Snapshot | undefined> {
  const [row] = await (await db()).select().from(snapshots).where(eq(snapshots.id, id));
  return row;
}

/** The snapshots of a source numbered below `before`, the newest first. */
export async function listSnapshots(
  sourceId: string,
  { before, limit }: { before?: number | undefined; limit: number },
): Promise<SnapshotRow[]> {
  const rows = await (
    await db()
  )
    .select(withoutText)
    .from(snapshots)
    .where(and(eq(snapshots.sourceId, sourceId), before === undefined ? undefined : lt(snapshots.number, before)))
    .orderBy(desc(snapshots.number))
    .limit(limit);
  return withLengths(rows);
}

export async function listSnapshotsById(ids: readonly string[]): Promise<SnapshotRow[]> {
  if (ids.length === 0) return [];
  const rows = await (
    await db()
  )
    .select(withoutText)
    .from(snapshots)
    .where(inArray(snapshots.id, [...new Set(ids)]))
    .orderBy(asc(snapshots.id));
  return withLengths(rows);
}

/** The newest snapshot of a source that has words in it. */
export async function getNewestReadable(sourceId: string): Promise<Snapshot | undefined> {
  const [row] = await (
    await db()
  )
    .select()
    .from(snapshots)
    .where(and(eq(snapshots.sourceId, sourceId), ne(snapshots.text, "")))
    .orderBy(desc(snapshots.number))
    .limit(1);
  return row;
}

/** The newest snapshot of a source of which bytes are kept, with words in it or without, as a picture is. */
export async function getNewestKept(sourceId: string): Promise<Snapshot | undefined> {
  const [row] = await (
    await db()
  )
    .select()
    .from(snapshots)
    .where(and(eq(snapshots.sourceId, sourceId), isNotNull(snapshots.sha256)))
    .orderBy(desc(snapshots.number))
    .limit(1);
  return row;
}

/** How many snapshots a source has. */
export async function countSnapshots(sourceId: string): Promise<number> {
  const [row] = await (
    await db()
  )
    .select({ count: sql<number>`cast(count(*) as integer)` })
    .from(snapshots)
    .where(eq(snapshots.sourceId, sourceId));
  return row?.count ?? 0;
}

/** Writes nothing; refuses the commit when the source has another number of snapshots by now. */
export function requireSnapshotCount(sourceId: string, count: number): Write {
  const counted = sql<number>`cast(count(*) as integer)`;
  return (tx) =>
    tx
      .select({ count: counted })
      .from(snapshots)
      .where(eq(snapshots.sourceId, sourceId))
      .having(sql`count(*) = ${count}`);
}

/** Those of these sources, 1,000 at most, that have a snapshot. */
export async function listSnapped(sourceIds: readonly string[]): Promise<string[]> {
  const rows = await (
    await db()
  )
    .selectDistinct({ sourceId: snapshots.sourceId })
    .from(snapshots)
    .where(inArray(snapshots.sourceId, [...sourceIds]));
  return rows.map(({ sourceId }) => sourceId);
}

/** Refuses the commit when one of these sources, of which none had a snapshot, has one by now. */
export function requireUnsnapped(sourceIds: readonly string[]): Write {
  return (tx) =>
    tx
      .select({ count: sql<number>`cast(count(*) as integer)` })
      .from(snapshots)
      .where(inArray(snapshots.sourceId, [...sourceIds]))
      .having(sql`count(*) = 0`);
}

/** Inserts a snapshot under the next number of its source; the row returned holds it. */
export function insertSnapshot(row: Omit<Snapshot, "number">): Write {
  const next = sql<number>`(select coalesce(max(s.number), 0) + 1 from snapshots s where s.source_id = ${row.sourceId})`;
  return (tx) =>
    tx
      .insert(snapshots)
      .values({ ...row, number: next as unknown as number })
      .onConflictDoNothing()
      .returning({ number: snapshots.number });
}

/** Says where else the same page is kept: all that may change of a snapshot. */
export function updateSnapshot({ id, archiveUrl }: Pick<Snapshot, "id" | "archiveUrl">, version: number): Write {
  return (tx) =>
    tx
      .update(snapshots)
      .set({ archiveUrl, version: version + 1 })
      .where(and(eq(snapshots.id, id), eq(snapshots.version, version)))
      .returning({ id: snapshots.id });
}
