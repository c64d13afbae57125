import type { Article, Revision } from "@/core/articles.ts";
import type { Claim } from "@/core/claims.ts";
import type { Evidence } from "@/core/evidence.ts";
import type { Source } from "@/core/sources.ts";
import { can } from "@/core/permissions.ts";
import type { Actor } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import { getArticle, getCurrentRevision } from "@/db/articles.ts";
import { getClaim } from "@/db/claims.ts";
import { getEvidence } from "@/db/evidence.ts";
import { getSource, listVisibilitiesOf } from "@/db/sources.ts";
import { permit } from "./permit.ts";

/** The widest circle this person stands in: what is for legal is not there for anybody else. */
export function circleOf(actor: Actor): "team" | "legal" {
  return can(actor, "legal.read") ? "legal" : "team";
}

/** An article this person may see. Who may not see it, or has a wrong id, gets not-found. */
export async function loadArticle(actor: Actor, id: string): Promise<Article> {
  permit(actor, "article.read");
  const article = await getArticle(id);
  if (!article) throw new Refusal("not-found", "There is no such article here. Look for it on the desk.");
  return article;
}

/** An article with its newest text. */
export async function loadText(actor: Actor, articleId: string): Promise<{ article: Article; revision: Revision }> {
  const article = await loadArticle(actor, articleId);
  const revision = await getCurrentRevision(articleId);
  if (!revision) throw new Error(`article ${articleId} has no revision`);
  return { article, revision };
}

/** A claim that stands, in an article this person may see. */
export async function loadClaim(actor: Actor, id: string): Promise<Claim> {
  const claim = await getClaim(id);
  if (claim) await loadArticle(actor, claim.articleId);
  if (!claim) throw new Refusal("not-found", "There is no such claim here.");
  if (claim.mergedInto !== null) {
    throw new Refusal("not-found", "This claim was merged into another one. Open that, or undo the merge.", {
      present: { mergedInto: claim.mergedInto },
    });
  }
  if (claim.deletedAt !== null) throw new Refusal("not-found", "This claim was deleted. Restore it to go on with it.");
  return claim;
}

/** Refuses a change made on an old version, with the present state. */
export function requireVersion(made: number, present: { version: number }): void {
  if (made === present.version) return;
  throw new Refusal(
    "conflict",
    "Somebody changed this while you were at it. Both texts are safe: compare them and save again.",
    {
      present,
    },
  );
}

/** Evidence that stands, on a claim this person may see. What is for legal is not there for anybody else. */
export async function loadEvidence(actor: Actor, id: string): Promise<{ evidence: Evidence; claim: Claim }> {
  const evidence = await loadEvidenceRow(actor, id);
  if (evidence.deletedAt !== null)
    throw new Refusal("not-found", "This evidence was taken away. Restore it to go on with it.");
  return { evidence, claim: await loadClaim(actor, evidence.claimId) };
}

/** As loadEvidence(), also when the evidence was taken away. */
export async function loadEvidenceRow(actor: Actor, id: string): Promise<Evidence> {
  const evidence = await getEvidence(id);
  const hidden = evidence?.visibility === "legal" && circleOf(actor) !== "legal";
  if (!evidence || hidden) throw new Refusal("not-found", "There is no such evidence here.");
  return evidence;
}

/** The circle a source's name belongs to: legal, when legal-only evidence is all that uses it. */
export async function circleOfSource(id: string): Promise<"team" | "legal"> {
  const visibilities = await listVisibilitiesOf(id);
  const hidden = visibilities.length > 0 && visibilities.every((visibility) => visibility === "legal");
  return hidden ? "legal" : "team";
}

/** A source this person may see: one that is used by legal-only evidence alone is for legal. */
export async function loadSource(actor: Actor, id: string): Promise<Source> {
  permit(actor, "article.read");
  const source = await getSource(id);
  const hidden = circleOf(actor) !== "legal" && (await circleOfSource(id)) === "legal";
  if (!source || hidden) throw new Refusal("not-found", "There is no such source here.");
  return source;
}
