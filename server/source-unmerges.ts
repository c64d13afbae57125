import type { z } from "zod";
import type { Derivation } from "@/core/derivations.ts";
import type { Evidence } from "@/core/evidence.ts";
import type { UnmergeSource } from "@/core/inputs/sources.ts";
import type { Actor } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import type { Source } from "@/core/sources.ts";
import { commit, newEvent } from "@/db/commit.ts";
import { getDerivation, listDerivations, updateDerivation } from "@/db/derivations.ts";
import { listEvidenceFrom, listEventsAt, moveSnapshot } from "@/db/source-merges.ts";
import { listVisibleSources, updateSource } from "@/db/sources.ts";
import { circleOfSources, loadSource, loadSourceRow } from "./load.ts";
import { permit } from "./permit.ts";
import { rehang, rehung, type SourceMergeData } from "./source-merges.ts";
import { indexSource, urlKey } from "./sources.ts";

/**
 * Undoes a merge: the duplicate stands again, with the snapshots, evidence and derivations that it brought, as far as
 * they still hang on the kept source. Evidence goes with the snapshot its passage was found in, whoever brought it.
 */
export async function unmergeSource(actor: Actor, { sourceId }: z.output<typeof UnmergeSource>): Promise<Source> {
  const from = await loadSourceRow(actor, sourceId);
  permit(actor, "source.write");
  if (from.mergedInto === null)
    throw new Refusal("invalid", "This source stands by itself: there is no merge to undo.");
  const into = await loadSource(actor, from.mergedInto);
  const data = await mergeOf(from);
  const at = new Date().toISOString();
  const kept = { ...into, ...fieldsBefore(into, data), version: into.version + 1, updatedAt: at };
  const back: Source = { ...from, mergedInto: null, version: from.version + 1, updatedAt: at };
  const rows = evidenceBack(await listEvidenceFrom(into.id), data);
  const circle = await circleOfSources(into.id, from.id);
  const told = { sourceId: from.id, other: into.id };
  return commit(actor, {
    writes: [
      updateSource(kept, urlKey(kept.url), into.version),
      updateSource(back, urlKey(back.url), from.version),
      ...rows.map((row) => rehang(row, from.id, at)),
      ...data.snapshots.map(({ id, number }) => moveSnapshot({ id, sourceId: into.id, number }, from.id, number)),
      ...(await derivationsBack(into, from, data, at)).map((row) => updateDerivation(row, row.version - 1)),
      indexSource(kept),
      indexSource(back),
    ],
    events: [
      newEvent(actor, { at, type: "source.unmerged", visibility: circle, data: told }),
      ...rows.map((row) => rehung(actor, row, from, circle, at)),
    ],
    answer: () => back,
  });
}

/** What the log keeps of the merge of this source: a merged source is not changed, so it says when that was. */
async function mergeOf(from: Source): Promise<SourceMergeData> {
  const told = await listEventsAt("source.merged", from.updatedAt);
  const all = told.map((event) => event.data as unknown as SourceMergeData);
  const data = all.find(({ other }) => other === from.id);
  if (data) return data;
  throw new Refusal("not-found", "This merge was not made here, so it cannot be undone here. Add the source anew.");
}

/** The fields that the merge filled in, where nobody changed them since; all or none when the source needs its name. */
function fieldsBefore(into: Source, { changes }: SourceMergeData): Partial<Source> {
  const same = Object.entries(changes).filter(
    ([field, [, after]]) => JSON.stringify(into[field as keyof Source]) === JSON.stringify(after),
  );
  const fields: Partial<Source> = Object.fromEntries(same.map(([field, [before]]) => [field, before]));
  const { url, title } = { ...into, ...fields };
  return url === null && title.trim() === "" ? {} : fields;
}

type Hanging = Evidence & { articleId: string };

/** The evidence that goes back. What was found in a copy of the kept source later stays with that. */
function evidenceBack(rows: readonly Hanging[], data: SourceMergeData): Hanging[] {
  const [brought, copies] = [new Set(data.evidence), new Set(data.snapshots.map(({ id }) => id))];
  return rows
    .filter(({ id, snapshotId }) => (snapshotId === null ? brought.has(id) : copies.has(snapshotId)))
    .map((row) => ({ ...row, driftedIn: row.driftedIn !== null && copies.has(row.driftedIn) ? row.driftedIn : null }));
}

/** The derivations that go back, and those that the merge ended, as far as their other ends are still there. */
async function derivationsBack(
  into: Source,
  from: Source,
  { derivations: { moved, ended } }: SourceMergeData,
  at: string,
): Promise<Derivation[]> {
  const ends = new Map(moved.map((row) => [row.id, row]));
  const present = await listDerivations([into.id]);
  const own = present.flatMap((row) => {
    const before = ends.get(row.id);
    if (!before) return [];
    const end = (was: string, is: string) => (was === from.id ? from.id : is);
    return [{ ...row, sourceId: end(before.sourceId, row.sourceId), originId: end(before.originId, row.originId) }];
  });
  const revived: Derivation[] = [];
  for (const id of ended) {
    const row = await getDerivation(id);
    // taken back by the merge itself, and by nobody after it
    if (row?.deletedAt !== from.updatedAt) continue;
    const others = [row.sourceId, row.originId].filter((end) => end !== from.id);
    if ((await listVisibleSources(others, "legal")).length === others.length) revived.push({ ...row, deletedAt: null });
  }
  return [...own, ...revived].map((row) => ({ ...row, version: row.version + 1, updatedAt: at }));
}
