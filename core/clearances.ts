import { isClosed, type Claim } from "./claims.ts";
import type { Clearance } from "./decisions.ts";

/** Something that has to be so before an article is cleared, and what it fails on. */
export interface Condition {
  id: "approved" | "text" | "verdicts" | "untouched" | "stale" | "problems" | "replies" | "released";
  label: string;
  /** In words: «3 of 21 claims are not approved.»; "" when it is met. */
  fails: string;
  /** Ids of the claims it fails on. */
  claimIds: readonly string[];
}

/** What an article's clearance looks at: the claims in its text, and those of them it fails on. */
export interface ClearanceFacts {
  claims: readonly Pick<Claim, "id" | "status" | "legalHold">[];
  /** Sentences not accounted for, of how many. */
  untouched: number;
  sentences: number;
  /** Claims that wait for a person to say where their words stand in this version of the text. */
  waiting: readonly string[];
  /** Claims whose words changed since their verdict in what it may hang on. */
  unconfirmed: readonly string[];
  /** Claims with evidence that its source does not have any more. */
  stale: readonly string[];
  /** Claims with evidence that somebody objects to. */
  objected: readonly string[];
  /** Claims on which an answer is awaited. */
  awaiting: readonly string[];
}

const labels = {
  approved: "Every claim is approved",
  text: "Every claim has its place in the text",
  verdicts: "Every verdict is on the words as they are now",
  untouched: "Every sentence is accounted for",
  stale: "No evidence is stale",
  problems: "No objection is open",
  replies: "No answer is awaited",
  released: "Legal holds no claim",
} as const;

const have = (count: number): string => (count === 1 ? "has" : "have");
const be = (count: number): string => (count === 1 ? "is" : "are");

/** The conditions under which an article is cleared by the desk, and the one that legal answers for. */
export function clearanceConditions(facts: ClearanceFacts, track: Clearance["track"]): Condition[] {
  const { claims, untouched, sentences } = facts;
  const of = (count: number) => `${count} of ${claims.length} claims`;
  const listed = (id: Condition["id"], claimIds: readonly string[], words: string): Condition => {
    return { id, label: labels[id], fails: claimIds.length === 0 ? "" : `${of(claimIds.length)} ${words}`, claimIds };
  };
  const open = claims.filter((claim) => !isClosed(claim)).map(({ id }) => id);
  const held = claims.filter(({ legalHold }) => legalHold).map(({ id }) => id);
  const released = listed("released", held, `${be(held.length)} held by legal.`);
  if (track === "legal") return [released];
  const left = `${untouched} of ${sentences} sentences ${be(untouched)} untouched.`;
  return [
    listed("approved", open, `${be(open.length)} not approved.`),
    listed("text", facts.waiting, `${have(facts.waiting.length)} no place in this version of the text.`),
    listed("verdicts", facts.unconfirmed, `${have(facts.unconfirmed.length)} words that changed since the verdict.`),
    { id: "untouched", label: labels.untouched, fails: untouched === 0 ? "" : left, claimIds: [] },
    listed("stale", facts.stale, "rest on evidence that is stale."),
    listed("problems", facts.objected, "rest on evidence that somebody objects to."),
    listed("replies", facts.awaiting, "wait for an answer."),
    released,
  ];
}
