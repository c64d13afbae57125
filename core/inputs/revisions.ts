import { z } from "zod";
import { wordingAnswerKinds } from "../wording-answers.ts";
import { address } from "./articles.ts";
import { span } from "./claims.ts";
import { offsets, version } from "./common.ts";
import { DocumentInput } from "./documents.ts";
import { freeText, id } from "./text.ts";

const number = z.coerce
  .number("A version of the text is a number.")
  .int("A version of the text is a whole number.")
  .min(1, "A version of the text is 1 or more.");

/** What a revision is made of: exactly one of them. */
const contents = {
  text: z.string("Send the text.").optional(),
  markdown: z.string().optional(),
  html: z.string().optional(),
  url: address.optional(),
  file: z.object({ bytes: z.instanceof(Uint8Array), fileName: freeText(1000) }).optional(),
  /** The text as edited here. */
  document: DocumentInput.optional(),
  /** The number of the revision whose text is taken up again. */
  revertsTo: number.optional(),
};
const kinds = Object.keys(contents) as (keyof typeof contents)[];

function oneContent(input: Partial<Record<keyof typeof contents, unknown>>): boolean {
  return kinds.filter((kind) => input[kind] !== undefined).length === 1;
}
const contentMessage = `Send one of ${kinds.join(", ")}.`;

/** A writer's answer to a proposed wording that this revision takes over, changes or declines. */
const wording = z.object({
  claimId: id,
  opinionId: id,
  answer: z.enum(
    wordingAnswerKinds.map((row) => row.id).filter((kind) => kind !== "corrected"),
    "answer is accepted, edited or declined.",
  ),
  words: freeText(100_000),
  reason: freeText(20_000).default(""),
});

const revision = {
  articleId: id,
  /** The number of the revision that it was made on; refused when another came meanwhile. */
  base: number,
  ...contents,
  encoding: z.string().max(40).optional(),
};

export const PreviewRevision = z.object(revision).refine(oneContent, contentMessage);
export const AddRevision = z
  .object({
    ...revision,
    note: freeText(20_000).default(""),
    wordings: z.array(wording).max(1000, "1000 answers at most.").default([]),
  })
  .refine(oneContent, contentMessage);

export const RevisionNumber = z.object({ articleId: id, number, offsets });
/** `from` left out: the revision before. */
export const DiffRevisions = z.object({ articleId: id, number, from: number.optional() });
export const WaitingOf = z.object({ articleId: id, offsets });

/** Where a claim that waits stands now: one of its candidates, words chosen in the text, or nowhere. */
export const PlaceTarget = z
  .object({
    claimId: id,
    version,
    targetId: id,
    /** The revision that offsets count in; refused when it is not the present one. */
    revision: number.optional(),
    candidate: z.number().int().min(0).max(9).optional(),
    targets: z.array(span).min(1, "Choose the claim's words.").max(50, "50 places at most.").optional(),
    /** The claim was removed from the text. A later placement takes that back. */
    removed: z.literal(true, "removed is true, or left out.").optional(),
    offsets,
  })
  .refine(
    ({ candidate, targets, removed }) => [candidate, targets, removed].filter((way) => way !== undefined).length === 1,
    "Send one of candidate, targets or removed.",
  );
