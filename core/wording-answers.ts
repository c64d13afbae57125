import type { Span, Target } from "./claims.ts";
import type { Opinion } from "./opinions.ts";
import type { Time } from "./time.ts";
import type { Disposition } from "./verdicts.ts";
import { compareWordings } from "./wordings.ts";

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

/** What a standing opinion would have the words of its claim be. */
export interface ProposedWording {
  opinionId: string;
  claimId: string;
  claimNumber: number;
  disposition: Disposition;
  /** The newest revision, which `target` counts in. */
  revision: number;
  /** Where the claim's words stand; null when they stand in several places, or wait for a person to place them. */
  target: Span | null;
  /** The claim's words, those of several places joined by « … ». */
  before: string;
  /** The words proposed; "" to take the words out. */
  proposed: string;
  proposedAt: Time;
  proposedBy: string | null;
  /** The newest answer; null while the proposal is open. */
  answer: WordingAnswer | null;
}

const rewording: readonly (Disposition | null)[] = ["fix", "clarify", "attribute"];

/** The words an opinion proposes, "" to cut the claim's words out; null when it proposes none. */
export function wordsProposed({
  disposition,
  proposedText,
}: Pick<Opinion, "disposition" | "proposedText">): string | null {
  if (disposition === "cut") return "";
  const words = proposedText.trim();
  return rewording.includes(disposition) && words !== "" ? words : null;
}

/** Text in which white space does not count: a run of it is one space. */
export function spaced(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

/** Whether a text has these words somewhere, white space aside. */
export function hasWords(text: string, words: string): boolean {
  return spaced(text).includes(spaced(words));
}

/** A claim's present targets in a text. */
export interface Placed {
  text: string;
  targets: readonly Pick<Target, "start" | "end" | "state" | "exact">[];
}

/**
 * Whether the proposed words stand where the claim stands: its words are the proposed ones (quotes and spaces folded),
 * or lie within them. "" stands where the claim's words are gone from the whole text.
 */
export function wordsStand(proposed: string, { text, targets }: Placed): boolean {
  if (proposed === "") return targets.every(({ state, exact }) => state === "orphaned" && !hasWords(text, exact));
  return targets.some(({ start, end }) => {
    if (start === end) return false;
    const same = compareWordings(text.slice(start, end), proposed).every(({ kind }) => kind === "same");
    const near = text.lastIndexOf(proposed, start);
    return same || (near !== -1 && near + proposed.length >= end);
  });
}

/** So many code units on either side say where a claim stood. */
const contextNeeded = 16;

/** Whether the proposed words stand between the very words that stood around the claim, in one place and no other. */
export function standsInContext(
  proposed: string,
  text: string,
  { prefix, suffix }: Pick<Target, "prefix" | "suffix">,
): boolean {
  const whole = prefix.slice(-contextNeeded) + proposed + suffix.slice(0, contextNeeded);
  if (whole === proposed) return text === whole;
  const at = text.indexOf(whole);
  return at !== -1 && !text.includes(whole, at + 1);
}

/** An answer in words, for people: «Corrected in version 3», «Declined: the quotation is word for word». */
export function answerInWords({
  answer,
  reason,
  revision,
}: Pick<WordingAnswer, "answer" | "reason" | "revision">): string {
  const label = wordingAnswerKinds.find((row) => row.id === answer)?.label ?? answer;
  const where = revision === null ? label : `${label} in version ${revision}`;
  return reason === "" ? where : `${where}: ${reason}`;
}
