import { z } from "zod";
import { pageOf } from "@/core/inputs/common.ts";
import * as inputs from "@/core/inputs/publications.ts";
import * as views from "@/core/inputs/publication-views.ts";
import { fileResponse } from "../file-response.ts";
import { operation } from "../operation.ts";
import { exportPublication } from "../publication-files.ts";
import * as publications from "../publications.ts";

/** What the outside can do to publish an article's report, correct it, and take it back. */
export const publicationOperations = {
  listPublications: operation({
    verb: "GET",
    path: "/articles/{articleId}/publications",
    summary: "The published states of an article, withdrawn ones too, the newest first",
    input: inputs.PublicationsOfArticle,
    output: pageOf(views.publication),
    status: 200,
    useCase: publications.listPublications,
  }),
  publishArticle: operation({
    verb: "POST",
    path: "/articles/{articleId}/publications",
    summary: "Publish the public copy of an article's report; once it stands, publish corrections of it",
    input: inputs.PublishArticle,
    output: views.publication,
    status: 201,
    useCase: publications.publishArticle,
  }),
  draftPublication: operation({
    verb: "GET",
    path: "/articles/{articleId}/publications/draft",
    summary: "What publishing now would change against the newest state, with the kinds and a notice to begin with",
    input: inputs.PublicationsOfArticle,
    output: views.publicationDraft,
    status: 200,
    useCase: publications.draftPublication,
  }),
  getPublication: operation({
    verb: "GET",
    path: "/publications/{publicationId}",
    summary: "A publication with the state that was frozen",
    input: inputs.PublicationId,
    output: views.publicationWithState,
    status: 200,
    useCase: publications.getPublication,
  }),
  correctPublication: operation({
    verb: "POST",
    path: "/publications/{publicationId}/corrections",
    summary: "Publish what changed since as a new state, with its kinds and the notice that readers see",
    input: inputs.CorrectPublication,
    output: views.publication,
    status: 201,
    useCase: publications.correctPublication,
  }),
  withdrawPublication: operation({
    verb: "POST",
    path: "/publications/{publicationId}/withdrawal",
    summary: "Withdraw the newest state, and with it the article's check, with the reason that readers see",
    input: inputs.WithdrawPublication,
    output: views.publication,
    status: 200,
    useCase: publications.withdrawPublication,
  }),
  exportPublication: operation({
    verb: "GET",
    path: "/publications/{publicationId}/report/{format}",
    summary: "A published state as a file, in any format of a report but the whole record and the bundle",
    input: inputs.ExportPublication,
    output: z.file(),
    status: 200,
    useCase: async (actor, input, gone) => fileResponse(await exportPublication(actor, input, gone)),
  }),
} as const;
