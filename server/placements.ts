import type { z } from "zod";
import type { ClaimView } from "@/core/claims.ts";
import type { PlaceTarget, WaitingOf } from "@/core/inputs/revisions.ts";
import type { Actor } from "@/core/people.ts";
import type { WaitingQueue } from "@/core/revisions.ts";

const notYet = (): never => {
  throw new Error("not built yet");
};

/** The places of an article's claims that wait for a person. */
export async function listWaiting(_actor: Actor, _input: z.output<typeof WaitingOf>): Promise<WaitingQueue> {
  return notYet();
}

/** Settles where a claim that waits stands now, or that it was removed from the text. */
export async function placeTarget(_actor: Actor, _input: z.output<typeof PlaceTarget>): Promise<ClaimView> {
  return notYet();
}
