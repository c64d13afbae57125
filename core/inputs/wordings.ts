import { z } from "zod";
import { newId } from "./common.ts";
import { freeText, id } from "./text.ts";

export const WordingsOfArticle = z.object({ articleId: id });

const reason = freeText(20_000);

/** Without a new text a proposal can only be declined. `opinionId` is the opinion that proposes the wording. */
export const AnswerWording = z.object({
  claimId: id,
  id: newId,
  opinionId: id,
  answer: z.literal("declined", "Without a new version of the text a proposal can only be declined."),
  reason: reason.refine((value) => value.trim() !== "", "Say why you decline it."),
});

/** The answers that come with a new revision. `words` are those that the new text has; left out: those proposed. */
export const WordingsGiven = z
  .array(
    z.discriminatedUnion("answer", [
      z.object({ opinionId: id, answer: z.literal("accepted") }),
      z.object({ opinionId: id, answer: z.literal("edited"), words: freeText(100_000), reason: reason.default("") }),
      z.object({
        opinionId: id,
        answer: z.literal("declined"),
        reason: reason.refine((value) => value.trim() !== "", "Say why you decline it."),
      }),
    ]),
  )
  .max(5000);
