import { uuidv7 } from "uuidv7";
import type { z } from "zod";
import type { AddPerson, UpdatePerson } from "@/core/inputs/people.ts";
import type { NewEvent } from "@/core/events.ts";
import { hasAdmin, sortRoles, type Actor, type Person } from "@/core/people.ts";
import { can } from "@/core/permissions.ts";
import { Refusal } from "@/core/refusal.ts";
import type { Write } from "@/db/client.ts";
import { commit, newEvent } from "@/db/commit.ts";
import { deleteLinks } from "@/db/links.ts";
import * as rows from "@/db/people.ts";
import { deleteSessionsOf } from "@/db/sessions.ts";
import { revokeTokensOf } from "@/db/tokens.ts";
import { getNewsroom } from "./newsroom.ts";
import { hashNewPassword } from "./passwords.ts";
import { permit } from "./permit.ts";

const unknownPerson = "There is no such person here. Open the list of people again.";

/** A person as this actor may see them: the e-mail only for those who may, and for oneself. */
function seenBy(actor: Actor, person: Person): Person {
  return can(actor, "person.email") || actor.personId === person.id ? person : { ...person, email: null };
}

/** All persons by name, also inactive ones. */
export async function listPeople(actor: Actor): Promise<{ items: Person[]; next: null }> {
  permit(actor, "person.read");
  return { items: (await rows.listPeople()).map((person) => seenBy(actor, person)), next: null };
}

/** One person. */
export async function getPerson(actor: Actor, { id }: { id: string }): Promise<Person> {
  permit(actor, "person.read");
  const person = await rows.getPerson(id);
  if (!person) throw new Refusal("not-found", unknownPerson);
  return seenBy(actor, person);
}

/** The person who asks. Refuses Claimcheck itself, which is nobody. */
export async function getMe(actor: Actor): Promise<Person> {
  const person = actor.personId === null ? undefined : await rows.getPerson(actor.personId);
  if (!person) throw new Refusal("not-found", "Claimcheck itself is no person.");
  return person;
}

/** Another spelling of the same state is no change, and no event tells of it. */
function changedPerson(person: Person, input: z.output<typeof UpdatePerson>): Person {
  return {
    ...person,
    version: input.version,
    name: input.name ?? person.name,
    roles: input.roles ? sortRoles(input.roles) : person.roles,
    active: input.active ?? person.active,
  };
}

/**
 * Changes a person's name, roles, or whether they are active. Their own name everybody may change; the rest is for
 * those who manage people. The last active admin stays one. A lost role ends the person's sessions, and deactivation
 * ends sessions, tokens and password links for good.
 */
export async function updatePerson(actor: Actor, input: z.output<typeof UpdatePerson>): Promise<Person> {
  permit(actor, "person.read");
  const person = await rows.getPerson(input.id);
  if (!person) throw new Refusal("not-found", unknownPerson);
  const manages = input.roles !== undefined || input.active !== undefined || actor.personId !== person.id;
  if (manages) permit(actor, "person.manage");
  if (person.version !== input.version) throw stalePerson(seenBy(actor, person));
  const changed = changedPerson(person, input);
  const at = new Date().toISOString();
  const events = personEvents(actor, at, person, changed);
  const [first, ...more] = events;
  if (!first) return seenBy(actor, person);
  if (hasAdmin([person]) && !hasAdmin([changed])) await needOtherAdmin(person);
  return commit(actor, {
    writes: [
      ...(hasAdmin([person]) && !hasAdmin([changed]) ? [rows.otherAdmin(person.id)] : []),
      rows.updatePerson(changed),
    ],
    alongside: endings(person, changed, at),
    events: [first, ...more],
    answer: () => seenBy(actor, { ...changed, version: changed.version + 1 }),
  });
}

function stalePerson(present: Person): Refusal {
  return new Refusal(
    "conflict",
    "Somebody changed this person in the meantime. Look at the present state and try again.",
    {
      present,
    },
  );
}

async function needOtherAdmin(person: Person): Promise<void> {
  const others = (await rows.listPeople()).filter((other) => other.id !== person.id);
  if (hasAdmin(others)) return;
  throw new Refusal(
    "invalid",
    `${person.name} is the only active administrator. Make somebody else an administrator first.`,
    { errors: [{ path: "roles", message: "An active administrator must remain." }] },
  );
}

/** What ends with a change: sessions when a right is lost, tokens and password links when the person may not come back. */
function endings(before: Person, after: Person, at: string): Write[] {
  const lostRole = before.roles.some((role) => !after.roles.includes(role));
  if (before.active && !after.active) {
    return [deleteSessionsOf(after.id), revokeTokensOf(after.id, at), deleteLinks("password", { personId: after.id })];
  }
  return lostRole ? [deleteSessionsOf(after.id)] : [];
}

function personEvents(actor: Actor, at: string, before: Person, after: Person): NewEvent[] {
  const personId = after.id;
  const events: NewEvent[] = [];
  const tell = (type: string, data: Record<string, NewEvent["data"]>) =>
    events.push(newEvent(actor, { at, type, data: { personId, ...data } }));
  if (before.name !== after.name) tell("person.renamed", { name: { from: before.name, to: after.name } });
  if (String(sortRoles(before.roles)) !== String(after.roles)) {
    tell("person.roles-changed", { roles: { from: before.roles, to: after.roles } });
  }
  if (before.active !== after.active) tell(after.active ? "person.reactivated" : "person.deactivated", {});
  return events;
}

/**
 * Adds a person at once, without an invitation; for the server's own command line. Without a password they sign in by
 * the provider or by a password link. From then on the set-up link is void.
 */
export async function addPerson(actor: Actor, input: z.output<typeof AddPerson>): Promise<Person> {
  permit(actor, "person.manage");
  if (await rows.getPersonByEmail(input.email)) throw takenEmail(input.email);
  const about = [input.email, input.name, (await getNewsroom()).name];
  const passwordHash = input.password === undefined ? null : await hashNewPassword(input.password, about);
  const at = new Date().toISOString();
  const { name, email } = input;
  const person: Person = {
    id: uuidv7(),
    version: 1,
    name,
    email,
    roles: sortRoles(input.roles),
    active: true,
    createdAt: at,
  };
  const data = { personId: person.id, name, roles: person.roles };
  return commit(actor, {
    writes: [rows.insertPerson({ ...person, passwordHash })],
    alongside: [deleteLinks("set-up"), deleteLinks("invite", { email })],
    events: [newEvent(actor, { at, type: "person.added", data })],
    answer: () => person,
  });
}

/** Said where an e-mail belongs to somebody already. */
export function takenEmail(email: string): Refusal {
  const message = `Somebody here already has the e-mail ${email}. Look in the list of people, also among the inactive ones.`;
  return new Refusal("invalid", message, { errors: [{ path: "email", message }] });
}
