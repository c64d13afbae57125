import { ArticleId } from "@/core/inputs/articles.ts";
import { pageOf } from "@/core/inputs/common.ts";
import * as inputs from "@/core/inputs/revisions.ts";
import * as views from "@/core/inputs/revision-views.ts";
import { claimView } from "@/core/inputs/views.ts";
import { operation } from "../operation.ts";
import { listWaiting, placeTarget } from "../placements.ts";
import * as revisions from "../revisions.ts";

export const revisionOperations = {
  addRevision: operation({
    verb: "POST",
    path: "/articles/{articleId}/revisions",
    summary: "Bring in a new version of the text; every claim is carried over to it",
    input: inputs.AddRevision,
    output: views.revisionAdded,
    status: 201,
    useCase: revisions.addRevision,
  }),
  previewRevision: operation({
    verb: "POST",
    path: "/articles/{articleId}/revisions/preview",
    summary: "What a new version would do to the claims; keeps nothing",
    input: inputs.PreviewRevision,
    output: views.revisionPreview,
    status: 200,
    useCase: revisions.previewRevision,
  }),
  listRevisions: operation({
    verb: "GET",
    path: "/articles/{articleId}/revisions",
    summary: "Every state of an article's text, oldest first, without the texts",
    input: ArticleId,
    output: pageOf(views.revisionSummary),
    status: 200,
    useCase: revisions.listRevisions,
  }),
  getRevision: operation({
    verb: "GET",
    path: "/articles/{articleId}/revisions/{number}",
    summary: "One state of the text, with the claims as they stood",
    input: inputs.RevisionNumber,
    output: views.revisionView,
    status: 200,
    useCase: revisions.getRevision,
  }),
  diffRevisions: operation({
    verb: "GET",
    path: "/articles/{articleId}/revisions/{number}/diff",
    summary: "Two states of the text, compared word by word",
    input: inputs.DiffRevisions,
    output: views.revisionDiff,
    status: 200,
    useCase: revisions.diffRevisions,
  }),
  listWaiting: operation({
    verb: "GET",
    path: "/articles/{articleId}/waiting",
    summary: "The claims whose place in the present text a person has to decide",
    input: inputs.WaitingOf,
    output: views.waitingQueue,
    status: 200,
    useCase: listWaiting,
  }),
  placeTarget: operation({
    verb: "POST",
    path: "/claims/{claimId}/placement",
    summary: "Decide where a claim that waits stands now",
    input: inputs.PlaceTarget,
    output: claimView,
    status: 200,
    useCase: placeTarget,
  }),
} as const;
