import { and, asc, desc, eq, inArray } from "drizzle-orm";
import type { Draft, Opinion } from "@/core/opinions.ts";
import { db, type Write } from "./client.ts";
import { insertAll } from "./many.ts";
import { claims, drafts, opinions } from "./schema.ts";

/** All opinions on these claims, oldest first. */
export async function listOpinions(claimIds: readonly string[]): Promise<Opinion[]> {
  if (claimIds.length === 0) return [];
  return (await db())
    .select()
    .from(opinions)
    .where(inArray(opinions.claimId, [...claimIds]))
    .orderBy(asc(opinions.createdAt), asc(opinions.id));
}

/** The newest opinion on a claim: the one that stands. */
export async function getStandingOpinion(claimId: string): Promise<Opinion | undefined> {
  const [row] = await (
    await db()
  )
    .select()
    .from(opinions)
    .where(eq(opinions.claimId, claimId))
    .orderBy(desc(opinions.createdAt), desc(opinions.id))
    .limit(1);
  return row;
}

export async function listDrafts(claimIds: readonly string[]): Promise<Draft[]> {
  if (claimIds.length === 0) return [];
  return (await db())
    .select()
    .from(drafts)
    .where(inArray(drafts.claimId, [...claimIds]))
    .orderBy(asc(drafts.claimId));
}

export async function getDraft(claimId: string): Promise<Draft | undefined> {
  const [row] = await (await db()).select().from(drafts).where(eq(drafts.claimId, claimId));
  return row;
}

export function insertOpinion(opinion: Opinion): Write {
  return (tx) => tx.insert(opinions).values(opinion).onConflictDoNothing().returning({ id: opinions.id });
}

export function insertDraft(draft: Draft): Write {
  return (tx) => tx.insert(drafts).values(draft).onConflictDoNothing().returning({ claimId: drafts.claimId });
}

/** Puts drafts of new claims in, many in one statement. */
export function insertDrafts(rows: readonly Draft[]): Write[] {
  return insertAll(drafts, rows);
}

export function updateDraft(draft: Draft, version: number): Write {
  return (tx) =>
    tx
      .update(drafts)
      .set(draft)
      .where(and(eq(drafts.claimId, draft.claimId), eq(drafts.version, version)))
      .returning({ claimId: drafts.claimId });
}

export function deleteDraft(claimId: string, version: number): Write {
  return (tx) =>
    tx
      .delete(drafts)
      .where(and(eq(drafts.claimId, claimId), eq(drafts.version, version)))
      .returning({ claimId: drafts.claimId });
}

/** The verdicts of an article's claims, as marks in its text show them: drafts, and all opinions oldest first. */
export async function listVerdicts(articleId: string): Promise<{
  drafts: Pick<Draft, "claimId" | "verdict" | "disposition">[];
  opinions: Pick<Opinion, "claimId" | "verdict" | "disposition">[];
}> {
  const reader = await db();
  const columns = { claimId: claims.id };
  return {
    drafts: await reader
      .select({ ...columns, verdict: drafts.verdict, disposition: drafts.disposition })
      .from(drafts)
      .innerJoin(claims, eq(claims.id, drafts.claimId))
      .where(eq(claims.articleId, articleId)),
    opinions: await reader
      .select({ ...columns, verdict: opinions.verdict, disposition: opinions.disposition })
      .from(opinions)
      .innerJoin(claims, eq(claims.id, opinions.claimId))
      .where(eq(claims.articleId, articleId))
      .orderBy(asc(opinions.createdAt), asc(opinions.id)),
  };
}
