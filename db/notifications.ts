import { and, desc, eq, inArray, isNull, lt, or } from "drizzle-orm";
import type { Comment } from "@/core/comments.ts";
import type { Notification } from "@/core/notifications.ts";
import { db, type Tx, type Write } from "./client.ts";
import { comments, notifications } from "./schema.ts";

export function insertNotification(row: Notification): Write {
  return (tx) => tx.insert(notifications).values(row).onConflictDoNothing().returning({ id: notifications.id });
}

/** A place in a person's list: behind the row of this moment and id. */
export interface NotificationPlace {
  createdAt: string;
  id: string;
}

/** What waits or waited for this person, the newest first. */
export async function listNotifications(
  personId: string,
  {
    after,
    unread,
    unmailed,
    limit,
  }: { after?: NotificationPlace | undefined; unread?: boolean; unmailed?: boolean; limit: number },
): Promise<Notification[]> {
  return (await db())
    .select()
    .from(notifications)
    .where(
      and(
        eq(notifications.personId, personId),
        unread ? isNull(notifications.readAt) : undefined,
        unmailed ? isNull(notifications.mailedAt) : undefined,
        after &&
          or(
            lt(notifications.createdAt, after.createdAt),
            and(eq(notifications.createdAt, after.createdAt), lt(notifications.id, after.id)),
          ),
      ),
    )
    .orderBy(desc(notifications.createdAt), desc(notifications.id))
    .limit(limit);
}

/** What decides whether somebody may be told of a comment. */
export type CommentTold = Pick<Comment, "id" | "subject" | "visibility" | "parentId" | "deletedAt">;

/** These comments, without their words. */
export async function listCommentsTold(ids: readonly string[]): Promise<CommentTold[]> {
  if (ids.length === 0) return [];
  const { id, subject, visibility, parentId, deletedAt } = comments;
  return (await db())
    .select({ id, subject, visibility, parentId, deletedAt })
    .from(comments)
    .where(inArray(id, [...ids]));
}

/** Marks these of a person's as read; for bookkeep(), as it is no change of the record. */
export function readNotifications(personId: string, ids: readonly string[], at: string) {
  return (tx: Tx) =>
    tx
      .update(notifications)
      .set({ readAt: at })
      .where(
        and(eq(notifications.personId, personId), inArray(notifications.id, [...ids]), isNull(notifications.readAt)),
      )
      .returning({ id: notifications.id });
}
