import { claimStatuses, isDecided, type ClaimStatus, type Span, type VerdictSummary } from "./claims.ts";
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
  targets: readonly Span[];
}): MarkedClaim {
  const { id, number, status, verdict, targets } = claim;
  const label = `Claim ${number}, ${verdictLabel(verdict)}, ${statusLabel(status).toLowerCase()}`;
  // a dispute is open still, whatever verdicts were given
  const settled = isDecided(claim) && status !== "disputed" && verdict?.draft !== true;
  const spans = targets.map(({ start, end }) => ({ start, end }));
  return { id, number, label, sign: signOf(verdict), settled, spans };
}
