import type { z } from "zod";
import { uuidv7 } from "uuidv7";
import { changesBetween } from "@/core/changes.ts";
import { narrowest, type Evidence, type Visibility } from "@/core/evidence.ts";
import type { AnswerProblem, FlagProblem } from "@/core/inputs/problem-flags.ts";
import type { Actor } from "@/core/people.ts";
import type { ProblemFlag } from "@/core/problem-flags.ts";
import { Refusal } from "@/core/refusal.ts";
import { commit, newEvent } from "@/db/commit.ts";
import { getProblemFlag, insertProblemFlag, updateProblemFlag } from "@/db/problem-flags.ts";
import { circleOfSources, loadEvidence, requireVersion } from "./load.ts";
import { permit } from "./permit.ts";

/** The circle that may read of this evidence: it reaches no further than its source. */
async function circleOfEvidence({ visibility, sourceId }: Evidence): Promise<Visibility> {
  return narrowest(visibility, await circleOfSources(sourceId));
}

/** Says what is wrong with a piece of evidence. It stays open until somebody answers or resolves it. */
export async function flagProblem(actor: Actor, input: z.output<typeof FlagProblem>): Promise<ProblemFlag> {
  const { evidence, claim } = await loadEvidence(actor, input.evidenceId);
  permit(actor, "evidence.flag");
  const at = new Date().toISOString();
  const flag: ProblemFlag = {
    id: input.id ?? uuidv7(),
    evidenceId: evidence.id,
    version: 1,
    kind: input.kind,
    note: input.note ?? "",
    state: "open",
    answer: "",
    answeredAt: null,
    answeredBy: null,
    createdAt: at,
    createdBy: actor.personId,
    updatedAt: at,
  };
  const data = { problemId: flag.id, evidenceId: evidence.id, kind: flag.kind, note: flag.note };
  const visibility = await circleOfEvidence(evidence);
  const about = { articleId: claim.articleId, claimId: claim.id, visibility };
  return commit(actor, {
    writes: [insertProblemFlag(flag)],
    events: [newEvent(actor, { at, type: "problem.flagged", ...about, data })],
    answer: () => flag,
  });
}

/** Answers an objection, resolves it, or opens it again. An answer needs words. */
export async function answerProblem(actor: Actor, input: z.output<typeof AnswerProblem>): Promise<ProblemFlag> {
  const flag = await getProblemFlag(input.problemId);
  if (!flag) throw new Refusal("not-found", "There is no such problem here.");
  const { evidence, claim } = await loadEvidence(actor, flag.evidenceId);
  permit(actor, "evidence.flag");
  requireVersion(input.version, flag);
  const answer = input.answer ?? flag.answer;
  if (input.state === "answered" && answer.trim() === "") {
    const message = "Write the answer, or resolve the problem without one.";
    throw new Refusal("invalid", message, { errors: [{ path: "answer", message }] });
  }
  const at = new Date().toISOString();
  const settled =
    input.state === "open" ? { answeredAt: null, answeredBy: null } : { answeredAt: at, answeredBy: actor.personId };
  const changed: ProblemFlag = {
    ...flag,
    state: input.state,
    answer,
    ...settled,
    version: flag.version + 1,
    updatedAt: at,
  };
  const changes = changesBetween({ state: flag.state, answer: flag.answer }, { state: changed.state, answer });
  if (Object.keys(changes).length === 0) return flag;
  const data = { problemId: flag.id, evidenceId: flag.evidenceId, changes };
  const visibility = await circleOfEvidence(evidence);
  const about = { articleId: claim.articleId, claimId: claim.id, visibility };
  return commit(actor, {
    writes: [updateProblemFlag(changed, flag.version)],
    events: [
      newEvent(actor, { at, type: `problem.${input.state === "open" ? "reopened" : input.state}`, ...about, data }),
    ],
    answer: () => changed,
  });
}
