import type { Article, Revision } from "@/core/articles.ts";
import type { Claim } from "@/core/claims.ts";
import type { Evidence, Visibility } from "@/core/evidence.ts";
import type { Source } from "@/core/sources.ts";
import { can } from "@/core/permissions.ts";
import type { Actor } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import { getArticle, getCurrentRevision } from "@/db/articles.ts";
import { listHidden } from "@/db/circles.ts";
import { getClaim } from "@/db/claims.ts";
import { getEvidence } from "@/db/evidence.ts";
import { getSource } from "@/db/sources.ts";
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
  const [evidence] = await withoutHidden(actor, [await getEvidence(id)]);
  if (!evidence) throw new Refusal("not-found", "There is no such evidence here.");
  return evidence;
}

/** A source this person may see (see db/circles.ts for which are for legal), and that was not merged into another. */
export async function loadSource(actor: Actor, id: string): Promise<Source> {
  const source = await loadSourceRow(actor, id);
  if (source.mergedInto === null) return source;
  let home: Source | undefined = source;
  while (home?.mergedInto) home = await getSource(home.mergedInto);
  throw new Refusal("not-found", "This source was merged into another one. Open that, or undo the merge.", {
    present: { mergedInto: home?.id },
  });
}

/** As loadSource(), also when it was merged into another one. */
export async function loadSourceRow(actor: Actor, id: string): Promise<Source> {
  permit(actor, "article.read");
  const [source] = await withoutHidden(actor, [await getSource(id)]);
  if (!source) throw new Refusal("not-found", "There is no such source here.");
  return source;
}

/** Those of these rows that this person may know of, in one query. */
export async function withoutHidden<T extends { id: string }>(
  actor: Actor,
  rows: readonly (T | undefined)[],
): Promise<T[]> {
  const there = rows.filter((row) => row !== undefined);
  if (circleOf(actor) === "legal" || there.length === 0) return there;
  const hidden = await listHidden(there.map((row) => row.id));
  return there.filter((row) => !hidden.has(row.id));
}

/** The circle that these sources belong to together: legal when one of them is for legal, else the team. */
export async function circleOfSources(...ids: readonly string[]): Promise<"team" | "legal"> {
  return (await listHidden(ids)).size > 0 ? "legal" : "team";
}

/** Refuses to make a thing legal's for somebody who would lose sight of it. */
export function requireLegal(actor: Actor, visibility: Visibility | undefined): void {
  if (visibility === "legal") permit(actor, "legal.read");
}
