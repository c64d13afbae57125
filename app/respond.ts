import type { z } from "zod";
import type { Actor } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import { actorOfSession, actorOfToken, sessionCookie } from "@/server/actor.ts";
import { replayed, runOnce } from "@/server/idempotency.ts";
import { log } from "@/server/log.ts";
import type { Operation } from "@/server/operation.ts";
import { parseInput } from "@/server/parse.ts";
import { isOwnRequest } from "@/server/origin.ts";
import { problem } from "./problem.ts";
import { readInput } from "./read-input.ts";

type Context = { params: Promise<Record<string, string>> };

function cookieValue(header: string | null, name: string): string | undefined {
  const pair = header?.split(/; ?/u).find((part) => part.startsWith(`${name}=`));
  return pair?.slice(name.length + 1);
}

/** Whether the request only reads; Next answers HEAD by the handler of GET. */
function isReading({ method }: Request): boolean {
  return method === "GET" || method === "HEAD";
}

/** Who is asking: by token, or by session cookie — the latter only from our own pages when something would change. */
async function whoAsks(request: Request): Promise<Actor> {
  const now = new Date();
  const bearer = /^Bearer (.+)$/iu.exec(request.headers.get("authorization") ?? "")?.[1];
  if (bearer !== undefined) {
    const actor = await actorOfToken(bearer.trim(), now);
    if (actor) return actor;
    throw new Refusal(
      "unauthenticated",
      "This token is not known, was revoked, or its person is not active. Make a new one in Settings.",
    );
  }
  const token = cookieValue(request.headers.get("cookie"), sessionCookie());
  const actor = token === undefined ? undefined : await actorOfSession(token, now);
  if (!actor)
    throw new Refusal("unauthenticated", "You are not signed in. Sign in and send this again; nothing is lost.");
  if (!isReading(request) && !isOwnRequest(request.headers)) {
    throw new Refusal(
      "forbidden",
      "This request did not come from a page of this Claimcheck. Use an API token instead.",
    );
  }
  return actor;
}

/** A file, or 304 when the asker has these very bytes. */
function fileAnswer(request: Request, file: Response): Response {
  const etag = file.headers.get("etag");
  const kept = request.headers.get("if-none-match")?.split(/\s*,\s*/u) ?? [];
  if (etag === null || !kept.some((one) => one.replace(/^W\//u, "") === etag)) return file;
  return new Response(null, { status: 304, headers: { etag, "cache-control": "private, no-cache" } });
}

function answer(operation: Operation, value: unknown, headers: Record<string, string>): Response {
  headers["cache-control"] = "no-store";
  if (operation.status === 204) return new Response(null, { status: 204, headers });
  const version = (value as { version?: unknown } | null)?.version;
  if (typeof version === "number") headers["etag"] = `"${version}"`;
  return Response.json(value, { status: operation.status, headers });
}

/**
 * Makes a route of an operation: who asks → own page or token → parse → use case → answer. Refusals become
 * problem+json; an unknown error is logged with an id, and only the id is shown.
 */
export function respond<S extends z.ZodType, O>(operation: Operation<S, O>) {
  return async (request: Request, context: Context): Promise<Response> => {
    try {
      const actor = await whoAsks(request);
      const { raw, idempotency } = await readInput(request, await context.params, operation);
      const acting: Actor = idempotency ? { ...actor, idempotency } : actor;
      const value = await runOnce(acting, async () =>
        operation.useCase(acting, parseInput(operation.input, raw), request.signal),
      );
      if (value instanceof Response) return fileAnswer(request, value);
      return answer(operation as Operation, value, replayed(value) ? { "idempotency-replayed": "true" } : {});
    } catch (error) {
      return problem(error, log());
    }
  };
}
