import { and, asc, eq, inArray } from "drizzle-orm";
import type { ProblemFlag } from "@/core/problem-flags.ts";
import { db, type Write } from "./client.ts";
import { problemFlags } from "./schema.ts";

export async function getProblemFlag(id: string): Promise<ProblemFlag | undefined> {
  const [row] = await (await db()).select().from(problemFlags).where(eq(problemFlags.id, id));
  return row;
}

/** What readers object to in these pieces of evidence, oldest first. */
export async function listProblemFlags(evidenceIds: readonly string[]): Promise<ProblemFlag[]> {
  if (evidenceIds.length === 0) return [];
  return (await db())
    .select()
    .from(problemFlags)
    .where(inArray(problemFlags.evidenceId, [...evidenceIds]))
    .orderBy(asc(problemFlags.createdAt), asc(problemFlags.id));
}

export function insertProblemFlag(row: ProblemFlag): Write {
  return (tx) => tx.insert(problemFlags).values(row).onConflictDoNothing().returning({ id: problemFlags.id });
}

export function updateProblemFlag(row: ProblemFlag, version: number): Write {
  return (tx) =>
    tx
      .update(problemFlags)
      .set(row)
      .where(and(eq(problemFlags.id, row.id), eq(problemFlags.version, version)))
      .returning({ id: problemFlags.id });
}
