import { expect, it } from "vitest";
import { digestMail, isDigestDue } from "./digests.ts";
import type { NotificationView } from "./notifications.ts";

const now = "2026-03-12T12:00:00.000Z";
const ago = (minutes: number) => new Date(Date.parse(now) - minutes * 60_000).toISOString();

it.each([
  ["nobody's wish, nothing sent yet", undefined, 11, true],
  ["what came just now", undefined, 9, false],
  ["never", { frequency: "never", sentAt: null }, 9999, false],
  ["hourly, sent 59 minutes ago", { frequency: "hourly", sentAt: ago(59) }, 30, false],
  ["hourly, sent an hour ago", { frequency: "hourly", sentAt: ago(60) }, 30, true],
  ["daily, sent 23 hours ago", { frequency: "daily", sentAt: ago(23 * 60) }, 30, false],
  ["daily, sent a day ago", { frequency: "daily", sentAt: ago(24 * 60) }, 30, true],
] as const)("a mail is due or not: %s", (_what, digest, waits, due) => {
  expect(isDigestDue(digest, ago(waits), now)).toBe(due);
});

const item = (fields: Partial<NotificationView>): NotificationView => ({
  id: "n",
  kind: "assigned",
  actorId: "p",
  who: "Ruth",
  articleId: "a",
  articleTitle: "Troops",
  claimId: "c",
  claimNumber: 3,
  claim: "secret words",
  commentId: null,
  createdAt: now,
  readAt: null,
  ...fields,
});

it("says who did what in which article, with links and without words of claims", () => {
  const items = [
    item({}),
    item({ articleId: "b", articleTitle: "Flood\r\n\r\nBcc:\u202e x", claimId: null, claimNumber: null }),
    item({ kind: "disputed", who: "Ola\nBerg" }),
  ];
  expect(digestMail(items, { newsroom: "The\nDesk", url: "https://check.example" })).toEqual({
    subject: "The Desk: 3 things wait for you",
    text: `3 things wait for you at The Desk.

Troops
- Ruth gave you a claim (claim 3)
  https://check.example/articles/a?claim=c
- Ola Berg disputes your verdict (claim 3)
  https://check.example/articles/a?claim=c

Flood Bcc: x
- Ruth gave you a claim
  https://check.example/articles/b

How often you get this mail, or never, you say here: https://check.example/settings

`,
  });
  const many = digestMail(
    Array.from({ length: 53 }, () => item({})),
    { newsroom: "", url: "u" },
  );
  expect(many.subject).toBe("Claimcheck: 53 things wait for you");
  expect(many.text).toContain("And 3 more: u/notifications");
});
