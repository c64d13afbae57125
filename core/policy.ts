import type { EvidenceClass, Stance } from "./evidence.ts";
import type { FieldError } from "./refusal.ts";
import type { VerdictId } from "./verdicts.ts";

/** So many pieces of evidence may be asked for. */
export const evidenceCounts = [0, 1, 2, 3] as const;

/** The desk's rules on evidence: data, changed by an administrator, counted by version and told in the report. */
export interface Policy {
  /** So many pieces of evidence a supported or refuted verdict must cite; 0: one, or the reason why there is none. */
  minEvidence: (typeof evidenceCounts)[number];
  /** So many independent origins a supported or refuted verdict must cite; 1 only warns at one. */
  minOrigins: 1 | 2;
  /** Whether a supported or refuted verdict must cite a primary source. */
  primaryRequired: boolean;
}

/** The rules of a newsroom that has set none: nothing is forbidden, single origins are warned of. */
export const defaultPolicy: Policy = { minEvidence: 0, minOrigins: 1, primaryRequired: false };

/** The desk's rules on evidence, and how often they were set: 0 for a newsroom that has set none. */
export type SetPolicy = Policy & { version: number };

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
export function forbids({ minEvidence, minOrigins, primaryRequired }: Policy): boolean {
  return minEvidence > 0 || minOrigins > 1 || primaryRequired;
}

const countWords = ["no", "one", "two", "three"] as const;

/** The rules on evidence in words for readers of a report; "" for a newsroom that has set none. */
export function policyWords({ version, ...policy }: SetPolicy): string {
  if (version === 0 || !forbids(policy)) return "";
  const { minEvidence, minOrigins, primaryRequired } = policy;
  const pieces = minEvidence === 1 ? ["a piece of evidence"] : [`${countWords[minEvidence]} pieces of evidence`];
  const asked = [
    ...(minEvidence === 0 ? [] : pieces),
    ...(minOrigins > 1 ? ["two independent origins"] : []),
    ...(primaryRequired ? ["a primary source"] : []),
  ];
  const listed = asked.length < 2 ? asked.join("") : `${asked.slice(0, -1).join(", ")} and ${asked.at(-1)}`;
  return `By its rules on evidence, version ${version}, a claim is called supported, mostly supported or refuted only on ${listed}.`;
}

/** What a verdict lacks under the desk's rules, with the way out; none when it may be given. */
export function policyGaps(
  policy: Policy,
  verdict: VerdictId,
  cited: { origins: number; classes: readonly EvidenceClass[] },
): FieldError[] {
  if (!settles(verdict)) return [];
  const gaps: FieldError[] = [];
  const pieces = cited.classes.length;
  if (pieces < policy.minEvidence) {
    const asked = policy.minEvidence === 1 ? "one piece" : `${countWords[policy.minEvidence]} pieces`;
    const has = pieces === 0 ? "none" : countWords[pieces];
    const message = `This desk asks for ${asked} of evidence, and you cite ${has}. Cite more, or choose «Not enough evidence».`;
    gaps.push({ path: "cites", message });
  }
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
