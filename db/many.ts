/** Many rows at once, in statements that are not too long. */
import type { AnyPgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Write } from "./client.ts";

/** So many values stand in one statement at most: both databases take more. */
const valuesAtOnce = 20_000;

/** Items in lists of at most so many. */
export function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
}

/** Rows of many ids, in statements that are not too long. */
export async function inChunks<T>(ids: readonly string[], read: (some: string[]) => Promise<T[]>): Promise<T[]> {
  const found: T[] = [];
  for (const some of chunks(ids, 1000)) found.push(...(await read(some)));
  return found;
}

/** Puts rows into a table, many in one statement. A row that is there already is an error: see getKnown(). */
export function insertAll(table: PgTable, rows: readonly object[]): Write[] {
  const size = Math.max(1, Math.floor(valuesAtOnce / Object.keys(rows[0] ?? {}).length));
  const column = Object.values(table)[0] as AnyPgColumn;
  return chunks(rows, size).map((some) => (tx) => tx.insert(table).values(some).returning({ id: column }));
}
