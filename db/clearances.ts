import { and, asc, eq, isNull } from "drizzle-orm";
import type { Clearance } from "@/core/decisions.ts";
import { db, type Write } from "./client.ts";
import { clearances } from "./schema.ts";

/** Every clearance of an article, withdrawn ones too, oldest first. */
export async function listClearances(articleId: string): Promise<Clearance[]> {
  return (await db())
    .select()
    .from(clearances)
    .where(eq(clearances.articleId, articleId))
    .orderBy(asc(clearances.createdAt), asc(clearances.id));
}

export function insertClearance(row: Clearance): Write {
  return (tx) => tx.insert(clearances).values(row).onConflictDoNothing().returning({ id: clearances.id });
}

/** Withdraws a clearance; touches no row when it was withdrawn already. */
export function withdrawClearance(
  id: string,
  withdrawn: Pick<Clearance, "withdrawnAt" | "withdrawnBy" | "withdrawnBecause">,
): Write {
  return (tx) =>
    tx
      .update(clearances)
      .set(withdrawn)
      .where(and(eq(clearances.id, id), isNull(clearances.withdrawnAt)))
      .returning({ id: clearances.id });
}
