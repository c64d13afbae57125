import { uuidv7 } from "uuidv7";
import type { z } from "zod";
import type { AcceptInvite, InvitePerson } from "@/core/inputs/people.ts";
import { sortRoles, type Actor, type Person, type Role } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import { commit, newEvent, sha256 } from "@/db/commit.ts";
import {
  deleteLink,
  deleteLinks,
  getLink,
  insertLink,
  listLinks,
  renewLink,
  spendLink,
  type Link,
} from "@/db/links.ts";
import { getPersonByEmail, insertPerson } from "@/db/people.ts";
import { withoutKey } from "./idempotency.ts";
import { linkEnd, linkUrl, needOpenLink, newLink, type NewOneTimeLink } from "./links.ts";
import { getNewsroom } from "./newsroom.ts";
import { hashNewPassword } from "./passwords.ts";
import { takenEmail } from "./people.ts";
import { permit } from "./permit.ts";
import { newSecret } from "./secrets.ts";

/** An invitation that was not accepted, without its link. */
export interface Invitation {
  id: string;
  name: string;
  email: string;
  roles: readonly Role[];
  createdAt: string;
  expiresAt: string;
}

/** Invites somebody by a one-time link of 7 days. An earlier invitation to the same e-mail is void from then on. */
export async function invitePerson(actor: Actor, input: z.output<typeof InvitePerson>): Promise<NewOneTimeLink> {
  permit(actor, "person.manage");
  if (await getPersonByEmail(input.email)) throw takenEmail(input.email);
  const at = new Date().toISOString();
  const { email, name = "" } = input;
  const roles = sortRoles(input.roles);
  const { link, token } = newLink("invite", at, { email, name, roles, createdBy: actor.personId });
  return commit(withoutKey(actor), {
    writes: [insertLink(link)],
    alongside: [deleteLinks("invite", { email, keep: link.id })],
    events: [newEvent(actor, { at, type: "person.invited", data: { linkId: link.id, name, roles } })],
    answer: () => ({ id: link.id, url: linkUrl("invite", token), expiresAt: link.expiresAt }),
  });
}

function shown(link: Link): Invitation {
  const { id, name, email, roles, createdAt, expiresAt } = link;
  return { id, name, email: email ?? "", roles, createdAt, expiresAt };
}

/** Invitations that were not accepted, newest first, also those that have expired. */
export async function listInvitations(actor: Actor): Promise<{ items: Invitation[]; next: null }> {
  permit(actor, "person.manage");
  return { items: (await listLinks("invite")).map(shown), next: null };
}

async function needInvitation(id: string): Promise<Link> {
  const link = await getLink(id);
  if (link?.kind === "invite") return link;
  throw new Refusal("not-found", "This invitation was accepted or withdrawn. Open the list of people again.");
}

/** Gives an invitation a new link and 7 new days; the old link is void. */
export async function renewInvitation(actor: Actor, { id }: { id: string }): Promise<NewOneTimeLink> {
  permit(actor, "person.manage");
  const link = await needInvitation(id);
  const at = new Date().toISOString();
  const token = newSecret();
  const expiresAt = linkEnd("invite", at);
  return commit(withoutKey(actor), {
    writes: [renewLink(id, sha256(token), expiresAt)],
    events: [newEvent(actor, { at, type: "person.invitation-renewed", data: { linkId: id, roles: link.roles } })],
    answer: () => ({ id, url: linkUrl("invite", token), expiresAt }),
  });
}

/** Withdraws an invitation: its link is void. */
export async function withdrawInvitation(actor: Actor, { id }: { id: string }): Promise<null> {
  permit(actor, "person.manage");
  await needInvitation(id);
  const at = new Date().toISOString();
  return commit(actor, {
    writes: [deleteLink(id)],
    events: [newEvent(actor, { at, type: "person.invitation-withdrawn", data: { linkId: id } })],
    answer: () => null,
  });
}

/** Makes the invited person, with the e-mail and roles of the invitation and a name and password of their own. */
export async function acceptInvite(input: z.output<typeof AcceptInvite>): Promise<Person> {
  const link = await needOpenLink("invite", input.token);
  const email = link.email ?? "";
  if (await getPersonByEmail(email)) throw takenEmail(email);
  const about = [email, input.name, (await getNewsroom()).name];
  const passwordHash = await hashNewPassword(input.password, about);
  const at = new Date().toISOString();
  const { roles } = link;
  const person: Person = { id: uuidv7(), version: 1, name: input.name, email, roles, active: true, createdAt: at };
  const actor: Actor = { personId: person.id, name: person.name, roles, via: "session" };
  const data = { personId: person.id, linkId: link.id, name: person.name, roles };
  return commit(actor, {
    writes: [spendLink(sha256(input.token), at), insertPerson({ ...person, passwordHash })],
    events: [newEvent(actor, { at, type: "person.joined", data })],
    answer: () => person,
  });
}
