import type { ClaimView, Span } from "@/core/claims.ts";

/** How another claim's words lie to this one's. */
export interface Overlap {
  claim: ClaimView;
  how: "contains" | "inside" | "crosses";
}

function within(inner: readonly Span[], outer: readonly Span[]): boolean {
  return inner.every((a) => outer.some((b) => b.start <= a.start && a.end <= b.end));
}

function meet(a: readonly Span[], b: readonly Span[]): boolean {
  return a.some((one) => b.some((other) => one.start < other.end && other.start < one.end));
}

/** The claims whose words overlap those of `claim`, by number. Claims on the very same words count as inside. */
export function overlapsOf(claim: ClaimView, claims: Iterable<ClaimView>): Overlap[] {
  const found: Overlap[] = [];
  for (const other of claims) {
    if (other.id === claim.id || !meet(claim.targets, other.targets)) continue;
    if (within(claim.targets, other.targets)) found.push({ claim: other, how: "inside" });
    else if (within(other.targets, claim.targets)) found.push({ claim: other, how: "contains" });
    else found.push({ claim: other, how: "crosses" });
  }
  return found.sort((a, b) => a.claim.number - b.claim.number);
}
