import type { Span } from "../claims.ts";
import type { ArticleRecord } from "../record.ts";
import type { RecordHashes } from "./checks.ts";
import { usedBytes } from "./circles.ts";
import type { FieldError } from "../refusal.ts";
import type { Source } from "../sources.ts";

/** What does not fit in the kept copies of a record: bytes, snapshots, and the places in them where passages stand. */
export function copyErrors(record: ArticleRecord, hashes: RecordHashes): FieldError[] {
  return [
    ...mergeErrors(record.sources),
    ...blobErrors(record, hashes),
    ...snapshotErrors(record),
    ...attachmentErrors(record),
    ...lockErrors(record),
  ];
}

function mergeErrors(sources: readonly Source[]): FieldError[] {
  const homes = homesOf(sources);
  return sources.flatMap((row, i) =>
    wrong(
      homes(row.id) === undefined,
      `sources.${i}.mergedInto`,
      "These sources are merged into each other in a circle.",
    ),
  );
}

/** Where a source was merged to in the end; itself when it was not; undefined in a circle. */
function homesOf(sources: readonly Source[]): (id: string) => string | undefined {
  const into = new Map(sources.map((row) => [row.id, row.mergedInto]));
  return (id) => {
    const seen = new Set<string>();
    let at = id;
    for (let next = into.get(at); next; next = into.get(at)) {
      if (seen.has(at)) return undefined;
      seen.add(at);
      at = next;
    }
    return at;
  };
}

function blobErrors(record: ArticleRecord, { ofFile }: RecordHashes): FieldError[] {
  const isUsed = usedBytes(record);
  return record.blobs.flatMap((row, i) => {
    const { sha256, size } = ofFile(row);
    return [
      ...wrong(sha256 !== row.sha256, `blobs.${i}.sha256`, "This is not the SHA-256 of its bytes."),
      ...wrong(size !== row.size, `blobs.${i}.size`, `Its bytes are ${size}.`),
      ...wrong(!isUsed(row), `blobs.${i}.sha256`, "Nothing in this record has these bytes."),
    ];
  });
}

function snapshotErrors({ snapshots, blobs }: ArticleRecord): FieldError[] {
  const sizes = new Map(blobs.map((row) => [row.sha256, row.size]));
  return snapshots.flatMap((row, i) => {
    const size = row.sha256 === null ? 0 : sizes.get(row.sha256);
    return [
      ...wrong(size === undefined, `snapshots.${i}.sha256`, "The bytes of this snapshot are not in the record."),
      ...wrong(size !== undefined && size !== row.size, `snapshots.${i}.size`, `The bytes of it are ${size}.`),
      ...wrong(!areIn(row.pages, row.text), `snapshots.${i}.pages`, "The pages do not follow each other in its text."),
    ];
  });
}

function attachmentErrors({ contacts, blobs }: ArticleRecord): FieldError[] {
  const sizes = new Map(blobs.map((row) => [row.sha256, row.size]));
  return contacts.flatMap(({ attachment }, i) =>
    wrong(
      attachment !== null && sizes.get(attachment.sha256) !== attachment.size,
      `contacts.${i}.attachment`,
      "The bytes of this attachment are not in the record, or not of this size.",
    ),
  );
}

/** What is locked is locked in a copy of its own source, at places that are there. */
function lockErrors({ evidence, snapshots, sources }: ArticleRecord): FieldError[] {
  const byId = new Map(snapshots.map((row) => [row.id, row]));
  const homeOf = homesOf(sources);
  const isOf = (snapshotId: string | null, sourceId: string): boolean => {
    const snapshot = byId.get(snapshotId ?? "");
    return !snapshot || homeOf(snapshot.sourceId) === homeOf(sourceId);
  };
  return evidence.flatMap((row, i) => {
    const text = byId.get(row.snapshotId ?? "")?.text ?? "";
    const found = row.lock === "found";
    const holds = found
      ? row.lockSpans.length > 0 && areIn(row.lockSpans, text) && row.lockSpans.every(({ start, end }) => start < end)
      : row.lockSpans.length === 0;
    return [
      ...wrong(!isOf(row.snapshotId, row.sourceId), `evidence.${i}.snapshotId`, "This is a copy of another source."),
      ...wrong(!isOf(row.driftedIn, row.sourceId), `evidence.${i}.driftedIn`, "This is a copy of another source."),
      ...wrong(!holds, `evidence.${i}.lockSpans`, "These places are not in the text of its snapshot, or not locked."),
    ];
  });
}

/** Whether spans lie in a text, in order and apart from each other. */
function areIn(spans: readonly Span[], text: string): boolean {
  return spans.every(({ start, end }, i) => start <= end && end <= text.length && start >= (spans[i - 1]?.end ?? 0));
}

function wrong(isWrong: boolean, path: string, message: string): FieldError[] {
  return isWrong ? [{ path, message }] : [];
}
