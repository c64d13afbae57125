import { and, asc, desc, eq, gt, gte, inArray, isNull, lt, or, sql, type SQL } from "drizzle-orm";
import type { Article, ArticleStatus, Original, Revision } from "@/core/articles.ts";
import { isDecided, isVoid, statusesThat } from "@/core/claims.ts";
import type { SentenceMark } from "@/core/coverage.ts";
import { db, type Write } from "./client.ts";
import { articles, originals, revisions, sentenceMarks } from "./schema.ts";

/** What articles are called, the newest first. */
export async function listTitles(): Promise<Pick<Article, "id" | "title">[]> {
  return (await db())
    .select({ id: articles.id, title: articles.title })
    .from(articles)
    .orderBy(desc(articles.createdAt), asc(articles.id));
}

/** The titles of these articles, by id. */
export async function listTitlesOf(ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { id, title } = articles;
  const rows = await (
    await db()
  )
    .select({ id, title })
    .from(articles)
    .where(inArray(id, [...ids]));
  return new Map(rows.map((row) => [row.id, row.title]));
}

export async function getArticle(id: string): Promise<Article | undefined> {
  const [row] = await (await db()).select().from(articles).where(eq(articles.id, id));
  return row;
}

/** The newest revision of an article. */
export async function getCurrentRevision(articleId: string): Promise<Revision | undefined> {
  const [row] = await (
    await db()
  )
    .select()
    .from(revisions)
    .where(eq(revisions.articleId, articleId))
    .orderBy(desc(revisions.number))
    .limit(1);
  return row;
}

/** All revisions of an article, oldest first. */
export async function listRevisions(articleId: string): Promise<Revision[]> {
  return (await db()).select().from(revisions).where(eq(revisions.articleId, articleId)).orderBy(asc(revisions.number));
}

/** Every revision of an article without its text, oldest first. */
export async function listRevisionHeads(
  articleId: string,
): Promise<Pick<Revision, "number" | "sha256" | "createdAt">[]> {
  return (await db())
    .select({ number: revisions.number, sha256: revisions.sha256, createdAt: revisions.createdAt })
    .from(revisions)
    .where(eq(revisions.articleId, articleId))
    .orderBy(asc(revisions.number));
}

/** The newest revisions of several articles, without order. */
export async function listCurrentRevisions(articleIds: readonly string[]): Promise<Revision[]> {
  if (articleIds.length === 0) return [];
  const reader = await db();
  const newest = sql`(select max(r.number) from revisions r where r.article_id = ${revisions.articleId})`;
  return reader
    .select()
    .from(revisions)
    .where(and(inArray(revisions.articleId, [...articleIds]), eq(revisions.number, newest)));
}

/** Where a page of the list of articles ended: the earliest deadline first, then the newest. */
export interface ArticlePlace {
  due: string;
  id: string;
}

/** Sorts articles without a deadline behind all others. */
const noDeadline = "9999";

export function placeOf(article: Article): ArticlePlace {
  return { due: article.dueAt ?? noDeadline, id: article.id };
}

/** Which articles a list holds: those that all of these fit. */
export interface ArticleFilter {
  status?: ArticleStatus | undefined;
  assignee?: string | undefined;
  /** In charge of the article, or of a claim in it; null: nobody is in charge of the article. */
  checker?: string | null | undefined;
  /** Due at this moment or later. */
  dueFrom?: string | undefined;
  dueBefore?: string | undefined;
  /** Only articles without a deadline. */
  undated?: true | undefined;
  /** Only articles with a claim that has no verdict yet. */
  openClaims?: true | undefined;
  /** Only articles with a claim whose verdict is in doubt, since its words changed. */
  doubted?: true | undefined;
  /** Only articles with a claim that waits for a person to say where it stands. */
  unplaced?: true | undefined;
  ids?: readonly string[] | undefined;
}

const undecided = statusesThat((claim) => !isDecided(claim) && !isVoid(claim));
/** Words of the claim `c` changed after its verdict, and one stands. */
const inDoubt = sql`(c.stale is not null and c.status not in ${statusesThat(isVoid)})`;
const ofArticle = sql`from claims c where c.article_id = ${articles.id} and c.deleted_at is null`;
/** A place of the claim `c` that waits for a person (core/claims.ts isWaiting). */
const waitingPlace = sql`from targets t where t.claim_id = c.id and t.retired_at is null and t.decided_at is null and t."start" = t."end"`;

/** In charge of the article, or of a claim in it. */
function checkedBy(person: string): SQL {
  return sql`(${articles.assignee} = ${person} or exists (select 1 ${ofArticle} and c.assignee = ${person}))`;
}

function fitting(filter: ArticleFilter): SQL | undefined {
  const { status, assignee, checker, dueFrom, dueBefore, undated, openClaims, doubted, unplaced, ids } = filter;
  return and(
    status && eq(articles.status, status),
    assignee === undefined ? undefined : eq(articles.assignee, assignee),
    checker === null ? isNull(articles.assignee) : checker === undefined ? undefined : checkedBy(checker),
    dueFrom === undefined ? undefined : gte(articles.dueAt, dueFrom),
    dueBefore === undefined ? undefined : lt(articles.dueAt, dueBefore),
    undated && isNull(articles.dueAt),
    openClaims && sql`exists (select 1 ${ofArticle} and (c.status in ${undecided} or ${inDoubt}))`,
    doubted && sql`exists (select 1 ${ofArticle} and ${inDoubt})`,
    unplaced && sql`exists (select 1 ${ofArticle} and exists (select 1 ${waitingPlace}))`,
    ids && inArray(articles.id, [...ids]),
  );
}

export async function listArticles(
  filter: ArticleFilter & { after: ArticlePlace | undefined; limit: number },
): Promise<Article[]> {
  const due = sql<string>`coalesce(${articles.dueAt}, ${noDeadline})`;
  const { ids, after, limit } = filter;
  if (ids?.length === 0) return [];
  return (await db())
    .select()
    .from(articles)
    .where(and(fitting(filter), after && or(gt(due, after.due), and(eq(due, after.due), lt(articles.id, after.id)))))
    .orderBy(asc(due), desc(articles.id))
    .limit(limit);
}

/** How many articles fit each of these filters, in their order. */
export async function countArticles(filters: readonly ArticleFilter[]): Promise<number[]> {
  const counts = filters.map((filter, i) => [
    `n${i}`,
    sql<number>`count(case when ${fitting(filter) ?? sql`1 = 1`} then 1 end)`.mapWith(Number),
  ]);
  const [row] = await (await db()).select(Object.fromEntries(counts) as Record<string, SQL<number>>).from(articles);
  return filters.map((_, i) => row?.[`n${i}`] ?? 0);
}

export async function getOriginal(sha256: string): Promise<(Original & { bytes: Uint8Array }) | undefined> {
  const [row] = await (await db()).select().from(originals).where(eq(originals.sha256, sha256));
  return row;
}

/** The sentences accounted for by hand in one revision. */
export async function listSentenceMarks(articleId: string, revision?: number): Promise<SentenceMark[]> {
  return (await db())
    .select()
    .from(sentenceMarks)
    .where(
      and(
        eq(sentenceMarks.articleId, articleId),
        revision === undefined ? undefined : eq(sentenceMarks.revision, revision),
      ),
    )
    .orderBy(asc(sentenceMarks.revision), asc(sentenceMarks.start), asc(sentenceMarks.id));
}

export function insertArticle(article: Article): Write {
  return (tx) => tx.insert(articles).values(article).onConflictDoNothing().returning({ id: articles.id });
}

/** Changes an article made on `version`; touches nothing when it has another version by now. */
export function updateArticle(article: Article, version: number): Write {
  return (tx) =>
    tx
      .update(articles)
      .set(article)
      .where(and(eq(articles.id, article.id), eq(articles.version, version)))
      .returning({ id: articles.id });
}

/** Whether these bytes are kept already (then they are not written again). */
export async function hasOriginal(sha256: string): Promise<boolean> {
  const rows = await (
    await db()
  )
    .select({ sha256: originals.sha256 })
    .from(originals)
    .where(eq(originals.sha256, sha256));
  return rows.length > 0;
}

/** Keeps the bytes an article came as. */
export function insertOriginal(original: Original & { bytes: Uint8Array }): Write {
  const bytes = Buffer.from(original.bytes);
  return (tx) =>
    tx
      .insert(originals)
      .values({ ...original, bytes })
      .onConflictDoNothing()
      .returning({ sha256: originals.sha256 });
}

export function insertRevision(revision: Revision): Write {
  return (tx) => tx.insert(revisions).values(revision).onConflictDoNothing().returning({ number: revisions.number });
}

export function insertSentenceMark(mark: SentenceMark): Write {
  return (tx) => tx.insert(sentenceMarks).values(mark).onConflictDoNothing().returning({ id: sentenceMarks.id });
}

export function deleteSentenceMark(id: string): Write {
  return (tx) => tx.delete(sentenceMarks).where(eq(sentenceMarks.id, id)).returning({ id: sentenceMarks.id });
}
