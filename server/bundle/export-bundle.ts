import { setImmediate as breathe } from "node:timers/promises";
import type { Audience } from "@/core/audiences.ts";
import {
  bundleFormat,
  bundleFormatVersion,
  bundlePaths,
  logEnds,
  manifestHashLine,
  serialiseManifest,
  type MissingFile,
} from "@/core/bundles.ts";
import type { Actor } from "@/core/people.ts";
import { byKeys } from "@/core/by-keys.ts";
import type { ArticleRecord } from "@/core/record.ts";
import { Refusal } from "@/core/refusal.ts";
import { chosenReport, type ReportChoice } from "@/core/report/choices.ts";
import { reportFileName } from "@/core/report/formats.ts";
import { buildReport } from "@/core/reports.ts";
import { crc32, largestZip, lengthOf, localHeader, zipDirectory, type ZipPart } from "@/core/bundle/zip-layout.ts";
import { getBlob } from "@/db/blobs.ts";
import { atOneMoment } from "@/db/client.ts";
import { sha256 } from "@/db/commit.ts";
import { listSeals } from "@/db/records.ts";
import { bundleSigner } from "../env.ts";
import type { FileInParts } from "../exported-file.ts";
import { permit, permitCopy } from "../permit.ts";
import { loadRecordForReport, loadRecordRows } from "../records.ts";
import { readReviewPolicy } from "../review-policy.ts";
import { keptPath } from "./file-names.ts";
import * as made from "./parts.ts";
import { publishedParts, type PublishedParts } from "./publications.ts";
import { bundleReadme } from "./readme-text.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** A part that can be written: its headers are known, its bytes are fetched when its turn comes. */
interface Part extends ZipPart {
  sha256: string;
  bytes: () => Promise<Bytes>;
}

/** So much is handed on at once: bytes. */
const pieceSize = 1 << 20;

function partOf(path: string, content: string | Bytes): Part {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return { path, size: bytes.length, crc: crc32(bytes), sha256: sha256(bytes), bytes: () => Promise.resolve(bytes) };
}

/** A part that is made when it is asked for: once to know it, and once to write it. */
async function partMade(path: string, make: () => Promise<string>): Promise<Part> {
  const bytes = async () => new TextEncoder().encode(await make());
  return { ...partOf(path, await bytes()), bytes };
}

/** What is read of the database for a bundle, all of one moment. */
async function load(actor: Actor, articleId: string, audience: Audience) {
  return atOneMoment(async () => ({
    whole: await loadRecordForReport(actor, articleId),
    record:
      audience === "public" ? null : await loadRecordRows(actor, articleId, audience === "legal" ? "legal" : "team"),
    seals: await listSeals(articleId),
  }));
}

/**
 * The kept files as parts, and those that cannot be: read once to know what they are, and again when they are written,
 * so that one at a time is in the memory.
 */
async function fileParts(
  files: readonly made.KeptFile[],
  gone: AbortSignal | undefined,
): Promise<{ parts: Part[]; missing: MissingFile[] }> {
  const [parts, missing]: [Part[], MissingFile[]] = [[], []];
  for (const { path, sha256: hash } of byKeys(files, (file) => [file.sha256])) {
    gone?.throwIfAborted();
    await breathe();
    const bytes = await soundBytes(hash);
    if (typeof bytes === "string") {
      missing.push({ sha256: hash, why: bytes });
    } else {
      const fetched = async () => new Uint8Array((await getBlob(hash))?.bytes ?? []);
      parts.push({ path, size: bytes.length, crc: crc32(bytes), sha256: hash, bytes: fetched });
    }
  }
  return { parts, missing };
}

/** Kept bytes, or why they cannot be given. */
async function soundBytes(hash: string): Promise<Uint8Array | string> {
  const bytes = (await getBlob(hash))?.bytes;
  if (!bytes) return "It is not here.";
  return sha256(bytes) === hash ? bytes : "Its bytes here are not those that were kept.";
}

/** The pages of what was published, but for those of a state that cannot be read. */
async function pageParts(pages: PublishedParts["pages"], gone: AbortSignal | undefined): Promise<Part[]> {
  const parts: Part[] = [];
  for (const { path, of, html } of pages) {
    gone?.throwIfAborted();
    await breathe();
    if (typeof (await soundBytes(of)) !== "string") parts.push(await partMade(path, html));
  }
  return parts;
}

/** The parts that only the desk and legal get: the record, its history, the files that the article came as. */
function recordParts(record: ArticleRecord, history: ReturnType<typeof made.sealedHistory>): Part[] {
  const originals = [record.original, ...record.originals].map(({ sha256: hash, mediaType, base64 }) =>
    partOf(keptPath("originals", hash, mediaType), new Uint8Array(Buffer.from(base64, "base64"))),
  );
  return [
    partOf(bundlePaths.record, made.recordText(record)),
    partOf(bundlePaths.history, made.historyText(history)),
    ...originals,
  ];
}

/**
 * An article as a bundle that proves itself. For the editor and legal it holds the record, and comes in elsewhere as the
 * same record; for the public what the public copy of the report says, and no more. The same record under the same rules
 * on review, signed with the same key, gives the same bytes.
 */
export async function exportBundle(
  actor: Actor,
  { articleId, audience, leaveOut = [] }: { articleId: string; audience: Audience; leaveOut?: readonly ReportChoice[] },
  gone?: AbortSignal,
): Promise<FileInParts> {
  permitCopy(actor, audience);
  if (audience !== "public") permit(actor, "record.export");
  if (audience !== "public" && leaveOut.length > 0) {
    throw new Refusal("invalid", "This bundle holds the whole record and leaves nothing out. The public one can.");
  }
  const { whole, record, seals } = await load(actor, articleId, audience);
  const policy = await readReviewPolicy();
  await breathe();
  const report = chosenReport(buildReport(whole, audience, policy), leaveOut);
  const named = made.snapshotRows(report, whole, []);
  const published = publishedParts(whole.publications, audience);
  const wanted = [...(record ? made.keptFiles(record) : publicFiles(named)), ...published.states];
  const { parts: files, missing } = await fileParts(wanted, gone);
  const history = record ? made.sealedHistory(record.history, seals) : [];
  const signer = bundleSigner();
  const copies = made.snapshotRows(report, whole, missing);
  const texts = made.reportTexts(report, textOf(whole), copies, made.placesIn(whole));
  const parts = [
    partOf("README.txt", bundleReadme(audience, signer !== undefined)),
    ...[...texts].map(([path, text]) => partOf(path, text)),
    ...wordParts(copies, whole),
    ...(record ? recordParts(record, history) : []),
    ...(signer ? [partOf("signing-key.pem", signer.pem)] : []),
    ...(published.list === null ? [] : [partOf("publications.json", published.list)]),
    ...(await pageParts(published.pages, gone)),
    ...files,
  ];
  const manifest = serialiseManifest({
    format: bundleFormat,
    formatVersion: bundleFormatVersion,
    audience,
    articleId,
    title: report.title,
    revision: { number: report.revision.number, sha256: report.revision.sha256 },
    asOf: report.asOf,
    logs: logEnds(history),
    missing,
    signer: signer ? { algorithm: "Ed25519", publicKey: signer.publicKey } : null,
    parts: parts.map(({ path, size, sha256: hash }) => ({ path, bytes: size, sha256: hash })),
  });
  const kept = partOf(bundlePaths.manifest, manifest);
  const closing = [kept, partOf(bundlePaths.manifestHash, manifestHashLine(kept.sha256))];
  if (signer) closing.push(partOf(bundlePaths.signature, signer.sign(await kept.bytes())));
  return asFile([...parts, ...closing], reportFileName({ title: report.title }, "zip", audience), gone);
}

/** The words of the copies that lie in the bundle and are named by the report, so that anybody finds the passages in them. */
function wordParts(rows: readonly made.SnapshotRow[], record: ArticleRecord): Part[] {
  const words = made.copyWords(record);
  const named = new Set(rows.flatMap(({ sha256: hash, path }) => (hash !== null && path !== null ? [hash] : [])));
  return [...named].flatMap((hash) => {
    const text = words.get(hash) ?? "";
    return text === "" ? [] : [partOf(made.wordsPath(hash), text)];
  });
}

/** The files of which a public bundle tells the path. */
function publicFiles(rows: readonly made.SnapshotRow[]): made.KeptFile[] {
  const paths = new Map(rows.flatMap(({ sha256: hash, path }) => (hash && path ? [[hash, path] as const] : [])));
  return [...paths].map(([hash, path]) => ({ sha256: hash, path }));
}

function textOf({ revisions }: ArticleRecord): string {
  return byKeys(revisions, (row) => [row.number]).at(-1)?.text ?? "";
}

function asFile(parts: readonly Part[], fileName: string, gone: AbortSignal | undefined): FileInParts {
  const sorted = byKeys(parts, ({ path }) => [path]);
  const directory = zipDirectory(sorted);
  const size = sorted.reduce((sum, part) => sum + lengthOf(part), directory.length);
  if (size > largestZip) {
    throw new Refusal(
      "invalid",
      "The snapshots and attachments of this article are more than 4 GB together, which no bundle holds. Nothing is lost: take the report as html, or a backup, which holds everything.",
    );
  }
  return {
    fileName,
    mediaType: "application/zip",
    size,
    etag: sha256(directory),
    parts: pieces(sorted, directory, gone),
  };
}

async function* pieces(parts: readonly Part[], directory: Bytes, gone: AbortSignal | undefined): AsyncGenerator<Bytes> {
  for (const part of parts) {
    gone?.throwIfAborted();
    yield localHeader(part);
    const bytes = await part.bytes();
    if (bytes.length !== part.size) throw new Error(`the bytes of ${part.path} changed while they were written`);
    for (let at = 0; at < bytes.length; at += pieceSize) yield bytes.subarray(at, at + pieceSize);
  }
  yield directory;
}
