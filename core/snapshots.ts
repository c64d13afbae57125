import type { Span } from "./claims.ts";
import type { Time } from "./time.ts";

/** What came of keeping a copy; nothing is left unsaid. */
export const captureStatuses = [
  { id: "ok", label: "Kept" },
  { id: "partial", label: "Kept in part" },
  { id: "blocked", label: "Blocked" },
  { id: "failed", label: "Failed" },
  { id: "not-tried", label: "Not tried" },
] as const;
export type CaptureStatus = (typeof captureStatuses)[number]["id"];

export const snapshotMethods = [
  { id: "pasted", label: "Pasted text" },
  { id: "uploaded", label: "Uploaded file" },
  { id: "captured", label: "Captured from its address" },
  { id: "archived-elsewhere", label: "Kept by an outside archive" },
] as const;
export type SnapshotMethod = (typeof snapshotMethods)[number]["id"];

/** A page of a paged file, by its place in the extracted text (UTF-16 code units). */
export interface PageSpan extends Span {
  page: number;
}

/**
 * The kept copy of a source at a time. What was kept never changes; only `archiveUrl` may be set later, which is what
 * `version` counts. A copy that could not be made is a row too, with its reason and without bytes.
 */
export interface Snapshot {
  id: string;
  sourceId: string;
  version: number;
  /** 1, 2, 3 … within its source. */
  number: number;
  method: SnapshotMethod;
  status: CaptureStatus;
  /** Why it is not ok, with the way out; "" when it is. */
  reason: string;
  /** The address that answered in the end, after redirects; null for what was not fetched. */
  url: string | null;
  /** As read from the bytes; "" without bytes. */
  mediaType: string;
  fileName: string;
  /** Bytes. */
  size: number;
  /** SHA-256 (hex) of the bytes as they came; null without bytes. */
  sha256: string | null;
  /** The words in it, blocks parted by a blank line; what passages are found in. */
  text: string;
  pages: readonly PageSpan[];
  /** What was dropped or taken in a certain way when its words were read. */
  notes: readonly string[];
  /** The same page at the Wayback Machine, perma.cc or archive.today. */
  archiveUrl: string | null;
  /** When the copy was made; for an outside archive's copy, when that was made, as far as its address tells. */
  capturedAt: Time;
  createdAt: Time;
  createdBy: string | null;
}

/** A snapshot in lists: without its words. */
export interface SnapshotSummary extends Omit<Snapshot, "text"> {
  /** UTF-16 code units of its words; 0 when there are none. */
  textLength: number;
  /** What does not fit about `archiveUrl`, in words. */
  archiveProblems: readonly string[];
}

/** One snapshot as the API shows it, with its words. */
export interface SnapshotView extends SnapshotSummary {
  text: string;
}

/** Bytes kept as they came, once each. */
export interface Blob {
  /** SHA-256 in hex. */
  sha256: string;
  size: number;
  bytes: Uint8Array;
}

/** So large may a file be that is kept: bytes. */
export const largestFile = 50 * 1024 * 1024;

/** The page of a paged snapshot on which a place stands; undefined when it has no pages. */
export function pageAt(pages: readonly PageSpan[], offset: number): number | undefined {
  return pages.findLast((page) => page.start <= offset)?.page;
}

/** A snapshot just made: what is known of it, and defaults for the rest. Its number is counted where it is kept. */
export function newSnapshot(
  fields: Pick<Snapshot, "method" | "status"> & Partial<Snapshot>,
  made: { id: string; sourceId: string; at: Time; by: string | null },
): Omit<Snapshot, "number"> {
  return {
    reason: "",
    url: null,
    mediaType: "",
    fileName: "",
    size: 0,
    sha256: null,
    text: "",
    pages: [],
    notes: [],
    archiveUrl: null,
    capturedAt: made.at,
    ...fields,
    id: made.id,
    sourceId: made.sourceId,
    version: 1,
    createdAt: made.at,
    createdBy: made.by,
  };
}
