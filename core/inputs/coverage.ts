import { z } from "zod";
import { sentenceStates } from "../coverage.ts";
import { offsets } from "./common.ts";
import { span } from "./claims.ts";
import { id } from "./text.ts";

const states = sentenceStates.map((row) => row.id) as [(typeof sentenceStates)[number]["id"]];

export const CoverageOf = z.object({ articleId: id, offsets });
/** Accounts for a sentence without a claim; `state` null takes that back. */
export const SetSentence = z.object({
  articleId: id,
  ...span.shape,
  state: z.enum(states, `state is ${states.join(", ")} or null.`).nullable(),
  revision: z.number().int().min(1).optional(),
  offsets,
});
