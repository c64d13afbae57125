/** What the API answers about proposed wordings. */
import { z } from "zod";
import { dispositions } from "../verdicts.ts";
import { oneOf } from "./row-parts.ts";
import { wordingAnswer } from "./review-rows.ts";

export const wordingAnswerView = wordingAnswer.meta({ id: "WordingAnswer" });

export const proposedWording = z
  .object({
    opinionId: z.string(),
    claimId: z.string(),
    claimNumber: z.number().int(),
    disposition: oneOf(dispositions),
    revision: z.number().int(),
    target: z.object({ start: z.number().int(), end: z.number().int() }).nullable(),
    before: z.string(),
    proposed: z.string(),
    proposedAt: z.string(),
    proposedBy: z.string().nullable(),
    answer: wordingAnswerView.nullable(),
  })
  .meta({ id: "ProposedWording" });
