/** The schemas of what review adds to a record; as rows.ts. */
import { z } from "zod";
import { claimStatuses } from "../claims.ts";
import { correctionKinds } from "../publications.ts";
import { maskedThings } from "../report/masked.ts";
import { wordingAnswerKinds } from "../wording-answers.ts";
import { count, maskReason, oneOf, person, rows, sha256 } from "./row-parts.ts";
import { opinion } from "./rows.ts";
import { freeText, id, time } from "./text.ts";

export const secondOpinion = opinion
  .omit({ supersedes: true })
  .extend({ opinionId: id, reading: z.union([z.literal(2), z.literal(3)]) });

export const wordingAnswer = z.strictObject({
  id,
  claimId: id,
  opinionId: id,
  answer: oneOf(wordingAnswerKinds),
  words: freeText(100_000),
  reason: freeText(20_000),
  revision: count.nullable(),
  createdAt: time,
  createdBy: person,
});

export const decision = z.strictObject({
  id,
  claimId: id,
  move: z.string().regex(/^[a-z-]+$/u, "A move is a word such as approve."),
  from: oneOf(claimStatuses),
  to: oneOf(claimStatuses),
  reason: freeText(20_000),
  opinions: rows(id, 100),
  claimVersion: count,
  createdAt: time,
  createdBy: person,
});

export const clearance = z.strictObject({
  id,
  articleId: id,
  track: z.enum(["editor", "legal"]),
  revision: count,
  note: freeText(20_000),
  conditions: rows(freeText(4000), 1000),
  createdAt: time,
  createdBy: person,
  withdrawnAt: time.nullable(),
  withdrawnBy: person,
  withdrawnBecause: freeText(20_000),
});

export const publication = z.strictObject({
  id,
  articleId: id,
  number: count,
  revision: count,
  stateSha256: sha256,
  correction: z
    .strictObject({
      kinds: rows(oneOf(correctionKinds), correctionKinds.length),
      notice: freeText(100_000),
      changes: rows(freeText(100_000), 100_000),
    })
    .nullable(),
  note: freeText(100_000),
  createdAt: time,
  createdBy: person,
  withdrawnAt: time.nullable(),
  withdrawnBy: person,
  withdrawnBecause: freeText(100_000),
});

const counted = z.number().int().min(-1_000_000).max(1_000_000);
export const keptBack = z.strictObject({
  audience: z.enum(["editor", "public"]),
  claimId: id.nullable(),
  sources: counted,
  passages: counted,
  masked: rows(
    z.strictObject({ what: z.enum(maskedThings), kind: freeText(200), reason: maskReason, count: counted }),
    1000,
  ),
});
