import {
  claimStatuses,
  isDecided,
  isPlaced,
  isVoid,
  type ClaimStatus,
  type Span,
  type VerdictSummary,
} from "./claims.ts";
import type { MarkedClaim } from "./marked-claims.ts";
import { signLabel, verdictById, type Sign } from "./verdicts.ts";

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

interface Rated {
  status: ClaimStatus;
  verdict: Pick<VerdictSummary, "verdict"> | null;
}

/** The sign of a claim: its verdict's, or that its check was withdrawn. */
export function claimSign(claim: Rated): Sign {
  return isVoid(claim) ? "void" : signOf(claim.verdict);
}

/** What is found of a claim: its verdict, «Unrated», or that its check was withdrawn. */
export function findingLabel(claim: Rated): string {
  return isVoid(claim) ? signLabel("void") : verdictLabel(claim.verdict);
}

/** The words of a claim's status. */
export function statusLabel(status: ClaimStatus): string {
  return claimStatuses.find((row) => row.id === status)?.label ?? status;
}

/**
 * The status as it is shown. Research begins with the first evidence, contact or words of a verdict, and an answer is
 * awaited while a contact is pending; only moves that a person makes are stored.
 */
export function statusShown(stored: ClaimStatus, work: { begun: boolean; awaiting: boolean }): ClaimStatus {
  if (stored !== "marked" && stored !== "researching") return stored;
  if (work.awaiting) return "awaiting-reply";
  return work.begun ? "researching" : stored;
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
  const label = `Claim ${number}, ${findingLabel(claim)}, ${statusLabel(status).toLowerCase()}${changed}`;
  // a dispute is open still, whatever verdicts were given
  const settled = isVoid(claim) || (isDecided(claim) && status !== "disputed" && verdict?.draft !== true);
  // a point is where words would stand that wait for their place: nothing is painted on a guess
  const spans = targets.filter(isPlaced).map(({ start, end }) => ({ start, end }));
  return { id, number, label, sign: claimSign(claim), settled, ...(isStale && { stale: true }), spans };
}
