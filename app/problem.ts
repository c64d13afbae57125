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
  const detail = `Claimcheck made a mistake. Nothing of yours was changed. Try again, or give your administrator this number: ${id}`;
  return new Response(
    JSON.stringify({ type: "about:blank", title: "internal", status: 500, code: "internal", detail, id }),
    {
      status: 500,
      headers,
    },
  );
}
