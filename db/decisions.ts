import { and, asc, eq, gte, inArray, lt } from "drizzle-orm";
import type { Decision } from "@/core/decisions.ts";
import { db, type Write } from "./client.ts";
import { decisions } from "./schema.ts";

/** What was decided about these claims, oldest first. */
export async function listDecisions(claimIds: readonly string[]): Promise<Decision[]> {
  if (claimIds.length === 0) return [];
  return (await db())
    .select()
    .from(decisions)
    .where(inArray(decisions.claimId, [...claimIds]))
    .orderBy(asc(decisions.createdAt), asc(decisions.claimVersion), asc(decisions.id));
}

/** The decisions of one kind from a moment on, before another, oldest first. */
export async function listDecisionsBetween(move: string, from: string, to: string): Promise<Decision[]> {
  return (await db())
    .select()
    .from(decisions)
    .where(and(eq(decisions.move, move), gte(decisions.createdAt, from), lt(decisions.createdAt, to)))
    .orderBy(asc(decisions.createdAt), asc(decisions.id));
}

export function insertDecision(row: Decision): Write {
  return (tx) => tx.insert(decisions).values(row).onConflictDoNothing().returning({ id: decisions.id });
}
