import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { waitsBeforeMail } from "@/core/digests.ts";
import { newNotifications, type NotificationKind } from "@/core/notifications.ts";
import type { Person } from "@/core/people.ts";
import { bookkeep } from "@/db/commit.ts";
import { claimMail } from "@/db/digests.ts";
import { insertNotification, listNotifications } from "@/db/notifications.ts";
import { comments } from "@/db/schema.ts";
import { useTestDatabase } from "@/db/testing.ts";
import { getDigest, sendDigests, setDigest } from "./digests.ts";
import { readNotifications } from "./notifications.ts";
import { updatePerson } from "./people.ts";
import { systemActor } from "./permit.ts";
import { aDesk } from "./review.fixture.ts";
import { acting, aPerson } from "./testing.ts";

useTestDatabase();

let desk: Awaited<ReturnType<typeof aDesk>>;
let post: SMTPServer;
let server: string;
/** What the mail server took: to whom, and the mail as it came. */
let mails: { to: string; mail: string }[] = [];
/** Addresses that the mail server does not know. */
const unknown = new Set<string>();

beforeAll(async () => {
  desk = await aDesk();
  post = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    onRcptTo: ({ address }, _session, done) => done(unknown.has(address) ? new Error("nobody here") : null),
    onData: (stream, { envelope }, done) => {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        mails.push({ to: envelope.rcptTo.map(({ address }) => address).join(), mail: Buffer.concat(parts).toString() });
        done();
      });
    },
  });
  await new Promise<void>((ready) => {
    post.listen(0, "127.0.0.1", ready);
  });
  server = `smtp://127.0.0.1:${(post.server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await new Promise<void>((closed) => {
    post.close(closed);
  });
});

/** Each test is a year later than the one before, so that what another one left is not due the same day. */
let year = 2030;
let hours = 0;
beforeEach(() => {
  mails = [];
  hours = 0;
  year += 1;
});
const at = (after = 0) => new Date(Date.UTC(year, 0, 1, hours) + after).toISOString();
const send = (mail: object = {}, now = at(waitsBeforeMail)) =>
  sendDigests({ server, from: "Claimcheck <check@desk.example>", url: "https://check.example", ...mail }, now);

/** Tells somebody something of a claim, now. */
async function tell(who: Person, kind: NotificationKind, claimId: string, commentId?: string): Promise<void> {
  const { articleId, editor } = desk;
  const about = { articleId, claimId, actorId: editor.personId, at: at(), ...(commentId && { commentId }) };
  for (const row of newNotifications(kind, [who.id], about, uuidv7)) await bookkeep(insertNotification(row));
}

async function comment(claimId: string, visibility: "team" | "legal"): Promise<string> {
  const row = { id: uuidv7(), articleId: desk.articleId, claimId, subject: "claim" as const, version: 1, body: "b" };
  const times = { createdAt: at(), updatedAt: at() };
  await bookkeep((tx) =>
    tx
      .insert(comments)
      .values({ ...row, ...times, visibility, mentions: [] })
      .returning({ id: comments.id }),
  );
  return row.id;
}

describe("a digest", () => {
  it("says what waits, once, also when two servers look at the same time", async () => {
    const who = await aPerson("checker");
    const { id, number } = await desk.named({ statement: "The secret statement." });
    await tell(who, "assigned", id);
    await tell(who, "returned", id);
    expect(await send({}, at(waitsBeforeMail - 1))).toEqual({ sent: 0, refused: 0, down: 0 });
    const both = await Promise.all([send(), send(), send()]);
    expect(both.reduce((sum, { sent }) => sum + sent, 0)).toBe(1);
    expect(mails.map(({ to }) => to)).toEqual([who.email]);
    const { mail = "" } = mails[0] ?? {};
    expect(mail).toMatch(/^From: Claimcheck <check@desk\.example>\r$/mu);
    expect(mail).toMatch(/^Subject: Claimcheck: 2 things wait for you\r$/mu);
    expect(mail).toMatch(/^Auto-Submitted: auto-generated\r$/mu);
    expect(mail).toContain(`gave you a claim (claim ${number})`);
    expect(mail.replaceAll(/=\r\n/gu, "").replaceAll("=3D", "=")).toContain(
      `https://check.example/articles/${desk.articleId}?claim=${id}`,
    );
    expect(mail).not.toContain("secret");
    // a day later nothing new waits
    hours = 24;
    expect(await send()).toMatchObject({ sent: 0 });
  });

  it("comes as often as its person says, and not of what was read", async () => {
    const [never, hourly, daily] = [await aPerson("checker"), await aPerson("checker"), await aPerson("viewer")];
    const [frequent, rare] = [acting(hourly), acting(never)];
    expect(await getDigest(rare)).toEqual({ frequency: "daily", sends: false });
    await setDigest(rare, { frequency: "never" });
    await setDigest(frequent, { frequency: "daily" });
    await setDigest(frequent, { frequency: "hourly" });
    expect(await getDigest(frequent)).toEqual({ frequency: "hourly", sends: false });
    const { id } = await desk.named();
    const got: string[][] = [];
    for (hours = 0; hours < 27; hours += 13) {
      for (const who of [never, hourly, daily]) await tell(who, "assigned", id);
      mails = [];
      await send();
      got.push(mails.map(({ to }) => to));
    }
    const both = [hourly.email, daily.email].toSorted();
    expect(got.map((to) => to.toSorted())).toEqual([both, [hourly.email], both]);
    // the later daily mail tells of both that came since the first
    expect(mails.find(({ to }) => to === daily.email)?.mail).toContain("2 things wait");
    hours = 60;
    await tell(daily, "assigned", id);
    await readNotifications(acting(daily), { until: at() });
    expect(await send()).toMatchObject({ sent: 0 });
  });

  it("that a worker had taken before it died goes out all the same, after a while, once", async () => {
    const who = await aPerson("checker");
    const { id } = await desk.named();
    await tell(who, "assigned", id);
    const [row] = await listNotifications(who.id, { unread: true, unmailed: true, limit: 1 });
    await claimMail({ personId: who.id, at: at(waitsBeforeMail), before: undefined, ids: [row?.id ?? ""] });
    expect(await send({}, at(waitsBeforeMail + 60_000))).toMatchObject({ sent: 0 });
    hours = 1;
    expect(await send()).toMatchObject({ sent: 1 });
    expect(mails[0]?.mail).toMatch(/^Message-ID: <[\da-f]{32}@check\.example>\r$/mu);
    hours = 2;
    expect(await send()).toMatchObject({ sent: 0 });
  });

  it("waits for a mail server that works, and for one that knows the address", async () => {
    const [who, stranger] = [await aPerson("checker"), await aPerson("checker")];
    const { id } = await desk.named();
    await tell(who, "assigned", id);
    expect(await send({ server: "smtp://127.0.0.1:1" })).toEqual({ sent: 0, refused: 0, down: 1 });
    unknown.add(stranger.email);
    await tell(stranger, "assigned", id);
    expect(await send()).toEqual({ sent: 1, refused: 1, down: 0 });
    expect(mails.map(({ to }) => to)).toEqual([who.email]);
    // not asked again before the next mail is due, and nothing is lost by it
    expect(await send()).toEqual({ sent: 0, refused: 0, down: 0 });
    unknown.clear();
    hours = 24;
    expect(await send()).toMatchObject({ sent: 1 });
    expect(mails.map(({ to }) => to)).toEqual([who.email, stranger.email]);
  });

  it("goes to nobody who is not active, and holds nothing that is for legal, or that a blind reader may not know", async () => {
    const [gone, lawyer] = [await aPerson("checker"), await aPerson("legal")];
    const reader = await aPerson("checker");
    const { id } = await desk.named({ secondReader: reader.id });
    await tell(gone, "assigned", id);
    await updatePerson(systemActor, { id: gone.id, version: gone.version, active: false });
    await tell(lawyer, "mentioned", id, await comment(id, "legal"));
    await desk.give(desk.first, id, "supported");
    await tell(reader, "disputed", id);
    expect(await send({}, at(waitsBeforeMail))).toMatchObject({ down: 0 });
    const to = (email: string) => mails.filter((mail) => mail.to === email);
    expect([...to(gone.email), ...to(lawyer.email)]).toEqual([]);
    expect(to(reader.email)).toHaveLength(1);
    expect(to(reader.email)[0]?.mail).not.toContain("disputes");
    // a comment for all of them is mailed, and the dispute once the reader has read
    await tell(lawyer, "mentioned", id, await comment(id, "team"));
    await desk.read(acting(reader), id, "supported");
    hours = 24;
    await send();
    expect(to(lawyer.email)).toHaveLength(1);
    expect(to(reader.email)[1]?.mail).toContain("disputes your verdict");
  });
});
