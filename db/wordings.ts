import { asc, inArray } from "drizzle-orm";
import type { WordingAnswer } from "@/core/wording-answers.ts";
import { db, type Write } from "./client.ts";
import { wordingAnswers } from "./schema.ts";

/** All answers to the wordings proposed for these claims, oldest first: the last of an opinion stands. */
export async function listWordingAnswers(claimIds: readonly string[]): Promise<WordingAnswer[]> {
  if (claimIds.length === 0) return [];
  return (await db())
    .select()
    .from(wordingAnswers)
    .where(inArray(wordingAnswers.claimId, [...claimIds]))
    .orderBy(asc(wordingAnswers.createdAt), asc(wordingAnswers.id));
}

export function insertWordingAnswer(row: WordingAnswer): Write {
  return (tx) => tx.insert(wordingAnswers).values(row).onConflictDoNothing().returning({ id: wordingAnswers.id });
}
