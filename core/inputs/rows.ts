/** One schema for each row of an article's record: what the record file holds, and what the API answers with. */
import { z } from "zod";
import { articleStatuses, revisionMethods } from "../articles.ts";
import { checkabilities, claimStatuses, claimTypes, priorities, targetEngines, targetStates } from "../claims.ts";
import { sentenceStates } from "../coverage.ts";
import { visibilities } from "../evidence.ts";
import { staleKinds } from "../stale-facts.ts";
import { dispositions, reasons, verdicts } from "../verdicts.ts";
import { DocumentInput } from "./documents.ts";
import {
  address,
  base64,
  count,
  language,
  maxText,
  offset,
  oneOf,
  person,
  roleDates,
  rows,
  sha256,
} from "./row-parts.ts";
import { freeText, id, partialDate, time } from "./text.ts";

export const article = z.strictObject({
  id,
  version: count,
  title: freeText(1000),
  byline: freeText(1000),
  outlet: freeText(1000),
  publishedAt: partialDate.nullable(),
  language,
  url: address,
  note: freeText(20_000),
  status: z.enum(articleStatuses),
  assignee: person,
  dueAt: time.nullable(),
  originalSha256: sha256,
  createdAt: time,
  createdBy: person,
  updatedAt: time,
});

export const original = z.strictObject({
  sha256,
  mediaType: freeText(300),
  fileName: freeText(1000),
  size: offset,
  base64: base64(40_000_000),
});

export const pagePlaces = rows(z.strictObject({ page: count, start: offset, end: offset }), 10_000);

export const revision = z.strictObject({
  articleId: id,
  number: count,
  document: DocumentInput,
  text: freeText(maxText),
  sha256,
  note: freeText(20_000),
  method: oneOf(revisionMethods),
  revertsTo: count.nullable(),
  originalSha256: sha256.nullable(),
  url: address,
  pages: pagePlaces,
  readingNotes: rows(freeText(20_000), 1000),
  createdAt: time,
  createdBy: person,
});

const stale = z.strictObject({
  revision: count,
  words: rows(
    z.strictObject({ kind: z.enum(staleKinds), before: freeText(maxText), after: freeText(maxText) }),
    10_000,
  ),
  since: time,
});

export const claim = z.strictObject({
  id,
  articleId: id,
  version: count,
  number: count,
  status: oneOf(claimStatuses),
  statement: freeText(20_000),
  types: rows(oneOf(claimTypes), claimTypes.length),
  checkability: oneOf(checkabilities),
  speaker: freeText(2000),
  saidAt: partialDate.nullable(),
  saidWhere: freeText(2000),
  dates: roleDates,
  chosenBecause: freeText(20_000),
  priority: z.enum(priorities),
  assignee: person,
  secondReader: person,
  thirdReader: person,
  legalHold: z.boolean(),
  stale: stale.nullable(),
  note: freeText(100_000),
  dueAt: time.nullable(),
  splitFrom: id.nullable(),
  mergedInto: id.nullable(),
  createdAt: time,
  createdBy: person,
  updatedAt: time,
  deletedAt: time.nullable(),
});

/** The words around a target may begin or end in half a character if the text itself does. */
const context = z.string().max(64);

const span = z.strictObject({ start: offset, end: offset });
const candidate = z.strictObject({
  spans: rows(span, 100),
  exact: z.string().max(maxText),
  score: z.number().min(0).max(1),
  standsOut: z.boolean(),
});

export const target = z.strictObject({
  id,
  claimId: id,
  articleId: id,
  revision: count,
  block: offset,
  start: offset,
  end: offset,
  exact: z.string().min(1).max(maxText),
  prefix: context,
  suffix: context,
  state: z.enum(targetStates),
  engine: z.enum(targetEngines),
  reasons: rows(freeText(20_000), 100),
  candidates: rows(candidate, 10),
  carriedFrom: id.nullable(),
  decidedAt: time.nullable(),
  decidedBy: person,
  createdAt: time,
  createdBy: person,
  retiredAt: time.nullable(),
});

const verdict = oneOf(verdicts);
const opinionBody = {
  reasons: rows(oneOf(reasons), reasons.length),
  justification: freeText(100_000),
  disposition: oneOf(dispositions).nullable(),
  proposedText: freeText(100_000),
  cites: rows(id, 500),
  missing: freeText(20_000),
  wouldChange: freeText(20_000),
  asOf: partialDate.nullable(),
};

export const opinion = z.strictObject({
  id,
  claimId: id,
  scale: freeText(200),
  scaleVersion: count,
  verdict,
  ...opinionBody,
  createdAt: time,
  createdBy: person,
  supersedes: id.nullable(),
});

export const draft = z.strictObject({
  claimId: id,
  version: count,
  verdict: verdict.nullable(),
  ...opinionBody,
  updatedAt: time,
  updatedBy: person,
});

export const sentenceMark = z.strictObject({
  id,
  articleId: id,
  revision: count,
  start: offset,
  end: offset,
  exact: z.string().min(1).max(maxText),
  state: oneOf(sentenceStates),
  createdAt: time,
  createdBy: person,
});

export const event = z.strictObject({
  id,
  at: time,
  type: z.string().regex(/^[a-z-]+\.[a-z-]+$/u, "An event reads noun.verb, such as claim.marked."),
  articleId: id.nullable(),
  claimId: id.nullable(),
  visibility: z.enum(visibilities),
  actorId: person,
  data: z.json(),
});
