import { AddPerson, AddToken } from "@/core/inputs/people.ts";
import { onInstallation, say, type Asked } from "./run.ts";
import { readStdin } from "./files.ts";

/** What `user add` is asked. */
export interface NewUser extends Asked {
  email: string;
  name: string;
  role: string[];
  passwordStdin?: boolean;
}

/** What `token add` is asked. */
export interface NewToken extends Asked {
  email: string;
  name: string;
}

/** `user add`: with a password from stdin, or with a one-time link to set one, printed once. */
export async function addUser(asked: NewUser): Promise<void> {
  const password = asked.passwordStdin ? (await readStdin()).toString("utf8").replace(/\r?\n$/u, "") : undefined;
  await onInstallation(async () => {
    const { parseInput } = await import("@/server/parse.ts");
    const { addPerson } = await import("@/server/people.ts");
    const { makePasswordLink } = await import("@/server/person-passwords.ts");
    const { systemActor } = await import("@/server/permit.ts");
    const { email, name, role: roles } = asked;
    const input = parseInput(AddPerson, { email, name, roles, ...(password !== undefined && { password }) });
    const { id } = await addPerson(systemActor, input);
    const link = password === undefined ? await makePasswordLink(systemActor, { id }) : undefined;
    const added = {
      id,
      email: input.email,
      name: input.name,
      roles: input.roles,
      ...(link && { passwordLink: link.url }),
    };
    const way = link ? `\nTo set a password, once, within a day: ${link.url}` : "";
    say(asked, added, `Added ${input.name} <${input.email}> as ${input.roles.join(", ")}.${way}`);
  });
}

/** `token add`: prints the token, this once. */
export async function addTokenOf(asked: NewToken): Promise<void> {
  await onInstallation(async () => {
    const { parseInput } = await import("@/server/parse.ts");
    const { addToken } = await import("@/server/tokens.ts");
    const { systemActor } = await import("@/server/permit.ts");
    const made = await addToken(systemActor, parseInput(AddToken, { email: asked.email, name: asked.name }));
    say(asked, made, made.token);
  });
}
