import { and, desc, eq, isNull } from "drizzle-orm";
import { db, type Write } from "./client.ts";
import { tokens } from "./schema.ts";

/** An API token as its owner sees it; the token itself is shown once and kept as a hash. */
export interface TokenRow {
  id: string;
  personId: string;
  name: string;
  createdAt: string;
  lastUsedAt: string | null;
}

const columns = {
  id: tokens.id,
  personId: tokens.personId,
  name: tokens.name,
  createdAt: tokens.createdAt,
  lastUsedAt: tokens.lastUsedAt,
};

/** The tokens of a person that are not revoked, newest first. */
export async function listTokens(personId: string): Promise<TokenRow[]> {
  return (await db())
    .select(columns)
    .from(tokens)
    .where(and(eq(tokens.personId, personId), isNull(tokens.revokedAt)))
    .orderBy(desc(tokens.createdAt), desc(tokens.id));
}

/** A token that is not revoked, whoever holds it. */
export async function getToken(id: string): Promise<TokenRow | undefined> {
  const [row] = await (
    await db()
  )
    .select(columns)
    .from(tokens)
    .where(and(eq(tokens.id, id), isNull(tokens.revokedAt)));
  return row;
}

export function insertToken(token: TokenRow & { hash: string }): Write {
  return (tx) =>
    tx
      .insert(tokens)
      .values({ ...token, revokedAt: null })
      .returning({ id: tokens.id });
}

export function revokeToken(id: string, at: string): Write {
  return (tx) =>
    tx
      .update(tokens)
      .set({ revokedAt: at })
      .where(and(eq(tokens.id, id), isNull(tokens.revokedAt)))
      .returning({ id: tokens.id });
}

export function revokeTokensOf(personId: string, at: string): Write {
  return (tx) =>
    tx
      .update(tokens)
      .set({ revokedAt: at })
      .where(and(eq(tokens.personId, personId), isNull(tokens.revokedAt)))
      .returning({ id: tokens.id });
}
