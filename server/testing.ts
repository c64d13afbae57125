import type { z } from "zod";
import type { ClaimFields, ClaimView } from "@/core/claims.ts";
import type { Actor, Person, Role } from "@/core/people.ts";
import type { ArticleView } from "./articles.ts";
import type { Operation } from "./operation.ts";
import { articleOperations } from "./operations/articles.ts";
import { claimOperations } from "./operations/claims.ts";
import { parseInput } from "./parse.ts";
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

/** For tests: an act as the outside reaches it, parsed by its own schema. */
export async function ask<S extends z.ZodType, O>(operation: Operation<S, O>, actor: Actor, raw: object): Promise<O> {
  return operation.useCase(actor, parseInput(operation.input, raw));
}

/** For tests: an article with these paragraphs, in order. */
export async function anArticle(actor: Actor, ...paragraphs: string[]): Promise<ArticleView> {
  const content = paragraphs.map((text) => ({ type: "paragraph", content: [{ type: "text", text }] }));
  const document = { type: "doc", content };
  return ask(articleOperations.createArticle, actor, { text: paragraphs.join("\n\n"), title: "Test", document });
}

/** For tests: a claim on these words of an article, which must stand in it once. */
export async function aClaim(
  actor: Actor,
  articleId: string,
  exact: string,
  fields: Partial<ClaimFields> = {},
): Promise<ClaimView> {
  return ask(claimOperations.markClaim, actor, { articleId, target: { exact }, ...fields });
}
