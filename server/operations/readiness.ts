import * as inputs from "@/core/inputs/readiness.ts";
import { lintClaimReview } from "../claim-reviews.ts";
import { operation } from "../operation.ts";
import { getReadiness } from "../readiness.ts";

/** What the outside can ask before a report goes out. It warns; the editor decides. */
export const readinessOperations = {
  getReadiness: operation({
    verb: "GET",
    path: "/articles/{articleId}/readiness",
    summary: "The article held against the IFCN and EFCSN codes and the house rules, and the claims each rule fails on",
    input: inputs.ReadinessOf,
    output: inputs.readiness,
    status: 200,
    useCase: getReadiness,
  }),
  lintClaimReview: operation({
    verb: "POST",
    path: "/claimreviews/lint",
    summary:
      "Look over ClaimReview markup, JSON-LD or a page that says it: what is wrong, how it is mended, who asks for it",
    input: inputs.LintClaimReview,
    output: inputs.linted,
    status: 200,
    useCase: lintClaimReview,
  }),
};
