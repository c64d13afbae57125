import {
  ClaimId,
  ListClaims,
  MarkClaim,
  MergeClaims,
  SearchClaims,
  SetTargets,
  SplitClaim,
  UpdateClaim,
  VersionedClaim,
} from "@/core/inputs/claims.ts";
import { pageOf } from "@/core/inputs/common.ts";
import { ClaimHistory } from "@/core/inputs/events.ts";
import * as views from "@/core/inputs/views.ts";
import { mergeClaims } from "../claim-merges.ts";
import { restoreClaim } from "../claim-restores.ts";
import * as spans from "../claim-spans.ts";
import * as claims from "../claims.ts";
import { getClaimHistory } from "../events.ts";
import { operation } from "../operation.ts";

export const claimOperations = {
  markClaim: operation({
    verb: "POST",
    path: "/articles/{articleId}/claims",
    summary: "Mark words of an article as a claim",
    input: MarkClaim,
    output: views.claimView,
    status: 201,
    useCase: claims.markClaim,
  }),
  listClaims: operation({
    verb: "GET",
    path: "/articles/{articleId}/claims",
    summary: "The claims of an article, by number",
    input: ListClaims,
    output: pageOf(views.claimView),
    status: 200,
    useCase: claims.listClaims,
  }),
  searchClaims: operation({
    verb: "GET",
    path: "/claims",
    summary: "Search over the claims of all articles",
    input: SearchClaims,
    output: pageOf(views.claimView),
    status: 200,
    useCase: claims.searchClaims,
  }),
  getClaim: operation({
    verb: "GET",
    path: "/claims/{claimId}",
    summary: "A claim with its targets and verdict",
    input: ClaimId,
    output: views.claimView,
    status: 200,
    useCase: claims.getClaim,
  }),
  updateClaim: operation({
    verb: "PATCH",
    path: "/claims/{claimId}",
    summary: "Change fields of a claim",
    input: UpdateClaim,
    output: views.claimView,
    status: 200,
    useCase: claims.updateClaim,
  }),
  deleteClaim: operation({
    verb: "DELETE",
    path: "/claims/{claimId}",
    summary: "Delete a claim; its history is kept and it can be restored",
    input: VersionedClaim,
    output: views.nothing,
    status: 204,
    useCase: claims.deleteClaim,
  }),
  restoreClaim: operation({
    verb: "POST",
    path: "/claims/{claimId}/restore",
    summary: "Bring back a deleted or merged claim",
    input: ClaimId,
    output: views.claimView,
    status: 200,
    useCase: restoreClaim,
  }),
  setTargets: operation({
    verb: "PUT",
    path: "/claims/{claimId}/targets",
    summary: "Set where a claim stands",
    input: SetTargets,
    output: views.claimView,
    status: 200,
    useCase: spans.setTargets,
  }),
  splitClaim: operation({
    verb: "POST",
    path: "/claims/{claimId}/split",
    summary: "Split a claim in two at an offset inside its words",
    input: SplitClaim,
    output: views.splitView,
    status: 201,
    useCase: spans.splitClaim,
  }),
  mergeClaims: operation({
    verb: "POST",
    path: "/claims/{claimId}/merge",
    summary: "Merge another claim of the article into this one",
    input: MergeClaims,
    output: views.claimView,
    status: 200,
    useCase: mergeClaims,
  }),
  getClaimHistory: operation({
    verb: "GET",
    path: "/claims/{claimId}/history",
    summary: "What happened to a claim, oldest first",
    input: ClaimHistory,
    output: pageOf(views.event),
    status: 200,
    useCase: getClaimHistory,
  }),
} as const;
