import { claimStatuses, isDecided, isPlaced, type ClaimStatus, type Span, type VerdictSummary } from "./claims.ts";
import type { MarkedClaim } from "./marked-claims.ts";
import { verdictById, type Sign } from "./verdicts.ts";

/** The sign a claim carries in lists and in the text. */
export function signOf(verdict: Pick<VerdictSummary, "verdict"> | null): Sign {
  return verdict?.verdict ?? "unrated";
}

/** The words of a claim's verdict: the scale's, or «Unrated». */
export function verdictLabel(verdict: Pick<VerdictSummary, "verdict"> | null): string {
  return verdict === null ? "Unrated" : verdictById(verdict.verdict).label;
}

/** The same in tight places. */
export function shortVerdictLabel(verdict: Pick<VerdictSummary, "verdict"> | null): string {
  return verdict === null ? "Unrated" : verdictById(verdict.verdict).short;
}

/** The words of a claim's status. */
export function statusLabel(status: ClaimStatus): string {
  return claimStatuses.find((row) => row.id === status)?.label ?? status;
}

/** What the text shows of a claim: its number, look, places and accessible name. */
export function markedClaim(claim: {
  id: string;
  number: number;
  status: ClaimStatus;
  verdict: VerdictSummary | null;
  stale?: object | null;
  targets: readonly Span[];
}): MarkedClaim {
  const { id, number, status, verdict, targets } = claim;
  const isStale = (claim.stale ?? null) !== null;
  const changed = isStale ? ", words changed after the verdict" : "";
  const label = `Claim ${number}, ${verdictLabel(verdict)}, ${statusLabel(status).toLowerCase()}${changed}`;
  // a dispute is open still, whatever verdicts were given
  const settled = isDecided(claim) && status !== "disputed" && verdict?.draft !== true;
  // a point is where words would stand that wait for their place: nothing is painted on a guess
  const spans = targets.filter(isPlaced).map(({ start, end }) => ({ start, end }));
  return { id, number, label, sign: signOf(verdict), settled, ...(isStale && { stale: true }), spans };
}
