import { notificationHref, notificationWords, type Digest, type NotificationView } from "./notifications.ts";
import type { Time } from "./time.ts";

const hour = 60 * 60 * 1000;
/** At most one mail in so many ms. */
const pauses = { hourly: hour, daily: 24 * hour } as const;
/** What was told just now may still be read here, and more may follow: it waits so long before it is mailed, in ms. */
export const waitsBeforeMail = 10 * 60 * 1000;
/** So many are listed in one mail; the others are counted. */
const mostListed = 50;

/** Whether a mail is due to somebody for whom things wait since `oldest`; without a wish of theirs, once a day. */
export function isDigestDue(
  digest: Pick<Digest, "frequency" | "sentAt"> | undefined,
  oldest: Time,
  now: Time,
): boolean {
  const frequency = digest?.frequency ?? "daily";
  if (frequency === "never") return false;
  const since = (time: Time) => Date.parse(now) - Date.parse(time);
  if (since(oldest) < waitsBeforeMail) return false;
  const sentAt = digest?.sentAt ?? null;
  return sentAt === null || since(sentAt) >= pauses[frequency];
}

/** A mail in plain text. */
export interface Mail {
  subject: string;
  text: string;
}

/** On one line, without what could pass for other words of the mail. */
const line = (words: string) => words.replaceAll(/[\p{C}\p{Z}\s]+/gu, " ").trim();

/**
 * What waits for somebody, as a mail: which article, who did what, and where it leads. It holds no words of claims or
 * comments, no verdict, and, as it is made from what may leave the house, nothing that is for legal only.
 */
export function digestMail(items: readonly NotificationView[], home: { newsroom: string; url: string }): Mail {
  const listed = items.slice(0, mostListed);
  const count = items.length === 1 ? "1 thing waits" : `${items.length} things wait`;
  const where = line(home.newsroom) || "Claimcheck";
  const articles = [...new Set(listed.map(({ articleId }) => articleId))];
  const parts = articles.map((articleId) => {
    const own = listed.filter((item) => item.articleId === articleId);
    const acts = own.map((item) => {
      const claim = item.claimNumber === null ? "" : ` (claim ${item.claimNumber})`;
      return `- ${line(notificationWords(item))}${claim}\n  ${home.url}${notificationHref(item)}`;
    });
    return `${line(own[0]?.articleTitle ?? "")}\n${acts.join("\n")}`;
  });
  const more = items.length - listed.length;
  return {
    subject: `${where}: ${count} for you`,
    text: [
      `${count} for you at ${where}.`,
      ...parts,
      ...(more > 0 ? [`And ${more} more: ${home.url}/notifications`] : []),
      `How often you get this mail, or never, you say here: ${home.url}/settings`,
      "",
    ].join("\n\n"),
  };
}
