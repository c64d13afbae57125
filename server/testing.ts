import type { Actor, Person, Role } from "@/core/people.ts";
import { addPerson } from "./people.ts";
import { systemActor } from "./permit.ts";

let made = 0;

/** For tests: a person with these roles and the password «vermilion otter 41». */
export async function aPerson(...roles: Role[]): Promise<Person & { email: string }> {
  const email = `person${++made}@desk.example`;
  const password = "vermilion otter 41";
  const person = await addPerson(systemActor, { email, name: `Person ${made}`, roles, password });
  return { ...person, email };
}

/** For tests: this person acting in a session. */
export function acting(person: Person): Actor {
  return { personId: person.id, name: person.name, roles: person.roles, via: "session" };
}
