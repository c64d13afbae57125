import { and, asc, eq, inArray, isNotNull, isNull, lt } from "drizzle-orm";
import type { Digest, DigestFrequency } from "@/core/notifications.ts";
import type { Person } from "@/core/people.ts";
import { db, driver, type Query, type Tx } from "./client.ts";
import { LostRace } from "./commit.ts";
import { digests, notifications, people } from "./schema.ts";

/** A person's wish for e-mail; undefined without one. */
export async function getDigest(personId: string): Promise<Digest | undefined> {
  const [row] = await (await db()).select().from(digests).where(eq(digests.personId, personId));
  return row;
}

/** Sets how often somebody wants mail; for bookkeep(), as it is no change of the record. `version` is the new one. */
export function putDigest(personId: string, frequency: DigestFrequency, version: number) {
  return (tx: Tx) =>
    tx
      .insert(digests)
      .values({ personId, version, frequency, sentAt: null })
      .onConflictDoUpdate({ target: digests.personId, set: { frequency, version } })
      .returning({ personId: digests.personId });
}

/** Somebody who may get mail. */
export type Addressee = Pick<Person, "id" | "name" | "roles"> & { email: string };

/** Active persons with an e-mail for whom something waits that they neither read nor got by mail. */
export async function listAddressees(): Promise<Addressee[]> {
  const rows = await (
    await db()
  )
    .selectDistinct({ id: people.id })
    .from(notifications)
    .innerJoin(people, eq(people.id, notifications.personId))
    .where(
      and(
        isNull(notifications.mailedAt),
        isNull(notifications.readAt),
        eq(people.active, true),
        isNotNull(people.email),
      ),
    );
  if (rows.length === 0) return [];
  const { id, name, roles, email } = people;
  const found = await (
    await db()
  )
    .select({ id, name, roles, email })
    .from(people)
    .where(
      inArray(
        id,
        rows.map((row) => row.id),
      ),
    )
    .orderBy(asc(id));
  return found.map((row) => ({ ...row, email: row.email ?? "" }));
}

/** A mail that is about to be sent: to whom, when, after which one, and of which notifications. */
export interface MailClaim {
  personId: string;
  at: string;
  /** The wish as it was read; undefined without one. */
  before: Digest | undefined;
  ids: readonly string[];
}

/** Stands for the last mail's time while the mail of `at` is on its way: one that a worker left there is found by it. */
const onItsWay = (at: string) => new Date(Date.parse(at) + 1).toISOString();

function* claim(tx: Tx, { personId, at, before, ids }: MailClaim): Generator<Query, string[], readonly object[]> {
  const sent = before
    ? tx
        .update(digests)
        .set({ sentAt: onItsWay(at) })
        .where(
          and(
            eq(digests.personId, personId),
            eq(digests.frequency, before.frequency),
            before.sentAt === null ? isNull(digests.sentAt) : eq(digests.sentAt, before.sentAt),
          ),
        )
        .returning({ personId: digests.personId })
    : tx
        .insert(digests)
        .values({ personId, version: 1, frequency: "daily", sentAt: onItsWay(at) })
        .onConflictDoNothing()
        .returning({ personId: digests.personId });
  if ((yield sent).length === 0) throw new LostRace();
  const own = (yield tx
    .update(notifications)
    .set({ mailedAt: at })
    .where(and(inArray(notifications.id, [...ids]), isNull(notifications.mailedAt), isNull(notifications.readAt)))
    .returning({ id: notifications.id })) as { id: string }[];
  if (own.length === 0) throw new LostRace();
  return own.map(({ id }) => id);
}

/**
 * Takes these notifications for one mail, so that no other worker sends them; the ids of those that still waited.
 * Refuses as a conflict when another worker was faster, or nothing waits any more.
 */
export async function claimMail(mail: MailClaim): Promise<string[]> {
  return (await driver()).transact((tx) => claim(tx, mail));
}

/** Notes that a mail went out. */
export async function settleMail({ personId, at }: MailClaim): Promise<void> {
  const { transact } = await driver();
  await transact(function* (tx) {
    yield tx
      .update(digests)
      .set({ sentAt: at })
      .where(and(eq(digests.personId, personId), eq(digests.sentAt, onItsWay(at))))
      .returning({ personId: digests.personId });
  });
}

/** Mails that were taken before a moment and are on their way still: their worker died. */
export async function listLeftMails(before: string): Promise<Pick<MailClaim, "personId" | "at" | "ids">[]> {
  const rows = await (
    await db()
  )
    .select({ id: notifications.id, personId: digests.personId, sentAt: digests.sentAt, at: notifications.mailedAt })
    .from(digests)
    .innerJoin(notifications, eq(notifications.personId, digests.personId))
    .where(and(lt(digests.sentAt, before), isNull(notifications.readAt), isNotNull(notifications.mailedAt)));
  const left = new Map<string, { personId: string; at: string; ids: string[] }>();
  for (const { id, personId, sentAt, at } of rows) {
    if (at === null || onItsWay(at) !== sentAt) continue;
    const mail = left.get(personId) ?? { personId, at, ids: [] };
    mail.ids.push(id);
    left.set(personId, mail);
  }
  return [...left.values()];
}

/** Gives back what was taken for a mail that could not be sent: it waits again, as if the last had gone at `sentAt`. */
export async function releaseMail(
  { personId, at, ids }: Pick<MailClaim, "personId" | "at" | "ids">,
  sentAt: string | null,
): Promise<void> {
  const { transact } = await driver();
  await transact(function* (tx) {
    yield tx
      .update(digests)
      .set({ sentAt })
      .where(and(eq(digests.personId, personId), eq(digests.sentAt, onItsWay(at))))
      .returning({ personId: digests.personId });
    yield tx
      .update(notifications)
      .set({ mailedAt: null })
      .where(and(inArray(notifications.id, [...ids]), eq(notifications.mailedAt, at)))
      .returning({ id: notifications.id });
  });
}
