import {
  BringInOutside,
  largestOutside,
  outsideOutcome,
  outsidePreview,
  PreviewOutside,
} from "@/core/inputs/outside-claims.ts";
import { operation } from "../operation.ts";
import { previewOutside } from "../outside-previews.ts";
import { bringInOutside } from "../outside-imports.ts";

export const outsideOperations = {
  previewOutside: operation({
    verb: "POST",
    path: "/articles/{articleId}/outside-claims/preview",
    summary: "Read claims checked elsewhere (ClaimReview, annotations, a sheet) and say what would become of each",
    input: PreviewOutside,
    output: outsidePreview,
    status: 200,
    largestFile: largestOutside,
    useCase: previewOutside,
  }),
  bringInOutside: operation({
    verb: "POST",
    path: "/articles/{articleId}/outside-claims",
    summary: "Bring claims checked elsewhere into an article; their verdicts come in as drafts",
    input: BringInOutside,
    output: outsideOutcome,
    status: 200,
    largestFile: largestOutside,
    useCase: bringInOutside,
  }),
} as const;
