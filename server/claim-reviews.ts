import type { z } from "zod";
import { lintClaimReviews, type Linted } from "@/core/claim-review-lint.ts";
import type { LintClaimReview } from "@/core/inputs/readiness.ts";
import type { Actor } from "@/core/people.ts";
import { permit } from "./permit.ts";

/** Looks over pasted ClaimReview markup. Nothing of it is kept, and nothing is fetched. */
export async function lintClaimReview(actor: Actor, { text }: z.output<typeof LintClaimReview>): Promise<Linted> {
  permit(actor, "article.read");
  return lintClaimReviews(text, new Date().toISOString());
}
