import { narrowest } from "./evidence.ts";
import type { Derivation } from "./derivations.ts";
import type { Source } from "./sources.ts";
import type { Time } from "./time.ts";

/** What is said of a source in words; of two sources merged the kept one's words stand where it has any. */
export const mergedFields = [
  "url",
  "title",
  "publisher",
  "author",
  "publishedAt",
  "language",
  "note",
  "interest",
  "reliability",
] as const;
export type MergedField = (typeof mergedFields)[number];

const isEmpty = (value: string | null): boolean => value === null || value.trim() === "";

/**
 * The kept source after a merge: fields it lacks are the other's, and it reaches no further than either. `differing` are
 * the fields in which both say something, and not the same: the kept one's stands, the other's is in the log.
 */
export function mergeSource(into: Source, from: Source): { merged: Source; differing: MergedField[] } {
  const taken = mergedFields.filter((field) => isEmpty(into[field]) && !isEmpty(from[field]));
  const differing = mergedFields.filter(
    (field) => !isEmpty(into[field]) && !isEmpty(from[field]) && into[field] !== from[field],
  );
  const visibility = narrowest(into.visibility, from.visibility);
  const maskReason = visibility === into.visibility ? into.maskReason : from.maskReason;
  const fields = Object.fromEntries(taken.map((field) => [field, from[field]]));
  return { merged: { ...into, ...fields, visibility, maskReason }, differing };
}

/** What becomes of the derivations of a source merged into another one. */
export interface MovedDerivations {
  /** Now of the kept source. */
  moved: readonly Derivation[];
  /** Ended: between the two, or the same as one that the kept source has. */
  ended: readonly Derivation[];
}

/** Moves derivations from one end to another. `own` are the live ones of the kept source, `others` of the one merged. */
export function mergeDerivations(
  [into, from]: readonly [string, string],
  own: readonly Derivation[],
  others: readonly Derivation[],
  at: Time,
): MovedDerivations {
  const pair = (row: Derivation) => `${row.sourceId} ${row.originId}`;
  const there = new Set(own.map(pair));
  const moved: Derivation[] = [];
  const ended: Derivation[] = [];
  for (const row of others) {
    const end = (id: string) => (id === from ? into : id);
    const next = { ...row, sourceId: end(row.sourceId), originId: end(row.originId) };
    const changed = { version: row.version + 1, updatedAt: at };
    if (next.sourceId === next.originId || there.has(pair(next))) {
      ended.push({ ...row, ...changed, deletedAt: at });
    } else {
      there.add(pair(next));
      moved.push({ ...next, ...changed });
    }
  }
  return { moved, ended };
}
