import { uuidv7 } from "uuidv7";
import type { z } from "zod";
import type { SetUp } from "@/core/inputs/people.ts";
import { sortRoles, type Actor, type Person } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import { bookkeep, commit, newEvent, sha256 } from "@/db/commit.ts";
import { deleteLinks, insertLink, spendLink } from "@/db/links.ts";
import { hasPeople, insertPerson } from "@/db/people.ts";
import { putSetting } from "@/db/settings.ts";
import { deadLink, linkUrl, needOpenLink, newLink } from "./links.ts";
import { newsroomKey } from "./newsroom.ts";
import { hashNewPassword } from "./passwords.ts";

/**
 * While nobody can sign in: makes a new one-time link for the first person and voids the ones before. Answers with its
 * address, or undefined when somebody is there. Called at each start.
 */
export async function offerSetUp(): Promise<string | undefined> {
  if (await hasPeople()) return undefined;
  const { link, token } = newLink("set-up", new Date().toISOString(), { createdBy: null });
  await bookkeep(deleteLinks("set-up"), insertLink(link));
  return linkUrl("set-up", token);
}

/** Whether somebody can sign in, or the set-up link still waits for its first person. */
export async function isSetUp(): Promise<boolean> {
  return hasPeople();
}

/**
 * Makes the first person, with the roles admin, editor and checker, and names the newsroom. Works once: of two at the
 * same time one wins, and the other is told so.
 */
export async function setUp(input: z.output<typeof SetUp>): Promise<Person> {
  await needOpenLink("set-up", input.token);
  if (await hasPeople()) throw new Refusal("not-found", deadLink["set-up"]);
  const passwordHash = await hashNewPassword(input.password, [input.email, input.name, input.newsroom]);
  const at = new Date().toISOString();
  const person: Person = {
    id: uuidv7(),
    version: 1,
    name: input.name,
    email: input.email,
    roles: sortRoles(["admin", "editor", "checker"]),
    active: true,
    createdAt: at,
  };
  const actor: Actor = { personId: person.id, name: person.name, roles: person.roles, via: "session" };
  const data = { personId: person.id, name: person.name, roles: person.roles, newsroom: input.newsroom };
  return commit(actor, {
    writes: [
      spendLink(sha256(input.token), at),
      insertPerson({ ...person, passwordHash }),
      putSetting(newsroomKey, input.newsroom),
    ],
    alongside: [deleteLinks("set-up")],
    events: [newEvent(actor, { at, type: "newsroom.set-up", data })],
    answer: () => person,
  });
}
