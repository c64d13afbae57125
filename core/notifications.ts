import type { CommentSubject } from "./comments.ts";
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
  { id: "voided", label: "withdrew a published check with your verdict" },
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

/** A notification as its person is shown it: what it tells of is looked up when it is read, as far as they may see. */
export interface NotificationView {
  id: string;
  kind: NotificationKind;
  actorId: string | null;
  /** The name of who did it. */
  who: string;
  articleId: string;
  articleTitle: string;
  claimId: string | null;
  claimNumber: number | null;
  /** The claim's statement, or its words; "" without a claim. */
  claim: string;
  commentId: string | null;
  createdAt: Time;
  readAt: Time | null;
}

/** A page of somebody's notifications, the newest first. */
export interface NotificationPage {
  items: readonly NotificationView[];
  next: string | null;
  /** How many of all are not read; no more than `mostUnread` are counted. */
  unread: number;
}

/** So many unread ones are counted; nobody reads more. */
export const mostUnread = 200;

/** Whether a notification tells what was decided or said about a verdict. `subject`: its comment's, if it has one. */
export function tellsOfVerdict({ kind }: Pick<Notification, "kind">, subject: CommentSubject | undefined): boolean {
  return ["returned", "approved", "disputed", "voided"].includes(kind) || subject === "verdict";
}

/** What happened, in words: «Ruth Adeyemi returned a claim to you». */
export function notificationWords({ kind, who }: Pick<NotificationView, "kind" | "who">): string {
  return `${who} ${notificationKinds.find(({ id }) => id === kind)?.label ?? ""}`;
}

/** Where a notification leads: to what was said, else to the claim. */
export function notificationHref(about: Pick<NotificationView, "articleId" | "claimId" | "commentId">): string {
  const asked = [about.claimId && `claim=${about.claimId}`, about.commentId && `comment=${about.commentId}`];
  const query = asked.filter(Boolean).join("&");
  return `/articles/${about.articleId}${query && `?${query}`}`;
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
