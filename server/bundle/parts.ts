import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Audience } from "@/core/audiences.ts";
import { bundlePaths, inLogOrder, type MissingFile, type Seal, type SealedEvent } from "@/core/bundles.ts";
import { evidenceLabel, type PassageLock } from "@/core/evidence.ts";
import { sealedText, type NewEvent } from "@/core/events.ts";
import { reportHtml } from "@/core/formats/html.ts";
import { byKeys } from "@/core/by-keys.ts";
import { serialiseRecord, type ArticleRecord } from "@/core/record.ts";
import type { Report } from "@/core/reports.ts";
import type { Snapshot } from "@/core/snapshots.ts";
import { canonicalJson } from "@/core/events.ts";
import { sha256 } from "@/db/commit.ts";
import { reportAssets } from "../formats/report-assets.ts";
import { keptPath } from "./file-names.ts";

/** Bytes that lie in the database until they are written. */
export interface KeptFile {
  path: string;
  sha256: string;
}

/** The parts of a bundle that are made of the record, as text. */
export type TextParts = Map<string, string>;

const asJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** What any reader of the copy gets: the report, its text, and what is in it as data. */
export function reportTexts(
  report: Report,
  text: string,
  snapshots: readonly SnapshotRow[],
  placeOf: ReturnType<typeof placesIn>,
): TextParts {
  const { title, revision, asOf, claims, sources } = report;
  const paths = new Map(snapshots.map(({ sha256: hash, path }) => [hash, path]));
  const passages = claims.flatMap((claim) =>
    claim.evidence.map((row) => {
      const { label, source, passage, locator, page, lock, stance, snapshot } = row;
      const copy = snapshot?.sha256 ?? null;
      const path = paths.get(copy) ?? null;
      const place = path === null ? { text: null, spans: [] } : placeOf(claim.id, row);
      return {
        claim: claim.number,
        label,
        source,
        passage,
        locator,
        page,
        lock,
        stance,
        snapshot: copy,
        path,
        ...place,
      };
    }),
  );
  return new Map([
    ["report.html", reportHtml(report, reportAssets())],
    [bundlePaths.text, text],
    ["claims.json", asJson({ title, revision, asOf, claims })],
    ["passages.json", asJson(passages)],
    ["sources.json", asJson(sources)],
    ["snapshots.json", asJson(snapshots)],
    ["verify.html", verifyPage()],
  ]);
}

/** Where the words of a copy lie in a bundle, as they were read out of it. */
export function wordsPath(sha256: string): string {
  return `snapshots/${sha256}.words.txt`;
}

/**
 * Where each passage of a report stands in the words of its copy: `spans` count UTF-16 code units. Of several copies
 * with the same bytes, the words of the first one lie in the bundle.
 */
export function placesIn(record: Pick<ArticleRecord, "evidence" | "snapshots">) {
  const words = copyWords(record);
  const copies = new Map(record.snapshots.map((row) => [row.id, row]));
  const rows = new Map(record.evidence.map((row) => [`${row.claimId} ${evidenceLabel(row)}`, row]));
  return (claimId: string, { label, lock }: { label: string; lock: PassageLock }) => {
    const row = rows.get(`${claimId} ${label}`);
    const copy = copies.get(row?.snapshotId ?? "");
    const isTheirs = lock === "found" && copy?.sha256 != null && words.get(copy.sha256) === copy.text;
    return isTheirs ? { text: wordsPath(copy.sha256 ?? ""), spans: row?.lockSpans ?? [] } : { text: null, spans: [] };
  };
}

/** The words of copies, by the hash of their bytes. */
export function copyWords({ snapshots }: Pick<ArticleRecord, "snapshots">): Map<string, string> {
  const words = new Map<string, string>();
  for (const { sha256: hash, text } of byKeys(snapshots, (row) => [row.sourceId, row.number, row.id])) {
    if (hash !== null && !words.has(hash)) words.set(hash, text);
  }
  return words;
}

let page: string | undefined;

/** The page that verifies a bundle from disk; verify-page.test.ts makes it. */
function verifyPage(): string {
  page ??= readFileSync(join(/*turbopackIgnore: true*/ process.cwd(), "server/bundle/verify.html"), "utf8");
  return page;
}

/** A kept copy as snapshots.json lists it. `path`: where its bytes lie in the bundle; null, and why, when they do not. */
export interface SnapshotRow {
  source: string;
  number: number;
  capturedAt: string;
  sha256: string | null;
  archiveUrl: string | null;
  path: string | null;
  why: string;
}

/**
 * The copies that a report names. The public gets the bytes of what was fetched from an open address, and of no file
 * that somebody brought in: that may hold more than the passage which was made public.
 */
export function snapshotRows(
  report: Report,
  record: Pick<ArticleRecord, "snapshots">,
  missing: readonly MissingFile[],
): SnapshotRow[] {
  const whyMissing = new Map(missing.map((row) => [row.sha256, row.why]));
  return report.sources.flatMap(({ id, label, snapshots }) =>
    snapshots.map((named): SnapshotRow => {
      const row = record.snapshots.find((one) => one.sourceId === id && one.number === named.number);
      const why =
        named.sha256 === null || row === undefined
          ? "No copy could be made."
          : (whyMissing.get(named.sha256) ?? (isFor(report.audience, row) ? "" : "The newsroom keeps it."));
      const path = why === "" && row?.sha256 ? pathsOf(record).get(row.sha256) : undefined;
      return { source: label, ...named, path: path ?? null, why };
    }),
  );
}

/** Whether the bytes of a copy may go to an audience that its source and passage may go to. */
export function isFor(audience: Audience, { method }: Pick<Snapshot, "method">): boolean {
  return audience !== "public" || method === "captured";
}

/** Where the bytes of snapshots lie, by hash: of several with the same bytes the first says what they are. */
export function pathsOf({ snapshots }: Pick<ArticleRecord, "snapshots">): Map<string, string> {
  const paths = new Map<string, string>();
  for (const { sha256: hash, mediaType } of byKeys(snapshots, (row) => [row.sourceId, row.number, row.id])) {
    if (hash !== null && !paths.has(hash)) paths.set(hash, keptPath("snapshots", hash, mediaType));
  }
  return paths;
}

/** The record without what lies beside it: the bytes of files, and the history. */
export function recordText(record: ArticleRecord): string {
  const bare = <T extends object>(row: T) => ({ ...row, base64: "" });
  const { original, originals } = record;
  return serialiseRecord({
    ...record,
    original: bare(original),
    originals: originals.map(bare),
    blobs: [],
    history: [],
  });
}

/** The files of a record: copies of sources, attachments of contacts, each once. */
export function keptFiles(record: ArticleRecord): KeptFile[] {
  const paths = pathsOf(record);
  for (const { attachment } of record.contacts) {
    if (attachment && !paths.has(attachment.sha256)) {
      paths.set(attachment.sha256, keptPath("attachments", attachment.sha256, ""));
    }
  }
  return [...paths].map(([hash, path]) => ({ sha256: hash, path }));
}

/** The history of a record, each event with its place in the log it was written to. */
export function sealedHistory(
  history: readonly NewEvent[],
  seals: ReadonlyMap<string, { seal: Seal; stored: NewEvent | null }>,
): SealedEvent[] {
  const sealed = history.map((event): SealedEvent => {
    const found = seals.get(event.id);
    if (!found) throw new Error(`event ${event.id} is not in the log`);
    const { seal, stored } = found;
    const isProved = sha256(sealedText(event, seal.seq, seal.prevHash)) === seal.hash;
    // an event that is told as it is kept and does not fit its hash was bent: the verifier is to say so
    const isWhole = isProved || (stored !== null && canonicalJson(stored) === canonicalJson(event));
    return { ...seal, whole: isWhole, event };
  });
  return inLogOrder(sealed);
}

/** history.jsonl: one event a line. */
export function historyText(sealed: readonly SealedEvent[]): string {
  return sealed.map((line) => `${canonicalJson(line)}\n`).join("");
}
