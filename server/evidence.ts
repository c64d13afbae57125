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
import { permit } from "./permit.ts";
import { addSource, findSameSource, sourceFrom } from "./sources.ts";

/** Evidence with its source. */
function viewEvidence(row: Evidence, source: Source): EvidenceView {
  return { ...row, source, snapshot: null, problems: [] };
}

/** The evidence on a claim that this person may see, by number. */
export async function listEvidence(
  actor: Actor,
  { claimId }: z.output<typeof EvidenceOfClaim>,
): Promise<{ items: EvidenceView[]; next: null }> {
  const claim = await loadClaim(actor, claimId);
  const rows = await listEvidenceRows([claim.id], circleOf(actor));
  const sources = new Map((await listSourcesById(rows.map((row) => row.sourceId))).map((row) => [row.id, row]));
  const items = rows.flatMap((row) => {
    const source = sources.get(row.sourceId);
    return source ? [viewEvidence(row, source)] : [];
  });
  return { items, next: null };
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
  const row = newEvidence({ ...given(fields), stance: fields.stance, class: fields.class }, made);
  const data = { evidenceId: row.id, sourceId: source.id, passage: row.passage, stance: row.stance };
  return commit(actor, {
    writes: [...writes, insertEvidence(row)],
    events: [happened(actor, "evidence.added", claim, [row, source], at, data)],
    answer: (rows) => viewEvidence({ ...row, number: rows.at(-1)?.["number"] as number }, source),
  });
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
  const before = viewEvidence(evidence, source);
  requireVersion(version, before);
  const at = new Date().toISOString();
  const changed: Evidence = { ...evidence, ...given(fields), version: version + 1, updatedAt: at };
  const changes = changesBetween(evidence, changed);
  if (Object.keys(changes).length === 0) return before;
  // what was for legal before or after the change is for legal: the event holds both texts
  const rows = [evidence, changed, { visibility: await circleOfSources(evidence.sourceId, source.id) }];
  return commit(actor, {
    writes: [requireUnmerged(source.id), updateEvidenceRow(changed, version)],
    events: [happened(actor, "evidence.updated", claim, rows, at, { evidenceId, changes })],
    answer: () => viewEvidence(changed, source),
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
  const back: Evidence = { ...evidence, version: evidence.version + 1, updatedAt: at, deletedAt: null };
  return commit(actor, {
    writes: [updateEvidenceRow(back, evidence.version)],
    events: [happened(actor, "evidence.restored", claim, [evidence, source], at, { evidenceId: evidence.id })],
    answer: () => viewEvidence(back, source),
  });
}
