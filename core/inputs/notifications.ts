/** What comes in and goes out about what waits for one person. */
import { z } from "zod";
import { digestFrequencies, notificationKinds } from "../notifications.ts";
import { page } from "./common.ts";
import { id, time } from "./text.ts";

const ids = <T extends string>(table: readonly { id: T }[]) => table.map((row) => row.id) as [T, ...T[]];

export const ListNotifications = z.object({ ...page, limit: page.limit.default(50) });

/** `ids`: these; left out: all that came until `until` (left out: until now). */
export const ReadNotifications = z.object({
  ids: z.array(id).min(1, "Name at least one.").max(500, "500 at most.").optional(),
  until: time.optional(),
});

export const SetDigest = z.object({
  frequency: z.enum(ids(digestFrequencies), "frequency is never, hourly or daily."),
});

export const notificationView = z
  .object({
    id: z.string(),
    kind: z.enum(ids(notificationKinds)),
    actorId: z.string().nullable(),
    who: z.string().meta({ description: "The name of who did it" }),
    articleId: z.string(),
    articleTitle: z.string(),
    claimId: z.string().nullable(),
    claimNumber: z.number().int().nullable(),
    claim: z.string().meta({ description: "The claim's statement, or its words; empty without a claim" }),
    commentId: z.string().nullable(),
    createdAt: z.string(),
    readAt: z.string().nullable(),
  })
  .meta({ id: "Notification" });

export const notificationList = z.object({
  items: z.array(notificationView),
  next: z.string().nullable(),
  unread: z.number().int(),
});
