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

/** Whether somebody is where they were, or nowhere: the focus may be taken from them. */
export function isStillAt(from: Element | null): boolean {
  const at = document.activeElement;
  return at === null || at === document.body || at === from;
}

/** Takes the focus to the verdicts when they are shown, after this person gave theirs: the next keys decide. */
export function useReveal({ claimId, reading, ready }: Pick<OpinionInWork, "claimId" | "reading" | "ready">): void {
  const before = useRef<typeof reading>(null);
  const from = useRef<Element | null>(null);
  const giving = useGivingNow(claimId);
  useEffect(() => {
    if (giving) from.current = document.activeElement;
  }, [giving]);
  useEffect(() => {
    const isRevealed = before.current !== null && reading === null;
    // who went on to write elsewhere while it was on its way stays there
    if (isRevealed && isStillAt(from.current)) document.getElementById("claim-verdicts")?.focus();
    before.current = ready ? reading : null;
  }, [reading, ready]);
}
