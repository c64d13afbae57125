/** What of a record is in this installation already. */
import { inArray, max, sql } from "drizzle-orm";
import type { AnyPgColumn, PgTable } from "drizzle-orm/pg-core";
import type { ArticleRecord } from "@/core/record.ts";
import type { Known } from "@/core/record/arrival.ts";
import type { Snapshot } from "@/core/snapshots.ts";
import { db } from "./client.ts";
import { inChunks } from "./many.ts";
import * as tables from "./schema.ts";

async function known(column: AnyPgColumn, table: PgTable, ids: readonly string[]): Promise<string[]> {
  const reader = await db();
  const rows = await inChunks(ids, (some) => reader.select({ id: column }).from(table).where(inArray(column, some)));
  return rows.map((row) => row.id as string);
}

/** Which of the rows of a record are here, and one of its ids that is taken by something else, if any. */
export async function getKnown(record: ArticleRecord): Promise<Known> {
  const { people, sources, claims, targets, evidence, opinions, sentenceMarks, events } = tables;
  const {
    problemFlags,
    contacts,
    notes,
    derivations,
    blobs,
    secondOpinions,
    wordingAnswers,
    decisions,
    clearances,
    comments,
    publications,
  } = tables;
  const own: [AnyPgColumn, PgTable, readonly { id: string }[]][] = [
    [claims.id, claims, record.claims],
    [targets.id, targets, record.targets],
    [evidence.id, evidence, record.evidence],
    [problemFlags.id, problemFlags, record.problemFlags],
    [contacts.id, contacts, record.contacts],
    [notes.id, notes, record.notes],
    [opinions.id, opinions, record.opinions],
    [secondOpinions.id, secondOpinions, record.secondOpinions],
    [wordingAnswers.id, wordingAnswers, record.wordingAnswers],
    [decisions.id, decisions, record.decisions],
    [clearances.id, clearances, record.clearances],
    [comments.id, comments, record.comments],
    [publications.id, publications, record.publications],
    [sentenceMarks.id, sentenceMarks, record.sentenceMarks],
    [events.id, events, record.history],
  ];
  const ids = (rows: readonly { id: string }[]) => rows.map((row) => row.id);
  let taken: string | undefined;
  for (const [column, table, rows] of own) taken ??= (await known(column, table, ids(rows)))[0];
  const snapshots = await knownSnapshots(record.snapshots);
  const homes = await listHomes(ids(record.sources));
  const hashes = record.blobs.map((row) => row.sha256);
  return {
    people: new Set(await known(people.id, people, ids(record.people))),
    sources: new Set(await known(sources.id, sources, ids(record.sources))),
    homes,
    derivations: new Set(await known(derivations.id, derivations, ids(record.derivations))),
    snapshots: new Set(snapshots.same),
    lastNumbers: await listLastNumbers([...ids(record.sources), ...homes.values()]),
    blobs: new Set(await known(blobs.sha256, blobs, hashes)),
    taken: taken ?? snapshots.other,
  };
}

/** The snapshots that are here with the same bytes and words, and one that is here with others, if any. */
async function knownSnapshots(rows: readonly Snapshot[]): Promise<{ same: string[]; other: string | undefined }> {
  const wanted = new Map(rows.map((row) => [row.id, row]));
  const { id, sha256, text } = tables.snapshots;
  const reader = await db();
  const here = await inChunks([...wanted.keys()], (some) =>
    reader.select({ id, sha256, text }).from(tables.snapshots).where(inArray(id, some)),
  );
  const isOther = (row: (typeof here)[number]) =>
    row.sha256 !== wanted.get(row.id)?.sha256 || row.text !== wanted.get(row.id)?.text;
  return { same: here.map((row) => row.id), other: here.find(isOther)?.id };
}

/** Of these sources, those that were merged, with the one they were merged into in the end. */
async function listHomes(ids: readonly string[]): Promise<Map<string, string>> {
  const reader = await db();
  const rows = await inChunks(ids, (some) =>
    reader.rows<{ id: string; home: string }>(sql`
with recursive walked(id, at) as (
  select id, merged_into from sources where merged_into is not null and ${inArray(sql`id`, some)}
  union select w.id, s.merged_into from walked w join sources s on s.id = w.at where s.merged_into is not null
)
select w.id as id, s.id as home from walked w join sources s on s.id = w.at where s.merged_into is null`),
  );
  return new Map(rows.map(({ id, home }) => [id, home]));
}

async function listLastNumbers(sourceIds: readonly string[]): Promise<Map<string, number>> {
  const { snapshots } = tables;
  const reader = await db();
  const rows = await inChunks(sourceIds, (some) =>
    reader
      .select({ id: snapshots.sourceId, last: max(snapshots.number) })
      .from(snapshots)
      .where(inArray(snapshots.sourceId, some))
      .groupBy(snapshots.sourceId),
  );
  return new Map(rows.map((row) => [row.id, row.last ?? 0]));
}
