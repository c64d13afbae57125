import { pageOf } from "@/core/inputs/common.ts";
import { Nothing } from "@/core/inputs/people.ts";
import * as inputs from "@/core/inputs/review.ts";
import * as answers from "@/core/inputs/review-views.ts";
import * as views from "@/core/inputs/views.ts";
import { z } from "zod";
import { getAgreement } from "../agreement.ts";
import { assignClaims } from "../assignments.ts";
import * as clearances from "../clearances.ts";
import * as moves from "../moves.ts";
import { getMyWork } from "../my-work.ts";
import { operation } from "../operation.ts";
import { getReview } from "../review.ts";
import { getReviewPolicy, updateReviewPolicy } from "../review-policy.ts";
import * as seconds from "../second-opinions.ts";

/** What the outside can do to review claims: read them blind, decide, assign, clear. */
export const reviewOperations = {
  listMoves: operation({
    verb: "GET",
    path: "/claims/{claimId}/moves",
    summary: "The moves of a claim, each open to you or why not, and what was decided about it",
    input: inputs.MovesOfClaim,
    output: answers.movesView,
    status: 200,
    useCase: moves.listMoves,
  }),
  moveClaim: operation({
    verb: "POST",
    path: "/claims/{claimId}/moves",
    summary: "Make a move in a claim's life: agree, dispute, approve, return and the like",
    input: inputs.MoveClaim,
    output: answers.movedClaim,
    status: 200,
    useCase: moves.moveClaim,
  }),
  approveClaims: operation({
    verb: "POST",
    path: "/articles/{articleId}/approvals",
    summary: "Approve many claims at once: all of them, or none and why",
    input: inputs.ApproveClaims,
    output: pageOf(views.claimView),
    status: 200,
    useCase: moves.approveClaims,
  }),
  assignClaims: operation({
    verb: "POST",
    path: "/articles/{articleId}/assignments",
    summary: "Give many claims at once to people, or a deadline",
    input: inputs.AssignClaims,
    output: pageOf(views.claimView),
    status: 200,
    useCase: assignClaims,
  }),
  listSecondOpinions: operation({
    verb: "GET",
    path: "/claims/{claimId}/second-opinions",
    summary: "Second and third opinions on a claim, oldest first; none before your own if you owe one",
    input: inputs.SecondOpinionsOfClaim,
    output: pageOf(views.secondOpinion),
    status: 200,
    useCase: seconds.listSecondOpinions,
  }),
  giveSecondOpinion: operation({
    verb: "POST",
    path: "/claims/{claimId}/second-opinions",
    summary: "Give your blind opinion as the second or third reader of a claim",
    input: inputs.GiveSecondOpinion,
    output: views.givenSecondOpinion,
    status: 201,
    useCase: seconds.giveSecondOpinion,
  }),
  getSecondDraft: operation({
    verb: "GET",
    path: "/claims/{claimId}/second-draft",
    summary: "What you are writing of a claim as its reader; yours alone",
    input: inputs.SecondOpinionsOfClaim,
    output: z.object({ draft: views.secondDraft.nullable() }),
    status: 200,
    useCase: seconds.getSecondDraft,
  }),
  saveSecondDraft: operation({
    verb: "PUT",
    path: "/claims/{claimId}/second-draft",
    summary: "Save what you are writing of a claim as its reader",
    input: inputs.SaveSecondDraft,
    output: views.secondDraft,
    status: 200,
    useCase: seconds.saveSecondDraft,
  }),
  discardSecondDraft: operation({
    verb: "DELETE",
    path: "/claims/{claimId}/second-draft",
    summary: "Put aside what you are writing of a claim as its reader",
    input: inputs.DiscardSecondDraft,
    output: views.nothing,
    status: 204,
    useCase: seconds.discardSecondDraft,
  }),
  getReviewPolicy: operation({
    verb: "GET",
    path: "/review-policy",
    summary: "The desk's rules on review",
    input: Nothing,
    output: answers.reviewPolicy,
    status: 200,
    useCase: getReviewPolicy,
  }),
  updateReviewPolicy: operation({
    verb: "PUT",
    path: "/review-policy",
    summary: "Set the desk's rules on review",
    input: inputs.UpdateReviewPolicy,
    output: answers.reviewPolicy,
    status: 200,
    useCase: updateReviewPolicy,
  }),
  getClearance: operation({
    verb: "GET",
    path: "/articles/{articleId}/clearance",
    summary: "Whether an article is cleared, and what each condition fails on",
    input: inputs.ClearanceOf,
    output: answers.clearanceView,
    status: 200,
    useCase: clearances.getClearance,
  }),
  clearArticle: operation({
    verb: "POST",
    path: "/articles/{articleId}/clearance",
    summary: "Clear an article, for the desk or for legal",
    input: inputs.ClearArticle,
    output: answers.clearance,
    status: 201,
    useCase: clearances.clearArticle,
  }),
  withdrawClearance: operation({
    verb: "DELETE",
    path: "/articles/{articleId}/clearance",
    summary: "Withdraw an article's clearance, with the reason",
    input: inputs.WithdrawClearance,
    output: views.nothing,
    status: 204,
    useCase: clearances.withdrawClearance,
  }),
  getReview: operation({
    verb: "GET",
    path: "/review",
    summary: "What waits for you, the most urgent first, and how much everybody has to do",
    input: Nothing,
    output: answers.review,
    status: 200,
    useCase: getReview,
  }),
  getMyWork: operation({
    verb: "GET",
    path: "/me/work",
    summary: "What is yours to work on: given, returned or changed claims, readings asked of you, replies awaited",
    input: Nothing,
    output: answers.myWork,
    status: 200,
    useCase: getMyWork,
  }),
  getAgreement: operation({
    verb: "GET",
    path: "/agreement",
    summary: "How the readers agree: kappa, raw agreement, the table of verdicts, what was overturned",
    input: inputs.AgreementBetween,
    output: answers.agreement,
    status: 200,
    useCase: getAgreement,
  }),
};
