import { unsettled } from "@/core/decisions.ts";
import type { MoveName } from "@/core/workflow.ts";

const words: Readonly<Record<MoveName, string>> = {
  propose: "proposed a verdict",
  "second-reading": "read it a second time",
  "third-reading": "read it a third time",
  withdraw: "withdrew the verdict",
  agree: "agreed",
  dispute: "kept another verdict",
  approve: "approved it",
  return: "returned it",
  reopen: "reopened it",
  correct: "corrected it",
  update: "updated it",
  void: "withdrew its published check",
  hold: "held it for legal",
  release: "released it",
  confirm: "confirmed that the verdict still holds",
  "take-back": "took the last decision back",
};

/** What somebody decided, in words that follow their name. */
export function decisionInWords(move: string): string {
  if (move === unsettled) return "brought a version whose words the approval no longer covers";
  return words[move as MoveName] ?? "decided";
}
