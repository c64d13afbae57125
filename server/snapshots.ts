import type { z } from "zod";
import { uuidv7 } from "uuidv7";
import type { AddSnapshot, SnapshotId, SnapshotsOfSource, UpdateSnapshot } from "@/core/inputs/snapshots.ts";
import type { Actor } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import { newSnapshot, type Snapshot, type SnapshotSummary, type SnapshotView } from "@/core/snapshots.ts";
import type { Source } from "@/core/sources.ts";
import { getBlob, hasBlob, insertBlob } from "@/db/blobs.ts";
import { commit, newEvent, sha256 } from "@/db/commit.ts";
import {
  getSnapshot as getRow,
  insertSnapshot,
  listSnapshots as listRows,
  updateSnapshot as updateRow,
} from "@/db/snapshots.ts";
import { requireUnmerged } from "@/db/sources.ts";
import { makeCopy, requireStillWanted } from "./copies.ts";
import { fileResponse, plainMediaType } from "./file-response.ts";
import { circleOfSources, loadSource, requireVersion, withoutHidden } from "./load.ts";
import { driftIn } from "./passages.ts";
import { permit } from "./permit.ts";
import { summaryOf, viewSnapshot } from "./snapshot-views.ts";

/** A snapshot of a source this person may see, with its source. */
export async function loadSnapshot(actor: Actor, id: string): Promise<{ snapshot: Snapshot; source: Source }> {
  permit(actor, "article.read");
  const [snapshot] = await withoutHidden(actor, [await getRow(id)]);
  if (!snapshot) throw new Refusal("not-found", "There is no such snapshot here.");
  return { snapshot, source: await loadSource(actor, snapshot.sourceId) };
}

/** What was kept of a source and what could not be, the newest first. */
export async function listSnapshots(
  actor: Actor,
  { sourceId, cursor, limit }: z.output<typeof SnapshotsOfSource>,
): Promise<{ items: SnapshotSummary[]; next: string | null }> {
  const source = await loadSource(actor, sourceId);
  if (cursor !== undefined && !/^\d{1,9}$/u.test(cursor))
    throw new Refusal("invalid", "This cursor is not from this list.");
  const rows = await listRows(source.id, {
    before: cursor === undefined ? undefined : Number(cursor),
    limit: limit + 1,
  });
  const shown = rows.slice(0, limit);
  return {
    items: shown.map((row) => viewSnapshot(row, source)),
    next: rows.length > limit ? String(shown.at(-1)?.number) : null,
  };
}

/** A snapshot with its words. */
export async function getSnapshot(actor: Actor, { snapshotId }: z.output<typeof SnapshotId>): Promise<SnapshotView> {
  const { snapshot, source } = await loadSnapshot(actor, snapshotId);
  return { ...summaryOf(snapshot, source), text: snapshot.text };
}

/**
 * Keeps a copy of a source: pasted words or HTML, a file, the page at its address, or the address of an outside
 * archive's copy. A page that could not be fetched and a file that could not be read are kept as such, with the reason.
 * When `signal` says that who asked has gone, the work stops and nothing is kept. Evidence whose passage no longer
 * stands in the new words is marked, and unmarked when it stands again.
 */
export async function addSnapshot(
  actor: Actor,
  input: z.output<typeof AddSnapshot>,
  signal?: AbortSignal,
): Promise<SnapshotSummary> {
  const source = await loadSource(actor, input.sourceId);
  permit(actor, "source.write");
  const id = input.id ?? uuidv7();
  if (await getRow(id)) throw new Refusal("conflict", "There is a snapshot with this id already. Choose another id.");
  const { fields, bytes } = await makeCopy(source, input, signal);
  const at = new Date().toISOString();
  requireStillWanted(signal);
  const kept = bytes && { sha256: sha256(bytes), size: bytes.length };
  const row = newSnapshot({ ...fields, ...kept }, { id, sourceId: source.id, at, by: actor.personId });
  const visibility = await circleOfSources(source.id);
  const data = { snapshotId: id, sourceId: source.id, status: row.status, method: row.method, sha256: row.sha256 };
  const isNew = kept && !(await hasBlob(kept.sha256));
  const drift = await driftIn(actor, source, row);
  return commit(actor, {
    writes: [
      ...(isNew ? [insertBlob({ ...kept, bytes })] : []),
      requireUnmerged(source.id),
      ...drift.guards,
      insertSnapshot(row),
    ],
    alongside: drift.marks,
    events: [newEvent(actor, { at, type: "snapshot.added", visibility, data }), ...drift.events],
    answer: (rows) => summaryOf({ ...row, number: rows.at(-1)?.["number"] as number }, source),
  });
}

/** Says where else the same page is kept; all that may change of a snapshot. */
export async function updateSnapshot(actor: Actor, input: z.output<typeof UpdateSnapshot>): Promise<SnapshotSummary> {
  const { snapshot, source } = await loadSnapshot(actor, input.snapshotId);
  permit(actor, "source.write");
  requireVersion(input.version, summaryOf(snapshot, source));
  const changed: Snapshot = { ...snapshot, archiveUrl: input.archiveUrl, version: input.version + 1 };
  if (changed.archiveUrl === snapshot.archiveUrl) return summaryOf(snapshot, source);
  const at = new Date().toISOString();
  const visibility = await circleOfSources(source.id);
  const changes = { archiveUrl: [snapshot.archiveUrl, changed.archiveUrl] };
  const data = { snapshotId: snapshot.id, sourceId: source.id, changes };
  return commit(actor, {
    writes: [updateRow(changed, input.version)],
    events: [newEvent(actor, { at, type: "snapshot.updated", visibility, data })],
    answer: () => summaryOf(changed, source),
  });
}

/** What a snapshot without a name of its own is saved as. */
const endings: Readonly<Record<string, string>> = {
  "text/plain": ".txt",
  "text/html": ".html",
  "application/pdf": ".pdf",
};

/** The bytes of a snapshot as they came, to be saved and never shown: they may hold scripts. */
export async function getSnapshotContent(actor: Actor, { snapshotId }: z.output<typeof SnapshotId>): Promise<Response> {
  const { snapshot } = await loadSnapshot(actor, snapshotId);
  const kept = snapshot.sha256 === null ? undefined : await getBlob(snapshot.sha256);
  if (!kept) throw new Refusal("not-found", `There are no bytes of this snapshot. ${snapshot.reason}`.trim());
  const { number, mediaType, fileName } = snapshot;
  return fileResponse({
    bytes: new Uint8Array(kept.bytes),
    mediaType: plainMediaType(mediaType),
    fileName: fileName || `snapshot-${number}${endings[mediaType] ?? ""}`,
  });
}
