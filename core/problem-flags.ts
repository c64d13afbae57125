import type { Time } from "./time.ts";

/** What a reader may find wrong with a piece of evidence. */
export const problemKinds = [
  { id: "unreadable", label: "Unreadable" },
  { id: "unrelated", label: "Unrelated" },
  { id: "does-not-say-so", label: "Source does not say so" },
  { id: "biased", label: "Biased" },
  { id: "outdated", label: "Outdated" },
] as const;
export type ProblemKind = (typeof problemKinds)[number]["id"];

export const problemStates = [
  { id: "open", label: "Open" },
  { id: "answered", label: "Answered" },
  { id: "resolved", label: "Resolved" },
] as const;
export type ProblemState = (typeof problemStates)[number]["id"];

/** A reader's objection to a piece of evidence; it stays open until somebody answers or resolves it. */
export interface ProblemFlag {
  id: string;
  evidenceId: string;
  version: number;
  kind: ProblemKind;
  note: string;
  state: ProblemState;
  answer: string;
  answeredAt: Time | null;
  answeredBy: string | null;
  createdAt: Time;
  createdBy: string | null;
  updatedAt: Time;
}
