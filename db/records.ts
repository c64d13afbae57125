/** All rows of one article, and the putting in of them: what an export reads and an import writes. */
import { and, asc, eq, gt, inArray, notInArray, sql } from "drizzle-orm";
import type { AnyPgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Seal } from "@/core/bundles.ts";
import type { Derivation } from "@/core/derivations.ts";
import type { NewEvent } from "@/core/events.ts";
import type { KeptBack } from "@/core/kept-back.ts";
import type { Revision } from "@/core/articles.ts";
import type { ArticleRecord, RecordBlob, RecordOriginal } from "@/core/record.ts";
import { getArticle, getOriginal, listRevisions, listSentenceMarks } from "./articles.ts";
import { getBlob, insertBlob } from "./blobs.ts";
import { listAllClaims, listAllTargets } from "./claims.ts";
import { listClearances } from "./clearances.ts";
import { db, type Write } from "./client.ts";
import { listCommentsOfArticle } from "./comments.ts";
import { listDecisions } from "./decisions.ts";
import { inChunks, insertAll } from "./many.ts";
import { listAllEvidence } from "./evidence.ts";
import { listDrafts, listOpinions } from "./opinions.ts";
import { listPublications } from "./publications.ts";
import * as tables from "./schema.ts";
import { listSecondOpinions } from "./second-opinions.ts";
import { listSourcesById } from "./sources.ts";
import { listWordingAnswers } from "./wordings.ts";

type Rows = Omit<ArticleRecord, "format" | "formatVersion">;

/**
 * Every row of an article, deleted and retired ones too; undefined when there is no such article. `people` are all that
 * the rows may refer to. `blobs` is empty, since bytes may be many: see listRecordBlobs(). Read it inside atOneMoment(),
 * so that the rows fit one another.
 */
export async function getRecordRows(articleId: string): Promise<Rows | undefined> {
  const article = await getArticle(articleId);
  if (!article) return undefined;
  const kept = await getOriginal(article.originalSha256);
  if (!kept) throw new Error(`original ${article.originalSha256} is missing`);
  const { bytes, ...original } = kept;
  const revisions = await listRevisions(articleId);
  const claims = await listAllClaims(articleId);
  const claimIds = claims.map((claim) => claim.id);
  const evidence = await inChunks(claimIds, listAllEvidence);
  const sources = await inChunks(await listSourcesOf(articleId), listSourcesById);
  const sourceIds = sources.map((source) => source.id);
  return {
    article,
    original: { ...original, base64: Buffer.from(bytes).toString("base64") },
    originals: await listLaterOriginals(revisions, article.originalSha256),
    revisions,
    claims,
    targets: await listAllTargets(articleId),
    sources,
    derivations: await listDerivationsAmong(sourceIds),
    snapshots: await inChunks(sourceIds, rowsWith(tables.snapshots, tables.snapshots.sourceId)),
    blobs: [],
    evidence,
    problemFlags: await inChunks(
      evidence.map((row) => row.id),
      rowsWith(tables.problemFlags, tables.problemFlags.evidenceId),
    ),
    contacts: await inChunks(claimIds, rowsWith(tables.contacts, tables.contacts.claimId)),
    notes: await inChunks(claimIds, rowsWith(tables.notes, tables.notes.claimId)),
    opinions: await inChunks(claimIds, listOpinions),
    drafts: await inChunks(claimIds, listDrafts),
    secondOpinions: await inChunks(claimIds, listSecondOpinions),
    wordingAnswers: await inChunks(claimIds, listWordingAnswers),
    decisions: await inChunks(claimIds, listDecisions),
    clearances: await listClearances(articleId),
    comments: await listCommentsOfArticle(articleId),
    sentenceMarks: await listSentenceMarks(articleId),
    publications: await listPublications(articleId),
    keptBack: await listKeptBack(articleId),
    people: await listNames(),
    history: await listHistory(articleId),
  };
}

async function listLaterOriginals(revisions: readonly Revision[], first: string): Promise<RecordOriginal[]> {
  const later = new Set(revisions.flatMap(({ originalSha256 }) => originalSha256 ?? []));
  later.delete(first);
  const found: RecordOriginal[] = [];
  for (const hash of later) {
    const kept = await getOriginal(hash);
    if (!kept) throw new Error(`original ${hash} is missing`);
    const { bytes, ...about } = kept;
    found.push({ ...about, base64: Buffer.from(bytes).toString("base64") });
  }
  return found;
}

/**
 * The ids of the sources that a record holds: those that evidence or the copies of its passages are of, those they
 * derive from, and those that were found to be one with any of these.
 */
async function listSourcesOf(articleId: string): Promise<string[]> {
  const rows = await (
    await db()
  ).rows<{ id: string }>(sql`
with recursive own(source_id, snapshot_id, drifted_in) as (
  select e.source_id, e.snapshot_id, e.drifted_in from evidence e
  join claims c on c.id = e.claim_id where c.article_id = ${articleId}
),
leads(a, b) as (
  select source_id, origin_id from derivations where deleted_at is null
  union select id, merged_into from sources where merged_into is not null
  union select merged_into, id from sources where merged_into is not null
),
reached(id) as (
  select source_id from own
  union select n.source_id from snapshots n join own on n.id in (own.snapshot_id, own.drifted_in)
),
walked(id) as (
  select id from reached
  union select leads.b from leads join walked on walked.id = leads.a
)
select id from walked order by id`);
  return rows.map((row) => row.id);
}

function rowsWith<T extends PgTable>(table: T, column: AnyPgColumn) {
  return async (ids: string[]): Promise<T["$inferSelect"][]> =>
    (await (
      await db()
    )
      .select()
      .from(table as PgTable)
      .where(inArray(column, ids))) as T["$inferSelect"][];
}

async function listDerivationsAmong(sourceIds: readonly string[]): Promise<Derivation[]> {
  const there = new Set(sourceIds);
  const rows = await inChunks(sourceIds, rowsWith(tables.derivations, tables.derivations.sourceId));
  return rows.filter((row) => there.has(row.originId));
}

/** Bytes by their hashes, as a record holds them. */
export async function listRecordBlobs(hashes: readonly string[]): Promise<RecordBlob[]> {
  const found: RecordBlob[] = [];
  for (const hash of hashes) {
    const blob = await getBlob(hash);
    if (!blob) throw new Error(`the bytes ${hash} are missing`);
    const { bytes, ...about } = blob;
    found.push({ ...about, base64: Buffer.from(bytes).toString("base64") });
  }
  return found;
}

async function listNames(): Promise<{ id: string; name: string }[]> {
  return (await db()).select({ id: tables.people.id, name: tables.people.name }).from(tables.people);
}

/** The event that tells of an import into this installation; it is of the installation, not of the article's record. */
export const importedEvent = "record.imported";

/** What was kept back from the record as it came here. */
async function listKeptBack(articleId: string): Promise<readonly KeptBack[]> {
  const { data, type, articleId: article } = tables.events;
  const [row] = await (
    await db()
  )
    .select({ data })
    .from(tables.events)
    .where(and(eq(article, articleId), eq(type, importedEvent)))
    .limit(1);
  return (row?.data as { keptBack?: readonly KeptBack[] } | undefined)?.keptBack ?? [];
}

/** The event that keeps where the events of an imported bundle stand in the log they were written to. */
export const sealsKeptEvent = "record.seals-kept";

/** Where each event of an article stands in its log, by the event's id; and the event as it is kept. */
export async function listSeals(articleId: string): Promise<Map<string, { seal: Seal; stored: NewEvent | null }>> {
  const reader = await db();
  const { events } = tables;
  const [first] = await reader.select({ hash: events.hash }).from(events).orderBy(asc(events.seq)).limit(1);
  const log = first?.hash ?? "";
  const rows = await reader.select().from(events).where(eq(events.articleId, articleId)).orderBy(asc(events.seq));
  const seals = new Map<string, { seal: Seal; stored: NewEvent | null }>();
  for (const { seq, prevHash, hash, ...stored } of rows)
    seals.set(stored.id, { seal: { log, seq, prevHash, hash }, stored });
  for (const { type, data } of rows) {
    if (type !== sealsKeptEvent) continue;
    for (const [id, seal] of Object.entries((data as unknown as { seals: Record<string, Seal> }).seals)) {
      seals.set(id, { seal, stored: null });
    }
  }
  return seals;
}

async function listHistory(articleId: string): Promise<NewEvent[]> {
  const { id, at, type, articleId: article, claimId, visibility, data, actorId, seq } = tables.events;
  const reader = await db();
  const history: NewEvent[] = [];
  for (let last = 0; ;) {
    const page = await reader
      .select({ id, at, type, articleId: article, claimId, visibility, data, actorId, seq })
      .from(tables.events)
      .where(and(eq(article, articleId), notInArray(type, [importedEvent, sealsKeptEvent]), gt(seq, last)))
      .orderBy(asc(seq))
      .limit(1000);
    history.push(...page.map(({ seq: _seq, ...event }) => event));
    const end = page.at(-1);
    if (!end) return history;
    last = end.seq;
  }
}

/**
 * Puts the rows of a record in, but for article and original (insertArticle()), sources and people. The bytes of each
 * blob are asked for when it is its turn.
 */
export function insertRecordRows(record: ArticleRecord, bytesOf: (row: RecordBlob) => Uint8Array): Write[] {
  return [
    ...insertAll(tables.revisions, record.revisions),
    ...insertAll(tables.claims, record.claims),
    ...insertAll(tables.targets, record.targets),
    ...record.blobs.map(
      (row): Write =>
        (tx) =>
          insertBlob({ sha256: row.sha256, size: row.size, bytes: bytesOf(row) })(tx),
    ),
    ...insertAll(tables.snapshots, record.snapshots),
    ...insertAll(tables.derivations, record.derivations),
    ...insertAll(tables.evidence, record.evidence),
    ...insertAll(tables.problemFlags, record.problemFlags),
    ...insertAll(tables.contacts, record.contacts),
    ...insertAll(tables.notes, record.notes),
    ...insertAll(tables.opinions, record.opinions),
    ...insertAll(tables.drafts, record.drafts),
    ...insertAll(tables.secondOpinions, record.secondOpinions),
    ...insertAll(tables.wordingAnswers, record.wordingAnswers),
    ...insertAll(tables.decisions, record.decisions),
    ...insertAll(tables.clearances, record.clearances),
    ...insertAll(tables.comments, record.comments),
    ...insertAll(tables.sentenceMarks, record.sentenceMarks),
    ...insertAll(tables.publications, record.publications),
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
