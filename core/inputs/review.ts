import { z } from "zod";
import { priorities } from "../claims.ts";
import { verdicts } from "../verdicts.ts";
import { moves, type MoveName } from "../workflow.ts";
import { newId, version } from "./common.ts";
import { opinionBody, verdict } from "./opinions.ts";
import { freeText, id, time, version as settingVersion } from "./text.ts";

const moveNames = moves.map(({ move }) => move) as [MoveName, ...MoveName[]];
const verdictIds = verdicts.map((row) => row.id) as [(typeof verdicts)[number]["id"]];
const reason = freeText(20_000);
const claimIds = z.array(id).min(1, "Name at least one claim.").max(500, "500 claims at most.");

export const MovesOfClaim = z.object({ claimId: id });
export const MoveClaim = z.object({
  claimId: id,
  version,
  move: z.enum(moveNames, `move is one of ${moveNames.join(", ")}.`),
  reason: reason.default(""),
});
export const ApproveClaims = z.object({ articleId: id, claimIds });

/** What is left out stays as it is; null takes a person or a date away. */
export const AssignClaims = z.object({
  articleId: id,
  claimIds,
  assignee: id.nullable().optional(),
  secondReader: id.nullable().optional(),
  thirdReader: id.nullable().optional(),
  dueAt: time.nullable().optional(),
});

export const SecondOpinionsOfClaim = z.object({ claimId: id });
/** `version`, when sent, is the claim's: the opinion is refused if the claim changed since it was read. */
export const GiveSecondOpinion = z.object({
  claimId: id,
  id: newId,
  version: version.optional(),
  verdict,
  ...opinionBody,
});
/** `version` is the draft's; leave it out to begin one. Fields left out stay as they are. */
export const SaveSecondDraft = z.object({
  claimId: id,
  version: version.optional(),
  verdict: verdict.nullable().optional(),
  ...opinionBody,
});
export const DiscardSecondDraft = z.object({ claimId: id, version });

/** `version` is the policy's; 0 when none was set yet. */
export const UpdateReviewPolicy = z.object({
  version: settingVersion,
  secondReading: z.enum(["never", "chosen", "always"], "secondReading is never, chosen or always."),
  chosenVerdicts: z.array(z.enum(verdictIds)).max(verdictIds.length),
  chosenPriorities: z.array(z.enum(priorities)).max(priorities.length),
  selfApproval: z.boolean(),
});

/** The same as a form sends it: of what is not ticked nothing is sent. */
export const SetReviewPolicy = UpdateReviewPolicy.extend({
  chosenVerdicts: z.array(z.enum(verdictIds)).default([]),
  chosenPriorities: z.array(z.enum(priorities)).default([]),
  selfApproval: z
    .enum(["on"])
    .optional()
    .transform((ticked) => ticked === "on"),
});

const track = z.enum(["editor", "legal"], "track is editor or legal.");
export const ClearanceOf = z.object({ articleId: id });
export const ClearArticle = z.object({ articleId: id, track, note: reason.default("") });
export const WithdrawClearance = z.object({
  articleId: id,
  track,
  reason: reason.refine((value) => value.trim() !== "", "Write why the clearance is withdrawn."),
});

/** Left out: from the beginning; until now. */
export const AgreementBetween = z.object({ from: time.optional(), to: time.optional() });
