import { contactSentence, type Contact, type Terms } from "../contacts.ts";
import type { Claim } from "../claims.ts";
import {
  dateRoles,
  evidenceLabel,
  type Evidence,
  type EvidenceClass,
  type Medium,
  type PassageLock,
  type RoleDate,
  type SearchNote,
  type Stance,
  type Visibility,
} from "../evidence.ts";
import type { Opinion } from "../opinions.ts";
import { countOrigins } from "../origins.ts";
import { isLater } from "../partial-dates.ts";
import { saysSomething } from "../policy.ts";
import type { ProblemKind, ProblemState } from "../problem-flags.ts";
import type { ReadersView, ViewedClaim } from "./masks.ts";
import { pageAt, type Snapshot } from "../snapshots.ts";
import type { Source } from "../sources.ts";
import { textFragmentUrl } from "../text-fragments.ts";
import type { PartialDate, Time } from "../time.ts";

/** A kept copy, as a passage names it. */
export interface ReportSnapshot {
  number: number;
  capturedAt: Time;
  /** null when no copy could be made. */
  sha256: string | null;
  archiveUrl: string | null;
}

/** A reader's objection: never in the public copy. */
export interface ReportProblem {
  kind: ProblemKind;
  state: ProblemState;
  note: string;
  answer: string;
  by: string;
}

export interface ReportEvidence {
  /** E1, E2 …, and N3 for a search that found nothing: as in its claim. */
  label: string;
  /** S1, S2 … in the source list of this copy. */
  source: string;
  sourceName: string;
  /** Language of the passage (BCP 47), or "" if it is not known. */
  language: string;
  passage: string;
  /** In the language of the article; "" when none is needed. */
  translation: string;
  locator: string;
  /** The page of the snapshot on which it was found. */
  page: number | null;
  lock: PassageLock;
  snapshot: ReportSnapshot | null;
  /** When the copy was made in which it no longer stands. */
  driftedAt: Time | null;
  /** The source's address, opening at the passage where that can be said. */
  link: string | null;
  /** Where the desk opens the kept copy in which the passage was found, at the passage; never in the public copy. */
  kept?: string;
  stance: Stance;
  class: EvidenceClass;
  medium: Medium;
  dates: readonly RoleDate[];
  /** When the source was published, if that was after the claim was made. */
  publishedLater: PartialDate | null;
  search: SearchNote | null;
  visibility: Visibility;
  /** The standing opinion cites it. */
  cited: boolean;
  /** "" in the public copy. */
  note: string;
  /** None in the public copy. */
  problems: readonly ReportProblem[];
}

/** Somebody asked about the claim. What is not for the public copy is said at `publicContact`. */
export interface ReportContact {
  sentence: string;
  /** No answer came yet, or by the deadline. */
  isOpen: boolean;
  questions: string;
  answer: string;
  terms: Terms;
  attachment: { fileName: string; sha256: string } | null;
  visibility: Visibility;
}

/** A note for the circle of this copy, or for a wider one. */
export interface ReportNote {
  body: string;
  visibility: Visibility;
  by: string;
  at: Time;
}

/** From how many sources and origins this copy's evidence on a claim is; null when nothing says anything. */
export interface ReportOrigins {
  sources: number;
  origins: number;
}

/** The passages of a claim sheet, in the order of their numbers. `site`: where the desk works; null: not known. */
export function reportEvidence(
  view: ReadersView,
  viewed: ViewedClaim,
  labels: ReadonlyMap<string, string>,
  site: string | null,
): ReportEvidence[] {
  return viewed.evidence.map((row) => {
    const source = view.sources.get(row.sourceId);
    const snapshot = view.snapshots.get(row.snapshotId ?? "");
    const [first] = row.lockSpans;
    return {
      label: evidenceLabel(row),
      source: labels.get(row.sourceId) ?? "",
      sourceName: source?.publisher || source?.title || source?.author || "",
      language: row.language || (source?.language ?? ""),
      passage: row.passage,
      translation: row.translation,
      locator: row.locator,
      page: (snapshot && first && pageAt(snapshot.pages, first.start)) ?? null,
      lock: row.lock,
      snapshot: snapshot ? reportSnapshot(snapshot) : null,
      driftedAt: view.snapshots.get(row.driftedIn ?? "")?.capturedAt ?? null,
      link: linkTo(view, row, source, snapshot),
      ...keptCopy(view, row, snapshot, site),
      stance: row.stance,
      class: row.class,
      medium: row.medium,
      dates: inRoleOrder(row.dates),
      publishedLater: publishedLater(view, viewed.claim, row, source),
      search: row.search,
      visibility: row.visibility,
      cited: isCited(viewed.standing, row),
      note: row.note,
      problems: view.problemsOf(row.id).map((problem) => ({
        kind: problem.kind,
        state: problem.state,
        note: problem.note,
        answer: problem.answer,
        by: view.nameOf(problem.createdBy),
      })),
    };
  });
}

/** The kept copy proves a passage, and only the desk has it: the public copy leads nowhere but to the source. */
function keptCopy(
  { audience, article }: ReadersView,
  { lock, claimId, id }: Evidence,
  snapshot: Snapshot | undefined,
  site: string | null,
): Pick<ReportEvidence, "kept"> {
  if (audience === "public" || site === null || lock !== "found" || snapshot === undefined) return {};
  const [of, claim, evidence] = [article.id, claimId, id].map(encodeURIComponent);
  return { kept: `${site}/articles/${of}?claim=${claim}&evidence=${evidence}` };
}

function isCited(standing: Opinion | null, row: Evidence): boolean {
  return standing?.cites.includes(row.id) ?? false;
}

export function reportSnapshot({ number, capturedAt, sha256, archiveUrl }: Snapshot): ReportSnapshot {
  return { number, capturedAt, sha256, archiveUrl };
}

/** Dates in the order of the roles, so that the same dates are always said in the same order. */
export function inRoleOrder(dates: readonly RoleDate[]): RoleDate[] {
  return dateRoles.flatMap(({ id }) => dates.filter((date) => date.role === id));
}

/**
 * Where a reader finds the passage in the source itself: the page of a paged file, or the words in a page of the web.
 * The public copy names the passage alone, and none of the words around it in the snapshot, which only the desk has.
 */
function linkTo(
  view: ReadersView,
  row: Evidence,
  source: Source | undefined,
  snapshot: Snapshot | undefined,
): string | null {
  const [span] = row.lockSpans;
  const url = source?.url ?? null;
  if (url === null || !span || !snapshot) return url;
  const page = pageAt(snapshot.pages, span.start);
  if (page !== undefined) return `${url.split("#")[0] ?? ""}#page=${page}`;
  if (view.audience !== "public") return textFragmentUrl(url, snapshot.text, span);
  const whole = row.lockSpans.length === 1;
  return whole ? textFragmentUrl(url, row.passage, { start: 0, end: row.passage.length }) : url;
}

/** A claim was made when it was said; where that is not known, when the article came out. */
function publishedLater(
  view: ReadersView,
  claim: Claim,
  row: Evidence,
  source: Source | undefined,
): PartialDate | null {
  const made = claim.saidAt ?? view.article.publishedAt;
  const published = row.dates.find(({ role }) => role === "published")?.date ?? source?.publishedAt ?? null;
  return made !== null && published !== null && isLater(published, made) ? published : null;
}

/** «4 sources · 1 origin», of what this copy shows: whom only others may know of is not followed. */
export function reportOrigins(view: ReadersView, { evidence }: ViewedClaim): ReportOrigins | null {
  const saying = evidence.filter(saysSomething).map((row) => row.sourceId);
  if (saying.length === 0) return null;
  const { sources, origins } = countOrigins(saying, view.derivations);
  return { sources, origins };
}

/** The contacts of a claim sheet, in the order in which they were made. */
export function reportContacts(contacts: readonly Contact[], asOf: Time): ReportContact[] {
  return contacts.map((contact) => ({
    sentence: contactSentence(contact, asOf),
    isOpen: contact.outcome === "pending" || contact.outcome === "no-reply",
    questions: contact.questions,
    answer: contact.answer,
    terms: contact.terms,
    attachment: contact.attachment && { fileName: contact.attachment.fileName, sha256: contact.attachment.sha256 },
    visibility: contact.visibility,
  }));
}

export function reportNotes(view: ReadersView, { notes }: ViewedClaim): ReportNote[] {
  return notes.map((note) => ({
    body: note.body,
    visibility: note.visibility,
    by: view.audience === "public" ? "" : view.nameOf(note.createdBy),
    at: note.createdAt,
  }));
}
