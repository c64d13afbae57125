import type { Derivation } from "./derivations.ts";
import type { Evidence } from "./evidence.ts";
import { saysSomething } from "./policy.ts";

/** From how many places what several sources say comes in the end. */
export interface OriginCount {
  /** Sources, each counted once. */
  sources: number;
  /** Origins: where nothing known leads further back. */
  origins: number;
  /** For each origin the sources that have it from there, the widest first; the origin itself need not be one of them. */
  groups: readonly { originId: string; sourceIds: readonly string[] }[];
}

/**
 * Follows what these sources derive from back to the origins. A source that derives from nothing is its own origin, one
 * that derives from two has both, and sources that derive from each other in a circle are one origin, named by the
 * smallest id in it. Ids of merged sources are to be replaced by those they were merged into before.
 */
export function countOrigins(sourceIds: readonly string[], derivations: readonly Derivation[]): OriginCount {
  const sources = [...new Set(sourceIds)];
  const originsOf = tracer(derivations);
  const groups = new Map<string, string[]>();
  for (const id of sources) {
    for (const originId of originsOf(id)) groups.set(originId, [...(groups.get(originId) ?? []), id]);
  }
  const widestFirst = [...groups]
    .map(([originId, ids]) => ({ originId, sourceIds: ids }))
    .sort((a, b) => b.sourceIds.length - a.sourceIds.length || (a.originId < b.originId ? -1 : 1));
  return { sources: sources.length, origins: groups.size, groups: widestFirst };
}

/** The origins of the evidence on each claim that has any: of what stands, and is no search that found nothing. */
export function originsByClaim(
  evidence: readonly Pick<Evidence, "claimId" | "sourceId" | "stance" | "deletedAt">[],
  derivations: readonly Derivation[],
): Map<string, OriginCount> {
  const sources = new Map<string, string[]>();
  for (const row of evidence) {
    if (row.deletedAt !== null || !saysSomething(row)) continue;
    sources.set(row.claimId, [...(sources.get(row.claimId) ?? []), row.sourceId]);
  }
  return new Map([...sources].map(([claimId, ids]) => [claimId, countOrigins(ids, derivations)]));
}

/** «4 sources · 1 origin». */
export function originWords({ sources, origins }: Pick<OriginCount, "sources" | "origins">): string {
  return `${counted(sources, "source")} · ${counted(origins, "origin")}`;
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** Whether deriving `sourceId` from `originId` would close a circle: the origin derives from the source already. */
export function closesCircle(sourceId: string, originId: string, derivations: readonly Derivation[]): boolean {
  return originId === sourceId || reacher(derivations)(originId).has(sourceId);
}

/** Everything that a source derives from, itself included; each source is walked once. */
function reacher(derivations: readonly Derivation[]): (id: string) => ReadonlySet<string> {
  const next = new Map<string, string[]>();
  for (const { sourceId, originId, deletedAt } of derivations) {
    if (deletedAt === null) next.set(sourceId, [...(next.get(sourceId) ?? []), originId]);
  }
  const known = new Map<string, ReadonlySet<string>>();
  return (id) => {
    const before = known.get(id);
    if (before) return before;
    // a set hands out what is added while it is walked
    const found = new Set([id]);
    for (const from of found) for (const origin of next.get(from) ?? []) found.add(origin);
    known.set(id, found);
    return found;
  };
}

/** The origins of a source: what it reaches that reaches nothing but what leads back, a circle as one. */
function tracer(derivations: readonly Derivation[]): (id: string) => ReadonlySet<string> {
  const reach = reacher(derivations);
  return (id) => {
    const origins = new Set<string>();
    for (const candidate of reach(id)) {
      const circle = [...reach(candidate)];
      if (circle.every((other) => reach(other).has(candidate))) origins.add(circle.reduce((a, b) => (b < a ? b : a)));
    }
    return origins;
  };
}
