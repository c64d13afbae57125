import { expect } from "vitest";
import type { Actor } from "@/core/people.ts";
import { operations } from "@/server/operations.ts";
import { acting, anArticle, aPerson } from "@/server/testing.ts";
import { makeToken } from "@/server/tokens.ts";
import type { Operation } from "@/server/operation.ts";

/** What a route file exports for a verb. */
export type Route = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

/** For tests: the address of Claimcheck when nothing is set. */
export const own = "http://127.0.0.1:3000";

/** For tests: the route that answers an operation, from its own file. */
export async function routeOf({ verb, path }: Pick<Operation, "verb" | "path">): Promise<Route> {
  const file = `./api/v1${path.replaceAll(/\{(\w+)\}/gu, "[$1]")}/route.ts`;
  const routes = (await import(/* @vite-ignore */ file)) as Record<string, Route>;
  const route = routes[verb];
  if (!route) throw new Error(`${file} does not answer ${verb}`);
  return route;
}

/** A request as a test says it. `params` fill the path; a body that is no string or bytes is sent as JSON. */
export interface Asked {
  params?: Record<string, string>;
  query?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

/** For tests: sends a request through the real route of an operation, as Next would. */
export async function send(operation: Pick<Operation, "verb" | "path">, asked: Asked = {}): Promise<Response> {
  const { params = {}, query = "", body, headers = {} } = asked;
  const encoded = (name: string) => encodeURIComponent((params[name] ?? "").replaceAll(/\p{Surrogate}/gu, "?"));
  const path = operation.path.replaceAll(/\{(\w+)\}/gu, (_, name: string) => encoded(name));
  const raw = typeof body === "string" || body instanceof Uint8Array || body instanceof FormData;
  const init: RequestInit = { method: operation.verb, headers: { host: "127.0.0.1:3000", ...headers } };
  if (body !== undefined) init.body = raw ? (body as BodyInit) : JSON.stringify(body);
  const request = new Request(`${own}/api/v1${path}${query}`, init);
  if (body !== undefined && !raw && !headers["content-type"]) request.headers.set("content-type", "application/json");
  return (await routeOf(operation))(request, { params: Promise.resolve(params) });
}

/** What an operation is called in the table of all of them. */
export type Name = keyof typeof operations;

/** Somebody who may do nearly everything, signed in by token, and an article to do it on. */
export async function anAsker(
  text: string,
): Promise<{ actor: Actor; headers: Record<string, string>; articleId: string }> {
  const actor = acting(await aPerson("editor", "legal", "admin"));
  const headers = { authorization: `Bearer ${(await makeToken(actor, { name: "t" })).token}` };
  return { actor, headers, articleId: (await anArticle(actor, text)).id };
}

/** Calls an operation through its route, with these headers below its own. */
export function callWith(headers: Record<string, string>, name: Name, asked: Asked): Promise<Response> {
  return send(operations[name], { ...asked, headers: { ...headers, ...asked.headers } });
}

/** The body of an answer that must be a success. */
export async function okOf(name: Name, answer: Response): Promise<Record<string, unknown>> {
  const body = (await answer.json()) as Record<string, unknown>;
  expect(answer.status, JSON.stringify(body).slice(0, 300)).toBe(operations[name].status);
  return body;
}

/** The body of an answer that must be a refusal with a way out, and no word of what is behind it. */
export async function expectRefused(
  answer: Response,
  status = 400,
): Promise<{ detail: string; errors?: { path: string }[] }> {
  const body = (await answer.json()) as { detail: string; code: string; errors?: { path: string }[] };
  expect(answer.status, body.detail).toBe(status);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(body.detail.length).toBeGreaterThan(15);
  expect(body.detail).not.toMatch(/sqlite|postgres|drizzle|at .*\.ts/iu);
  return body;
}
