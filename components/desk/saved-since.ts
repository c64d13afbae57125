import type { Article } from "@/core/articles.ts";
import type { DeskArticle } from "./contract.ts";

/**
 * An article of the list with what this page has saved of it since the list was read: the list follows a moment later,
 * and who changes it again in that moment must not be told of a conflict with themselves.
 */
export function savedSince(article: DeskArticle, saved: ReadonlyMap<string, Article>): DeskArticle {
  const now = saved.get(article.id);
  if (now === undefined || now.version <= article.version) return article;
  const { version, title, outlet, publishedAt, status, assignee, dueAt } = now;
  return { ...article, version, title, outlet, publishedAt, status, assignee, dueAt };
}
