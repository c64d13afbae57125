import type { z } from "zod";
import type { ChangePassword, ResetPassword } from "@/core/inputs/people.ts";
import type { Actor, Person } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import { bookkeep, commit, newEvent, sha256 } from "@/db/commit.ts";
import { deleteLinks, insertLink, spendLink } from "@/db/links.ts";
import { getPasswordHash, getPerson, updatePassword } from "@/db/people.ts";
import { deleteSessionsOf } from "@/db/sessions.ts";
import { deleteFailuresOf } from "@/db/sign-in-failures.ts";
import { withoutKey } from "./idempotency.ts";
import { getOpenLink, linkUrl, needOpenLink, newLink, type NewOneTimeLink } from "./links.ts";
import { getNewsroom } from "./newsroom.ts";
import { hashNewPassword, isPassword } from "./passwords.ts";
import { permit } from "./permit.ts";
import { countSignInTry } from "./sign-in.ts";

async function hashFor(person: Person, password: string): Promise<string> {
  return hashNewPassword(password, [person.email ?? "", person.name, (await getNewsroom()).name]);
}

/**
 * Changes one's own password. Needs the present one, whose tries are limited as at sign-in, and ends all other sessions
 * of the person; `sessionToken` is the one that goes on. Only in a session: a token is not enough to take an account.
 */
export async function changePassword(
  actor: Actor,
  input: z.output<typeof ChangePassword> & { sessionToken: string; address: string },
): Promise<null> {
  const person = actor.personId === null || actor.via !== "session" ? undefined : await getPerson(actor.personId);
  if (!person) throw new Refusal("forbidden", "Sign in with your present password to change it.");
  const { account } = await countSignInTry(person.email ?? person.id, input.address);
  if (!(await isPassword(await getPasswordHash(person.id), input.present))) {
    const message = "This is not your present password.";
    throw new Refusal("invalid", message, { errors: [{ path: "present", message }] });
  }
  const passwordHash = await hashFor(person, input.password);
  await bookkeep(deleteFailuresOf(account));
  const at = new Date().toISOString();
  return commit(actor, {
    writes: [updatePassword(person.id, passwordHash)],
    alongside: [
      deleteSessionsOf(person.id, sha256(input.sessionToken)),
      deleteLinks("password", { personId: person.id }),
    ],
    events: [newEvent(actor, { at, type: "person.password-changed", data: { personId: person.id } })],
    answer: () => null,
  });
}

/** Makes a one-time link by which a person sets a new password within a day. An earlier one is void. */
export async function makePasswordLink(actor: Actor, { id }: { id: string }): Promise<NewOneTimeLink> {
  permit(actor, "person.manage");
  const person = await getPerson(id);
  if (!person?.active || person.email === null) {
    throw new Refusal("not-found", "There is no active person with an e-mail here. Activate the person first.");
  }
  const at = new Date().toISOString();
  const { link, token } = newLink("password", at, { personId: person.id, createdBy: actor.personId });
  return commit(withoutKey(actor), {
    writes: [insertLink(link)],
    alongside: [deleteLinks("password", { personId: person.id, keep: link.id })],
    events: [newEvent(actor, { at, type: "person.password-link-made", data: { personId: person.id } })],
    answer: () => ({ id: link.id, url: linkUrl("password", token), expiresAt: link.expiresAt }),
  });
}

/** Whose password an open link sets; undefined when it is not open, or its person is not active. */
export async function passwordLinkOwner(token: string): Promise<Person | undefined> {
  const link = await getOpenLink("password", token);
  const person = link?.personId ? await getPerson(link.personId) : undefined;
  return person?.active ? person : undefined;
}

/** Sets a new password by a one-time link; ends all sessions of the person. Answers with the person, to sign in. */
export async function resetPassword(input: z.output<typeof ResetPassword>): Promise<Person> {
  const link = await needOpenLink("password", input.token);
  const person = link.personId === null ? undefined : await getPerson(link.personId);
  if (!person?.active) throw new Refusal("forbidden", "This account is not active. Ask an administrator.");
  const passwordHash = await hashFor(person, input.password);
  const at = new Date().toISOString();
  const actor: Actor = { personId: person.id, name: person.name, roles: person.roles, via: "session" };
  return commit(actor, {
    writes: [spendLink(sha256(input.token), at), updatePassword(person.id, passwordHash)],
    alongside: [deleteSessionsOf(person.id), deleteFailuresOf(sha256(person.email ?? person.id))],
    events: [newEvent(actor, { at, type: "person.password-reset", data: { personId: person.id } })],
    answer: () => person,
  });
}
