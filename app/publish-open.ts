import type { PublishedFile } from "@/server/published.ts";

type Context = { params: Promise<Record<string, string>> };

/**
 * Makes a route that is open to everybody: no account is asked for, nothing is told of who asks, no cookie is set. Only
 * what server/published.ts makes may go through it. Caches may keep an answer for a minute and must ask again then; what
 * is fixed, for a year.
 */
export function publishOpen(make: (params: Record<string, string>) => Promise<PublishedFile>) {
  return async (request: Request, context: Context): Promise<Response> => {
    const { status, mediaType, body, etag, isFixed } = await make(await context.params);
    const age = isFixed === true ? "max-age=31536000, immutable" : "max-age=60, must-revalidate";
    const headers = { etag, "cache-control": `public, ${age}` };
    const has = request.headers.get("if-none-match")?.split(/\s*,\s*/u) ?? [];
    if (status === 200 && has.some((one) => one.replace(/^W\//u, "") === etag))
      return new Response(null, { status: 304, headers });
    return new Response(body, { status, headers: { ...headers, "content-type": mediaType } });
  };
}
