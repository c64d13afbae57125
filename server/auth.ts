import { cookies } from "next/headers";
import type { Actor } from "@/core/people.ts";
import { actorOfSession, sessionCookie } from "./actor.ts";

/** Who is looking at this page, or undefined. The only file of server/ that knows Next. */
export async function currentActor(): Promise<Actor | undefined> {
  const token = (await cookies()).get(sessionCookie())?.value;
  return token === undefined ? undefined : actorOfSession(token, new Date());
}
