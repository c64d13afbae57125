import type { Changes } from "@/core/changes.ts";
import type { Event } from "@/core/events.ts";
import { checkabilities, claimTypes } from "@/core/claims.ts";
import { channels, outcomes, terms, type Attachment } from "@/core/contacts.ts";
import { dateRoles, evidenceClasses, maskReasons, stances, type RoleDate, type SearchNote } from "@/core/evidence.ts";
import { problemKinds, problemStates } from "@/core/problem-flags.ts";
import { dateInWords } from "@/core/time-words.ts";
import { dispositions, reasons, verdicts } from "@/core/verdicts.ts";
import type { WordingAnswerKind } from "@/core/wording-answers.ts";
import { momentInWords } from "../ui/moments.ts";
import { decisionInWords } from "../review/decision-words.ts";
import { circleWords } from "./circles.ts";
import { versionAct, versionLines } from "./version-words.ts";

const acts: Readonly<Record<string, string>> = {
  "claim.marked": "marked the words",
  "claim.updated": "changed the claim",
  "claim.moved": "changed the words of the claim",
  "claim.deleted": "deleted the claim",
  "claim.restored": "brought the claim back",
  "claim.split": "split the claim",
  "claim.split-off": "split this claim off another",
  "claim.merged": "merged another claim into this one",
  "claim.merged-into": "merged this claim into another",
  "evidence.added": "added evidence",
  "evidence.updated": "changed evidence",
  "evidence.deleted": "took evidence away",
  "evidence.restored": "brought evidence back",
  "evidence.drifted": "found that a source no longer says it",
  "contact.added": "logged a contact",
  "note.added": "wrote a note",
  "note.updated": "changed a note",
  "note.deleted": "took a note away",
  "comment.added": "wrote a comment",
  "comment.edited": "changed a comment",
  "comment.removed": "removed a comment",
  "comment.resolved": "resolved a thread",
  "comment.reopened": "opened a thread again",
  "draft.saved": "wrote on the verdict",
  "draft.discarded": "put the verdict in the making aside",
  "opinion.given": "gave the verdict",
  "second-opinion.given": "gave a blind opinion",
  "second-draft.saved": "wrote on a blind opinion",
  "second-draft.discarded": "put a blind opinion in the making aside",
  "publication.published": "published the report",
  "publication.corrected": "published a correction of the report",
  "publication.withdrawn": "withdrew the published report",
};

/** What came of a contact, as somebody noted it. */
const settlings: Readonly<Record<string, (whom: string) => string>> = {
  answered: (whom) => `noted that ${whom} answered`,
  declined: (whom) => `noted that ${whom} declined to answer`,
  "no-reply": (whom) => `noted that no reply came from ${whom}`,
  pending: (whom) => `awaits a reply from ${whom} again`,
};

function contactAct(type: string, changes: Changes, whom: string): string | undefined {
  if (type === "contact.deleted") return `took the contact with ${whom} out of the log`;
  if (type !== "contact.updated") return undefined;
  const [, outcome] = changes["outcome"] ?? [];
  if (typeof outcome === "string") return settlings[outcome]?.(whom);
  if (!("attachment" in changes)) return `changed the contact with ${whom}`;
  return `${changes["attachment"]?.[1] ? "kept a file with" : "took the file off"} the contact with ${whom}`;
}

const problemActs: Readonly<Record<string, (evidence: string) => string>> = {
  "problem.flagged": (evidence) => `flagged a problem with ${evidence}`,
  "problem.answered": (evidence) => `answered a problem with ${evidence}`,
  "problem.resolved": (evidence) => `resolved a problem with ${evidence}`,
  "problem.reopened": (evidence) => `opened a problem with ${evidence} again`,
};

interface Told {
  answer?: WordingAnswerKind;
  revision?: number | null;
}

function wordingAct(answer: WordingAnswerKind | undefined, revision: number | null): string {
  const inVersion = revision === null ? "" : ` in version ${revision}`;
  if (answer === "declined") return "declined the proposed wording";
  if (answer === "corrected") return `made the claim say what was proposed${inVersion}`;
  return `took the proposed wording over${answer === "edited" ? " in other words" : ""}${inVersion}`;
}

/** What somebody did, in words that follow their name. */
export function actInWords({ type, data }: Pick<Event, "type" | "data">, names: Names): string {
  const told = (data ?? {}) as { contactId?: string; evidenceId?: string; changes?: Changes; move?: string } & Told;
  const ofContact = contactAct(type, told.changes ?? {}, names.contact(told.contactId ?? ""));
  const ofProblem = problemActs[type]?.(names.evidence(told.evidenceId ?? ""));
  if (type === "wording.answered") return wordingAct(told.answer, told.revision ?? null);
  if (type === "decision.made") return decisionInWords(told.move ?? "");
  return versionAct({ type, data }) ?? ofContact ?? ofProblem ?? acts[type] ?? type.replace(/[.-]/gu, " ");
}

const fieldNames: Readonly<Record<string, string>> = {
  statement: "Statement",
  types: "Types",
  checkability: "Checkability",
  speaker: "Speaker",
  saidAt: "Said when",
  saidWhere: "Said where",
  chosenBecause: "Why this claim",
  priority: "Priority",
  assignee: "Checker",
  secondReader: "Second reader",
  note: "Note",
  dueAt: "Due",
  status: "State",
  verdict: "Verdict",
  reasons: "Reasons",
  justification: "Justification",
  disposition: "What to do",
  proposedText: "Proposed wording",
  cites: "Cited evidence",
  missing: "What is missing",
  passage: "Passage",
  translation: "Translation",
  language: "Language",
  snapshotId: "Copy it was looked for in",
  query: "Searched for",
  expected: "What would have been expected",
  dates: "Dates",
  search: "Search",
  maskReason: "Why not for everybody",
  wouldChange: "What would change this verdict",
  asOf: "Holds as of",
  locator: "Where in the source",
  stance: "Stance",
  class: "Class",
  medium: "Medium",
  visibility: "Who may see it",
  sourceId: "Source",
  whom: "Whom",
  role: "Role",
  channel: "Channel",
  contactedAt: "Asked",
  questions: "Questions",
  deadline: "Reply by",
  outcome: "Outcome",
  answer: "Answer",
  answeredAt: "Answered",
  terms: "Terms",
  body: "Note",
  comment: "Comment",
  mentions: "Mentioned",
  kind: "Problem",
  state: "State",
  attachment: "File",
  thirdReader: "Third reader",
  reason: "Reason",
};

/** What a field is called on the page. */
export function fieldName(field: string): string {
  return fieldNames[field] ?? field;
}

const labels = new Map<string, string>(
  [
    verdicts,
    reasons,
    dispositions,
    claimTypes,
    checkabilities,
    stances,
    evidenceClasses,
    maskReasons,
    channels,
    outcomes,
    terms,
    problemKinds,
    problemStates,
  ].flatMap((table) => table.map(({ id, label }) => [id, label] as const)),
);

const chosenFields = new Set(
  "types checkability priority verdict reasons disposition stance class medium visibility maskReason status channel outcome terms kind state".split(
    " ",
  ),
);
const personFields = new Set(["mentions", "assignee", "secondReader", "thirdReader"]);
const dateFields = ["saidAt", "dueAt", "asOf", "contactedAt", "deadline", "answeredAt"];
/** Neither prose nor one of a list: ids, and what is made of parts. */
const otherFields = ["cites", "sourceId", "snapshotId", "language", "dates", "search", "attachment"];

/** Moments on somebody's clock, not dates as precise as they are known. */
const momentFields = new Set(["dueAt", "contactedAt", "deadline", "answeredAt"]);

/** Names for the ids that a value may hold. */
export interface Names {
  person: (id: string) => string;
  /** E1, E2 …; what is not known is called «evidence». */
  evidence: (id: string) => string;
  /** Whom a contact was with; one that is not known is «somebody». */
  contact: (id: string) => string;
  /** A moment on the reader's clock; left out: on this browser's. */
  moment?: (time: string) => string;
}

/** Whether a field holds prose that people write: it can be compared word by word, and two texts can both be kept. */
export function isProse(field: string): boolean {
  return !chosenFields.has(field) && !personFields.has(field) && ![...dateFields, ...otherFields].includes(field);
}

function datesInWords(dates: readonly RoleDate[]): string {
  return dates
    .map(({ role, date }) => `${dateRoles.find(({ id }) => id === role)?.label ?? role} ${dateInWords(date)}`)
    .join(", ");
}

function searchInWords({ query, at, expected }: SearchNote): string {
  return [query, at === null ? "" : dateInWords(at), expected && `expected: ${expected}`].filter(Boolean).join(", ");
}

/** The value of a field in words; "" for none. */
export function valueInWords(field: string, value: unknown, names: Names): string {
  if (value === null || value === undefined) return "";
  if (field === "dates") return datesInWords(value as readonly RoleDate[]);
  if (field === "search") return searchInWords(value as SearchNote);
  if (field === "snapshotId") return "another copy";
  if (field === "attachment") return (value as Attachment).fileName;
  if (Array.isArray(value)) return value.map((each) => valueInWords(field, each, names)).join(", ");
  const text = typeof value === "string" ? value : JSON.stringify(value);
  if (text === "") return "";
  if (personFields.has(field)) return names.person(text);
  if (field === "cites") return names.evidence(text);
  if (field === "visibility") return circleWords(text);
  if (momentFields.has(field)) return names.moment?.(text) ?? momentInWords(Date.parse(text));
  if (dateFields.includes(field)) return dateInWords(text);
  if (chosenFields.has(field)) return labels.get(text) ?? text;
  return text;
}

/** One line of what an event changed: a field, before and after. */
export interface HistoryLine {
  field: string;
  before: unknown;
  after: unknown;
}

const isPair = (value: unknown): value is [unknown, unknown] => Array.isArray(value) && value.length === 2;

/** What an event tells of: the fields it changed, or the texts it holds. */
export function linesOf({ type, data }: Pick<Event, "type" | "data">): HistoryLine[] {
  if (type.startsWith("target.")) return versionLines({ type, data });
  const { changes, draft, targets, ...rest } = (data ?? {}) as Record<string, unknown>;
  const changed = Object.entries((changes ?? {}) as Changes)
    .filter(([, pair]) => isPair(pair))
    .map(([field, [before, after]]) => ({ field, before, after }));
  const kept = Object.entries({ ...rest, ...(draft as object | undefined) })
    .filter(([field, value]) => field in fieldNames && field !== "sourceId" && value !== "" && value !== null)
    .filter(([, value]) => !Array.isArray(value) || value.length > 0)
    .map(([field, value]) => ({ field, before: null, after: value }));
  return [...changed, ...kept, ...placesIn(targets), ...versionLines({ type, data })];
}

function wordsOf(places: unknown): string {
  if (!Array.isArray(places)) return "";
  return places.map((place) => (place as { exact?: string }).exact ?? "").join(" … ");
}

function placesIn(targets: unknown): HistoryLine[] {
  if (!Array.isArray(targets) || targets.length === 0) return [];
  if (isPair(targets) && Array.isArray(targets[0])) {
    return [{ field: "Words", before: wordsOf(targets[0]), after: wordsOf(targets[1]) }];
  }
  return [{ field: "Words", before: null, after: wordsOf(targets) }];
}
