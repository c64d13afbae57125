import { and, asc, eq, inArray } from "drizzle-orm";
import type { Comment } from "@/core/comments.ts";
import { db, type Write } from "./client.ts";
import { comments } from "./schema.ts";

/** A comment, also when it was removed. */
export async function getComment(id: string): Promise<Comment | undefined> {
  const [row] = await (await db()).select().from(comments).where(eq(comments.id, id));
  return row;
}

/** Every comment on these claims, removed ones too, oldest first. */
export async function listCommentsOfClaims(claimIds: readonly string[]): Promise<Comment[]> {
  if (claimIds.length === 0) return [];
  return (await db())
    .select()
    .from(comments)
    .where(inArray(comments.claimId, [...claimIds]))
    .orderBy(asc(comments.createdAt), asc(comments.id));
}

/** Every comment on an article, on its claims and on its words, removed ones too, oldest first. */
export async function listCommentsOfArticle(articleId: string): Promise<Comment[]> {
  return (await db())
    .select()
    .from(comments)
    .where(eq(comments.articleId, articleId))
    .orderBy(asc(comments.createdAt), asc(comments.id));
}

/** The answers in a thread, removed ones too, oldest first. */
export async function listReplies({ id, articleId }: Pick<Comment, "id" | "articleId">): Promise<Comment[]> {
  return (await db())
    .select()
    .from(comments)
    .where(and(eq(comments.articleId, articleId), eq(comments.parentId, id)))
    .orderBy(asc(comments.createdAt), asc(comments.id));
}

export function insertComment(row: Comment): Write {
  return (tx) => tx.insert(comments).values(row).onConflictDoNothing().returning({ id: comments.id });
}

export function updateComment(row: Comment, version: number): Write {
  return (tx) =>
    tx
      .update(comments)
      .set(row)
      .where(and(eq(comments.id, row.id), eq(comments.version, version)))
      .returning({ id: comments.id });
}
