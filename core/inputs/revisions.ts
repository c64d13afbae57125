import { z } from "zod";
import { wordingAnswerKinds } from "../wording-answers.ts";
import { content, oneContent } from "./articles.ts";
import { span } from "./claims.ts";
import { offsets, version } from "./common.ts";
import { DocumentInput } from "./documents.ts";
import { pagePlaces } from "./rows.ts";
import { freeText, id } from "./text.ts";

const number = z.coerce
  .number("A version of the text is a number.")
  .int("A version of the text is a whole number.")
  .min(1, "A version of the text is 1 or more.")
  .max(1_000_000, "There are not so many versions of a text.");

/** What a revision is made of: what is brought in (as an article is), the text as edited here, or an earlier one. */
const contents = {
  ...content,
  /** The text as edited here; beside what is brought in, as it was corrected in the preview. */
  document: DocumentInput.optional(),
  /** Where the pages of the file stand in the text of `document`; for no other. */
  pages: pagePlaces.optional(),
  /** The number of the revision whose text is taken up again. */
  revertsTo: number.optional(),
};

function oneSource({ document, revertsTo, ...input }: z.output<z.ZodObject<typeof contents>>): boolean {
  const brings = Object.keys(content).some((name) => input[name as keyof typeof content] !== undefined);
  if (revertsTo !== undefined) return !brings && document === undefined;
  return brings ? oneContent(input) : document !== undefined;
}
const contentMessage =
  "Send one of text, markdown, html, file, fetched, document or revertsTo; or a url alone, which is fetched.";

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
};

export const PreviewRevision = z.object(revision).refine(oneSource, contentMessage);
export const AddRevision = z
  .object({
    ...revision,
    note: freeText(20_000).default(""),
    wordings: z.array(wording).max(1000, "1000 answers at most.").default([]),
  })
  .refine(oneSource, contentMessage);

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
