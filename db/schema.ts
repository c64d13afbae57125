/** The tables, written once for both databases. Row types are the core types (schema.test.ts holds them equal). */
import type { ArticleStatus, Document, RevisionMethod } from "@/core/articles.ts";
import type {
  Checkability,
  ClaimStatus,
  ClaimType,
  Priority,
  Selector,
  Span,
  Stale,
  TargetCandidate,
  TargetEngine,
  TargetState,
} from "@/core/claims.ts";
import type { CommentSubject } from "@/core/comments.ts";
import type { SentenceState } from "@/core/coverage.ts";
import type { Json } from "@/core/events.ts";
import type { Attachment, Channel, Outcome, Terms } from "@/core/contacts.ts";
import type { DerivationKind } from "@/core/derivations.ts";
import type {
  EvidenceClass,
  MaskReason,
  Medium,
  PassageLock,
  RoleDate,
  SearchNote,
  Stance,
  Visibility,
} from "@/core/evidence.ts";
import type { PagePlace } from "@/core/extraction.ts";
import type { DigestFrequency, NotificationKind } from "@/core/notifications.ts";
import type { ProblemKind, ProblemState } from "@/core/problem-flags.ts";
import type { Correction } from "@/core/publications.ts";
import type { CaptureStatus, PageSpan, SnapshotMethod } from "@/core/snapshots.ts";
import type { Role } from "@/core/people.ts";
import type { SourceKind } from "@/core/sources.ts";
import type { Disposition, Reason, VerdictId } from "@/core/verdicts.ts";
import type { WordingAnswerKind } from "@/core/wording-answers.ts";
import { sql } from "drizzle-orm";
import { bool, bytes, index, int, json, primaryKey, table, text, uniqueIndex } from "./columns.ts";

// ---------- people ----------

export const people = table(
  "people",
  {
    id: text().primaryKey(),
    version: int().notNull(),
    name: text().notNull(),
    /** Lower case. */
    email: text(),
    passwordHash: text(),
    roles: json<readonly Role[]>().notNull(),
    active: bool().notNull(),
    createdAt: text().notNull(),
  },
  (t) => [uniqueIndex("people_email").on(t.email)],
);

/** A person's identity at an outside sign-in provider. */
export const accounts = table(
  "accounts",
  {
    provider: text().notNull(),
    providerAccountId: text().notNull(),
    personId: text()
      .notNull()
      .references(() => people.id),
    createdAt: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.provider, t.providerAccountId] })],
);

/** `id` is the SHA-256 of the cookie's token: a thief of the table cannot sign in with it. */
export const sessions = table(
  "sessions",
  {
    id: text().primaryKey(),
    personId: text()
      .notNull()
      .references(() => people.id),
    createdAt: text().notNull(),
    expiresAt: text().notNull(),
  },
  (t) => [index("sessions_person").on(t.personId)],
);

export const tokens = table(
  "tokens",
  {
    id: text().primaryKey(),
    personId: text()
      .notNull()
      .references(() => people.id),
    name: text().notNull(),
    /** SHA-256 (hex) of the token. */
    hash: text().notNull(),
    createdAt: text().notNull(),
    lastUsedAt: text(),
    revokedAt: text(),
  },
  (t) => [uniqueIndex("tokens_hash").on(t.hash), index("tokens_person").on(t.personId)],
);

/** One-time links: the first set-up, an invitation, a new password. */
export const links = table(
  "links",
  {
    id: text().primaryKey(),
    kind: text<"set-up" | "invite" | "password">().notNull(),
    /** SHA-256 (hex) of the token in the link. */
    hash: text().notNull(),
    personId: text().references(() => people.id),
    email: text(),
    name: text().notNull(),
    roles: json<readonly Role[]>().notNull(),
    createdAt: text().notNull(),
    createdBy: text(),
    expiresAt: text().notNull(),
    usedAt: text(),
  },
  (t) => [uniqueIndex("links_hash").on(t.hash)],
);

export const signInFailures = table(
  "sign_in_failures",
  {
    id: text().primaryKey(),
    account: text().notNull(),
    address: text().notNull(),
    at: text().notNull(),
  },
  (t) => [index("sign_in_failures_account").on(t.account, t.at), index("sign_in_failures_address").on(t.address, t.at)],
);

/** The newsroom's own settings, a row each. */
export const settings = table("settings", {
  key: text().primaryKey(),
  version: int().notNull(),
  value: json<Json>().notNull(),
});

// ---------- articles ----------

/** The bytes an article came as; a row is never changed. */
export const originals = table("originals", {
  sha256: text().primaryKey(),
  mediaType: text().notNull(),
  fileName: text().notNull(),
  size: int().notNull(),
  bytes: bytes().notNull(),
});

export const articles = table(
  "articles",
  {
    id: text().primaryKey(),
    version: int().notNull(),
    title: text().notNull(),
    byline: text().notNull(),
    outlet: text().notNull(),
    publishedAt: text(),
    language: text().notNull(),
    url: text(),
    note: text().notNull(),
    status: text<ArticleStatus>().notNull(),
    assignee: text(),
    dueAt: text(),
    originalSha256: text()
      .notNull()
      .references(() => originals.sha256),
    createdAt: text().notNull(),
    createdBy: text(),
    updatedAt: text().notNull(),
  },
  (t) => [index("articles_status").on(t.status, t.dueAt)],
);

export const revisions = table(
  "revisions",
  {
    articleId: text()
      .notNull()
      .references(() => articles.id),
    number: int().notNull(),
    document: json<Document>().notNull(),
    text: text().notNull(),
    sha256: text().notNull(),
    note: text().notNull(),
    method: text<RevisionMethod>().notNull().default("import"),
    revertsTo: int(),
    originalSha256: text().references(() => originals.sha256),
    url: text(),
    pages: json<readonly PagePlace[]>()
      .notNull()
      .default(sql`'[]'`),
    readingNotes: json<readonly string[]>()
      .notNull()
      .default(sql`'[]'`),
    createdAt: text().notNull(),
    createdBy: text(),
  },
  (t) => [primaryKey({ columns: [t.articleId, t.number] })],
);

export const sentenceMarks = table(
  "sentence_marks",
  {
    id: text().primaryKey(),
    articleId: text()
      .notNull()
      .references(() => articles.id),
    revision: int().notNull(),
    start: int().notNull(),
    end: int().notNull(),
    exact: text().notNull(),
    state: text<SentenceState>().notNull(),
    createdAt: text().notNull(),
    createdBy: text(),
  },
  (t) => [uniqueIndex("sentence_marks_place").on(t.articleId, t.revision, t.start, t.end)],
);

// ---------- claims ----------

export const claims = table(
  "claims",
  {
    id: text().primaryKey(),
    articleId: text()
      .notNull()
      .references(() => articles.id),
    version: int().notNull(),
    number: int().notNull(),
    status: text<ClaimStatus>().notNull(),
    statement: text().notNull(),
    types: json<readonly ClaimType[]>().notNull(),
    checkability: text<Checkability>().notNull(),
    speaker: text().notNull(),
    saidAt: text(),
    saidWhere: text().notNull(),
    dates: json<readonly RoleDate[]>()
      .notNull()
      .default(sql`'[]'`),
    chosenBecause: text().notNull().default(""),
    priority: text<Priority>().notNull(),
    assignee: text(),
    secondReader: text(),
    thirdReader: text(),
    legalHold: bool().notNull().default(false),
    stale: json<Stale>(),
    note: text().notNull(),
    dueAt: text(),
    splitFrom: text(),
    mergedInto: text(),
    createdAt: text().notNull(),
    createdBy: text(),
    updatedAt: text().notNull(),
    deletedAt: text(),
  },
  (t) => [uniqueIndex("claims_number").on(t.articleId, t.number), index("claims_merged").on(t.mergedInto)],
);

export const targets = table(
  "targets",
  {
    id: text().primaryKey(),
    claimId: text()
      .notNull()
      .references(() => claims.id),
    articleId: text()
      .notNull()
      .references(() => articles.id),
    revision: int().notNull(),
    start: int().notNull(),
    end: int().notNull(),
    exact: text().notNull(),
    prefix: text().notNull(),
    suffix: text().notNull(),
    block: int().notNull(),
    state: text<TargetState>().notNull(),
    engine: text<TargetEngine>().notNull().default("person"),
    reasons: json<readonly string[]>()
      .notNull()
      .default(sql`'[]'`),
    candidates: json<readonly TargetCandidate[]>()
      .notNull()
      .default(sql`'[]'`),
    carriedFrom: text(),
    decidedAt: text(),
    decidedBy: text(),
    createdAt: text().notNull(),
    createdBy: text(),
    retiredAt: text(),
  },
  (t) => [index("targets_claim").on(t.claimId), index("targets_article").on(t.articleId, t.revision)],
);

export const sources = table(
  "sources",
  {
    id: text().primaryKey(),
    version: int().notNull(),
    kind: text<SourceKind>().notNull(),
    url: text(),
    /** The address normalised, as a key to match on; never shown. */
    urlKey: text(),
    title: text().notNull(),
    publisher: text().notNull(),
    author: text().notNull(),
    publishedAt: text(),
    language: text().notNull(),
    note: text().notNull(),
    interest: text().notNull().default(""),
    reliability: text().notNull().default(""),
    visibility: text<Visibility>().notNull().default("public"),
    maskReason: text<MaskReason>(),
    mergedInto: text(),
    createdAt: text().notNull(),
    createdBy: text(),
    updatedAt: text().notNull(),
  },
  (t) => [index("sources_url").on(t.urlKey), index("sources_merged").on(t.mergedInto)],
);

export const derivations = table(
  "derivations",
  {
    id: text().primaryKey(),
    version: int().notNull(),
    sourceId: text()
      .notNull()
      .references(() => sources.id),
    originId: text()
      .notNull()
      .references(() => sources.id),
    kind: text<DerivationKind>().notNull(),
    note: text().notNull(),
    createdAt: text().notNull(),
    createdBy: text(),
    updatedAt: text().notNull(),
    deletedAt: text(),
  },
  (t) => [index("derivations_source").on(t.sourceId), index("derivations_origin").on(t.originId)],
);

/** Bytes kept as they came: snapshots of sources, attachments of contacts. A row is never changed. */
export const blobs = table("blobs", {
  sha256: text().primaryKey(),
  size: int().notNull(),
  bytes: bytes().notNull(),
});

/** A row is never changed but for `archiveUrl` (and `version` with it): triggers refuse the rest. */
export const snapshots = table(
  "snapshots",
  {
    id: text().primaryKey(),
    sourceId: text()
      .notNull()
      .references(() => sources.id),
    version: int().notNull(),
    number: int().notNull(),
    method: text<SnapshotMethod>().notNull(),
    status: text<CaptureStatus>().notNull(),
    reason: text().notNull(),
    url: text(),
    mediaType: text().notNull(),
    fileName: text().notNull(),
    size: int().notNull(),
    sha256: text().references(() => blobs.sha256),
    text: text().notNull(),
    pages: json<readonly PageSpan[]>().notNull(),
    notes: json<readonly string[]>().notNull(),
    archiveUrl: text(),
    capturedAt: text().notNull(),
    createdAt: text().notNull(),
    createdBy: text(),
  },
  (t) => [uniqueIndex("snapshots_number").on(t.sourceId, t.number), index("snapshots_blob").on(t.sha256)],
);

export const evidence = table(
  "evidence",
  {
    id: text().primaryKey(),
    claimId: text()
      .notNull()
      .references(() => claims.id),
    sourceId: text()
      .notNull()
      .references(() => sources.id),
    version: int().notNull(),
    number: int().notNull(),
    passage: text().notNull(),
    translation: text().notNull().default(""),
    language: text().notNull().default(""),
    locator: text().notNull(),
    snapshotId: text().references(() => snapshots.id),
    lock: text<PassageLock>().notNull().default("no-snapshot"),
    lockSpans: json<readonly Span[]>()
      .notNull()
      .default(sql`'[]'`),
    driftedIn: text().references(() => snapshots.id),
    stance: text<Stance>().notNull(),
    class: text<EvidenceClass>().notNull(),
    medium: text<Medium>().notNull(),
    note: text().notNull(),
    dates: json<readonly RoleDate[]>()
      .notNull()
      .default(sql`'[]'`),
    search: json<SearchNote>(),
    visibility: text<Visibility>().notNull(),
    maskReason: text<MaskReason>(),
    movedFrom: text(),
    createdAt: text().notNull(),
    createdBy: text(),
    updatedAt: text().notNull(),
    deletedAt: text(),
  },
  (t) => [
    index("evidence_claim").on(t.claimId),
    index("evidence_source").on(t.sourceId),
    index("evidence_snapshot").on(t.snapshotId),
  ],
);

export const problemFlags = table(
  "problem_flags",
  {
    id: text().primaryKey(),
    evidenceId: text()
      .notNull()
      .references(() => evidence.id),
    version: int().notNull(),
    kind: text<ProblemKind>().notNull(),
    note: text().notNull(),
    state: text<ProblemState>().notNull(),
    answer: text().notNull(),
    answeredAt: text(),
    answeredBy: text(),
    createdAt: text().notNull(),
    createdBy: text(),
    updatedAt: text().notNull(),
  },
  (t) => [index("problem_flags_evidence").on(t.evidenceId)],
);

export const contacts = table(
  "contacts",
  {
    id: text().primaryKey(),
    claimId: text()
      .notNull()
      .references(() => claims.id),
    version: int().notNull(),
    whom: text().notNull(),
    role: text().notNull(),
    channel: text<Channel>().notNull(),
    contactedAt: text().notNull(),
    questions: text().notNull(),
    deadline: text(),
    outcome: text<Outcome>().notNull(),
    answer: text().notNull(),
    answeredAt: text(),
    terms: text<Terms>().notNull(),
    attachment: json<Attachment>(),
    visibility: text<Visibility>().notNull(),
    maskReason: text<MaskReason>(),
    movedFrom: text(),
    createdAt: text().notNull(),
    createdBy: text(),
    updatedAt: text().notNull(),
    deletedAt: text(),
  },
  (t) => [index("contacts_claim").on(t.claimId), index("contacts_outcome").on(t.outcome, t.deadline)],
);

export const notes = table(
  "notes",
  {
    id: text().primaryKey(),
    claimId: text()
      .notNull()
      .references(() => claims.id),
    version: int().notNull(),
    body: text().notNull(),
    visibility: text<Visibility>().notNull(),
    maskReason: text<MaskReason>(),
    movedFrom: text(),
    createdAt: text().notNull(),
    createdBy: text(),
    updatedAt: text().notNull(),
    deletedAt: text(),
  },
  (t) => [index("notes_claim").on(t.claimId)],
);

export const opinions = table(
  "opinions",
  {
    id: text().primaryKey(),
    claimId: text()
      .notNull()
      .references(() => claims.id),
    verdict: text<VerdictId>().notNull(),
    scale: text().notNull(),
    scaleVersion: int().notNull(),
    reasons: json<readonly Reason[]>().notNull(),
    justification: text().notNull(),
    disposition: text<Disposition>(),
    proposedText: text().notNull(),
    cites: json<readonly string[]>().notNull(),
    missing: text().notNull(),
    wouldChange: text().notNull().default(""),
    asOf: text(),
    supersedes: text(),
    createdAt: text().notNull(),
    createdBy: text(),
  },
  (t) => [index("opinions_claim").on(t.claimId)],
);

export const drafts = table("drafts", {
  claimId: text()
    .primaryKey()
    .references(() => claims.id),
  version: int().notNull(),
  verdict: text<VerdictId>(),
  reasons: json<readonly Reason[]>().notNull(),
  justification: text().notNull(),
  disposition: text<Disposition>(),
  proposedText: text().notNull(),
  cites: json<readonly string[]>().notNull(),
  missing: text().notNull(),
  wouldChange: text().notNull().default(""),
  asOf: text(),
  updatedAt: text().notNull(),
  updatedBy: text(),
});

// ---------- review ----------

/** A row is never changed (trigger). */
export const secondOpinions = table(
  "second_opinions",
  {
    id: text().primaryKey(),
    claimId: text()
      .notNull()
      .references(() => claims.id),
    opinionId: text()
      .notNull()
      .references(() => opinions.id),
    reading: int().$type<2 | 3>().notNull(),
    verdict: text<VerdictId>().notNull(),
    scale: text().notNull(),
    scaleVersion: int().notNull(),
    reasons: json<readonly Reason[]>().notNull(),
    justification: text().notNull(),
    disposition: text<Disposition>(),
    proposedText: text().notNull(),
    cites: json<readonly string[]>().notNull(),
    missing: text().notNull(),
    wouldChange: text().notNull(),
    asOf: text(),
    createdAt: text().notNull(),
    createdBy: text(),
  },
  (t) => [
    index("second_opinions_claim").on(t.claimId),
    uniqueIndex("second_opinions_reading").on(t.opinionId, t.reading),
  ],
);

export const secondDrafts = table(
  "second_drafts",
  {
    claimId: text()
      .notNull()
      .references(() => claims.id),
    personId: text()
      .notNull()
      .references(() => people.id),
    version: int().notNull(),
    verdict: text<VerdictId>(),
    reasons: json<readonly Reason[]>().notNull(),
    justification: text().notNull(),
    disposition: text<Disposition>(),
    proposedText: text().notNull(),
    cites: json<readonly string[]>().notNull(),
    missing: text().notNull(),
    wouldChange: text().notNull(),
    asOf: text(),
    updatedAt: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.claimId, t.personId] })],
);

/** A row is never changed (trigger). */
export const decisions = table(
  "decisions",
  {
    id: text().primaryKey(),
    claimId: text()
      .notNull()
      .references(() => claims.id),
    move: text().notNull(),
    from: text<ClaimStatus>().notNull(),
    to: text<ClaimStatus>().notNull(),
    reason: text().notNull(),
    opinions: json<readonly string[]>().notNull(),
    claimVersion: int().notNull(),
    createdAt: text().notNull(),
    createdBy: text(),
  },
  (t) => [index("decisions_claim").on(t.claimId)],
);

export const clearances = table(
  "clearances",
  {
    id: text().primaryKey(),
    articleId: text()
      .notNull()
      .references(() => articles.id),
    track: text<"editor" | "legal">().notNull(),
    revision: int().notNull(),
    note: text().notNull(),
    conditions: json<readonly string[]>().notNull(),
    createdAt: text().notNull(),
    createdBy: text(),
    withdrawnAt: text(),
    withdrawnBy: text(),
    withdrawnBecause: text().notNull(),
  },
  (t) => [index("clearances_article").on(t.articleId)],
);

/** A row changes only by its withdrawal (trigger). */
export const publications = table(
  "publications",
  {
    id: text().primaryKey(),
    articleId: text()
      .notNull()
      .references(() => articles.id),
    number: int().notNull(),
    revision: int().notNull(),
    stateSha256: text()
      .notNull()
      .references(() => blobs.sha256),
    correction: json<Correction>(),
    note: text().notNull(),
    createdAt: text().notNull(),
    createdBy: text(),
    withdrawnAt: text(),
    withdrawnBy: text(),
    withdrawnBecause: text().notNull(),
  },
  (t) => [uniqueIndex("publications_number").on(t.articleId, t.number)],
);

export const comments = table(
  "comments",
  {
    id: text().primaryKey(),
    articleId: text()
      .notNull()
      .references(() => articles.id),
    claimId: text().references(() => claims.id),
    subject: text<CommentSubject>().notNull(),
    evidenceId: text().references(() => evidence.id),
    target: json<Selector & { revision: number }>(),
    parentId: text(),
    version: int().notNull(),
    body: text().notNull(),
    mentions: json<readonly string[]>().notNull(),
    visibility: text<Visibility>().notNull(),
    resolvedAt: text(),
    resolvedBy: text(),
    createdAt: text().notNull(),
    createdBy: text(),
    updatedAt: text().notNull(),
    deletedAt: text(),
  },
  (t) => [index("comments_article").on(t.articleId), index("comments_claim").on(t.claimId)],
);

/** What became of a proposed wording. A row is never changed (trigger); the newest of an opinion stands. */
export const wordingAnswers = table(
  "wording_answers",
  {
    id: text().primaryKey(),
    claimId: text()
      .notNull()
      .references(() => claims.id),
    opinionId: text()
      .notNull()
      .references(() => opinions.id),
    answer: text<WordingAnswerKind>().notNull(),
    words: text().notNull(),
    reason: text().notNull(),
    revision: int(),
    createdAt: text().notNull(),
    createdBy: text(),
  },
  (t) => [index("wording_answers_claim").on(t.claimId)],
);

export const notifications = table(
  "notifications",
  {
    id: text().primaryKey(),
    personId: text()
      .notNull()
      .references(() => people.id),
    kind: text<NotificationKind>().notNull(),
    articleId: text()
      .notNull()
      .references(() => articles.id),
    claimId: text().references(() => claims.id),
    commentId: text().references(() => comments.id),
    actorId: text(),
    createdAt: text().notNull(),
    readAt: text(),
    mailedAt: text(),
  },
  (t) => [index("notifications_person").on(t.personId, t.createdAt), index("notifications_mail").on(t.mailedAt)],
);

/** How often a person gets what waits for them by e-mail, and when it last went out. */
export const digests = table("digests", {
  personId: text()
    .primaryKey()
    .references(() => people.id),
  version: int().notNull(),
  frequency: text<DigestFrequency>().notNull(),
  sentAt: text(),
});

// ---------- the log, and what makes retries safe ----------

/** Append-only: triggers refuse UPDATE and DELETE (migrations/…/0001). */
export const events = table(
  "events",
  {
    seq: int().primaryKey(),
    id: text().notNull(),
    at: text().notNull(),
    type: text().notNull(),
    articleId: text(),
    claimId: text(),
    visibility: text<Visibility>().notNull(),
    data: json<Json>().notNull(),
    actorId: text(),
    prevHash: text().notNull(),
    hash: text().notNull(),
  },
  (t) => [
    uniqueIndex("events_id").on(t.id),
    index("events_article").on(t.articleId, t.seq),
    index("events_claim").on(t.claimId, t.seq),
  ],
);

/** The answer once given under an Idempotency-Key, committed together with the change it answers. */
export const answers = table(
  "answers",
  {
    personId: text().notNull(),
    key: text().notNull(),
    bodyHash: text().notNull(),
    answer: json<{ value?: unknown }>().notNull(),
    createdAt: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.key] })],
);

/** What full-text search reads; kept by triggers in an FTS5 table or a tsvector index (search.ts). */
export const searchDocuments = table(
  "search_documents",
  {
    id: text().primaryKey(),
    kind: text<"article" | "claim" | "source">().notNull(),
    /** "" for a source, which belongs to no article. */
    articleId: text().notNull(),
    claimId: text(),
    body: text().notNull(),
  },
  (t) => [index("search_documents_article").on(t.articleId)],
);
