import type { Changes } from "@/core/changes.ts";
import type { Event } from "@/core/events.ts";
import { checkabilities, claimTypes } from "@/core/claims.ts";
import { channels, outcomes, terms } from "@/core/contacts.ts";
import { dateRoles, evidenceClasses, maskReasons, stances, type RoleDate, type SearchNote } from "@/core/evidence.ts";
import { problemKinds, problemStates } from "@/core/problem-flags.ts";
import { dateInWords } from "@/core/time-words.ts";
import { dispositions, reasons, verdicts } from "@/core/verdicts.ts";

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
  "contact.updated": "changed the contact log",
  "contact.deleted": "took a contact out of the log",
  "note.added": "wrote a note",
  "note.updated": "changed a note",
  "note.deleted": "took a note away",
  "problem.flagged": "objected to evidence",
  "problem.answered": "answered an objection",
  "problem.resolved": "resolved an objection",
  "problem.reopened": "opened an objection again",
  "draft.saved": "wrote on the verdict",
  "draft.discarded": "put the verdict in the making aside",
  "opinion.given": "gave the verdict",
};

/** What somebody did, in words that follow their name. */
export function actInWords({ type }: Pick<Event, "type">): string {
  return acts[type] ?? type.replace(/[.-]/gu, " ");
}

const fieldNames: Readonly<Record<string, string>> = {
  statement: "Statement",
  types: "Types",
  checkability: "Checkability",
  speaker: "Speaker",
  saidAt: "Said when",
  saidWhere: "Said where",
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
  kind: "Problem",
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
const personFields = new Set(["assignee", "secondReader"]);
const dateFields = ["saidAt", "dueAt", "asOf", "contactedAt", "deadline", "answeredAt"];
/** Neither prose nor one of a list: ids, and what is made of parts. */
const otherFields = ["cites", "sourceId", "snapshotId", "language", "dates", "search"];

/** Names for the ids that a value may hold. */
export interface Names {
  person: (id: string) => string;
  /** E1, E2 …; what is not known is called «evidence». */
  evidence: (id: string) => string;
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
  if (Array.isArray(value)) return value.map((each) => valueInWords(field, each, names)).join(", ");
  const text = typeof value === "string" ? value : JSON.stringify(value);
  if (text === "") return "";
  if (personFields.has(field)) return names.person(text);
  if (field === "cites") return names.evidence(text);
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
export function linesOf({ data }: Pick<Event, "data">): HistoryLine[] {
  const { changes, draft, targets, ...rest } = (data ?? {}) as Record<string, unknown>;
  const changed = Object.entries((changes ?? {}) as Changes)
    .filter(([, pair]) => isPair(pair))
    .map(([field, [before, after]]) => ({ field, before, after }));
  const kept = Object.entries({ ...rest, ...(draft as object | undefined) })
    .filter(([field, value]) => field in fieldNames && field !== "sourceId" && value !== "" && value !== null)
    .filter(([, value]) => !Array.isArray(value) || value.length > 0)
    .map(([field, value]) => ({ field, before: null, after: value }));
  return [...changed, ...kept, ...placesIn(targets)];
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
