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
