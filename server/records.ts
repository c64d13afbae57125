import {
  recordFormat,
  recordFormatVersion,
  byKeys,
  serialiseRecord,
  type ArticleRecord,
  type RecordOriginal,
} from "@/core/record.ts";
import type { Seal } from "@/core/bundles.ts";
import type { Article } from "@/core/articles.ts";
import type { NewEvent } from "@/core/events.ts";
import { recordBlindly } from "@/core/blindness.ts";
import { arriving } from "@/core/record-arrival.ts";
import { refuseUnsound } from "@/core/record-checks.ts";
import { idsThatMayBeHidden, withoutHidden } from "@/core/record-circles.ts";
import { referredPeople } from "@/core/record-people.ts";
import type { Actor } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import type { Source } from "@/core/sources.ts";
import { idsToldOf } from "@/core/told-events.ts";
import { getArticle, hasOriginal, insertArticle, insertOriginal } from "@/db/articles.ts";
import { listHidden } from "@/db/circles.ts";
import { atOneMoment, type Write } from "@/db/client.ts";
import { commit, newEvent, sha256 } from "@/db/commit.ts";
import { getKnown } from "@/db/record-known.ts";
import {
  getRecordRows,
  importedEvent,
  insertNamedPeople,
  insertRecordRows,
  listRecordBlobs,
  sealsKeptEvent,
} from "@/db/records.ts";
import { indexArticle } from "./articles.ts";
import { indexClaim } from "./claims.ts";
import { blindOf } from "./blindness.ts";
import { circleOf, loadArticle } from "./load.ts";
import { permit } from "./permit.ts";
import { addSource } from "./sources.ts";

/** So many bytes of files a record holds at most: in base64 they and the rest have to fit into one text. */
const mostBytes = 150_000_000;

/**
 * Everything that is kept about an article, as of one moment and as far as this person may see it: without legal.read
 * what is for legal is left out, and with it what only that leads to and what was told of it; and a claim that they
 * have to read blind is unrated.
 */
export async function loadRecord(actor: Actor, articleId: string): Promise<ArticleRecord> {
  return atOneMoment(async () => {
    const seen = await loadRecordRows(actor, articleId, circleOf(actor));
    return { ...seen, blobs: await listRecordBlobs(bytesOf(seen)) };
  });
}

/** As loadRecord(), as far as a circle may see it that is no wider than this person's, and without the bytes of files. */
export async function loadRecordRows(
  actor: Actor,
  articleId: string,
  circle: "team" | "legal",
): Promise<ArticleRecord> {
  await loadArticle(actor, articleId);
  if (circle === "legal") permit(actor, "legal.read");
  return atOneMoment(async () => {
    const whole = await rowsFor(actor, articleId);
    const seen = circle === "legal" ? whole : withoutHidden(whole, await listHidden(idsOf(whole)));
    const named = new Set(referredPeople(seen));
    return { ...seen, people: seen.people.filter((person) => named.has(person.id)) };
  });
}

/**
 * The record with everything but the bytes of files, for buildReport() alone, which takes out what its audience may not
 * see and counts what it took out: so a copy is the same whoever makes it, but for those who have to read a claim of it
 * blind. Never answer with this itself.
 */
export async function loadRecordForReport(actor: Actor, articleId: string): Promise<ArticleRecord> {
  await loadArticle(actor, articleId);
  return atOneMoment(async () => {
    const rows = await rowsFor(actor, articleId);
    const hidden = await listHidden(rows.sources.map((source) => source.id));
    // a source may be for legal by its use in another article, which the record does not hold
    const sources = rows.sources.map((row): Source => (hidden.has(row.id) ? { ...row, visibility: "legal" } : row));
    return { ...rows, sources };
  });
}

/** Every row, but for what is kept from whoever has to read claims of it blind. */
async function rowsFor(actor: Actor, articleId: string): Promise<ArticleRecord> {
  const rows = await getRecordRows(articleId);
  if (!rows) throw new Error(`article ${articleId} is gone`);
  const whole: ArticleRecord = { format: recordFormat, formatVersion: recordFormatVersion, ...rows };
  return recordBlindly(whole, await blindOf(actor, rows.claims), actor.personId);
}

/** The ids of all in a record, and of all that its events tell of, that may be hidden from somebody. */
function idsOf(record: ArticleRecord): string[] {
  return [...idsThatMayBeHidden(record), ...idsToldOf(record.history)];
}

/** The hashes of the files that a record holds; refused when they are too large together. */
function bytesOf({ snapshots, contacts }: ArticleRecord): string[] {
  const files = [...snapshots, ...contacts.flatMap(({ attachment }) => attachment ?? [])];
  const sizes = new Map(files.flatMap(({ sha256: hash, size }) => (hash === null ? [] : [[hash, size]])));
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  if (total <= mostBytes) return [...sizes.keys()];
  throw new Refusal(
    "invalid",
    `The snapshots and attachments of this article are ${inMegabytes(total)} together; a record holds ${inMegabytes(mostBytes)}. Nothing is lost: take the bundle (zip), which holds everything and comes in elsewhere as well.`,
  );
}

function inMegabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1_000_000)} MB`;
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
 * persons with that name; people, sources, their snapshots and derivations that are known stay as they are (see
 * arriving()). `seals`: where its events stand in the log that they were first written to. They join the log as they were told, behind a `record.imported` that says who brought them. Refused
 * as conflict when the article is here.
 */
export async function importRecord(
  actor: Actor,
  record: ArticleRecord,
  seals: Readonly<Record<string, Seal>> = {},
): Promise<Article> {
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
  const known = await getKnown(record);
  if (known.taken !== undefined) {
    throw new Refusal(
      "conflict",
      `The id ${known.taken} of this record stands for something else here. Export it again.`,
    );
  }
  const at = new Date().toISOString();
  const originals = await originalWrites([original, ...record.originals]);
  const rows = arriving(record, known);
  return commit(actor, {
    writes: [
      ...insertNamedPeople(rows.people, at),
      ...originals,
      insertArticle(article),
      ...rows.sources.flatMap(addSource),
      ...insertRecordRows(rows),
      ...searchWrites(record),
    ],
    events: eventsOf(actor, record, seals, at),
    answer: () => article,
  });
}

async function originalWrites(originals: readonly RecordOriginal[]): Promise<Write[]> {
  const writes: Write[] = [];
  for (const { base64, ...about } of originals) {
    if (!(await hasOriginal(about.sha256)))
      writes.push(insertOriginal({ ...about, bytes: Buffer.from(base64, "base64") }));
  }
  return writes;
}

/** The event that tells of the import, and behind it the events as they were told, oldest first. */
function eventsOf(
  actor: Actor,
  record: ArticleRecord,
  seals: Readonly<Record<string, Seal>>,
  at: string,
): [NewEvent, ...NewEvent[]] {
  const { article, history } = record;
  const data = { title: article.title, events: history.length, recordSha256: sha256(serialiseRecord(record)) };
  const imported = newEvent(actor, { at, type: importedEvent, articleId: article.id, data });
  const told = byKeys(history, (event) => [event.at, event.id]);
  if (Object.keys(seals).length === 0) return [imported, ...told];
  // times and numbers of events that are for legal are for legal
  const kept = { type: sealsKeptEvent, articleId: article.id, visibility: "legal", data: { seals } } as const;
  return [imported, newEvent(actor, { at, ...kept } as unknown as NewEvent), ...told];
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
