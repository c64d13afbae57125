import { and, asc, eq, isNull } from "drizzle-orm";
import type { Publication } from "@/core/publications.ts";
import { db, type Write } from "./client.ts";
import { publications } from "./schema.ts";

/** Every publication of an article, withdrawn ones too, the first one first. */
export async function listPublications(articleId: string): Promise<Publication[]> {
  return (await db())
    .select()
    .from(publications)
    .where(eq(publications.articleId, articleId))
    .orderBy(asc(publications.number));
}

/** One publication. */
export async function getPublication(id: string): Promise<Publication | undefined> {
  const [row] = await (await db()).select().from(publications).where(eq(publications.id, id));
  return row;
}

/** Adds a publication; touches no row when its article has one with this number. */
export function insertPublication(row: Publication): Write {
  return (tx) => tx.insert(publications).values(row).onConflictDoNothing().returning({ id: publications.id });
}

/** Withdraws a publication; touches no row when it was withdrawn already. */
export function withdrawPublication(
  id: string,
  withdrawn: Pick<Publication, "withdrawnAt" | "withdrawnBy" | "withdrawnBecause">,
): Write {
  return (tx) =>
    tx
      .update(publications)
      .set(withdrawn)
      .where(and(eq(publications.id, id), isNull(publications.withdrawnAt)))
      .returning({ id: publications.id });
}

/** Changes nothing; touches no row when a publication was withdrawn, so that what goes on from it is refused then. */
export function requireStanding(id: string): Write {
  return withdrawPublication(id, { withdrawnAt: null, withdrawnBy: null, withdrawnBecause: "" });
}

/** The newest publication of every article whose check stands, the newest first. */
export async function listStanding(): Promise<Publication[]> {
  const all = await (
    await db()
  )
    .select()
    .from(publications)
    .orderBy(asc(publications.articleId), asc(publications.number));
  const newest = new Map(all.map((row) => [row.articleId, row]));
  return [...newest.values()]
    .filter(({ withdrawnAt }) => withdrawnAt === null)
    .toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
}
