import type { z } from "zod";
import { digestMail, isDigestDue } from "@/core/digests.ts";
import type { SetDigest } from "@/core/inputs/notifications.ts";
import { mostUnread, type DigestFrequency } from "@/core/notifications.ts";
import type { Actor } from "@/core/people.ts";
import { bookkeep, LostRace } from "@/db/commit.ts";
import * as rows from "@/db/digests.ts";
import { listNotifications } from "@/db/notifications.ts";
import { mailSettings, type MailSettings } from "./env.ts";
import { log } from "./log.ts";
import { openPost, type Posted } from "./mail.ts";
import { getNewsroom } from "./newsroom.ts";
import { ownId, tellNotifications } from "./notifications.ts";

/** How often it is looked whom a mail is due to, in ms. */
const pause = 5 * 60 * 1000;

/** No mail takes so long, in ms: what was taken before that is nobody's any more. */
const longestPost = 15 * 60 * 1000;

/** How often somebody wants mail of what waits for them, and whether this server sends any. */
export async function getDigest(actor: Actor): Promise<{ frequency: DigestFrequency; sends: boolean }> {
  const wish = await rows.getDigest(ownId(actor));
  return { frequency: wish?.frequency ?? "daily", sends: mailSettings() !== undefined };
}

/** Sets how often one wants mail of what waits for oneself. */
export async function setDigest(
  actor: Actor,
  { frequency }: z.output<typeof SetDigest>,
): Promise<{ frequency: DigestFrequency }> {
  const personId = ownId(actor);
  const before = await rows.getDigest(personId);
  await bookkeep(rows.putDigest(personId, frequency, (before?.version ?? 0) + 1));
  return { frequency };
}

/** What came of one look: mails that went out, that the server did not want, and that found no server that works. */
export type Sent = Record<Posted["outcome"], number>;

/** Sends one person's mail if it is due; undefined when it is not, or another worker sends it. */
async function sendOne(
  server: ReturnType<typeof openPost>,
  to: rows.Addressee,
  { url, newsroom, now }: { url: string; newsroom: string; now: string },
): Promise<Posted | undefined> {
  const before = await rows.getDigest(to.id);
  const actor: Actor = { personId: to.id, name: to.name, roles: to.roles, via: "system" };
  const waiting = await listNotifications(to.id, { unread: true, unmailed: true, limit: mostUnread });
  const told = await tellNotifications(actor, waiting, "abroad");
  const oldest = told.at(-1)?.createdAt;
  if (oldest === undefined || !isDigestDue(before, oldest, now)) return undefined;
  const claim = { personId: to.id, at: now, before, ids: told.map(({ id }) => id) };
  const taken = await rows.claimMail(claim).catch((error: unknown) => {
    if (error instanceof LostRace) return undefined;
    throw error;
  });
  if (taken === undefined) return undefined;
  const items = told.filter(({ id }) => taken.includes(id));
  const posted = await server.post(to.email, digestMail(items, { newsroom, url }), taken);
  if (posted.outcome === "sent") await rows.settleMail(claim);
  // a server that works will take it soon; one that does not want it is asked again when the next mail is due
  if (posted.outcome === "down") await rows.releaseMail({ ...claim, ids: taken }, before?.sentAt ?? null);
  if (posted.outcome === "refused") await rows.releaseMail({ ...claim, ids: taken }, now);
  return posted;
}

/**
 * Mails what waits to everybody to whom a mail is due at `now`. What one worker has taken no other sends; what the mail
 * server did not take waits again, and is tried at the next look; so does what a worker had taken that died in between.
 * Had the mail server got that one already, the same mail comes again under its own Message-ID.
 */
export async function sendDigests(mail: MailSettings, now: string): Promise<Sent> {
  const sent: Sent = { sent: 0, refused: 0, down: 0 };
  const left = await rows.listLeftMails(new Date(Date.parse(now) - longestPost).toISOString());
  for (const mailLeft of left) await rows.releaseMail(mailLeft, null);
  const addressees = await rows.listAddressees();
  if (addressees.length === 0) return sent;
  const newsroom = (await getNewsroom()).name;
  const server = openPost(mail);
  try {
    for (const to of addressees) {
      const posted = await sendOne(server, to, { url: mail.url, newsroom, now });
      if (!posted) continue;
      sent[posted.outcome] += 1;
      if (posted.outcome === "sent") continue;
      const words = {
        refused: "mail: the server does not take the mail for this person; it is tried again when their next is due",
        down: "mail: the server could not be used; what waits is tried again in 5 minutes",
      };
      log().warn({ personId: to.id, why: posted.why }, words[posted.outcome]);
      if (posted.outcome === "refused") continue;
      break;
    }
  } finally {
    server.close();
  }
  if (sent.sent > 0) log().info({ sent: sent.sent }, "mail: digests sent");
  return sent;
}

/** Looks every 5 minutes, for as long as this process lives, whom a mail is due to; nothing without a mail server. */
export function keepSendingDigests(): void {
  const mail = mailSettings();
  if (!mail) return;
  let busy = false;
  const look = async () => {
    if (busy) return;
    busy = true;
    try {
      await sendDigests(mail, new Date().toISOString());
    } catch (error) {
      log().error({ err: error }, "mail: digests could not be sent; it is tried again in 5 minutes");
    } finally {
      busy = false;
    }
  };
  setInterval(() => void look(), pause).unref();
  log().info("mail: digests are sent");
}
