import { z } from "zod";
import { problemKinds, problemStates } from "../problem-flags.ts";
import { newId, version } from "./common.ts";
import { freeText, id } from "./text.ts";

const ids = <T extends string>(rows: readonly { id: T }[]) => rows.map((row) => row.id) as [T, ...T[]];

export const FlagProblem = z.object({
  evidenceId: id,
  id: newId,
  kind: z.enum(ids(problemKinds), `kind is one of ${ids(problemKinds).join(", ")}.`),
  note: freeText(20_000).optional(),
});
/** An answer in words, or the objection resolved, or opened again. */
export const AnswerProblem = z.object({
  problemId: id,
  version,
  state: z.enum(ids(problemStates), `state is one of ${ids(problemStates).join(", ")}.`),
  answer: freeText(20_000).optional(),
});
