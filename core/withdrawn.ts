import { isVoid, type Claim } from "./claims.ts";
import type { Decision } from "./decisions.ts";
import { timeInWords } from "./time-words.ts";
import type { Time } from "./time.ts";

/** When and why a published check was withdrawn: readers are told both. */
export interface Withdrawn {
  at: Time;
  reason: string;
}

/** Of a void claim, its withdrawal as the newest decision that made it void tells it; null for every other claim. */
export function withdrawalOf(
  claim: Pick<Claim, "status" | "updatedAt">,
  decisions: readonly Pick<Decision, "to" | "reason" | "createdAt">[],
): Withdrawn | null {
  if (!isVoid(claim)) return null;
  const made = decisions
    .filter((row) => row.to === "void" && row.reason !== "")
    .reduce<Pick<Decision, "reason" | "createdAt"> | null>(
      (last, row) => (last && last.createdAt > row.createdAt ? last : row),
      null,
    );
  return { at: made?.createdAt ?? claim.updatedAt, reason: made?.reason ?? "" };
}

/** «This check was withdrawn on 5 March 2026, 10:00 UTC: the source was forged.» */
export function withdrawnWords({ at, reason }: Withdrawn): string {
  return `This check was withdrawn on ${timeInWords(at)}${reason === "" ? "." : `: ${reason}`}`;
}
