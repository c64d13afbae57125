import type { EvidenceClass, Stance } from "./evidence.ts";
import type { FieldError } from "./refusal.ts";
import type { VerdictId } from "./verdicts.ts";

/** The desk's rules on evidence: data, changed by an administrator. */
export interface Policy {
  /** So many independent origins a supported or refuted verdict must cite; 1 only warns at one. */
  minOrigins: 1 | 2;
  /** Whether a supported or refuted verdict must cite a primary source. */
  primaryRequired: boolean;
}

/** The rules of a newsroom that has set none: nothing is forbidden, single origins are warned of. */
export const defaultPolicy: Policy = { minOrigins: 1, primaryRequired: false };

/**
 * The verdicts that say a claim is so, or is not so. «Mostly supported» is one of them: it says that the claim holds in
 * the main, and if it were not, one step down the scale would lead around the rules. The others say that the evidence is
 * mixed, missing or beside the point, which one origin can show.
 */
const settling: readonly VerdictId[] = ["supported", "mostly-supported", "refuted"];

/** Whether the rules on origins and primary sources are about this verdict. */
export function settles(verdict: VerdictId): boolean {
  return settling.includes(verdict);
}

/** Whether evidence says something, so that its source has an origin: a search that found nothing has none. */
export function saysSomething({ stance }: { stance: Stance }): boolean {
  return stance !== "not-found";
}

/** Whether the rules forbid anything: those of a newsroom that set none only warn. */
export function forbids({ minOrigins, primaryRequired }: Policy): boolean {
  return minOrigins > 1 || primaryRequired;
}

/** What a verdict lacks under the desk's rules, with the way out; none when it may be given. */
export function policyGaps(
  policy: Policy,
  verdict: VerdictId,
  cited: { origins: number; classes: readonly EvidenceClass[] },
): FieldError[] {
  if (!settles(verdict)) return [];
  const gaps: FieldError[] = [];
  if (policy.minOrigins > 1 && cited.origins < policy.minOrigins) {
    const has = cited.origins === 0 ? "none" : "one";
    const message = `This desk asks for two independent origins, and what you cite has ${has}. Cite evidence from another origin, or choose «Not enough evidence».`;
    gaps.push({ path: "cites", message });
  }
  if (policy.primaryRequired && !cited.classes.includes("primary")) {
    const message =
      "This desk asks for a primary source, and you cite none. Cite one, or choose «Not enough evidence».";
    gaps.push({ path: "cites", message });
  }
  return gaps;
}
