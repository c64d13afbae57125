import type { TargetState } from "@/core/claims.ts";
import type { CarriedClaim, CarriedCounts } from "@/core/revisions.ts";

/** What became of places in a new version, in words, the untroubled first. */
export const carriedStates: readonly { id: TargetState; label: string; waits: boolean }[] = [
  { id: "exact", label: "kept", waits: false },
  { id: "shifted", label: "moved", waits: false },
  { id: "edited", label: "edited", waits: false },
  { id: "split", label: "split", waits: true },
  { id: "uncertain", label: "in doubt", waits: true },
  { id: "orphaned", label: "gone", waits: true },
];

/** What became of places, as the lists say it. */
export function carriedWord(state: TargetState): string {
  return carriedStates.find(({ id }) => id === state)?.label ?? state;
}

/** How many places wait for a person. */
export function waitingIn(carried: CarriedCounts): number {
  return carriedStates.reduce((sum, { id, waits }) => sum + (waits ? carried[id] : 0), 0);
}

/** «5 kept, 1 edited, 1 gone»; «no claims» where there were none. */
export function countsInWords(carried: CarriedCounts): string {
  const said = carriedStates.flatMap(({ id, label }) => (carried[id] > 0 ? [`${carried[id]} ${label}`] : []));
  return said.length === 0 ? "no claims" : said.join(", ");
}

/** The claims whose verdict may not hold any more. */
export function staleOf(claims: readonly CarriedClaim[]): readonly CarriedClaim[] {
  return claims.filter(({ stale }) => stale.length > 0);
}
