/** What the API answers about publications. */
import { z } from "zod";
import { correctionKinds } from "../publications.ts";
import { oneOf } from "./row-parts.ts";

const kinds = z.array(oneOf(correctionKinds));
const correction = { kinds, notice: z.string(), changes: z.array(z.string()) };

export const publication = z
  .object({
    id: z.string(),
    articleId: z.string(),
    number: z.number().int(),
    revision: z.number().int(),
    stateSha256: z.string(),
    correction: z.object(correction).nullable(),
    note: z.string(),
    createdAt: z.string(),
    createdBy: z.string().nullable(),
    withdrawnAt: z.string().nullable(),
    withdrawnBy: z.string().nullable(),
    withdrawnBecause: z.string(),
  })
  .meta({ id: "Publication" });

const state = z
  .object({
    format: z.literal("claimcheck-publication"),
    version: z.literal(1),
    number: z.number().int(),
    publishedAt: z.string(),
    firstPublishedAt: z.string(),
    publisher: z.object({ name: z.string(), url: z.string().nullable() }),
    chain: z.object({ seq: z.number().int(), hash: z.string() }),
    corrections: z.array(z.object({ ...correction, number: z.number().int(), at: z.string() })),
    report: z.record(z.string(), z.unknown()).meta({ description: "The public copy of the report, as it was" }),
  })
  .meta({ id: "PublicationState" });

export const publicationWithState = publication.extend({ state }).meta({ id: "PublicationWithState" });

export const publicationDraft = z
  .object({
    changes: z.array(
      z.object({
        kind: oneOf(correctionKinds),
        sentence: z.string(),
        claimId: z
          .string()
          .nullable()
          .meta({ description: "The claim that it is a change of; null: of something else" }),
      }),
    ),
    kinds,
    notice: z.string(),
    same: z.boolean(),
    standing: publication.nullable(),
  })
  .meta({ id: "PublicationDraft" });
