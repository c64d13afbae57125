/** The schemas of sources, what is kept of them, and what stands on claims because of them; as rows.ts. */
import { z } from "zod";
import { commentSubjects } from "../comments.ts";
import { channels, outcomes, terms } from "../contacts.ts";
import { derivationKinds } from "../derivations.ts";
import { evidenceClasses, media, passageLocks, stances, visibilities } from "../evidence.ts";
import { problemKinds, problemStates } from "../problem-flags.ts";
import { captureStatuses, largestFile, snapshotMethods } from "../snapshots.ts";
import { sourceKinds } from "../sources.ts";
import {
  address,
  base64,
  count,
  maskReason,
  maxText,
  offset,
  oneOf,
  person,
  roleDates,
  rows,
  sha256,
} from "./row-parts.ts";
import { freeText, id, partialDate, time } from "./text.ts";

export const source = z.strictObject({
  id,
  version: count,
  kind: oneOf(sourceKinds),
  url: address,
  title: freeText(4000),
  publisher: freeText(2000),
  author: freeText(2000),
  publishedAt: partialDate.nullable(),
  language: freeText(40),
  note: freeText(20_000),
  interest: freeText(20_000),
  reliability: freeText(20_000),
  visibility: z.enum(visibilities),
  maskReason,
  mergedInto: id.nullable(),
  createdAt: time,
  createdBy: person,
  updatedAt: time,
});

export const derivation = z.strictObject({
  id,
  version: count,
  sourceId: id,
  originId: id,
  kind: oneOf(derivationKinds),
  note: freeText(20_000),
  createdAt: time,
  createdBy: person,
  updatedAt: time,
  deletedAt: time.nullable(),
});

const span = z.strictObject({ start: offset, end: offset });

export const snapshot = z.strictObject({
  id,
  sourceId: id,
  version: count,
  number: count,
  method: oneOf(snapshotMethods),
  status: oneOf(captureStatuses),
  reason: freeText(4000),
  url: address,
  mediaType: freeText(300),
  fileName: freeText(1000),
  size: offset,
  sha256: sha256.nullable(),
  text: freeText(maxText),
  pages: rows(span.extend({ page: count }), 5000),
  notes: rows(freeText(4000), 1000),
  archiveUrl: address,
  capturedAt: time,
  createdAt: time,
  createdBy: person,
});

/** Bytes kept as they came, in standard base64 with padding. */
export const blob = z.strictObject({ sha256, size: offset, base64: base64(Math.ceil((largestFile * 4) / 3) + 4) });

export const evidence = z.strictObject({
  id,
  claimId: id,
  sourceId: id,
  version: count,
  number: count,
  passage: freeText(100_000),
  translation: freeText(100_000),
  language: freeText(40),
  locator: freeText(2000),
  snapshotId: id.nullable(),
  lock: oneOf(passageLocks),
  lockSpans: rows(span, 1000),
  driftedIn: id.nullable(),
  stance: oneOf(stances),
  class: oneOf(evidenceClasses),
  medium: z.enum(media),
  note: freeText(20_000),
  dates: roleDates,
  search: z.strictObject({ query: freeText(4000), at: partialDate.nullable(), expected: freeText(20_000) }).nullable(),
  visibility: z.enum(visibilities),
  maskReason,
  movedFrom: id.nullable(),
  createdAt: time,
  createdBy: person,
  updatedAt: time,
  deletedAt: time.nullable(),
});

export const problemFlag = z.strictObject({
  id,
  evidenceId: id,
  version: count,
  kind: oneOf(problemKinds),
  note: freeText(20_000),
  state: oneOf(problemStates),
  answer: freeText(20_000),
  answeredAt: time.nullable(),
  answeredBy: person,
  createdAt: time,
  createdBy: person,
  updatedAt: time,
});

export const contact = z.strictObject({
  id,
  claimId: id,
  version: count,
  whom: freeText(2000),
  role: freeText(2000),
  channel: oneOf(channels),
  contactedAt: time,
  questions: freeText(100_000),
  deadline: time.nullable(),
  outcome: oneOf(outcomes),
  answer: freeText(100_000),
  answeredAt: time.nullable(),
  terms: oneOf(terms),
  attachment: z.strictObject({ sha256, fileName: freeText(1000), mediaType: freeText(300), size: offset }).nullable(),
  visibility: z.enum(visibilities),
  maskReason,
  movedFrom: id.nullable(),
  createdAt: time,
  createdBy: person,
  updatedAt: time,
  deletedAt: time.nullable(),
});

export const note = z.strictObject({
  id,
  claimId: id,
  version: count,
  body: freeText(100_000),
  visibility: z.enum(visibilities),
  maskReason,
  movedFrom: id.nullable(),
  createdAt: time,
  createdBy: person,
  updatedAt: time,
  deletedAt: time.nullable(),
});

const words = z.strictObject({
  start: offset,
  end: offset,
  exact: freeText(maxText),
  prefix: freeText(64),
  suffix: freeText(64),
  block: offset,
  revision: count,
});

export const comment = z.strictObject({
  id,
  articleId: id,
  claimId: id.nullable(),
  subject: oneOf(commentSubjects),
  evidenceId: id.nullable(),
  target: words.nullable(),
  parentId: id.nullable(),
  version: count,
  body: freeText(20_000),
  mentions: rows(id, 50),
  visibility: z.enum(visibilities),
  resolvedAt: time.nullable(),
  resolvedBy: person,
  createdAt: time,
  createdBy: person,
  updatedAt: time,
  deletedAt: time.nullable(),
});
