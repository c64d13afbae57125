/** An article's revisions, and what of its claims belongs to each. */
import { and, asc, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import type { Revision } from "@/core/articles.ts";
import { isPlaced, type Target, type TargetState } from "@/core/claims.ts";
import type { SentenceMark } from "@/core/coverage.ts";
import { db, type Write } from "./client.ts";
import { inChunks, insertAll } from "./many.ts";
import { events, revisions, sentenceMarks, targets } from "./schema.ts";

/** One revision of an article. */
export async function getRevision(articleId: string, number: number): Promise<Revision | undefined> {
  const [row] = await (
    await db()
  )
    .select()
    .from(revisions)
    .where(and(eq(revisions.articleId, articleId), eq(revisions.number, number)));
  return row;
}

/** When each revision of an article was made, oldest first. */
export async function listRevisionTimes(articleId: string): Promise<Pick<Revision, "number" | "createdAt">[]> {
  return (await db())
    .select({ number: revisions.number, createdAt: revisions.createdAt })
    .from(revisions)
    .where(eq(revisions.articleId, articleId))
    .orderBy(asc(revisions.number));
}

/** How many targets came into each revision of an article, by state. */
export async function countCarried(
  articleId: string,
): Promise<{ revision: number; state: TargetState; count: number }[]> {
  const count = sql<number>`cast(count(*) as integer)`;
  return (await db())
    .select({ revision: targets.revision, state: targets.state, count })
    .from(targets)
    .innerJoin(
      revisions,
      and(
        eq(revisions.articleId, targets.articleId),
        eq(revisions.number, targets.revision),
        eq(revisions.createdAt, targets.createdAt),
      ),
    )
    .where(and(eq(targets.articleId, articleId), isNotNull(targets.carriedFrom)))
    .groupBy(targets.revision, targets.state);
}

/** The present targets of an article's claims, deleted claims' too, in text order. */
export async function listLiveTargets(articleId: string): Promise<Target[]> {
  return (await db())
    .select()
    .from(targets)
    .where(and(eq(targets.articleId, articleId), isNull(targets.retiredAt)))
    .orderBy(asc(targets.start), asc(targets.end), asc(targets.id));
}

/** Every target row of one revision, retired ones too, in text order. */
export async function listTargetsIn(articleId: string, revision: number): Promise<Target[]> {
  return (await db())
    .select()
    .from(targets)
    .where(and(eq(targets.articleId, articleId), eq(targets.revision, revision)))
    .orderBy(asc(targets.start), asc(targets.end), asc(targets.id));
}

/** The rows that targets without a place go on from, each back to the one in which its words last stood. */
export async function listAncestors(waiting: readonly Target[]): Promise<Target[]> {
  const found: Target[] = [];
  for (let step = waiting; step.length > 0;) {
    const ids = new Set(step.filter((row) => !isPlaced(row)).flatMap(({ carriedFrom }) => carriedFrom ?? []));
    step = await inChunks([...ids], async (some) =>
      (await db()).select().from(targets).where(inArray(targets.id, some)),
    );
    found.push(...step);
  }
  return found;
}

/** Puts targets in, many in one statement. */
export function insertTargets(rows: readonly Target[]): Write[] {
  return insertAll(targets, rows);
}

/** Retires every present target of an article, deleted claims' too. There has to be one. */
export function retireTargetsOf(articleId: string, at: string): Write {
  return (tx) =>
    tx
      .update(targets)
      .set({ retiredAt: at })
      .where(and(eq(targets.articleId, articleId), isNull(targets.retiredAt)))
      .returning({ id: targets.id });
}

/** Puts sentences accounted for in, many in one statement. */
export function insertSentenceMarks(rows: readonly SentenceMark[]): Write[] {
  return insertAll(sentenceMarks, rows);
}

/** Refuses the commit when the article's text is not at this revision any more: what it writes counts in that text. */
export function atRevision({ articleId, number }: Pick<Revision, "articleId" | "number">): Write {
  const newest = sql`(select max(r.number) from revisions r where r.article_id = ${articleId})`;
  return (tx) =>
    tx
      .select({ number: revisions.number })
      .from(revisions)
      .where(and(eq(revisions.articleId, articleId), eq(revisions.number, number), eq(revisions.number, newest)));
}

/** Refuses the commit when anything was told of the article behind this event. */
export function nothingSince(articleId: string, seq: number): Write {
  const newest = sql`(select max(e.seq) from events e where e.article_id = ${articleId})`;
  return (tx) =>
    tx
      .select({ seq: events.seq })
      .from(events)
      .where(and(eq(events.seq, seq), eq(events.seq, newest)));
}
