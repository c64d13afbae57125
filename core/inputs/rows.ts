/** One schema for each row of an article's record: what the record file holds, and what the API answers with. */
import { z } from "zod";
import { articleStatuses } from "../articles.ts";
import { checkabilities, claimStatuses, claimTypes, priorities, targetStates } from "../claims.ts";
import { sentenceStates } from "../coverage.ts";
import { evidenceClasses, media, stances, visibilities } from "../evidence.ts";
import { sourceKinds } from "../sources.ts";
import { dispositions, reasons, verdicts } from "../verdicts.ts";
import { DocumentInput } from "./documents.ts";
import { freeText, id, partialDate, time } from "./text.ts";

/** A list of rows at most this long; above it a record is not one article's. */
const rows = <S extends z.ZodType>(row: S, max: number) => z.array(row).max(max, `At most ${max} of these.`);
const oneOf = <T extends string>(table: readonly { id: T }[]) => z.enum(table.map((row) => row.id) as [T, ...T[]]);

const count = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
const offset = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/u, "Write a SHA-256 as 64 hexadecimal digits, in lower case.");
const person = id.nullable();
const language = z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/u, "Write a language as a code, such as en.");
const address = freeText(4000).nullable();
const maxText = 20_000_000;

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
  base64: z
    .string()
    .max(40_000_000, "The original is too large: 30 MB at most.")
    .regex(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/u, "This is not base64."),
});

export const revision = z.strictObject({
  articleId: id,
  number: count,
  document: DocumentInput,
  text: freeText(maxText),
  sha256,
  note: freeText(20_000),
  createdAt: time,
  createdBy: person,
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
  priority: z.enum(priorities),
  assignee: person,
  secondReader: person,
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
  createdAt: time,
  createdBy: person,
  retiredAt: time.nullable(),
});

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
  createdAt: time,
  createdBy: person,
  updatedAt: time,
});

export const evidence = z.strictObject({
  id,
  claimId: id,
  sourceId: id,
  version: count,
  number: count,
  passage: freeText(100_000),
  locator: freeText(2000),
  stance: oneOf(stances),
  class: oneOf(evidenceClasses),
  medium: z.enum(media),
  note: freeText(20_000),
  visibility: z.enum(visibilities),
  movedFrom: id.nullable(),
  createdAt: time,
  createdBy: person,
  updatedAt: time,
  deletedAt: time.nullable(),
});

const verdict = oneOf(verdicts);
const opinionBody = {
  reasons: rows(oneOf(reasons), reasons.length),
  justification: freeText(100_000),
  disposition: oneOf(dispositions).nullable(),
  proposedText: freeText(100_000),
  cites: rows(id, 500),
  missing: freeText(20_000),
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
