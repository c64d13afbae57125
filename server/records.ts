import { recordBlindly } from "@/core/blindness.ts";
import { keptBackFrom } from "@/core/kept-back.ts";
import { recordFormat, recordFormatVersion, type ArticleRecord } from "@/core/record.ts";
import { idsThatMayBeHidden, withoutHidden } from "@/core/record/circles.ts";
import { referredPeople } from "@/core/record/people.ts";
import type { Actor } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import type { Source } from "@/core/sources.ts";
import { idsToldOf } from "@/core/told-events.ts";
import { listSizes } from "@/db/blobs.ts";
import { listHidden } from "@/db/circles.ts";
import { atOneMoment } from "@/db/client.ts";
import { getRecordRows, listRecordBlobs } from "@/db/records.ts";
import { blindOf } from "./blindness.ts";
import { circleOf, loadArticle } from "./load.ts";
import { permit } from "./permit.ts";

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
    return { ...seen, blobs: await listRecordBlobs(await filesOf(seen)) };
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
    const seen = circle === "legal" ? whole : await withoutLegal(whole);
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
    return asKnown(rows, await listHidden(rows.sources.map((source) => source.id)));
  });
}

/** A source may be for legal by its use in another article, which the record does not hold. */
function asKnown(record: ArticleRecord, hidden: ReadonlySet<string>): ArticleRecord {
  const sources = record.sources.map((row): Source => (hidden.has(row.id) ? { ...row, visibility: "legal" } : row));
  return { ...record, sources };
}

/** The record as the team may have it, which counts what it does not hold. */
async function withoutLegal(whole: ArticleRecord): Promise<ArticleRecord> {
  const hidden = await listHidden(idsOf(whole));
  const seen = withoutHidden(whole, hidden);
  return { ...seen, keptBack: keptBackFrom(asKnown(whole, hidden), seen) };
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
async function filesOf({ snapshots, contacts, publications }: ArticleRecord): Promise<string[]> {
  const files = [...snapshots, ...contacts.flatMap(({ attachment }) => attachment ?? [])];
  const sizes = new Map(files.flatMap(({ sha256: hash, size }) => (hash === null ? [] : [[hash, size]])));
  for (const [hash, size] of await listSizes(publications.map((row) => row.stateSha256))) sizes.set(hash, size);
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  if (total <= mostBytes) return [...sizes.keys()];
  throw new Refusal(
    "invalid",
    `The snapshots, attachments and publications of this article are ${inMegabytes(total)} together; a record holds ${inMegabytes(mostBytes)}. Nothing is lost: take the bundle (zip), which holds everything and comes in elsewhere as well.`,
  );
}

function inMegabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1_000_000)} MB`;
}
