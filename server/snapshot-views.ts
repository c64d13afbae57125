import { archiveProblems } from "@/core/archive-addresses.ts";
import type { Snapshot, SnapshotSummary } from "@/core/snapshots.ts";
import type { Source } from "@/core/sources.ts";
import type { SnapshotRow } from "@/db/snapshots.ts";

/** A snapshot of this source as lists show it. */
export function viewSnapshot(row: SnapshotRow, source: Source): SnapshotSummary {
  const { archiveUrl, capturedAt } = row;
  const page = { url: source.url ?? row.url };
  return { ...row, archiveProblems: archiveUrl === null ? [] : archiveProblems(archiveUrl, page, capturedAt) };
}

/** As viewSnapshot(), of a snapshot that was read with its words. */
export function summaryOf({ text, ...row }: Snapshot, source: Source): SnapshotSummary {
  return viewSnapshot({ ...row, textLength: text.length }, source);
}
