import type { Priority } from "./claims.ts";
import { policyWords, type SetPolicy } from "./policy.ts";
import { verdictById, type VerdictId } from "./verdicts.ts";

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

/** The desk's rules on review, and how often they were set: 0 for a newsroom that has set none. */
export type SetReviewPolicy = ReviewPolicy & { version: number };

/** The desk's rules, those on evidence with those on review, as readers of a report are told them. */
export type Rules = SetReviewPolicy & { evidence?: SetPolicy };

/** «a», «a and b», «a, b and c». */
function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

function chosenWords({ chosenVerdicts, chosenPriorities }: ReviewPolicy): string {
  const verdicts = listed(chosenVerdicts.map((id) => `«${verdictById(id).label}»`));
  const priorities = listed(chosenPriorities);
  const which = [
    ...(verdicts === "" ? [] : [`each verdict ${verdicts}`]),
    ...(priorities === "" ? [] : [`each claim of ${priorities} priority`]),
  ];
  return which.length === 0 ? "" : listed(which);
}

/** The desk's rules in words for readers of a report, one sentence after another, with their versions. */
export function reviewPolicyWords(policy: Rules): string {
  const { version, secondReading, selfApproval, evidence } = policy;
  const read = secondReading === "always" ? "each verdict" : secondReading === "chosen" ? chosenWords(policy) : "";
  return [
    version === 0
      ? "The desk worked by the rules on review that come with Claimcheck."
      : `The desk worked by its own rules on review, version ${version}.`,
    read === ""
      ? "They ask for no second reading."
      : `Before it is approved, a second person reads ${read} again, without knowing what the first one said.`,
    selfApproval
      ? "Who gave a verdict may approve it themselves."
      : "Nobody approves a verdict of their own; an editor does.",
    ...(evidence ? [policyWords(evidence)] : []),
  ]
    .join(" ")
    .trim();
}
