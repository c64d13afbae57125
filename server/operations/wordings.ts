import { pageOf } from "@/core/inputs/common.ts";
import { AnswerWording, WordingsOfArticle } from "@/core/inputs/wordings.ts";
import { proposedWording, wordingAnswerView } from "@/core/inputs/wording-views.ts";
import { operation } from "../operation.ts";
import { answerWording, listWordings } from "../wordings.ts";

/** What the outside can do with the wordings that verdicts propose. */
export const wordingOperations = {
  listWordings: operation({
    verb: "GET",
    path: "/articles/{articleId}/wordings",
    summary: "The wordings that standing verdicts propose for a text, and what became of each",
    input: WordingsOfArticle,
    output: pageOf(proposedWording),
    status: 200,
    useCase: listWordings,
  }),
  answerWording: operation({
    verb: "POST",
    path: "/claims/{claimId}/wordings",
    summary: "Decline a proposed wording, with the reason; to take one over, save a new version with its words",
    input: AnswerWording,
    output: wordingAnswerView,
    status: 201,
    useCase: answerWording,
  }),
};
