import type { Actor } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import { getAnswer, LostRace, sha256 } from "@/db/commit.ts";

const replays = new WeakSet<object>();

/** Whether this answer was given before, under the same Idempotency-Key. */
export function replayed(answer: unknown): boolean {
  return typeof answer === "object" && answer !== null && replays.has(answer);
}

async function earlierAnswer(actor: Actor): Promise<{ answer: unknown } | undefined> {
  if (!actor.idempotency || actor.personId === null) return undefined;
  const earlier = await getAnswer(actor.personId, actor.idempotency);
  if (earlier && typeof earlier.answer === "object" && earlier.answer !== null) replays.add(earlier.answer);
  return earlier;
}

/** How often a use case is asked when others keep coming first. */
const mostTries = 5;

/**
 * Runs a use case once for an Idempotency-Key: the same key and body give the first answer again, also when two
 * requests with it arrive at once (the later one loses at commit, and then finds the answer of the first). Without an
 * earlier answer, who lost a race is asked again, so that a conflict always comes with the present state.
 */
export async function runOnce<T>(actor: Actor, run: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    const earlier = await earlierAnswer(actor);
    if (earlier) return earlier.answer as T;
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== "conflict") throw error;
      const meanwhile = await earlierAnswer(actor);
      if (meanwhile) return meanwhile.answer as T;
      if (!(error instanceof LostRace) || tries === mostTries) throw error;
    }
  }
}

/** The key together with a hash of what was asked, so that a key used for another request is refused. */
export function idempotencyOf(key: string, target: string, bodySha256: string): { key: string; bodyHash: string } {
  return { key, bodyHash: sha256(`${target}\n${bodySha256}`) };
}

/** An answer with a secret is never kept under an Idempotency-Key: a retry makes the secret anew. */
export function withoutKey(actor: Actor): Actor {
  const { idempotency: _, ...rest } = actor;
  return rest;
}
