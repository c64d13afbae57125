import { and, asc, eq, gt, inArray, isNull, like, ne } from "drizzle-orm";
import type { Person, Role } from "@/core/people.ts";
import { db, type Write } from "./client.ts";
import { accounts, people, sessions, tokens } from "./schema.ts";

const personColumns = {
  id: people.id,
  version: people.version,
  name: people.name,
  email: people.email,
  roles: people.roles,
  active: people.active,
  createdAt: people.createdAt,
};

/** A person, without the password's hash. */
export async function getPerson(id: string): Promise<Person | undefined> {
  const [row] = await (await db()).select(personColumns).from(people).where(eq(people.id, id));
  return row;
}

/** All persons by name, also those who are not active. */
export async function listPeople(): Promise<Person[]> {
  return (await db()).select(personColumns).from(people).orderBy(asc(people.name), asc(people.id));
}

/** The names of these persons, by id. */
export async function listNames(ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await (
    await db()
  )
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(inArray(people.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** The person of this e-mail (lower case). */
export async function getPersonByEmail(email: string): Promise<Person | undefined> {
  const [row] = await (await db()).select(personColumns).from(people).where(eq(people.email, email));
  return row;
}

/** The person who signs in as this account of a provider. */
export async function getPersonByAccount(provider: string, providerAccountId: string): Promise<Person | undefined> {
  const [row] = await (
    await db()
  )
    .select(personColumns)
    .from(accounts)
    .innerJoin(people, eq(people.id, accounts.personId))
    .where(and(eq(accounts.provider, provider), eq(accounts.providerAccountId, providerAccountId)));
  return row;
}

/** The hash of a person's password, or null when they have none. Only for comparing. */
export async function getPasswordHash(personId: string): Promise<string | null> {
  const [row] = await (await db()).select({ hash: people.passwordHash }).from(people).where(eq(people.id, personId));
  return row?.hash ?? null;
}

/** Whether anybody can sign in. */
export async function hasPeople(): Promise<boolean> {
  const rows = await (await db()).select({ id: people.id }).from(people).where(eq(people.active, true)).limit(1);
  return rows.length > 0;
}

/** The active person of a session that has not expired. `id` is the SHA-256 of the session's token. */
export async function getSessionPerson(
  id: string,
  now: string,
): Promise<{ id: string; name: string; roles: readonly Role[] } | undefined> {
  const [row] = await (
    await db()
  )
    .select({ id: people.id, name: people.name, roles: people.roles })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .where(and(eq(sessions.id, id), gt(sessions.expiresAt, now), eq(people.active, true)));
  return row;
}

/** The active person of an API token that is not revoked. */
export async function getTokenPerson(
  hash: string,
): Promise<
  { id: string; name: string; roles: readonly Role[]; tokenId: string; lastUsedAt: string | null } | undefined
> {
  const [row] = await (
    await db()
  )
    .select({
      id: people.id,
      name: people.name,
      roles: people.roles,
      tokenId: tokens.id,
      lastUsedAt: tokens.lastUsedAt,
    })
    .from(tokens)
    .innerJoin(people, eq(people.id, tokens.personId))
    .where(and(eq(tokens.hash, hash), isNull(tokens.revokedAt), eq(people.active, true)));
  return row;
}

export function updateTokenUse(id: string, at: string): Write {
  return (tx) => tx.update(tokens).set({ lastUsedAt: at }).where(eq(tokens.id, id)).returning({ id: tokens.id });
}

export function insertPerson(person: Person & { passwordHash: string | null }): Write {
  return (tx) => tx.insert(people).values(person).onConflictDoNothing().returning({ id: people.id });
}

/** Changes a person as somebody saw it: touches no row when the version is another by now. */
export function updatePerson(person: Person): Write {
  const { id, version, name, roles, active } = person;
  return (tx) =>
    tx
      .update(people)
      .set({ version: version + 1, name, roles, active })
      .where(and(eq(people.id, id), eq(people.version, version)))
      .returning(personColumns);
}

export function updatePassword(id: string, passwordHash: string): Write {
  return (tx) =>
    tx
      .update(people)
      .set({ passwordHash })
      .where(and(eq(people.id, id), eq(people.active, true)))
      .returning({ id: people.id });
}

/** Touches no row, and so refuses the change, unless an active admin beside this person is there. */
export function otherAdmin(id: string): Write {
  return (tx) =>
    tx
      .select({ id: people.id })
      .from(people)
      .where(and(eq(people.active, true), like(people.roles, '%"admin"%'), ne(people.id, id)))
      .limit(1);
}

export function insertAccount(account: {
  provider: string;
  providerAccountId: string;
  personId: string;
  createdAt: string;
}): Write {
  return (tx) => tx.insert(accounts).values(account).onConflictDoNothing().returning({ personId: accounts.personId });
}
