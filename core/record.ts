import type { Article, Original, Revision } from "./articles.ts";
import { byKeys, type SortKey } from "./by-keys.ts";
import type { Claim, Target } from "./claims.ts";
import type { Comment } from "./comments.ts";
import type { Contact } from "./contacts.ts";
import type { SentenceMark } from "./coverage.ts";
import type { Clearance, Decision } from "./decisions.ts";
import type { Derivation } from "./derivations.ts";
import type { Json, NewEvent } from "./events.ts";
import type { Evidence } from "./evidence.ts";
import type { KeptBack } from "./kept-back.ts";
import type { Note } from "./notes.ts";
import type { Draft, Opinion } from "./opinions.ts";
import type { ProblemFlag } from "./problem-flags.ts";
import type { Publication } from "./publications.ts";
import type { Blob, Snapshot } from "./snapshots.ts";
import {
  articleOrder,
  blobOrder,
  claimOrder,
  contactOrder,
  derivationOrder,
  draftOrder,
  eventOrder,
  evidenceOrder,
  noteOrder,
  opinionOrder,
  originalOrder,
  personOrder,
  revisionOrder,
  sentenceMarkOrder,
  snapshotOrder,
  sourceOrder,
  targetOrder,
  type Order,
} from "./record/orders.ts";
import {
  clearanceOrder,
  commentOrder,
  decisionOrder,
  keptBackOrder,
  problemFlagOrder,
  publicationOrder,
  secondOpinionOrder,
  wordingAnswerOrder,
} from "./record/review-orders.ts";
import type { SecondOpinion } from "./second-opinions.ts";
import type { Source } from "./sources.ts";
import type { WordingAnswer } from "./wording-answers.ts";

/** What `format` says in every record, so that a reader knows a record before reading the rest. */
export const recordFormat = "claimcheck-record";

/** Counts up when a record of the new form cannot be read as one of the old form. */
export const recordFormatVersion = 4;

/** A person the record refers to: enough to say who did what, and nothing to sign in with. */
export interface RecordPerson {
  id: string;
  name: string;
}

/** The bytes the article came as, in standard base64 with padding. */
export interface RecordOriginal extends Original {
  base64: string;
}

/** Bytes as they are kept, in standard base64 with padding: a snapshot's, an attachment's or a published state's. */
export interface RecordBlob extends Omit<Blob, "bytes"> {
  base64: string;
}

/**
 * Everything that is kept about one article, as plain data: the JSON export, what an import reads, and what reports
 * are built from. Rows are the stored rows, deleted claims and evidence, merged claims and retired targets included.
 * Ids are those of the installation it was made in; the hash chain of the log stays behind, since it spans articles.
 */
export interface ArticleRecord {
  format: typeof recordFormat;
  formatVersion: typeof recordFormatVersion;
  article: Article;
  original: RecordOriginal;
  /** The bytes that later revisions came as, each once, but for the article's own. */
  originals: readonly RecordOriginal[];
  revisions: readonly Revision[];
  claims: readonly Claim[];
  targets: readonly Target[];
  /** Those that evidence of this article refers to, and those that they derive from. */
  sources: readonly Source[];
  /** Between these sources. */
  derivations: readonly Derivation[];
  /** Of these sources. */
  snapshots: readonly Snapshot[];
  /** Those of snapshots, attachments and published states, once each. */
  blobs: readonly RecordBlob[];
  evidence: readonly Evidence[];
  problemFlags: readonly ProblemFlag[];
  contacts: readonly Contact[];
  notes: readonly Note[];
  opinions: readonly Opinion[];
  drafts: readonly Draft[];
  /** What second and third readers said; their drafts are theirs alone and stay behind. */
  secondOpinions: readonly SecondOpinion[];
  /** What became of proposed wordings; the last of an opinion stands. */
  wordingAnswers: readonly WordingAnswer[];
  decisions: readonly Decision[];
  clearances: readonly Clearance[];
  /** What was said on its claims and words, removed comments too. */
  comments: readonly Comment[];
  sentenceMarks: readonly SentenceMark[];
  /** What was published of it, withdrawn ones too; none for who has to read a claim of it blind. */
  publications: readonly Publication[];
  /** How much of what its copies count as kept back was kept back from this record, too; only counts. */
  keptBack: readonly KeptBack[];
  /** Those that a row or an event of this record refers to. */
  people: readonly RecordPerson[];
  history: readonly NewEvent[];
}

/**
 * A record as the text of its file: equal records give equal bytes, whatever order the rows came in. Members stand in
 * the order of the tables above; documents and event data have sorted members; two-space JSON with a final newline.
 * Rows are sorted: revisions, claims and publications by number · targets and sentence marks by revision and place · snapshots
 * by source and number · blobs and originals by hash · drafts by claim · what was kept back by
 * audience and claim · people by id · all others by time; ids break ties. Lists inside a row
 * (types, reasons, cites) keep their order, and members a row should not have are left out.
 */
export function serialiseRecord(record: ArticleRecord): string {
  const inOrder: ArticleRecord = {
    format: recordFormat,
    formatVersion: recordFormatVersion,
    article: rowIn(articleOrder, record.article),
    original: rowIn(originalOrder, record.original),
    originals: rowsIn(originalOrder, record.originals, (row) => [row.sha256]),
    revisions: rowsIn(revisionOrder, record.revisions, (row) => [row.number]),
    claims: rowsIn(claimOrder, record.claims, (row) => [row.number, row.id]),
    targets: rowsIn(targetOrder, record.targets, (row) => [row.revision, row.start, row.end, row.id]),
    sources: rowsIn(sourceOrder, record.sources, (row) => [row.createdAt, row.id]),
    derivations: rowsIn(derivationOrder, record.derivations, (row) => [row.createdAt, row.id]),
    snapshots: rowsIn(snapshotOrder, record.snapshots, (row) => [row.sourceId, row.number, row.id]),
    blobs: rowsIn(blobOrder, record.blobs, (row) => [row.sha256]),
    evidence: rowsIn(evidenceOrder, record.evidence, (row) => [row.createdAt, row.id]),
    problemFlags: rowsIn(problemFlagOrder, record.problemFlags, (row) => [row.createdAt, row.id]),
    contacts: rowsIn(contactOrder, record.contacts, (row) => [row.createdAt, row.id]),
    notes: rowsIn(noteOrder, record.notes, (row) => [row.createdAt, row.id]),
    opinions: rowsIn(opinionOrder, record.opinions, (row) => [row.createdAt, row.id]),
    drafts: rowsIn(draftOrder, record.drafts, (row) => [row.claimId]),
    secondOpinions: rowsIn(secondOpinionOrder, record.secondOpinions, (row) => [row.createdAt, row.id]),
    wordingAnswers: rowsIn(wordingAnswerOrder, record.wordingAnswers, (row) => [row.createdAt, row.id]),
    decisions: rowsIn(decisionOrder, record.decisions, (row) => [row.createdAt, row.claimVersion, row.id]),
    clearances: rowsIn(clearanceOrder, record.clearances, (row) => [row.createdAt, row.id]),
    comments: rowsIn(commentOrder, record.comments, (row) => [row.createdAt, row.id]),
    sentenceMarks: rowsIn(sentenceMarkOrder, record.sentenceMarks, (row) => [row.revision, row.start, row.end, row.id]),
    publications: rowsIn(publicationOrder, record.publications, (row) => [row.number, row.id]),
    keptBack: rowsIn(keptBackOrder, record.keptBack, (row) => [row.audience, row.claimId ?? ""]),
    people: rowsIn(personOrder, record.people, (row) => [row.id]),
    history: rowsIn(eventOrder, record.history, (row) => [row.at, row.id]),
  };
  return `${JSON.stringify(inOrder, null, 2)}\n`;
}

function rowsIn<T extends object>(order: Order<T>, rows: readonly T[], keys: (row: T) => SortKey): T[] {
  return byKeys(rows, keys).map((row) => rowIn(order, row));
}

/** `document` and `data` are trees of their own; every other member is plain or a list of plain values. */
function rowIn<T extends object>(order: Order<T>, row: T): T {
  const members = (Object.keys(order) as (keyof T & string)[]).map((key) => [key, sortedMembers(row[key] as Json)]);
  return Object.fromEntries(members) as T;
}

function sortedMembers(value: Json | undefined): Json | undefined {
  if (value === null || typeof value !== "object") return value;
  if (isList(value)) return value.map((item) => sortedMembers(item) ?? null);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members.map(([key, member]) => [key, sortedMembers(member) ?? null]));
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
