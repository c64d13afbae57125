import { z } from "zod";
import { newId } from "./common.ts";
import { freeText, id } from "./text.ts";

export const WordingsOfArticle = z.object({ articleId: id });

/** Without a new text a proposal can only be declined. `opinionId` is the opinion that proposes the wording. */
export const AnswerWording = z.object({
  claimId: id,
  id: newId,
  opinionId: id,
  answer: z.literal("declined", "Without a new version of the text a proposal can only be declined."),
  reason: freeText(20_000).refine((value) => value.trim() !== "", "Say why you decline it."),
});
