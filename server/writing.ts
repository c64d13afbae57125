import type { z } from "zod";
import type { Article, Revision } from "@/core/articles.ts";
import type { ArticleId } from "@/core/inputs/articles.ts";
import type { MarkedClaim } from "@/core/marked-claims.ts";
import type { Actor, Person } from "@/core/people.ts";
import type { ProposedWording } from "@/core/wording-answers.ts";
import { listPeople } from "@/db/people.ts";
import { blindIn } from "./blindness.ts";
import { loadText } from "./load.ts";
import { permit } from "./permit.ts";
import { listWordings } from "./wordings.ts";
import { listMarks } from "./workspace.ts";

/** What the page needs on which a new version of a text is written. */
export interface WritingPage {
  article: Article;
  revision: Revision;
  marks: MarkedClaim[];
  wordings: ProposedWording[];
  people: Pick<Person, "id" | "name">[];
}

/** Reads an article to write its next version, with its claims and what is proposed for them. */
export async function openWriting(actor: Actor, { articleId }: z.output<typeof ArticleId>): Promise<WritingPage> {
  const { article, revision } = await loadText(actor, articleId);
  permit(actor, "article.revise");
  const marks = await listMarks(articleId, revision.number, await blindIn(actor, articleId));
  const { items: wordings } = await listWordings(actor, { articleId });
  const people = (await listPeople()).map(({ id, name }) => ({ id, name }));
  return { article, revision, marks, wordings, people };
}
