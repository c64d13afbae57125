import type { z } from "zod";
import type { ListNotifications, ReadNotifications } from "@/core/inputs/notifications.ts";
import {
  mostUnread,
  tellsOfVerdict,
  type Notification,
  type NotificationPage,
  type NotificationView,
} from "@/core/notifications.ts";
import type { Actor } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import { listTitlesOf } from "@/db/articles.ts";
import { listClaimsById, listTargets } from "@/db/claims.ts";
import { bookkeep } from "@/db/commit.ts";
import * as rows from "@/db/notifications.ts";
import { listNames } from "@/db/people.ts";
import { blindOf } from "./blindness.ts";
import { circleOf } from "./load.ts";

/** The id of who is told things. Refuses Claimcheck itself, which is nobody. */
export function ownId(actor: Actor): string {
  if (actor.personId === null) throw new Refusal("not-found", "Claimcheck itself has no notifications.");
  return actor.personId;
}

/** The comments of these notifications that this person may be told of, by id; a reply is about what its thread is. */
async function commentsTold(actor: Actor, found: readonly Notification[]): Promise<Map<string, rows.CommentTold>> {
  const said = await rows.listCommentsTold(found.flatMap(({ commentId }) => commentId ?? []));
  const threads = await rows.listCommentsTold(said.flatMap(({ parentId }) => parentId ?? []));
  const threadOf = new Map(threads.map((row) => [row.id, row]));
  return new Map(
    said.flatMap((row) => {
      const thread = row.parentId === null ? row : threadOf.get(row.parentId);
      const isLegal = row.visibility === "legal" || thread?.visibility === "legal";
      if (!thread || row.deletedAt !== null || (isLegal && circleOf(actor) !== "legal")) return [];
      return [[row.id, { ...row, subject: thread.subject, visibility: isLegal ? "legal" : row.visibility }] as const];
    }),
  );
}

/**
 * These notifications as their person may be told them now. Left out: those whose claim or comment is gone, whose
 * comment is for legal only and the person is not, and, while they have to read the claim blind, those that tell of its
 * verdict. With `abroad`, for what leaves the house, nothing that is for legal only is told to anybody.
 */
export async function tellNotifications(
  actor: Actor,
  found: readonly Notification[],
  abroad?: "abroad",
): Promise<NotificationView[]> {
  const claimIds = [...new Set(found.flatMap(({ claimId }) => claimId ?? []))];
  const [claims, targets, titles, names, told] = await Promise.all([
    listClaimsById(claimIds),
    listTargets(claimIds),
    listTitlesOf([...new Set(found.map(({ articleId }) => articleId))]),
    listNames([...new Set(found.flatMap(({ actorId }) => actorId ?? []))]),
    commentsTold(actor, found),
  ]);
  const blind = await blindOf(actor, claims);
  const wordsOf = new Map(targets.toReversed().map(({ claimId, exact }) => [claimId, exact]));
  return found.flatMap((row): NotificationView[] => {
    const claim = claims.find(({ id }) => id === row.claimId);
    const comment = row.commentId === null ? undefined : told.get(row.commentId);
    const title = titles.get(row.articleId);
    if (title === undefined || (row.claimId !== null && !claim) || (row.commentId !== null && !comment)) return [];
    if (blind.get(row.claimId ?? "") === "verdict" && tellsOfVerdict(row, comment?.subject)) return [];
    if (abroad && comment?.visibility === "legal") return [];
    const { personId: _person, mailedAt: _mailed, ...shown } = row;
    return [
      {
        ...shown,
        who: names.get(row.actorId ?? "") ?? "Claimcheck",
        articleTitle: title,
        claimNumber: claim?.number ?? null,
        claim: claim ? claim.statement || (wordsOf.get(claim.id) ?? "") : "",
      },
    ];
  });
}

/** Those that this person has not read and may be told of; the newest, no more than `mostUnread`. */
async function listUnread(actor: Actor): Promise<NotificationView[]> {
  return tellNotifications(actor, await rows.listNotifications(ownId(actor), { unread: true, limit: mostUnread }));
}

function readCursor(cursor: string | undefined): rows.NotificationPlace | undefined {
  const [createdAt, id] = cursor?.split("|") ?? [];
  if (cursor !== undefined && !(createdAt && id)) {
    throw new Refusal("invalid", "This cursor is not from this list.");
  }
  return createdAt && id ? { createdAt, id } : undefined;
}

/** One's own notifications, the newest first, and how many are not read. */
export async function listNotifications(
  actor: Actor,
  { cursor, limit }: z.output<typeof ListNotifications>,
): Promise<NotificationPage> {
  const personId = ownId(actor);
  const items: NotificationView[] = [];
  const unread = (await listUnread(actor)).length;
  // what may be told is known only after it was looked up: pages are read on until enough fit
  for (let after = readCursor(cursor); ;) {
    const found = await rows.listNotifications(personId, { after, limit: limit + 1 });
    for (const view of await tellNotifications(actor, found)) {
      const last = items.at(-1);
      if (items.length === limit && last) return { items, next: `${last.createdAt}|${last.id}`, unread };
      items.push(view);
    }
    after = found.at(-1);
    if (found.length <= limit || !after) return { items, next: null, unread };
  }
}

/** Marks one's own notifications as read: those named, or all that could be seen until a moment. */
export async function readNotifications(
  actor: Actor,
  { ids, until }: z.output<typeof ReadNotifications>,
): Promise<{ unread: number }> {
  const personId = ownId(actor);
  const at = new Date().toISOString();
  const seen = async () => (await listUnread(actor)).filter(({ createdAt }) => createdAt <= (until ?? at));
  const read = ids ?? (await seen()).map(({ id }) => id);
  if (read.length > 0) await bookkeep(rows.readNotifications(personId, read, at));
  return { unread: (await listUnread(actor)).length };
}
