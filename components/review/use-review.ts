import { useEffect, useRef } from "react";
import type { OpinionInWork } from "../opinion/use-opinion.ts";
import { useShown } from "../workspace/context.tsx";

/** Why a blind opinion cannot be given yet; undefined when it can, or when none is owed. */
export function useReadingClosed({ claimId, reading }: Pick<OpinionInWork, "claimId" | "reading">): string | undefined {
  const moves = useShown((state) => state.reviews.get(claimId)?.moves);
  if (reading === null) return undefined;
  const name = reading === 2 ? "second-reading" : "third-reading";
  const open = moves?.find(({ move }) => move === name)?.open;
  return typeof open === "string" ? open : undefined;
}

/** Whether a blind opinion on this claim is on its way. */
export function useGivingNow(claimId: string): boolean {
  return useShown((state) =>
    state.outbox.entries.some(({ change }) => change.kind === "give-second-opinion" && change.claimId === claimId),
  );
}

/** Takes the focus to the verdicts when they are shown, after this person gave theirs: the next keys decide. */
export function useReveal({ reading, ready }: Pick<OpinionInWork, "reading" | "ready">): void {
  const before = useRef<typeof reading>(null);
  useEffect(() => {
    if (before.current !== null && reading === null) document.getElementById("claim-verdicts")?.focus();
    before.current = ready ? reading : null;
  }, [reading, ready]);
}
