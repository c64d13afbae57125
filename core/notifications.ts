import type { Time } from "./time.ts";

/** Why somebody is told. */
export const notificationKinds = [
  { id: "mentioned", label: "mentioned you" },
  { id: "replied", label: "replied to you" },
  { id: "assigned", label: "gave you a claim" },
  { id: "second-reading", label: "asks you for a second reading" },
  { id: "third-reading", label: "asks you for a third reading" },
  { id: "returned", label: "returned a claim to you" },
  { id: "approved", label: "approved your verdict" },
  { id: "disputed", label: "disputes your verdict" },
] as const;
export type NotificationKind = (typeof notificationKinds)[number]["id"];

/** How often what waits is sent by e-mail. */
export const digestFrequencies = [
  { id: "never", label: "Never" },
  { id: "hourly", label: "Every hour" },
  { id: "daily", label: "Every day" },
] as const;
export type DigestFrequency = (typeof digestFrequencies)[number]["id"];

/** A person's wish for e-mail; without one the frequency is daily. */
export interface Digest {
  personId: string;
  version: number;
  frequency: DigestFrequency;
  sentAt: Time | null;
}

/** Something that waits for one person. It holds no words of anybody: what may be seen is looked up when it is read. */
export interface Notification {
  id: string;
  personId: string;
  kind: NotificationKind;
  articleId: string;
  claimId: string | null;
  commentId: string | null;
  /** Who did it. */
  actorId: string | null;
  createdAt: Time;
  readAt: Time | null;
  /** When it went out in a digest by e-mail. */
  mailedAt: Time | null;
}

/** A notification for each of these persons, once, but for who did it; `newId` makes the ids. */
export function newNotifications(
  kind: NotificationKind,
  people: readonly (string | null | undefined)[],
  about: { articleId: string; claimId: string | null; commentId?: string | null; actorId: string | null; at: Time },
  newId: () => string,
): Notification[] {
  const { articleId, claimId, commentId = null, actorId, at } = about;
  const called = new Set(people.filter((person) => person !== null && person !== undefined && person !== actorId));
  return [...called].map((personId) => ({
    id: newId(),
    personId: personId as string,
    kind,
    articleId,
    claimId,
    commentId,
    actorId,
    createdAt: at,
    readAt: null,
    mailedAt: null,
  }));
}
