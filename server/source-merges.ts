import type { z } from "zod";
import { changesBetween } from "@/core/changes.ts";
import type { Derivation } from "@/core/derivations.ts";
import type { Json, NewEvent } from "@/core/events.ts";
import { narrowest, type Evidence } from "@/core/evidence.ts";
import type { MergeSources } from "@/core/inputs/sources.ts";
import { closesCircle } from "@/core/origins.ts";
import type { Actor } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import { mergeDerivations, mergeSource, type MergedField, type MovedDerivations } from "@/core/source-merges.ts";
import { sourceName, type Source } from "@/core/sources.ts";
import { listDerivations, listDerivationsBack, updateDerivation } from "@/db/derivations.ts";
import { commit, newEvent } from "@/db/commit.ts";
import { updateEvidence } from "@/db/evidence.ts";
import { deleteSearchDocument, sourceDocumentId } from "@/db/search.ts";
import { listEvidenceFrom, listPlacedSnapshots, moveSnapshot, type PlacedSnapshot } from "@/db/source-merges.ts";
import { markMerged, updateSource } from "@/db/sources.ts";
import { circleOfSources, loadSource, requireVersion } from "./load.ts";
import { permit } from "./permit.ts";
import { indexSource, urlKey } from "./sources.ts";

/** What the event «source.merged» keeps of a merge, so that it can be undone whatever came after it. */
export interface SourceMergeData {
  sourceId: string;
  other: string;
  /** The fields of the kept source that the merge changed: before and after. */
  changes: Record<string, readonly [Json, Json]>;
  /** Where both said something: what the kept source says, and what the other one said. */
  differing: Record<string, readonly [Json, Json]>;
  evidence: readonly string[];
  snapshots: readonly { id: string; number: number }[];
  derivations: { moved: readonly MovedEnd[]; ended: readonly string[] };
}
type MovedEnd = Pick<Derivation, "id" | "sourceId" | "originId">;

/**
 * Merges a duplicate into a source: its evidence, snapshots and derivations come along, and fields that the kept source
 * lacks. One commit; whatever was added to the duplicate meanwhile refuses it as a conflict. unmergeSource undoes it.
 */
export async function mergeSources(actor: Actor, input: z.output<typeof MergeSources>): Promise<Source> {
  const [into, from] = [await loadSource(actor, input.sourceId), await loadSource(actor, input.other)];
  permit(actor, "source.write");
  if (into.id === from.id) throw new Refusal("invalid", "Choose another source: this is the same one.");
  requireVersion(input.version, into);
  requireVersion(input.otherVersion, from);
  const circle = await circleOfBoth(into, from);
  const at = new Date().toISOString();
  const { kept, differing } = keptOf(into, from, circle, at);
  const [rows, snapshots] = [await listEvidenceFrom(from.id), await listPlacedSnapshots(from.id)];
  const [own, others] = [await listDerivations([into.id]), await listDerivations([from.id])];
  const links = mergeDerivations([into.id, from.id], own, others, at);
  await refuseCircle(into, from, links);
  const changes = changesBetween(into, kept) as SourceMergeData["changes"];
  const data: SourceMergeData = {
    sourceId: into.id,
    other: from.id,
    changes,
    differing: Object.fromEntries(differing.map((field) => [field, [into[field], from[field]]])),
    evidence: rows.map((row) => row.id),
    snapshots: snapshots.map(({ id, number }) => ({ id, number })),
    derivations: {
      moved: others.filter(({ id }) => links.moved.some((row) => row.id === id)).map(endsOf),
      ended: links.ended.map((row) => row.id),
    },
  };
  const gone: Source = { ...from, mergedInto: into.id, version: from.version + 1, updatedAt: at };
  return commit(actor, {
    writes: [
      updateSource(kept, urlKey(kept.url), input.version),
      ...rows.map((row) => rehang(row, into.id, at)),
      ...snapshots.map((row: PlacedSnapshot) => moveSnapshot(row, into.id, "next")),
      ...[...links.moved, ...links.ended].map((row) => updateDerivation(row, row.version - 1)),
      markMerged(gone, input.otherVersion),
      indexSource(kept),
      deleteSearchDocument(sourceDocumentId(from.id)),
    ],
    events: [
      newEvent(actor, { at, type: "source.merged", visibility: circle, data: data as unknown as Json }),
      ...rows.map((row) => rehung(actor, row, into, circle, at)),
    ],
    answer: () => kept,
  });
}

const endsOf = ({ id, sourceId, originId }: Derivation): MovedEnd => ({ id, sourceId, originId });

/**
 * The circle of the merge. Sources of two circles are not made one, for the evidence of one would reach further than
 * before, or the other's no longer as far; but what only legal uses may go into what the team has too.
 */
async function circleOfBoth(into: Source, from: Source): Promise<"team" | "legal"> {
  const [own, other] = [await circleOfSources(into.id), await circleOfSources(from.id)];
  const joins = own === other || (own === "team" && from.visibility !== "legal");
  if (!joins) {
    const message = "One of these sources is for legal only and the other is not. Let the same people see both, first.";
    throw new Refusal("invalid", message);
  }
  return narrowest(own, other) === "legal" ? "legal" : "team";
}

/** The kept source. Of what only legal knows nothing is written into what the team may read. */
function keptOf(into: Source, from: Source, circle: "team" | "legal", at: string) {
  const opensLegal = circle === "legal" && into.visibility !== "legal";
  const { merged, differing } = opensLegal ? { merged: into, differing: [] as MergedField[] } : mergeSource(into, from);
  const kept: Source = { ...merged, version: into.version + 1, updatedAt: at };
  return { kept, differing };
}

/** Refuses a merge after which a source would have it from itself, by way of others. */
async function refuseCircle(into: Source, from: Source, links: MovedDerivations): Promise<void> {
  const changed = new Set([...links.moved, ...links.ended].map((row) => row.id));
  const around = await listDerivationsBack([into.id, from.id]);
  const after = [...around.filter((row) => !changed.has(row.id)), ...links.moved];
  const inCircle = after.some((row) => row.sourceId === into.id && closesCircle(into.id, row.originId, after));
  if (!inCircle) return;
  const message = `Then «${sourceName(into)}» would have it from itself, by way of others. Take back one of the derivations between them first.`;
  throw new Refusal("invalid", message);
}

/** Evidence as it hangs on another source. */
export function rehang(
  { articleId: _articleId, ...row }: Evidence & { articleId: string },
  sourceId: string,
  at: string,
) {
  return updateEvidence({ ...row, sourceId, version: row.version + 1, updatedAt: at }, row.version);
}

/** What is told on the claim of evidence that hangs on another source now. */
export function rehung(
  actor: Actor,
  row: Evidence & { articleId: string },
  to: Pick<Source, "id">,
  circle: "team" | "legal",
  at: string,
): NewEvent {
  const { id: evidenceId, articleId, claimId } = row;
  const visibility = narrowest(row.visibility, circle);
  const data = { evidenceId, changes: { sourceId: [row.sourceId, to.id] } };
  return newEvent(actor, { at, type: "evidence.updated", articleId, claimId, visibility, data });
}
