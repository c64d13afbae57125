/** All rows of one article, and the putting in of them: what an export reads and an import writes. */
import { and, asc, eq, gt, inArray, ne } from "drizzle-orm";
import type { AnyPgColumn, PgTable } from "drizzle-orm/pg-core";
import type { NewEvent } from "@/core/events.ts";
import type { ArticleRecord } from "@/core/record.ts";
import { getArticle, getOriginal, listRevisions, listSentenceMarks } from "./articles.ts";
import { listAllClaims, listAllTargets } from "./claims.ts";
import { db, type Write } from "./client.ts";
import { listAllEvidence } from "./evidence.ts";
import { listDrafts, listOpinions } from "./opinions.ts";
import * as tables from "./schema.ts";
import { listSourcesById } from "./sources.ts";

/** So many values stand in one statement at most: both databases take more. */
const valuesAtOnce = 20_000;

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
}

/** Rows of many ids, in statements that are not too long. */
async function inChunks<T>(ids: readonly string[], read: (some: string[]) => Promise<T[]>): Promise<T[]> {
  const found: T[] = [];
  for (const some of chunks(ids, 1000)) found.push(...(await read(some)));
  return found;
}

type Rows = Omit<ArticleRecord, "format" | "formatVersion">;

/**
 * Every row of an article, deleted and retired ones too; undefined when there is no such article. `people` are all that
 * the rows may refer to, sources those of its evidence. Read it inside atOneMoment(), so that the rows fit one another.
 */
export async function getRecordRows(articleId: string): Promise<Rows | undefined> {
  const article = await getArticle(articleId);
  if (!article) return undefined;
  const kept = await getOriginal(article.originalSha256);
  if (!kept) throw new Error(`original ${article.originalSha256} is missing`);
  const { bytes, ...original } = kept;
  const claims = await listAllClaims(articleId);
  const claimIds = claims.map((claim) => claim.id);
  const evidence = await inChunks(claimIds, listAllEvidence);
  return {
    article,
    original: { ...original, base64: Buffer.from(bytes).toString("base64") },
    revisions: await listRevisions(articleId),
    claims,
    targets: await listAllTargets(articleId),
    sources: await inChunks([...new Set(evidence.map((row) => row.sourceId))], listSourcesById),
    derivations: [],
    snapshots: [],
    blobs: [],
    problemFlags: [],
    contacts: [],
    notes: [],
    evidence,
    opinions: await inChunks(claimIds, listOpinions),
    drafts: await inChunks(claimIds, listDrafts),
    sentenceMarks: await listSentenceMarks(articleId),
    people: await listNames(),
    history: await listHistory(articleId),
  };
}

async function listNames(): Promise<{ id: string; name: string }[]> {
  return (await db()).select({ id: tables.people.id, name: tables.people.name }).from(tables.people);
}

/** The event that tells of an import into this installation; it is of the installation, not of the article's record. */
export const importedEvent = "record.imported";

async function listHistory(articleId: string): Promise<NewEvent[]> {
  const { id, at, type, articleId: article, claimId, visibility, data, actorId, seq } = tables.events;
  const reader = await db();
  const history: NewEvent[] = [];
  for (let last = 0; ;) {
    const page = await reader
      .select({ id, at, type, articleId: article, claimId, visibility, data, actorId, seq })
      .from(tables.events)
      .where(and(eq(article, articleId), ne(type, importedEvent), gt(seq, last)))
      .orderBy(asc(seq))
      .limit(1000);
    history.push(...page.map(({ seq: _seq, ...event }) => event));
    const end = page.at(-1);
    if (!end) return history;
    last = end.seq;
  }
}

async function known(column: AnyPgColumn, table: PgTable, ids: readonly string[]): Promise<string[]> {
  const reader = await db();
  const rows = await inChunks(ids, (some) => reader.select({ id: column }).from(table).where(inArray(column, some)));
  return rows.map((row) => row.id as string);
}

/** Which of a record's people and sources are here already, and one of its other ids that is taken, if any. */
export async function getKnown(
  record: ArticleRecord,
): Promise<{ people: Set<string>; sources: Set<string>; taken: string | undefined }> {
  const { people, sources, claims, targets, evidence, opinions, sentenceMarks, events } = tables;
  const own: [AnyPgColumn, PgTable, readonly { id: string }[]][] = [
    [claims.id, claims, record.claims],
    [targets.id, targets, record.targets],
    [evidence.id, evidence, record.evidence],
    [opinions.id, opinions, record.opinions],
    [sentenceMarks.id, sentenceMarks, record.sentenceMarks],
    [events.id, events, record.history],
  ];
  const ids = (rows: readonly { id: string }[]) => rows.map((row) => row.id);
  let taken: string | undefined;
  for (const [column, table, rows] of own) taken ??= (await known(column, table, ids(rows)))[0];
  return {
    people: new Set(await known(people.id, people, ids(record.people))),
    sources: new Set(await known(sources.id, sources, ids(record.sources))),
    taken,
  };
}

/** Puts rows into a table, many in one statement. A row that is there already is an error: see getKnown(). */
function insertAll(table: PgTable, rows: readonly object[]): Write[] {
  const size = Math.max(1, Math.floor(valuesAtOnce / Object.keys(rows[0] ?? {}).length));
  const column = Object.values(table)[0] as AnyPgColumn;
  return chunks(rows, size).map((some) => (tx) => tx.insert(table).values(some).returning({ id: column }));
}

/** Puts the rows of a record in that belong to its article alone. Article and original are for insertArticle(). */
export function insertRecordRows(record: ArticleRecord): Write[] {
  return [
    ...insertAll(tables.revisions, record.revisions),
    ...insertAll(tables.claims, record.claims),
    ...insertAll(tables.targets, record.targets),
    ...insertAll(tables.evidence, record.evidence),
    ...insertAll(tables.opinions, record.opinions),
    ...insertAll(tables.drafts, record.drafts),
    ...insertAll(tables.sentenceMarks, record.sentenceMarks),
  ];
}

/** Puts persons in who are known by name only: they cannot sign in, and nobody can invite them by mistake. */
export function insertNamedPeople(people: readonly { id: string; name: string }[], at: string): Write[] {
  return insertAll(
    tables.people,
    people.map(({ id, name }) => ({
      id,
      version: 1,
      name,
      email: null,
      passwordHash: null,
      roles: [],
      active: false,
      createdAt: at,
    })),
  );
}
