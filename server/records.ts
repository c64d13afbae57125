import { recordFormat, recordFormatVersion, byKeys, serialiseRecord, type ArticleRecord } from "@/core/record.ts";
import type { Article } from "@/core/articles.ts";
import type { NewEvent } from "@/core/events.ts";
import type { Evidence } from "@/core/evidence.ts";
import { refuseUnsound } from "@/core/record-checks.ts";
import type { Actor } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import { toldWithout } from "@/core/told-events.ts";
import { getArticle, hasOriginal, insertArticle, insertOriginal } from "@/db/articles.ts";
import { atOneMoment, type Write } from "@/db/client.ts";
import { commit, newEvent, sha256 } from "@/db/commit.ts";
import { getKnown, getRecordRows, importedEvent, insertNamedPeople, insertRecordRows } from "@/db/records.ts";
import { indexArticle } from "./articles.ts";
import { indexClaim } from "./claims.ts";
import { circleOf, loadArticle } from "./load.ts";
import { permit } from "./permit.ts";
import { addSource } from "./sources.ts";

/**
 * Everything that is kept about an article, as of one moment and as far as this person may see it: without legal.read
 * the evidence that is for legal is left out, and with it its sources, its events and what cites it.
 */
export async function loadRecord(actor: Actor, articleId: string): Promise<ArticleRecord> {
  const whole = await loadRecordForReport(actor, articleId);
  const seen = circleOf(actor) === "legal" ? whole : withoutLegal(whole);
  const named = peopleOf(seen);
  return { ...seen, people: seen.people.filter((person) => named.has(person.id)) };
}

/**
 * The record with everything, for buildReport() alone, which takes out what its audience may not see and counts what it
 * took out: so a copy is the same whoever makes it. Never answer with this itself.
 */
export async function loadRecordForReport(actor: Actor, articleId: string): Promise<ArticleRecord> {
  await loadArticle(actor, articleId);
  const rows = await atOneMoment(() => getRecordRows(articleId));
  if (!rows) throw new Error(`article ${articleId} is gone`);
  return { format: recordFormat, formatVersion: recordFormatVersion, ...rows };
}

function withoutLegal(record: ArticleRecord): ArticleRecord {
  const legalSources = new Set(record.sources.filter((row) => row.visibility === "legal").map((row) => row.id));
  const isHidden = (row: Evidence) => row.visibility === "legal" || legalSources.has(row.sourceId);
  const evidence = record.evidence.filter((row) => !isHidden(row));
  const hidden = new Set([...record.evidence.filter(isHidden).map((row) => row.id), ...legalSources]);
  const [ids, sourceIds] = [new Set(evidence.map((row) => row.id)), new Set(evidence.map((row) => row.sourceId))];
  const citing = <T extends { cites: readonly string[] }>(row: T): T => ({
    ...row,
    cites: row.cites.filter((id) => ids.has(id)),
  });
  return {
    ...record,
    evidence,
    sources: record.sources.filter((row) => sourceIds.has(row.id)),
    opinions: record.opinions.map(citing),
    drafts: record.drafts.map(citing),
    history: toldWithout(
      record.history.filter((event) => event.visibility !== "legal"),
      hidden,
    ),
  };
}

/** The ids of everybody whom a row or an event names. */
function peopleOf(record: ArticleRecord): Set<string | null> {
  const { article, claims, drafts, history } = record;
  const made = [record.revisions, claims, record.targets, record.sources, record.evidence, record.opinions].flat();
  return new Set([
    article.createdBy,
    article.assignee,
    ...[...made, ...record.sentenceMarks].map((row) => row.createdBy),
    ...claims.flatMap((claim) => [claim.assignee, claim.secondReader]),
    ...drafts.map((draft) => draft.updatedBy),
    ...history.map((event) => event.actorId),
  ]);
}

/** How the hashes of a record are made here. */
export const recordHashes = {
  ofText: sha256,
  ofBase64: (base64: string) => {
    const bytes = Buffer.from(base64, "base64");
    return { sha256: sha256(bytes), size: bytes.length };
  },
};

/**
 * Brings an exported record into this installation, in one commit. Ids are kept. People unknown here become inactive
 * persons with that name; people and sources that are known stay as they are. Its events join the log as they were
 * told, behind a `record.imported` that says who brought them. Refused as conflict when the article is here.
 */
export async function importRecord(actor: Actor, record: ArticleRecord): Promise<Article> {
  permit(actor, "record.import");
  refuseUnsound(record, recordHashes);
  const { article, original } = record;
  if (await getArticle(article.id)) {
    throw new Refusal(
      "conflict",
      `«${article.title}» is here already. Nothing was changed: open it, or import the record into another installation.`,
      { present: { articleId: article.id } },
    );
  }
  const { people, sources, taken } = await getKnown(record);
  if (taken !== undefined) {
    throw new Refusal("conflict", `The id ${taken} of this record stands for something else here. Export it again.`);
  }
  const at = new Date().toISOString();
  const { base64, ...about } = original;
  const bytes = Buffer.from(base64, "base64");
  return commit(actor, {
    writes: [
      ...insertNamedPeople(
        record.people.filter((row) => !people.has(row.id)),
        at,
      ),
      ...((await hasOriginal(original.sha256)) ? [] : [insertOriginal({ ...about, bytes })]),
      insertArticle(article),
      ...record.sources.filter((row) => !sources.has(row.id)).flatMap(addSource),
      ...insertRecordRows(record),
      ...searchWrites(record),
    ],
    events: eventsOf(actor, record, at),
    answer: () => article,
  });
}

/** The event that tells of the import, and behind it the events as they were told, oldest first. */
function eventsOf(actor: Actor, record: ArticleRecord, at: string): [NewEvent, ...NewEvent[]] {
  const { article, history } = record;
  const data = { title: article.title, events: history.length, recordSha256: sha256(serialiseRecord(record)) };
  const imported = newEvent(actor, { at, type: importedEvent, articleId: article.id, data });
  return [imported, ...byKeys(history, (event) => [event.at, event.id])];
}

function searchWrites({ article, revisions, claims, targets }: ArticleRecord): Write[] {
  const current = revisions.length;
  const placed = new Map<string, { exact: string }[]>(claims.map((claim) => [claim.id, []]));
  for (const target of byKeys(targets, (row) => [row.start, row.end, row.id])) {
    if (target.retiredAt === null) placed.get(target.claimId)?.push(target);
  }
  return [
    indexArticle(article, revisions.find((row) => row.number === current)?.text ?? ""),
    ...claims.filter((claim) => claim.deletedAt === null).map((claim) => indexClaim(claim, placed.get(claim.id) ?? [])),
  ];
}
