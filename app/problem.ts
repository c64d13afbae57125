import { randomUUID } from "node:crypto";
import { Refusal, type RefusalCode } from "@/core/refusal.ts";

const statuses: Record<RefusalCode, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  "not-found": 404,
  conflict: 409,
  "too-many": 429,
};

/** Any error as application/problem+json (RFC 9457). An unexpected one is logged under an id, and only that is shown. */
export function problem(error: unknown, log: { error: (what: object, message: string) => void }): Response {
  const headers = { "content-type": "application/problem+json", "cache-control": "no-store" };
  if (error instanceof Refusal) {
    const { code, message, errors, present } = error;
    const status = statuses[code];
    const body = { type: "about:blank", title: code, status, code, detail: message, errors, present };
    return new Response(JSON.stringify(body), { status, headers });
  }
  const id = randomUUID();
  log.error({ id, err: error }, "unexpected error");
  const { status, code, what } = unexpected(error);
  const detail = `${what} Nothing of yours was changed. Try again, or give your administrator this number: ${id}`;
  return new Response(JSON.stringify({ type: "about:blank", title: code, status, code, detail, id }), {
    status,
    headers,
  });
}

/** SQLite's and PostgreSQL's codes for a database that cannot be written now. */
const unwritable = /^(SQLITE_(FULL|READONLY|IOERR|CANTOPEN|BUSY)|53100$|25006$)/u;

/** What an unexpected error is called to the outside. Drizzle keeps the database's own error as its cause. */
function unexpected(error: unknown): { status: 500 | 503; code: string; what: string } {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: { code?: unknown } };
  if ([code, cause?.code].some((one) => typeof one === "string" && unwritable.test(one))) {
    const what = "Claimcheck cannot write to its database now: its disk is full, read-only or busy.";
    return { status: 503, code: "unavailable", what };
  }
  return { status: 500, code: "internal", what: "Claimcheck made a mistake." };
}
