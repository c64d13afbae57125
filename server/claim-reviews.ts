import type { z } from "zod";
import { lintClaimReviews, type Linted } from "@/core/claim-review/lint.ts";
import type { LintClaimReview } from "@/core/inputs/readiness.ts";
import type { Actor } from "@/core/people.ts";
import { htmlElements } from "./html-elements.ts";
import { microdataItems } from "./microdata.ts";
import { permit } from "./permit.ts";
import { rdfaItems } from "./rdfa.ts";

/** Looks over ClaimReview markup, in JSON-LD or in a page that says it in script blocks, microdata or RDFa Lite. */
export function lintMarkup(text: string): Linted {
  const isPage = text.trimStart().startsWith("<");
  const root = htmlElements(isPage ? text : "");
  return lintClaimReviews(text, new Date().toISOString(), [...microdataItems(root), ...rdfaItems(root)]);
}

/** Looks over pasted ClaimReview markup. Nothing of it is kept, and nothing is fetched. */
export async function lintClaimReview(actor: Actor, { text }: z.output<typeof LintClaimReview>): Promise<Linted> {
  permit(actor, "article.read");
  return lintMarkup(text);
}
