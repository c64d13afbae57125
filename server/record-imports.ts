import type { Article } from "@/core/articles.ts";
import type { Seal } from "@/core/bundles.ts";
import type { Json, NewEvent } from "@/core/events.ts";
import type { Actor } from "@/core/people.ts";
import { arriving } from "@/core/record/arrival.ts";
import { refuseUnsound, type RecordHashes } from "@/core/record/checks.ts";
import { byKeys } from "@/core/by-keys.ts";
import { serialiseRecord, type ArticleRecord, type RecordBlob, type RecordOriginal } from "@/core/record.ts";
import { Refusal } from "@/core/refusal.ts";
import { getArticle, hasOriginal, insertArticle, insertOriginal } from "@/db/articles.ts";
import type { Write } from "@/db/client.ts";
import { commit, newEvent, sha256 } from "@/db/commit.ts";
import { getKnown } from "@/db/record-known.ts";
import { importedEvent, insertNamedPeople, insertRecordRows, sealsKeptEvent } from "@/db/records.ts";
import { indexArticle } from "./articles.ts";
import { indexClaim } from "./claims.ts";
import { permit } from "./permit.ts";
import { refuseBentStates } from "./record-states.ts";
import { addSource } from "./sources.ts";

/** A row of a record with a file. */
export type FileRow = RecordOriginal | RecordBlob;

/** How a record comes in. */
export interface Arrival {
  /** SHA-256 and size of a row's bytes as they are here, whatever the row says. */
  ofFile: RecordHashes["ofFile"];
  /** The bytes of a row: asked for one by one, when their turn comes. */
  bytesOf: (row: Pick<FileRow, "sha256" | "base64">) => Uint8Array;
  /** Where its events stand in the log that they were first written to, by their ids. */
  seals: Readonly<Record<string, Seal>>;
  /** What the log keeps of what came in, to be compared with it. */
  told: () => { readonly [key: string]: Json };
  /** Aborted when nobody waits for it any more. */
  gone?: AbortSignal | undefined;
}

const bytesOf: Arrival["bytesOf"] = ({ base64 }) => Buffer.from(base64, "base64");

/** How the hashes of a record are made that has its files in base64. */
export const recordHashes: RecordHashes = {
  ofText: sha256,
  ofFile: (row) => {
    const bytes = bytesOf(row);
    return { sha256: sha256(bytes), size: bytes.length };
  },
};

/** Brings an exported record with its files in base64 in, as bringIn() does. */
export async function importRecord(actor: Actor, record: ArticleRecord): Promise<Article> {
  const told = () => ({ recordSha256: sha256(serialiseRecord(record)) });
  return bringIn(actor, record, { ofFile: recordHashes.ofFile, bytesOf, seals: {}, told });
}

/**
 * Brings a record into this installation, in one commit. Ids are kept. People unknown here become inactive persons with
 * that name; people, sources, their snapshots and derivations that are known stay as they are (see arriving()). Its
 * events join the log as they were told, behind a `record.imported` that says who brought them. What of it is published
 * is published here as well, so that needs who may publish. Refused as conflict when the article is here.
 */
export async function bringIn(actor: Actor, record: ArticleRecord, arrival: Arrival): Promise<Article> {
  permit(actor, "record.import");
  if (record.publications.length > 0) permit(actor, "report.publish");
  refuseUnsound(record, { ofText: sha256, ofFile: arrival.ofFile });
  await refuseBentStates(record, arrival);
  const { article, original } = record;
  if (await getArticle(article.id)) {
    throw new Refusal(
      "conflict",
      `«${article.title}» is here already, and nothing of it was changed. Open it, or bring this into another Claimcheck.`,
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
  const originals = await originalWrites([original, ...record.originals], arrival);
  const rows = arriving(record, known);
  arrival.gone?.throwIfAborted();
  return commit(actor, {
    writes: [
      ...insertNamedPeople(rows.people, at),
      ...originals,
      insertArticle(article),
      ...rows.sources.flatMap(addSource),
      ...insertRecordRows(rows, arrival.bytesOf),
      ...searchWrites(record),
    ],
    events: eventsOf(actor, record, arrival, at),
    answer: () => article,
  });
}

async function originalWrites(originals: readonly RecordOriginal[], arrival: Arrival): Promise<Write[]> {
  const writes: Write[] = [];
  for (const row of originals) {
    if (await hasOriginal(row.sha256)) continue;
    const { base64: _, ...about } = row;
    writes.push((tx) => insertOriginal({ ...about, bytes: arrival.bytesOf(row) })(tx));
  }
  return writes;
}

/** The event that tells of the import, and behind it the events as they were told, oldest first. */
function eventsOf(
  actor: Actor,
  { article, history, keptBack }: ArticleRecord,
  { seals, told: toldOf }: Arrival,
  at: string,
): [NewEvent, ...NewEvent[]] {
  const missing: { readonly [key: string]: Json } =
    keptBack.length === 0 ? {} : { keptBack: keptBack as unknown as Json };
  const data = { title: article.title, events: history.length, ...toldOf(), ...missing };
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
