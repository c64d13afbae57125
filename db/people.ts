import { and, asc, eq, gt, isNull } from "drizzle-orm";
import type { Person, Role } from "@/core/people.ts";
import { db, type Write } from "./client.ts";
import { people, sessions, tokens } from "./schema.ts";

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
