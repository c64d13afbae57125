import type { ReplyClock } from "./contacts.ts";
import type { RoleDate } from "./evidence.ts";
import type { StaleWord } from "./staleness.ts";
import type { Disposition, VerdictId } from "./verdicts.ts";
import type { PartialDate, Time } from "./time.ts";

export const claimTypes = [
  { id: "quote", label: "Quote" },
  { id: "attribution", label: "Attribution" },
  { id: "date", label: "Date or time" },
  { id: "number", label: "Number or statistic" },
  { id: "event", label: "Event" },
  { id: "name", label: "Name or title" },
  { id: "document", label: "Legal or document content" },
  { id: "causal", label: "Causal" },
  { id: "comparison", label: "Comparison or superlative" },
  { id: "position", label: "Position" },
  { id: "media", label: "Media" },
  { id: "characterisation", label: "Characterisation" },
] as const;
export type ClaimType = (typeof claimTypes)[number]["id"];

export const checkabilities = [
  { id: "checkable", label: "Checkable" },
  { id: "opinion", label: "Opinion" },
  { id: "prediction", label: "Prediction" },
  { id: "too-vague", label: "Too vague" },
] as const;
export type Checkability = (typeof checkabilities)[number]["id"];

export const priorities = ["low", "normal", "high"] as const;
export type Priority = (typeof priorities)[number];

/** The life of a claim. No status is final; workflow.ts says which moves lead where. */
export const claimStatuses = [
  { id: "marked", label: "Marked" },
  { id: "researching", label: "In work" },
  { id: "awaiting-reply", label: "Awaiting reply" },
  { id: "proposed", label: "Proposed" },
  { id: "agreed", label: "Agreed" },
  { id: "disputed", label: "Disputed" },
  { id: "returned", label: "Returned" },
  { id: "approved", label: "Approved" },
  { id: "corrected", label: "Corrected" },
  { id: "updated", label: "Updated" },
  { id: "void", label: "Void" },
] as const;
export type ClaimStatus = (typeof claimStatuses)[number]["id"];

/** How a target's words stand in the current revision (anchoring.md). */
export const targetStates = ["exact", "shifted", "edited", "split", "uncertain", "orphaned"] as const;
export type TargetState = (typeof targetStates)[number];

/** Where words stand in a text. Offsets are UTF-16 code units; `text.slice(start, end) === exact`. */
export interface Span {
  start: number;
  end: number;
}
export interface Selector extends Span {
  exact: string;
  /** Up to 32 code units before and after, never half a character. */
  prefix: string;
  suffix: string;
  /** Index of the text block in which the span starts. */
  block: number;
}

/** Who found a target's place: a person, the text being the same, both engines, one of them, or none (carry.ts). */
export const targetEngines = ["person", "text", "both", "blocks", "tokens", "none"] as const;
export type TargetEngine = (typeof targetEngines)[number];

/** A place that a person may choose for a claim that waits: one span, or several for words that were parted. */
export interface TargetCandidate {
  spans: readonly Span[];
  /** Its words in the new text, those of several spans joined by « … ». */
  exact: string;
  /** 0 to 1: how much speaks for it. */
  score: number;
  standsOut: boolean;
}

/**
 * Where a claim stands in one revision. A row changes only by `retiredAt`: when the claim's span was re-set, or the next
 * revision came. While a state is split, uncertain or orphaned and `decidedAt` is null, the claim waits for a person: the
 * target is then a point (`start === end`) where its words would stand, and `exact` holds the last words.
 */
export interface Target extends Selector {
  id: string;
  claimId: string;
  articleId: string;
  revision: number;
  state: TargetState;
  engine: TargetEngine;
  /** Why the state is what it is, in sentences. */
  reasons: readonly string[];
  /** For a claim that waits: up to three places, the likeliest first. */
  candidates: readonly TargetCandidate[];
  /** The row of the earlier revision that it goes on from. */
  carriedFrom: string | null;
  /** When a person settled it. An orphaned target that is decided: the claim was removed from the text. */
  decidedAt: Time | null;
  decidedBy: string | null;
  createdAt: Time;
  createdBy: string | null;
  retiredAt: Time | null;
}

/** Whether its words stand in the text, so that they can be painted. */
export function isPlaced({ start, end }: Span): boolean {
  return start < end;
}

/** Whether a person has to say where its words stand now. */
export function isWaiting(target: Span & Pick<Target, "decidedAt">): boolean {
  return !isPlaced(target) && target.decidedAt === null;
}

/** Whether a person said that it was removed from the text. */
export function isRemoved(target: Span & Pick<Target, "decidedAt">): boolean {
  return !isPlaced(target) && target.decidedAt !== null;
}

/** What a target says that a person marked in the text as it stands. */
export const markedByPerson = {
  state: "exact",
  engine: "person",
  reasons: [],
  candidates: [],
  carriedFrom: null,
  decidedAt: null,
  decidedBy: null,
  retiredAt: null,
} as const satisfies Partial<Target>;

/** Why a verdict is in doubt: what it may hang on changed in the claim's words, in that revision. */
export interface Stale {
  revision: number;
  words: readonly StaleWord[];
  since: Time;
}

/** A statement in the article that can be true or false. */
export interface Claim {
  id: string;
  articleId: string;
  /** The lock number: a change names the version it was made on. */
  version: number;
  /** 1, 2, 3 … in the order of marking; never reused in its article. */
  number: number;
  status: ClaimStatus;
  /** The claim reworded so that it stands alone. */
  statement: string;
  types: readonly ClaimType[];
  checkability: Checkability;
  speaker: string;
  saidAt: PartialDate | null;
  saidWhere: string;
  /** The dates it speaks of, by role. When it was said is `saidAt`. */
  dates: readonly RoleDate[];
  /** Why the desk checks this claim; readers of the report are told it. */
  chosenBecause: string;
  priority: Priority;
  assignee: string | null;
  secondReader: string | null;
  /** Who reads blind when first and second reader differ. */
  thirdReader: string | null;
  /** Legal has to release it before it is approved. */
  legalHold: boolean;
  /** Set until somebody confirms the verdict or gives a new one. */
  stale: Stale | null;
  note: string;
  dueAt: Time | null;
  /** The claim this one was split off from. */
  splitFrom: string | null;
  /** The claim this one was merged into; set together with deletedAt. */
  mergedInto: string | null;
  createdAt: Time;
  createdBy: string | null;
  updatedAt: Time;
  deletedAt: Time | null;
}

/** The verdict as lists and marks show it: the draft if there is one, else the standing opinion. */
export interface VerdictSummary {
  verdict: VerdictId;
  disposition: Disposition | null;
  draft: boolean;
}

/** A claim as the API and the pages show it in lists: with its current targets and verdict. */
export interface ClaimView extends Claim {
  /** The first of `targets`. */
  target: Target;
  targets: readonly Target[];
  /** The weakest state among `targets`. */
  state: TargetState;
  verdict: VerdictSummary | null;
  evidenceCount: number;
  /** Answers that are awaited; null when nobody is waited for. */
  replies: ReplyClock | null;
}

/** What readers see in front of `chosenBecause`, in every copy and format. */
export const chosenBecauseLabel = "Why we checked this";

/** The fields of a claim that people fill in. */
export type ClaimFields = Pick<
  Claim,
  | "statement"
  | "types"
  | "checkability"
  | "speaker"
  | "saidAt"
  | "saidWhere"
  | "dates"
  | "chosenBecause"
  | "priority"
  | "assignee"
  | "secondReader"
  | "thirdReader"
  | "note"
  | "dueAt"
>;

/** A claim just marked. Its number is counted where it is kept, so that two people at once get two numbers. */
export function newClaim(
  fields: Partial<ClaimFields>,
  made: { id: string; articleId: string; at: Time; by: string | null; splitFrom?: string },
): Omit<Claim, "number"> {
  return {
    id: made.id,
    articleId: made.articleId,
    version: 1,
    status: "marked",
    statement: "",
    types: [],
    checkability: "checkable",
    speaker: "",
    saidAt: null,
    saidWhere: "",
    dates: [],
    chosenBecause: "",
    priority: "normal",
    assignee: null,
    secondReader: null,
    thirdReader: null,
    legalHold: false,
    stale: null,
    note: "",
    dueAt: null,
    ...fields,
    splitFrom: made.splitFrom ?? null,
    mergedInto: null,
    createdAt: made.at,
    createdBy: made.by,
    updatedAt: made.at,
    deletedAt: null,
  };
}

/** The claim after a change at `at`: the next version. */
export function changeClaim(claim: Claim, changes: Partial<Claim>, at: Time): Claim {
  return { ...claim, ...changes, version: claim.version + 1, updatedAt: at };
}

/** Whether an editor's approval stands: a published correction may have changed the claim since. */
export function isApproved({ status }: { status: ClaimStatus }): boolean {
  return status === "approved" || status === "corrected" || status === "updated";
}

/** Whether a published verdict was withdrawn: the claim is settled, and nothing is said of it. */
export function isVoid({ status }: { status: ClaimStatus }): boolean {
  return status === "void";
}

/** Whether nobody has to do anything about a claim until an editor reopens it. */
export function isClosed(claim: { status: ClaimStatus }): boolean {
  return isApproved(claim) || isVoid(claim);
}

/** The statuses of which this holds, as queries ask for them. */
export function statusesThat(holds: (claim: { status: ClaimStatus }) => boolean): ClaimStatus[] {
  return claimStatuses.map(({ id }) => id).filter((status) => holds({ status }));
}

/** Whether a claim's verdict has been given, and on the words that it has: its sentence counts as checked. */
export function isDecided(claim: { status: ClaimStatus; stale?: object | null }): boolean {
  const given = isApproved(claim) || ["proposed", "agreed", "disputed"].includes(claim.status);
  return given && (claim.stale ?? null) === null;
}

/** The weakest of these states: the one nearest to `orphaned`. */
export function weakestState(states: readonly TargetState[]): TargetState {
  return targetStates[Math.max(0, ...states.map((state) => targetStates.indexOf(state)))] ?? "exact";
}
