import type { Actor } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import { commit, newEvent, sha256 } from "@/db/commit.ts";
import { getPerson, getSessionPerson } from "@/db/people.ts";
import { deleteExpiredSessions, deleteSession, insertSession } from "@/db/sessions.ts";
import { newSecret } from "./secrets.ts";

/** How long somebody stays signed in, in seconds. */
export const sessionSeconds = 14 * 24 * 60 * 60;

/**
 * Starts a session for somebody who has just proved who they are. Answers with the token for the cookie; only its hash
 * is kept. Refuses persons who are not active.
 */
export async function startSession(personId: string): Promise<{ token: string; expiresAt: string }> {
  const person = await getPerson(personId);
  if (!person?.active) throw new Refusal("unauthenticated", "This account is not active. Ask an administrator.");
  const now = new Date();
  const at = now.toISOString();
  const expiresAt = new Date(now.getTime() + sessionSeconds * 1000).toISOString();
  const token = newSecret();
  const actor: Actor = { personId, name: person.name, roles: person.roles, via: "session" };
  return commit(actor, {
    writes: [insertSession({ id: sha256(token), personId, createdAt: at, expiresAt })],
    alongside: [deleteExpiredSessions(at)],
    events: [newEvent(actor, { at, type: "person.signed-in", data: { personId } })],
    answer: () => ({ token, expiresAt }),
  });
}

/** Ends the session of this token: signs out. Nothing happens when it has ended already. */
export async function endSession(token: string): Promise<void> {
  const id = sha256(token);
  const at = new Date().toISOString();
  const person = await getSessionPerson(id, at);
  if (!person) return;
  const actor: Actor = { personId: person.id, name: person.name, roles: person.roles, via: "session" };
  await commit(actor, {
    writes: [],
    alongside: [deleteSession(id)],
    events: [newEvent(actor, { at, type: "person.signed-out", data: { personId: person.id } })],
    answer: () => null,
  });
}
