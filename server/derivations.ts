import type { z } from "zod";
import { uuidv7 } from "uuidv7";
import type { ClaimOrigins, Derivation, DerivationView } from "@/core/derivations.ts";
import type { AddDerivation, OfClaim, OfSource, VersionedDerivation } from "@/core/inputs/sources.ts";
import { closesCircle, countOrigins } from "@/core/origins.ts";
import type { Actor } from "@/core/people.ts";
import { saysSomething } from "@/core/policy.ts";
import { Refusal } from "@/core/refusal.ts";
import { linked, sourceName, type Source } from "@/core/sources.ts";
import { commit, newEvent } from "@/db/commit.ts";
import {
  getDerivation,
  insertDerivation,
  listDerivations as listDerivationRows,
  listDerivationsBack,
  updateDerivation,
} from "@/db/derivations.ts";
import { listEvidence } from "@/db/evidence.ts";
import { listVisibleSources, requireUnmerged } from "@/db/sources.ts";
import { circleOf, circleOfSources, loadClaim, loadSource, requireVersion, withoutHidden } from "./load.ts";
import { permit } from "./permit.ts";

/** What a source derives from, and what derives from it, as far as this person may see both ends. */
export async function listDerivations(
  actor: Actor,
  { sourceId }: z.output<typeof OfSource>,
): Promise<{ items: DerivationView[]; next: null }> {
  await loadSource(actor, sourceId);
  const rows = await listDerivationRows([sourceId]);
  const ends = await visibleEnds(circleOf(actor), rows, []);
  const items = rows.flatMap((row) => {
    const [source, origin] = [ends.get(row.sourceId), ends.get(row.originId)];
    return source && origin ? [{ ...row, source: linked(source), origin: linked(origin) }] : [];
  });
  return { items, next: null };
}

/** What stands between these sources and their origins, as far as the circle may see both ends; and those ends. */
export async function seenBack(
  circle: "team" | "legal",
  sourceIds: readonly string[],
): Promise<{ ends: Map<string, Source>; derivations: Derivation[] }> {
  const rows = await listDerivationsBack(sourceIds);
  const ends = await visibleEnds(circle, rows, sourceIds);
  return { ends, derivations: rows.filter((row) => ends.has(row.sourceId) && ends.has(row.originId)) };
}

async function visibleEnds(
  circle: "team" | "legal",
  rows: readonly Derivation[],
  more: readonly string[],
): Promise<Map<string, Source>> {
  const ids = [...new Set([...more, ...rows.flatMap((row) => [row.sourceId, row.originId])])];
  return new Map((await listVisibleSources(ids, circle)).map((row) => [row.id, row]));
}

/** Says that a source has it from another one. Refused when it does already, and when that one has it from this one. */
export async function addDerivation(actor: Actor, input: z.output<typeof AddDerivation>): Promise<DerivationView> {
  const { sourceId, originId, id = uuidv7(), kind, note = "" } = input;
  const source = await loadSource(actor, sourceId);
  permit(actor, "source.write");
  const origin = await loadSource(actor, originId);
  refuseUnsound(source, origin, await listDerivationsBack([sourceId, originId]));
  const at = new Date().toISOString();
  const made = { createdAt: at, createdBy: actor.personId, updatedAt: at, deletedAt: null };
  const row: Derivation = { id, version: 1, sourceId, originId, kind, note, ...made };
  const visibility = await circleOfSources(sourceId, originId);
  const data = { derivationId: id, sourceId, originId, kind, note };
  return commit(actor, {
    writes: [requireUnmerged(sourceId), requireUnmerged(originId), insertDerivation(row)],
    events: [newEvent(actor, { at, type: "derivation.added", visibility, data })],
    answer: () => ({ ...row, source: linked(source), origin: linked(origin) }),
  });
}

function refuseUnsound(source: Source, origin: Source, there: readonly Derivation[]): void {
  const refuse = (message: string): never => {
    throw new Refusal("invalid", message, { errors: [{ path: "originId", message }] });
  };
  if (source.id === origin.id) refuse("A source is not its own origin. Choose another one.");
  if (there.some((row) => row.sourceId === source.id && row.originId === origin.id))
    refuse(`It is known already that this source has it from «${sourceName(origin)}».`);
  if (closesCircle(source.id, origin.id, there)) {
    const back = `«${sourceName(origin)}» has it from «${sourceName(source)}» itself, directly or by way of others.`;
    refuse(`${back} Take that back first, if it is the other way round.`);
  }
}

/** Takes back that a source has it from another one. */
export async function deleteDerivation(actor: Actor, input: z.output<typeof VersionedDerivation>): Promise<null> {
  permit(actor, "article.read");
  const [row] = await withoutHidden(actor, [await getDerivation(input.derivationId)]);
  if (!row || row.deletedAt !== null) throw new Refusal("not-found", "There is no such derivation here.");
  permit(actor, "source.write");
  requireVersion(input.version, row);
  const at = new Date().toISOString();
  const { id: derivationId, sourceId, originId, kind, note } = row;
  const visibility = await circleOfSources(sourceId, originId);
  const data = { derivationId, sourceId, originId, kind, note };
  return commit(actor, {
    writes: [updateDerivation({ ...row, version: row.version + 1, updatedAt: at, deletedAt: at }, row.version)],
    events: [newEvent(actor, { at, type: "derivation.deleted", visibility, data })],
    answer: () => null,
  });
}

/** From how many origins these sources come, as far as this person may see them and what they derive from. */
export async function originsOf(actor: Actor, sourceIds: readonly string[]): Promise<ClaimOrigins> {
  const { ends, derivations: seen } = await seenBack(circleOf(actor), sourceIds);
  const cited = new Set(sourceIds.filter((id) => ends.has(id)));
  // what lies behind an end that is hidden is not told
  const told = reachable(cited, seen);
  const derivations = seen.filter((row) => told.has(row.sourceId));
  const items = [...ends.values()].filter(({ id }) => told.has(id));
  const count = countOrigins([...cited], derivations);
  return { ...count, items: items.map((row) => ({ ...linked(row), cited: cited.has(row.id) })), derivations };
}

/** These sources, and all that they derive from. */
function reachable(from: ReadonlySet<string>, derivations: readonly Derivation[]): Set<string> {
  const found = new Set(from);
  for (const id of found) for (const row of derivations) if (row.sourceId === id) found.add(row.originId);
  return found;
}

/** From how many origins the evidence on a claim comes that this person may see; searches that found nothing have none. */
export async function getOrigins(actor: Actor, { claimId }: z.output<typeof OfClaim>): Promise<ClaimOrigins> {
  const claim = await loadClaim(actor, claimId);
  const rows = (await listEvidence([claim.id], circleOf(actor))).filter(saysSomething);
  return originsOf(actor, [...new Set(rows.map((row) => row.sourceId))]);
}
