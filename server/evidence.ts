import type { z } from "zod";
import { uuidv7 } from "uuidv7";
import { changesBetween, given } from "@/core/changes.ts";
import type { Claim } from "@/core/claims.ts";
import { narrowest, newEvidence, type Evidence, type EvidenceView, type Visibility } from "@/core/evidence.ts";
import type {
  AddEvidence,
  EvidenceId,
  EvidenceOfClaim,
  UpdateEvidence,
  VersionedEvidence,
} from "@/core/inputs/evidence.ts";
import type { Actor } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import type { Source } from "@/core/sources.ts";
import type { Write } from "@/db/client.ts";
import { commit, newEvent } from "@/db/commit.ts";
import {
  insertEvidence,
  listEvidence as listEvidenceRows,
  updateEvidence as updateEvidenceRow,
} from "@/db/evidence.ts";
import { listProblemFlags } from "@/db/problem-flags.ts";
import { listSnapshotsById } from "@/db/snapshots.ts";
import { listSourcesById, requireUnmerged } from "@/db/sources.ts";
import {
  circleOf,
  circleOfSources,
  loadClaim,
  loadEvidence,
  loadEvidenceRow,
  loadSource,
  requireLegal,
  requireVersion,
} from "./load.ts";
import { lockPassage } from "./passages.ts";
import { permit } from "./permit.ts";
import { viewSnapshot } from "./snapshot-views.ts";
import { addSource, findSameSource, sourceFrom } from "./sources.ts";

type Sources = ReadonlyMap<string, Source>;

/** These rows with their sources, the snapshots of their locks and what readers object to, in their order. */
async function viewAll(rows: readonly Evidence[], sources: Sources): Promise<EvidenceView[]> {
  const snapshots = await listSnapshotsById(rows.flatMap(({ snapshotId }) => snapshotId ?? []));
  const problems = await listProblemFlags(rows.map(({ id }) => id));
  const snapshotOf = new Map(snapshots.map((row) => [row.id, row]));
  return rows.flatMap((row) => {
    const source = sources.get(row.sourceId);
    if (!source) return [];
    const snapshot = snapshotOf.get(row.snapshotId ?? "");
    const own = problems.filter(({ evidenceId }) => evidenceId === row.id);
    return [{ ...row, source, snapshot: snapshot ? viewSnapshot(snapshot, source) : null, problems: own }];
  });
}

/** Evidence with its source and the snapshot of its lock. */
async function viewEvidence(row: Evidence, source: Source): Promise<EvidenceView> {
  const [view] = await viewAll([row], new Map([[source.id, source]]));
  if (!view) throw new Error(`evidence ${row.id} is not of source ${source.id}`);
  return view;
}

/** The evidence on a claim that this person may see, by number. */
export async function listEvidence(
  actor: Actor,
  { claimId }: z.output<typeof EvidenceOfClaim>,
): Promise<{ items: EvidenceView[]; next: null }> {
  const claim = await loadClaim(actor, claimId);
  const rows = await listEvidenceRows([claim.id], circleOf(actor));
  const sources = new Map((await listSourcesById(rows.map((row) => row.sourceId))).map((row) => [row.id, row]));
  return { items: await viewAll(rows, sources), next: null };
}

async function sourceFor(
  actor: Actor,
  input: z.output<typeof AddEvidence>,
  at: string,
): Promise<{ source: Source; writes: Write[] }> {
  const known = (source: Source) => ({ source, writes: [requireUnmerged(source.id)] });
  if (input.sourceId !== undefined) return known(await loadSource(actor, input.sourceId));
  if (input.source === undefined) throw new Refusal("invalid", "Send sourceId or source.");
  const same = await findSameSource(actor, input.source.url ?? null);
  if (same) return known(same);
  requireLegal(actor, input.source.visibility);
  const source = sourceFrom(input.source, at, actor.personId);
  return { source, writes: addSource(source) };
}

/** Ties a claim to a source, a known one or a new one. A new source with an address that is known is that source. */
export async function addEvidence(actor: Actor, input: z.output<typeof AddEvidence>): Promise<EvidenceView> {
  const claim = await loadClaim(actor, input.claimId);
  permit(actor, "evidence.write");
  requireLegal(actor, input.visibility);
  const at = new Date().toISOString();
  const { source, writes } = await sourceFor(actor, input, at);
  const { claimId: _claimId, id = uuidv7(), source: _source, sourceId: _sourceId, ...fields } = input;
  const made = { id, claimId: claim.id, sourceId: source.id, at, by: actor.personId };
  const { stance, class: kind, passage = "" } = fields;
  const { lock, guards } = await lockPassage(source, { passage, stance }, fields.snapshotId);
  const row = newEvidence({ ...given(fields), ...lock, stance, class: kind }, made);
  // counted where it is kept, and known only then
  const view = await viewEvidence({ ...row, number: 0 }, source);
  const data = { evidenceId: row.id, sourceId: source.id, passage, stance, ...lockTold(row) };
  return commit(actor, {
    writes: [...writes, ...guards, insertEvidence(row)],
    events: [happened(actor, "evidence.added", claim, [row, source], at, data)],
    answer: (rows) => ({ ...view, number: rows.at(-1)?.["number"] as number }),
  });
}

/** What an event says of a lock. */
function lockTold({ lock, snapshotId }: Evidence | Omit<Evidence, "number">) {
  return { lock, snapshotId };
}

/** An event for those only who may see all of these rows. */
function happened(
  actor: Actor,
  type: string,
  claim: Claim,
  rows: readonly { visibility: Visibility }[],
  at: string,
  data: object,
) {
  const visibility = rows.map((row) => row.visibility).reduce(narrowest);
  return newEvent(actor, { at, type, articleId: claim.articleId, claimId: claim.id, visibility, data: data as never });
}

/** Changes evidence; what is left out stays as it is. */
export async function updateEvidence(actor: Actor, input: z.output<typeof UpdateEvidence>): Promise<EvidenceView> {
  const { evidenceId, version, ...fields } = input;
  const { evidence, claim } = await loadEvidence(actor, evidenceId);
  permit(actor, "evidence.write");
  requireLegal(actor, fields.visibility);
  const source = await loadSource(actor, fields.sourceId ?? evidence.sourceId);
  requireVersion(version, await viewEvidence(evidence, await loadSource(actor, evidence.sourceId)));
  const at = new Date().toISOString();
  const said: Evidence = { ...evidence, ...given(fields), version: version + 1, updatedAt: at };
  // a snapshot of the source it had is none of the source it gets
  const stays = source.id === evidence.sourceId ? evidence.snapshotId : undefined;
  const { lock, guards } = await lockPassage(source, said, fields.snapshotId === undefined ? stays : fields.snapshotId);
  const changed: Evidence = { ...said, ...lock };
  const changes = changesBetween(evidence, changed);
  if (Object.keys(changes).length === 0) return viewEvidence(evidence, source);
  const view = await viewEvidence(changed, source);
  // what was for legal before or after the change is for legal: the event holds both texts
  const rows = [evidence, changed, { visibility: await circleOfSources(evidence.sourceId, source.id) }];
  return commit(actor, {
    writes: [requireUnmerged(source.id), ...guards, updateEvidenceRow(changed, version)],
    events: [happened(actor, "evidence.updated", claim, rows, at, { evidenceId, changes })],
    answer: () => view,
  });
}

/** Takes evidence away from its claim; the row is kept, and restoreEvidence brings it back. */
export async function deleteEvidence(actor: Actor, input: z.output<typeof VersionedEvidence>): Promise<null> {
  const { evidence, claim } = await loadEvidence(actor, input.evidenceId);
  permit(actor, "evidence.write");
  requireVersion(input.version, evidence);
  const source = await loadSource(actor, evidence.sourceId);
  const at = new Date().toISOString();
  const gone: Evidence = { ...evidence, version: evidence.version + 1, updatedAt: at, deletedAt: at };
  return commit(actor, {
    writes: [updateEvidenceRow(gone, input.version)],
    events: [happened(actor, "evidence.deleted", claim, [evidence, source], at, { evidenceId: evidence.id })],
    answer: () => null,
  });
}

/** Brings evidence back that was taken away. */
export async function restoreEvidence(actor: Actor, input: z.output<typeof EvidenceId>): Promise<EvidenceView> {
  const evidence = await loadEvidenceRow(actor, input.evidenceId);
  const claim = await loadClaim(actor, evidence.claimId);
  permit(actor, "evidence.write");
  const source = await loadSource(actor, evidence.sourceId);
  if (evidence.deletedAt === null) return viewEvidence(evidence, source);
  const at = new Date().toISOString();
  // snapshots may have come while it was away
  const { lock, guards } = await lockPassage(source, evidence, evidence.snapshotId);
  const back: Evidence = { ...evidence, ...lock, version: evidence.version + 1, updatedAt: at, deletedAt: null };
  const view = await viewEvidence(back, source);
  return commit(actor, {
    writes: [...guards, updateEvidenceRow(back, evidence.version)],
    events: [happened(actor, "evidence.restored", claim, [evidence, source], at, { evidenceId: evidence.id })],
    answer: () => view,
  });
}
