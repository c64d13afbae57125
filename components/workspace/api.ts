import type { FieldError } from "@/core/refusal.ts";

/** A request as the outbox keeps it. */
export interface ApiRequest {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Under /api/v1. */
  path: string;
  body?: unknown;
  /** The version the change was made on, sent as If-Match. */
  version?: number | undefined;
  /** Makes a retry safe: the same key gives the first answer again. */
  key?: string;
}

/** An answer, or why there is none. `offline`: no answer at all; `busy`: try again later. */
export type ApiResult =
  | { outcome: "ok"; value: unknown }
  | { outcome: "offline" | "busy" | "signed-out" }
  | { outcome: "conflict"; message: string; present: unknown }
  | { outcome: "refused"; message: string; errors: readonly FieldError[] };

interface Problem {
  code?: string;
  detail?: string;
  errors?: FieldError[];
  present?: unknown;
}

function headersOf(request: ApiRequest): Headers {
  const headers = new Headers();
  if (request.body !== undefined) headers.set("content-type", "application/json");
  if (request.version !== undefined) headers.set("if-match", `"${request.version}"`);
  if (request.key !== undefined) headers.set("idempotency-key", request.key);
  return headers;
}

/** What an answer of the server means. */
export async function resultOf(response: Response): Promise<ApiResult> {
  if (response.status === 204) return { outcome: "ok", value: null };
  if (response.ok) return { outcome: "ok", value: await response.json() };
  if (response.status === 401) return { outcome: "signed-out" };
  if (response.status === 429 || response.status >= 500) return { outcome: "busy" };
  const problem = (await response.json()) as Problem;
  const message = problem.detail ?? `The server answered ${response.status}.`;
  if (response.status === 409) return { outcome: "conflict", message, present: problem.present };
  return { outcome: "refused", message, errors: problem.errors ?? [] };
}

/** How long an answer is waited for before the line counts as cut, in ms. */
const patience = 20_000;

/**
 * Sends one request to the public HTTP API. Never throws: a cut line is an outcome, too. With a `signal` it waits until
 * that says stop, for what takes its time.
 */
export async function send(request: ApiRequest, signal = AbortSignal.timeout(patience)): Promise<ApiResult> {
  try {
    const response = await fetch(`/api/v1${request.path}`, {
      method: request.method,
      headers: headersOf(request),
      signal,
      ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
    });
    return await resultOf(response);
  } catch (error) {
    if (error instanceof TypeError || error instanceof DOMException || error instanceof SyntaxError) {
      return { outcome: "offline" };
    }
    throw error;
  }
}

/** All pages of a list. Stops with what went wrong, if something does. */
export async function sendForAll<T>(path: string): Promise<{ items: T[] } | Exclude<ApiResult, { outcome: "ok" }>> {
  const items: T[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const query: string = `${path.includes("?") ? "&" : "?"}limit=500${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
    const result = await send({ method: "GET", path: path + query });
    if (result.outcome !== "ok") return result;
    const page = result.value as { items: T[]; next: string | null };
    items.push(...page.items);
    cursor = page.next;
  }
  return { items };
}
