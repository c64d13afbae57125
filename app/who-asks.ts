import type { Actor } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import { actorOfSession, actorOfToken, sessionCookie } from "@/server/actor.ts";
import { isOwnRequest } from "@/server/origin.ts";

function cookieValue(header: string | null, name: string): string | undefined {
  const pair = header?.split(/; ?/u).find((part) => part.startsWith(`${name}=`));
  return pair?.slice(name.length + 1);
}

/** Whether the request only reads; Next answers HEAD by the handler of GET. */
function isReading({ method }: Request): boolean {
  return method === "GET" || method === "HEAD";
}

/** Who is asking: by token, or by session cookie — the latter only from our own pages when something would change. */
export async function whoAsks(request: Request): Promise<Actor> {
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
