import type { Actor, Role } from "@/core/people.ts";
import { bookkeep, sha256 } from "@/db/commit.ts";
import { getSessionPerson, getTokenPerson, updateTokenUse } from "@/db/people.ts";
import { appUrl } from "./env.ts";

/** The cookie that holds a session's token. The __Host- prefix pins it to this host wherever there is https. */
export function sessionCookie(): string {
  return appUrl().startsWith("https:") ? "__Host-claimcheck.session" : "claimcheck.session";
}

function actorOf(person: { id: string; name: string; roles: readonly Role[] }, via: Actor["via"]): Actor {
  return { personId: person.id, name: person.name, roles: person.roles, via };
}

/** Who holds this session token: undefined when it is unknown, expired, or its person is not active any more. */
export async function actorOfSession(token: string, now: Date): Promise<Actor | undefined> {
  const person = await getSessionPerson(sha256(token), now.toISOString());
  return person && actorOf(person, "session");
}

/** Who holds this API token. Notes its use, at most once a minute. */
export async function actorOfToken(token: string, now: Date): Promise<Actor | undefined> {
  const found = await getTokenPerson(sha256(token));
  if (!found) return undefined;
  const minuteAgo = new Date(now.getTime() - 60_000).toISOString();
  if (found.lastUsedAt === null || found.lastUsedAt < minuteAgo) {
    await bookkeep(updateTokenUse(found.tokenId, now.toISOString()));
  }
  return actorOf(found, "token");
}
