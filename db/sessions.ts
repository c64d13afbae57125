import { and, eq, lte, ne } from "drizzle-orm";
import type { Write } from "./client.ts";
import { sessions } from "./schema.ts";

/** A session; `id` is the SHA-256 of the token in the cookie. */
export interface Session {
  id: string;
  personId: string;
  createdAt: string;
  expiresAt: string;
}

export function insertSession(session: Session): Write {
  return (tx) => tx.insert(sessions).values(session).returning({ id: sessions.id });
}

export function deleteSession(id: string): Write {
  return (tx) => tx.delete(sessions).where(eq(sessions.id, id)).returning({ id: sessions.id });
}

/** Ends all sessions of a person, but the one with the id `keep`. */
export function deleteSessionsOf(personId: string, keep = ""): Write {
  return (tx) =>
    tx
      .delete(sessions)
      .where(and(eq(sessions.personId, personId), ne(sessions.id, keep)))
      .returning({ id: sessions.id });
}

/** Forgets sessions that ended before `now`. */
export function deleteExpiredSessions(now: string): Write {
  return (tx) => tx.delete(sessions).where(lte(sessions.expiresAt, now)).returning({ id: sessions.id });
}
