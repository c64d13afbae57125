import { verificationInWords, verificationOf, type Verification } from "@/core/audit.ts";
import type { Actor } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import { verifyChain, type Course } from "@/db/event-chain.ts";
import type { Told } from "./operation.ts";
import { permit } from "./permit.ts";

/** Walks the whole log; answers with the number of its events and the hash of the last, or refuses, naming the first bad one. */
export async function verifyAudit(actor: Actor, course?: Course): Promise<Extract<Verification, { unbroken: true }>> {
  permit(actor, "audit.read");
  const found = verificationOf(await verifyChain(course));
  if (found.unbroken) return found;
  throw new Refusal("conflict", verificationInWords(found), { present: found });
}

/** Walks the whole log, telling how far it is and then what it found. Ends when who asked is gone. */
export async function watchVerification(
  actor: Actor,
  _input: object,
  gone?: AbortSignal,
): Promise<AsyncIterable<Told[]>> {
  permit(actor, "audit.read");
  return walk(gone);
}

async function* walk(gone: AbortSignal | undefined): AsyncGenerator<Told[]> {
  let progress: Told | undefined;
  let wake = () => {};
  const walking = verifyChain({
    signal: gone,
    tell: (done, total) => {
      // the newest is enough for who reads slowly
      progress = { name: "progress", value: { done, total } };
      wake();
    },
  });
  const found = walking.then(verificationOf);
  const ended = found.catch(() => undefined);
  for (let over = false; !over;) {
    over = await Promise.race([ended.then(() => true), new Promise<false>((resolve) => (wake = () => resolve(false)))]);
    if (progress) yield [progress];
    progress = undefined;
  }
  yield [{ name: "found", value: await found }];
}
