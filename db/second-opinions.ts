import { and, asc, eq, inArray, or } from "drizzle-orm";
import type { Claim } from "@/core/claims.ts";
import type { SecondDraft, SecondOpinion } from "@/core/second-opinions.ts";
import { db, type Write } from "./client.ts";
import { claims, secondDrafts, secondOpinions } from "./schema.ts";

/** Every second and third opinion on these claims, oldest first. */
export async function listSecondOpinions(claimIds: readonly string[]): Promise<SecondOpinion[]> {
  if (claimIds.length === 0) return [];
  return (await db())
    .select()
    .from(secondOpinions)
    .where(inArray(secondOpinions.claimId, [...claimIds]))
    .orderBy(asc(secondOpinions.createdAt), asc(secondOpinions.id));
}

export function insertSecondOpinion(row: SecondOpinion): Write {
  return (tx) => tx.insert(secondOpinions).values(row).onConflictDoNothing().returning({ id: secondOpinions.id });
}

/** What a person is writing of a claim as its reader. */
export async function getSecondDraft(claimId: string, personId: string): Promise<SecondDraft | undefined> {
  const [row] = await (await db()).select().from(secondDrafts).where(place(claimId, personId));
  return row;
}

function place(claimId: string, personId: string) {
  return and(eq(secondDrafts.claimId, claimId), eq(secondDrafts.personId, personId));
}

export function insertSecondDraft(row: SecondDraft): Write {
  return (tx) => tx.insert(secondDrafts).values(row).onConflictDoNothing().returning({ claimId: secondDrafts.claimId });
}

export function updateSecondDraft(row: SecondDraft, version: number): Write {
  return (tx) =>
    tx
      .update(secondDrafts)
      .set(row)
      .where(and(place(row.claimId, row.personId), eq(secondDrafts.version, version)))
      .returning({ claimId: secondDrafts.claimId });
}

export function deleteSecondDraft({ claimId, personId, version }: SecondDraft): Write {
  return (tx) =>
    tx
      .delete(secondDrafts)
      .where(and(place(claimId, personId), eq(secondDrafts.version, version)))
      .returning({ claimId: secondDrafts.claimId });
}

/** The claims of an article that a person is named a reader of, deleted ones too. */
export async function listClaimsOfReader(personId: string, articleId: string): Promise<Claim[]> {
  return (await db())
    .select()
    .from(claims)
    .where(
      and(eq(claims.articleId, articleId), or(eq(claims.secondReader, personId), eq(claims.thirdReader, personId))),
    )
    .orderBy(asc(claims.id));
}
