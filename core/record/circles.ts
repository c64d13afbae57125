import type { Evidence } from "../evidence.ts";
import type { ArticleRecord } from "../record.ts";
import { toldWithout } from "../told-events.ts";

/** The ids of all in a record that may be hidden from somebody. */
export function idsThatMayBeHidden(record: ArticleRecord): string[] {
  const { sources, derivations, snapshots, evidence, problemFlags, contacts, notes, comments } = record;
  return [sources, derivations, snapshots, evidence, problemFlags, contacts, notes, comments]
    .flat()
    .map((row) => row.id);
}

/**
 * The record as somebody may have it who may not know of the things with these ids, nor of events that are for legal:
 * without them, without what only they lead to (sources and their copies), and without what was told of them. What was
 * published stays: it is out. What is left fits together as the whole did.
 */
export function withoutHidden(record: ArticleRecord, hidden: ReadonlySet<string>): ArticleRecord {
  const shown = <T extends { id: string }>(rows: readonly T[]): T[] => rows.filter((row) => !hidden.has(row.id));
  const reached = sourcesReached({
    sources: shown(record.sources),
    derivations: shown(record.derivations),
    snapshots: shown(record.snapshots),
    evidence: shown(record.evidence),
  });
  const snapshots = shown(record.snapshots).filter((row) => reached.has(row.sourceId));
  const copies = new Set(snapshots.map((row) => row.id));
  const evidence = shown(record.evidence).map((row) => onCopies(row, copies));
  const contacts = shown(record.contacts);
  const ids = new Set(evidence.map((row) => row.id));
  const citing = <T extends { cites: readonly string[] }>(row: T): T => ({
    ...row,
    cites: row.cites.filter((id) => ids.has(id)),
  });
  return {
    ...record,
    sources: record.sources.filter((row) => reached.has(row.id)),
    derivations: shown(record.derivations).filter((row) => reached.has(row.sourceId) && reached.has(row.originId)),
    snapshots,
    blobs: record.blobs.filter(usedBytes({ snapshots, contacts, publications: record.publications })),
    evidence,
    problemFlags: shown(record.problemFlags).filter((row) => ids.has(row.evidenceId)),
    contacts,
    notes: shown(record.notes),
    opinions: record.opinions.map(citing),
    drafts: record.drafts.map(citing),
    secondOpinions: record.secondOpinions.map(citing),
    comments: shown(record.comments).filter(
      ({ parentId, evidenceId }) => !hidden.has(parentId ?? "") && (evidenceId === null || ids.has(evidenceId)),
    ),
    history: toldWithout(
      record.history.filter((event) => event.visibility !== "legal"),
      hidden,
    ),
  };
}

/** Evidence as it is for somebody who has no other copies than these. */
function onCopies(row: Evidence, copies: ReadonlySet<string>): Evidence {
  const driftedIn = row.driftedIn !== null && copies.has(row.driftedIn) ? row.driftedIn : null;
  if (row.snapshotId === null || copies.has(row.snapshotId)) return { ...row, driftedIn };
  return { ...row, driftedIn, snapshotId: null, lock: "no-snapshot", lockSpans: [] };
}

/** Whether bytes are those of one of these snapshots, attachments or published states. */
export function usedBytes({
  snapshots,
  contacts,
  publications,
}: Pick<ArticleRecord, "snapshots" | "contacts" | "publications">) {
  const used = new Set<string | null | undefined>(snapshots.map((row) => row.sha256));
  for (const { attachment } of contacts) used.add(attachment?.sha256);
  for (const { stateSha256 } of publications) used.add(stateSha256);
  return ({ sha256 }: { sha256: string }): boolean => used.has(sha256);
}

/**
 * The ids of the sources that a record holds: those that evidence or the copies of its passages are of, those they
 * derive from, and those that were found to be one with any of these.
 */
function sourcesReached(
  record: Pick<ArticleRecord, "sources" | "derivations" | "snapshots" | "evidence">,
): ReadonlySet<string> {
  const next = new Map<string, string[]>();
  const leads = (from: string, to: string) => next.set(from, [...(next.get(from) ?? []), to]);
  for (const { sourceId, originId, deletedAt } of record.derivations) if (deletedAt === null) leads(sourceId, originId);
  for (const { id, mergedInto } of record.sources) {
    if (mergedInto === null) continue;
    leads(id, mergedInto);
    leads(mergedInto, id);
  }
  const sourceOf = new Map(record.snapshots.map((row) => [row.id, row.sourceId]));
  const there = new Set(record.sources.map((row) => row.id));
  const reached = new Set<string>();
  const reach = (id: string | undefined) => {
    if (id !== undefined && there.has(id)) reached.add(id);
  };
  for (const { sourceId, snapshotId, driftedIn } of record.evidence) {
    reach(sourceId);
    reach(sourceOf.get(snapshotId ?? ""));
    reach(sourceOf.get(driftedIn ?? ""));
  }
  // a set hands out what is added while it is walked
  for (const id of reached) for (const to of next.get(id) ?? []) reach(to);
  return reached;
}
