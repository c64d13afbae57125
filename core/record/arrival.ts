import type { Evidence } from "../evidence.ts";
import { byKeys } from "../by-keys.ts";
import type { ArticleRecord } from "../record.ts";
import type { Snapshot } from "../snapshots.ts";

/** What of a record is in an installation already. */
export interface Known {
  people: ReadonlySet<string>;
  sources: ReadonlySet<string>;
  /** Of sources that were merged there: into which one in the end. */
  homes: ReadonlyMap<string, string>;
  derivations: ReadonlySet<string>;
  snapshots: ReadonlySet<string>;
  /** The highest number of a snapshot, by source. */
  lastNumbers: ReadonlyMap<string, number>;
  /** SHA-256 of bytes. */
  blobs: ReadonlySet<string>;
  /** One of the record's other ids that is taken, or of a snapshot that keeps something else there. */
  taken: string | undefined;
}

/**
 * The rows of a record that an installation which knows some of them takes in. People, sources, snapshots, derivations
 * and bytes that are known stay as they are. What is new of a known source joins it: a snapshot under its own number if
 * that is higher than those there, else under the next; and where the source was merged into another, all goes there.
 */
export function arriving(record: ArticleRecord, known: Known): ArticleRecord {
  const homeOf = (sourceId: string): string => known.homes.get(sourceId) ?? sourceId;
  return {
    ...record,
    people: record.people.filter((row) => !known.people.has(row.id)),
    sources: record.sources.filter((row) => !known.sources.has(row.id)),
    derivations: record.derivations
      .filter((row) => !known.derivations.has(row.id))
      .map((row) => ({ ...row, sourceId: homeOf(row.sourceId), originId: homeOf(row.originId) }))
      .filter((row) => row.sourceId !== row.originId),
    snapshots: numbered(
      record.snapshots
        .filter((row) => !known.snapshots.has(row.id))
        .map((row) => ({ ...row, sourceId: homeOf(row.sourceId) })),
      known.lastNumbers,
    ),
    blobs: record.blobs.filter((row) => !known.blobs.has(row.sha256)),
    evidence: record.evidence.map((row): Evidence => ({ ...row, sourceId: homeOf(row.sourceId) })),
  };
}

function numbered(rows: readonly Snapshot[], lastNumbers: ReadonlyMap<string, number>): Snapshot[] {
  const last = new Map(lastNumbers);
  return byKeys(rows, (row) => [row.sourceId, row.number, row.id]).map((row) => {
    const number = Math.max(row.number, (last.get(row.sourceId) ?? 0) + 1);
    last.set(row.sourceId, number);
    return { ...row, number };
  });
}
