import type { Priority } from "./claims.ts";
import type { VerdictId } from "./verdicts.ts";

/** The desk's rules on review: data, changed by an administrator, counted by version and told in the report. */
export interface ReviewPolicy {
  /** Which proposals a second reader has to read blind before they are approved. */
  secondReading: "never" | "chosen" | "always";
  /** For «chosen»: proposals of these verdicts, or on claims of these priorities. */
  chosenVerdicts: readonly VerdictId[];
  chosenPriorities: readonly Priority[];
  /** Whether somebody may approve a verdict of their own. */
  selfApproval: boolean;
}

/**
 * The rules of a newsroom that has set none: the verdicts that hurt most when they are wrong, and urgent claims, are
 * read twice, and nobody approves their own.
 */
export const defaultReviewPolicy: ReviewPolicy = {
  secondReading: "chosen",
  chosenVerdicts: ["refuted", "misleading", "conflicting"],
  chosenPriorities: ["high"],
  selfApproval: false,
};

/** Whether a proposal of this verdict, on a claim of this priority, needs a second reading. */
export function needsSecondReading(policy: ReviewPolicy, verdict: VerdictId, priority: Priority): boolean {
  if (policy.secondReading !== "chosen") return policy.secondReading === "always";
  return policy.chosenVerdicts.includes(verdict) || policy.chosenPriorities.includes(priority);
}
