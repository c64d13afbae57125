import type { Article, Original, Revision } from "./articles.ts";
import type { Claim, Target } from "./claims.ts";
import type { SentenceMark } from "./coverage.ts";
import type { Json, NewEvent } from "./events.ts";
import type { Evidence } from "./evidence.ts";
import type { Draft, Opinion } from "./opinions.ts";
import type { Source } from "./sources.ts";

/** What `format` says in every record, so that a reader knows a record before reading the rest. */
export const recordFormat = "claimcheck-record";

/** Counts up when a record of the new form cannot be read as one of the old form. */
export const recordFormatVersion = 1;

/** A person the record refers to: enough to say who did what, and nothing to sign in with. */
export interface RecordPerson {
  id: string;
  name: string;
}

/** The bytes the article came as, in standard base64 with padding. */
export interface RecordOriginal extends Original {
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
  revisions: readonly Revision[];
  claims: readonly Claim[];
  targets: readonly Target[];
  /** Those that evidence of this article refers to. */
  sources: readonly Source[];
  evidence: readonly Evidence[];
  opinions: readonly Opinion[];
  drafts: readonly Draft[];
  sentenceMarks: readonly SentenceMark[];
  /** Those that a row or an event of this record refers to. */
  people: readonly RecordPerson[];
  history: readonly NewEvent[];
}

/** The members of a type, once each, in the order in which they are written. */
type Order<T> = Readonly<Record<keyof T, true>>;

const articleOrder: Order<Article> = {
  id: true,
  version: true,
  title: true,
  byline: true,
  outlet: true,
  publishedAt: true,
  language: true,
  url: true,
  note: true,
  status: true,
  assignee: true,
  dueAt: true,
  originalSha256: true,
  createdAt: true,
  createdBy: true,
  updatedAt: true,
};

const originalOrder: Order<RecordOriginal> = {
  sha256: true,
  mediaType: true,
  fileName: true,
  size: true,
  base64: true,
};

const revisionOrder: Order<Revision> = {
  articleId: true,
  number: true,
  document: true,
  text: true,
  sha256: true,
  note: true,
  createdAt: true,
  createdBy: true,
};

const claimOrder: Order<Claim> = {
  id: true,
  articleId: true,
  version: true,
  number: true,
  status: true,
  statement: true,
  types: true,
  checkability: true,
  speaker: true,
  saidAt: true,
  saidWhere: true,
  priority: true,
  assignee: true,
  secondReader: true,
  note: true,
  dueAt: true,
  splitFrom: true,
  mergedInto: true,
  createdAt: true,
  createdBy: true,
  updatedAt: true,
  deletedAt: true,
};

const targetOrder: Order<Target> = {
  id: true,
  claimId: true,
  articleId: true,
  revision: true,
  block: true,
  start: true,
  end: true,
  exact: true,
  prefix: true,
  suffix: true,
  state: true,
  createdAt: true,
  createdBy: true,
  retiredAt: true,
};

const sourceOrder: Order<Source> = {
  id: true,
  version: true,
  kind: true,
  url: true,
  title: true,
  publisher: true,
  author: true,
  publishedAt: true,
  language: true,
  note: true,
  createdAt: true,
  createdBy: true,
  updatedAt: true,
};

const evidenceOrder: Order<Evidence> = {
  id: true,
  claimId: true,
  sourceId: true,
  version: true,
  number: true,
  passage: true,
  locator: true,
  stance: true,
  class: true,
  medium: true,
  note: true,
  visibility: true,
  movedFrom: true,
  createdAt: true,
  createdBy: true,
  updatedAt: true,
  deletedAt: true,
};

const opinionOrder: Order<Opinion> = {
  id: true,
  claimId: true,
  scale: true,
  scaleVersion: true,
  verdict: true,
  reasons: true,
  justification: true,
  disposition: true,
  proposedText: true,
  cites: true,
  missing: true,
  createdAt: true,
  createdBy: true,
  supersedes: true,
};

const draftOrder: Order<Draft> = {
  claimId: true,
  version: true,
  verdict: true,
  reasons: true,
  justification: true,
  disposition: true,
  proposedText: true,
  cites: true,
  missing: true,
  updatedAt: true,
  updatedBy: true,
};

const sentenceMarkOrder: Order<SentenceMark> = {
  id: true,
  articleId: true,
  revision: true,
  start: true,
  end: true,
  exact: true,
  state: true,
  createdAt: true,
  createdBy: true,
};

const personOrder: Order<RecordPerson> = { id: true, name: true };

const eventOrder: Order<NewEvent> = {
  id: true,
  at: true,
  type: true,
  articleId: true,
  claimId: true,
  visibility: true,
  actorId: true,
  data: true,
};

/**
 * A record as the text of its file: equal records give equal bytes, whatever order the rows came in. Members stand in
 * the order of the tables above; documents and event data have sorted members; two-space JSON with a final newline.
 * Rows are sorted: revisions by number · claims by number · targets and sentence marks by revision and place · sources,
 * evidence and opinions by time · drafts by claim · people by id · history by time; ids break ties. Lists inside a row
 * (types, reasons, cites) keep their order, and members a row should not have are left out.
 */
export function serialiseRecord(record: ArticleRecord): string {
  const inOrder: ArticleRecord = {
    format: recordFormat,
    formatVersion: recordFormatVersion,
    article: rowIn(articleOrder, record.article),
    original: rowIn(originalOrder, record.original),
    revisions: rowsIn(revisionOrder, record.revisions, (row) => [row.number]),
    claims: rowsIn(claimOrder, record.claims, (row) => [row.number, row.id]),
    targets: rowsIn(targetOrder, record.targets, (row) => [row.revision, row.start, row.end, row.id]),
    sources: rowsIn(sourceOrder, record.sources, (row) => [row.createdAt, row.id]),
    evidence: rowsIn(evidenceOrder, record.evidence, (row) => [row.createdAt, row.id]),
    opinions: rowsIn(opinionOrder, record.opinions, (row) => [row.createdAt, row.id]),
    drafts: rowsIn(draftOrder, record.drafts, (row) => [row.claimId]),
    sentenceMarks: rowsIn(sentenceMarkOrder, record.sentenceMarks, (row) => [row.revision, row.start, row.end, row.id]),
    people: rowsIn(personOrder, record.people, (row) => [row.id]),
    history: rowsIn(eventOrder, record.history, (row) => [row.at, row.id]),
  };
  return `${JSON.stringify(inOrder, null, 2)}\n`;
}

type SortKey = readonly (string | number)[];

/** Sorts by a list of keys, numbers by size and texts by code unit, so that no locale has a say. */
export function byKeys<T>(rows: readonly T[], keys: (row: T) => SortKey): T[] {
  const compare = (a: SortKey, b: SortKey): number => {
    const at = a.findIndex((key, i) => key !== b[i]);
    if (at === -1) return 0;
    return (a[at] ?? 0) < (b[at] ?? 0) ? -1 : 1;
  };
  return [...rows].sort((a, b) => compare(keys(a), keys(b)));
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
