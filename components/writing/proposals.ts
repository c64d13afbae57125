import { spaced, type ProposedWording } from "@/core/wording-answers.ts";

/** What the writer did with a proposal; the words that came of it stand in the text. */
export interface Act {
  how: "taken" | "declined";
  /** Why it was declined. */
  reason: string;
}

/**
 * How a proposal stands in the text that is written: `changed`, when its words were changed without an answer to it;
 * `unplaced`, when its claim has no one place in the text.
 */
export type ProposalState = "open" | "accepted" | "edited" | "declined" | "changed" | "unplaced";

/**
 * How a proposal stands, from what its claim's words are now. It is told from the text and not remembered, so undo
 * takes an answer back with the words.
 */
export function proposalState(
  { before, proposed, target }: Pick<ProposedWording, "before" | "proposed" | "target">,
  words: string,
  act: Act | undefined,
): ProposalState {
  if (act?.how === "declined") return "declined";
  if (target === null) return "unplaced";
  if (spaced(words) === spaced(proposed)) return "accepted";
  if (spaced(words) === spaced(before)) return "open";
  // words that are gone altogether may have been moved: nobody said that they were to go
  if (words === "") return "changed";
  return act?.how === "taken" ? "edited" : "changed";
}

export const proposalStates: Readonly<Record<ProposalState, string>> = {
  open: "Open",
  accepted: "Taken over",
  edited: "Taken over in other words",
  declined: "Declined",
  changed: "Words changed, not answered",
  unplaced: "No one place in the text",
};

/** A proposal with how it stands. */
export interface StandingProposal extends ProposedWording {
  state: ProposalState;
  /** The claim's words as they stand now. */
  words: string;
  reason: string;
}

/** An answer as it is sent with a new version. */
export interface WordingSent {
  claimId: string;
  opinionId: string;
  answer: "accepted" | "edited" | "declined";
  words: string;
  reason: string;
}

/** What a new version says of proposals: the answers as POST /articles/{id}/revisions takes them. */
export function answersOf(proposals: readonly StandingProposal[]): WordingSent[] {
  return proposals.flatMap(({ claimId, opinionId, state, words, proposed, reason }): WordingSent[] => {
    if (state === "accepted") return [{ claimId, opinionId, answer: state, words: proposed, reason: "" }];
    if (state === "edited") return [{ claimId, opinionId, answer: state, words, reason: "" }];
    if (state === "declined") return [{ claimId, opinionId, answer: state, words: "", reason }];
    return [];
  });
}
