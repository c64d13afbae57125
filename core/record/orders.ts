/** In what order the members of each row are written, so that equal records give equal bytes. */
import type { Article, Revision } from "../articles.ts";
import type { Claim, Target } from "../claims.ts";
import type { Contact } from "../contacts.ts";
import type { SentenceMark } from "../coverage.ts";
import type { Derivation } from "../derivations.ts";
import type { NewEvent } from "../events.ts";
import type { Evidence } from "../evidence.ts";
import type { Note } from "../notes.ts";
import type { Draft, Opinion } from "../opinions.ts";
import type { RecordBlob, RecordOriginal, RecordPerson } from "../record.ts";
import type { Snapshot } from "../snapshots.ts";
import type { Source } from "../sources.ts";

/** The members of a type, once each, in the order in which they are written. */
export type Order<T> = Readonly<Record<keyof T, true>>;

/** How rows end that can be changed and taken away. */
const ofLife = { createdAt: true, createdBy: true, updatedAt: true, deletedAt: true } as const;

export const articleOrder: Order<Article> = {
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

export const originalOrder: Order<RecordOriginal> = {
  sha256: true,
  mediaType: true,
  fileName: true,
  size: true,
  base64: true,
};

export const revisionOrder: Order<Revision> = {
  articleId: true,
  number: true,
  document: true,
  text: true,
  sha256: true,
  note: true,
  method: true,
  revertsTo: true,
  originalSha256: true,
  url: true,
  pages: true,
  readingNotes: true,
  createdAt: true,
  createdBy: true,
};

export const claimOrder: Order<Claim> = {
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
  dates: true,
  chosenBecause: true,
  priority: true,
  assignee: true,
  secondReader: true,
  thirdReader: true,
  legalHold: true,
  stale: true,
  note: true,
  dueAt: true,
  splitFrom: true,
  mergedInto: true,
  ...ofLife,
};

export const targetOrder: Order<Target> = {
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
  engine: true,
  reasons: true,
  candidates: true,
  carriedFrom: true,
  decidedAt: true,
  decidedBy: true,
  createdAt: true,
  createdBy: true,
  retiredAt: true,
};

export const sourceOrder: Order<Source> = {
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
  interest: true,
  reliability: true,
  visibility: true,
  maskReason: true,
  mergedInto: true,
  createdAt: true,
  createdBy: true,
  updatedAt: true,
};

export const derivationOrder: Order<Derivation> = {
  id: true,
  version: true,
  sourceId: true,
  originId: true,
  kind: true,
  note: true,
  ...ofLife,
};

export const snapshotOrder: Order<Snapshot> = {
  id: true,
  sourceId: true,
  version: true,
  number: true,
  method: true,
  status: true,
  reason: true,
  url: true,
  mediaType: true,
  fileName: true,
  size: true,
  sha256: true,
  text: true,
  pages: true,
  notes: true,
  archiveUrl: true,
  capturedAt: true,
  createdAt: true,
  createdBy: true,
};

export const blobOrder: Order<RecordBlob> = {
  sha256: true,
  size: true,
  base64: true,
};

export const contactOrder: Order<Contact> = {
  id: true,
  claimId: true,
  version: true,
  whom: true,
  role: true,
  channel: true,
  contactedAt: true,
  questions: true,
  deadline: true,
  outcome: true,
  answer: true,
  answeredAt: true,
  terms: true,
  attachment: true,
  visibility: true,
  maskReason: true,
  movedFrom: true,
  ...ofLife,
};

export const noteOrder: Order<Note> = {
  id: true,
  claimId: true,
  version: true,
  body: true,
  visibility: true,
  maskReason: true,
  movedFrom: true,
  ...ofLife,
};

export const evidenceOrder: Order<Evidence> = {
  id: true,
  claimId: true,
  sourceId: true,
  version: true,
  number: true,
  passage: true,
  translation: true,
  language: true,
  locator: true,
  snapshotId: true,
  lock: true,
  lockSpans: true,
  driftedIn: true,
  stance: true,
  class: true,
  medium: true,
  note: true,
  dates: true,
  search: true,
  visibility: true,
  maskReason: true,
  movedFrom: true,
  ...ofLife,
};

export const opinionOrder: Order<Opinion> = {
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
  wouldChange: true,
  asOf: true,
  createdAt: true,
  createdBy: true,
  supersedes: true,
};

export const draftOrder: Order<Draft> = {
  claimId: true,
  version: true,
  verdict: true,
  reasons: true,
  justification: true,
  disposition: true,
  proposedText: true,
  cites: true,
  missing: true,
  wouldChange: true,
  asOf: true,
  updatedAt: true,
  updatedBy: true,
};

export const sentenceMarkOrder: Order<SentenceMark> = {
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

export const personOrder: Order<RecordPerson> = { id: true, name: true };

export const eventOrder: Order<NewEvent> = {
  id: true,
  at: true,
  type: true,
  articleId: true,
  claimId: true,
  visibility: true,
  actorId: true,
  data: true,
};
