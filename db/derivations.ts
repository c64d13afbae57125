import { and, asc, eq, inArray, isNull, or } from "drizzle-orm";
import type { Derivation } from "@/core/derivations.ts";
import { db, type Write } from "./client.ts";
import { derivations } from "./schema.ts";

/** So many ids are asked after in one statement; both databases take more. */
const idsAtOnce = 5000;

/** A derivation, also one that was taken back. */
export async function getDerivation(id: string): Promise<Derivation | undefined> {
  const [row] = await (await db()).select().from(derivations).where(eq(derivations.id, id));
  return row;
}

/** What stands of these sources in either direction, the oldest first. */
export async function listDerivations(sourceIds: readonly string[]): Promise<Derivation[]> {
  if (sourceIds.length === 0) return [];
  const ids = [...sourceIds];
  return (await db())
    .select()
    .from(derivations)
    .where(
      and(or(inArray(derivations.sourceId, ids), inArray(derivations.originId, ids)), isNull(derivations.deletedAt)),
    )
    .orderBy(asc(derivations.id));
}

/** What stands between these sources and their origins, all the way back: a query a step. */
export async function listDerivationsBack(sourceIds: readonly string[]): Promise<Derivation[]> {
  const reader = await db();
  const seen = new Set(sourceIds);
  const found: Derivation[] = [];
  for (let level = [...seen]; level.length > 0;) {
    const rows: Derivation[] = [];
    for (let at = 0; at < level.length; at += idsAtOnce) {
      const some = inArray(derivations.sourceId, level.slice(at, at + idsAtOnce));
      rows.push(
        ...(await reader
          .select()
          .from(derivations)
          .where(and(some, isNull(derivations.deletedAt)))),
      );
    }
    found.push(...rows);
    level = [...new Set(rows.map((row) => row.originId))].filter((id) => !seen.has(id));
    for (const id of level) seen.add(id);
  }
  return found.sort((a, b) => (a.id < b.id ? -1 : 1));
}

export function insertDerivation(derivation: Derivation): Write {
  return (tx) => tx.insert(derivations).values(derivation).onConflictDoNothing().returning({ id: derivations.id });
}

export function updateDerivation(derivation: Derivation, version: number): Write {
  return (tx) =>
    tx
      .update(derivations)
      .set(derivation)
      .where(and(eq(derivations.id, derivation.id), eq(derivations.version, version)))
      .returning({ id: derivations.id });
}
