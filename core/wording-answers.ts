import type { Time } from "./time.ts";

/** What became of a proposed wording. */
export const wordingAnswerKinds = [
  { id: "accepted", label: "Taken over" },
  { id: "edited", label: "Taken over in other words" },
  { id: "declined", label: "Declined" },
  { id: "corrected", label: "Corrected" },
] as const;
export type WordingAnswerKind = (typeof wordingAnswerKinds)[number]["id"];

/** The writer's answer to an opinion's proposed wording; `corrected` is found by the machine in a new revision. */
export interface WordingAnswer {
  id: string;
  claimId: string;
  opinionId: string;
  answer: WordingAnswerKind;
  /** The words that the text has now; "" when declined. */
  words: string;
  /** Why it was declined or changed. */
  reason: string;
  /** The revision that has the words; null until there is one. */
  revision: number | null;
  createdAt: Time;
  createdBy: string | null;
}
