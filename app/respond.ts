import type { z } from "zod";
import type { Actor } from "@/core/people.ts";
import { replayed, runOnce } from "@/server/idempotency.ts";
import { log } from "@/server/log.ts";
import type { Operation, Told } from "@/server/operation.ts";
import { parseInput } from "@/server/parse.ts";
import { permit } from "@/server/permit.ts";
import { problem } from "./problem.ts";
import { readInput } from "./read-input.ts";
import { eventStream } from "./event-stream.ts";
import { whoAsks } from "./who-asks.ts";

type Context = { params: Promise<Record<string, string>> };

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

/** The answer of an operation that goes on telling, for as long as the same person with the same roles asks. */
async function stream<S extends z.ZodType, O>(
  operation: Operation<S, O>,
  request: Request,
  context: Context,
  actor: Actor,
): Promise<Response> {
  const { raw } = await readInput(request, await context.params, operation);
  const end = new AbortController();
  const told = await operation.useCase(actor, parseInput(operation.input, raw), end.signal);
  return eventStream(told as AsyncIterable<Told[]>, request, end, async () => {
    const now = await whoAsks(request);
    return now.personId === actor.personId && now.roles.join() === actor.roles.join();
  });
}

/**
 * Makes a route of an operation: who asks → own page or token → parse → use case → answer. Refusals become
 * problem+json; an unknown error is logged with an id, and only the id is shown.
 */
export function respond<S extends z.ZodType, O>(operation: Operation<S, O>) {
  return async (request: Request, context: Context): Promise<Response> => {
    try {
      const actor = await whoAsks(request);
      if (operation.streams) return await stream(operation, request, context, actor);
      if (operation.bodyFile) permit(actor, operation.bodyFile.needs);
      const { raw, idempotency, discard } = await readInput(request, await context.params, operation);
      const acting: Actor = idempotency ? { ...actor, idempotency } : actor;
      let value: Awaited<O> | Response;
      try {
        value = await runOnce(acting, async () =>
          operation.useCase(acting, parseInput(operation.input, raw), request.signal),
        );
      } finally {
        await discard?.();
      }
      if (value instanceof Response) return fileAnswer(request, value);
      return answer(operation as Operation, value, replayed(value) ? { "idempotency-replayed": "true" } : {});
    } catch (error) {
      return problem(error, log());
    }
  };
}
