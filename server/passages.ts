/** Where passages stand in the kept copies of their sources. Found by the machine, word for word, or not at all. */
import type { z } from "zod";
import { narrowest, type Evidence } from "@/core/evidence.ts";
import type { EvidenceId } from "@/core/inputs/evidence.ts";
import { foldText } from "@/core/text/folding.ts";
import { nearestPassage, type NearestPassage } from "@/core/nearest-passage.ts";
import { findInFolded, findPassage, type PassageMatch } from "@/core/passages.ts";
import type { Actor } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import { pageAt, type Snapshot } from "@/core/snapshots.ts";
import type { Source } from "@/core/sources.ts";
import type { Write } from "@/db/client.ts";
import { newEvent } from "@/db/commit.ts";
import type { NewEvent } from "@/core/events.ts";
import { getEvidenceState, listLockedEvidence, requireEvidenceState, updateDrift } from "@/db/evidence.ts";
import { countSnapshots, getNewestKept, getNewestReadable, getSnapshot, requireSnapshotCount } from "@/db/snapshots.ts";
import { loadEvidence } from "./load.ts";

/** What the machine says of a passage. */
export type Lock = Pick<Evidence, "snapshotId" | "lock" | "lockSpans" | "driftedIn">;

/** The lock of evidence as it would be, and the guard that refuses it when a snapshot came meanwhile. */
export interface Locked {
  lock: Lock;
  guards: readonly Write[];
}

async function snapshotOf(source: Source, id: string): Promise<Snapshot> {
  const snapshot = await getSnapshot(id);
  if (snapshot?.sourceId === source.id) return snapshot;
  throw new Refusal("invalid", "There is no such snapshot of this source. Choose one of its snapshots, or none.", {
    errors: [{ path: "snapshotId", message: "This is no snapshot of the source." }],
  });
}

async function chosen(
  source: Source,
  snapshotId: string | null | undefined,
  newest: Snapshot | undefined,
): Promise<Snapshot | undefined> {
  if (snapshotId === null) return undefined;
  if (snapshotId !== undefined) return snapshotOf(source, snapshotId);
  return newest ?? (await getNewestKept(source.id));
}

/**
 * Looks for a passage in a snapshot of its source: the one with this id, the newest with words in it when it is left
 * out (or the newest picture, when none has words), none when it is null. One that is found is looked for in the newest, too: where it no longer stands it drifted.
 */
export async function lockPassage(
  source: Source,
  { passage, stance }: Pick<Evidence, "passage" | "stance">,
  snapshotId: string | null | undefined,
): Promise<Locked> {
  const guards = [requireSnapshotCount(source.id, await countSnapshots(source.id))];
  const newest = await getNewestReadable(source.id);
  const snapshot = await chosen(source, snapshotId, newest);
  const none: Lock = { snapshotId: snapshot?.id ?? null, lock: "no-snapshot", lockSpans: [], driftedIn: null };
  if (!snapshot || snapshot.text === "" || stance === "not-found" || passage.trim() === "") {
    return { lock: none, guards };
  }
  const [match] = findPassage(snapshot.text, passage);
  if (!match) return { lock: { ...none, lock: "not-found" }, guards };
  const stands = !newest || newest.number <= snapshot.number || findPassage(newest.text, passage).length > 0;
  return { lock: { ...none, lock: "found", lockSpans: match.spans, driftedIn: stands ? null : newest.id }, guards };
}

/** What a new snapshot changes for the evidence that was found in earlier ones. */
export interface Drift {
  guards: readonly Write[];
  marks: readonly Write[];
  events: readonly NewEvent[];
}

/**
 * Looks for the passages found in earlier snapshots of a source in a new one: where one no longer stands, its evidence
 * is stale from now on; where it stands again, it is so no more. Nothing when the new one has no words in it.
 */
export async function driftIn(
  actor: Actor,
  source: Source,
  snapshot: Pick<Snapshot, "id" | "text" | "createdAt">,
): Promise<Drift> {
  if (snapshot.text === "") return { guards: [], marks: [], events: [] };
  const guards = [requireEvidenceState(source.id, await getEvidenceState(source.id))];
  const folded = foldText(snapshot.text);
  const moved = (await listLockedEvidence(source.id)).flatMap((row) => {
    const driftedIn = findInFolded(folded, row.passage).length > 0 ? null : snapshot.id;
    return driftedIn === row.driftedIn ? [] : [{ row, driftedIn }];
  });
  const events = moved.map(({ row, driftedIn }) =>
    newEvent(actor, {
      at: snapshot.createdAt,
      type: driftedIn === null ? "evidence.found-again" : "evidence.drifted",
      articleId: row.articleId,
      claimId: row.claimId,
      visibility: narrowest(row.visibility, source.visibility),
      data: { evidenceId: row.id, snapshotId: snapshot.id, changes: { driftedIn: [row.driftedIn, driftedIn] } },
    }),
  );
  return { guards, marks: moved.map(({ row, driftedIn }) => updateDrift(row.id, driftedIn)), events };
}

/** Where a passage stands in the snapshot of its evidence; when nowhere, the words there that come nearest to it. */
export interface PassageLook {
  matches: PassageMatch[];
  /** With the words as they stand in the snapshot. */
  nearest: (NearestPassage & { exact: string }) | null;
  /** Of the first match or of the nearest words; null in what has no pages. */
  page: number | null;
}

/** Looks for a passage once more, and tells what comes nearest to one that is not found. */
export async function getNearestPassage(
  actor: Actor,
  { evidenceId }: z.output<typeof EvidenceId>,
): Promise<PassageLook> {
  const { evidence } = await loadEvidence(actor, evidenceId);
  const snapshot = evidence.snapshotId === null ? undefined : await getSnapshot(evidence.snapshotId);
  if (!snapshot || evidence.stance === "not-found") return { matches: [], nearest: null, page: null };
  const { text, pages } = snapshot;
  const matches = findPassage(text, evidence.passage);
  const found = matches.length > 0 ? null : nearestPassage(text, evidence.passage);
  const nearest = found && { ...found, exact: text.slice(found.span.start, found.span.end) };
  const place = matches[0]?.spans[0] ?? nearest?.span;
  return { matches, nearest, page: (place && pageAt(pages, place.start)) ?? null };
}
