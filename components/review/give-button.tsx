"use client";
import { whyNot } from "../claim/why-not.ts";
import type { OpinionInWork } from "../opinion/use-opinion.ts";
import { useWorkspace } from "../workspace/context.tsx";
import { useGivingNow, useReadingClosed } from "./use-review.ts";

/** Gives the verdict: the first one, or the blind one. Gone while the claim is nobody's to judge anew. */
export function GiveVerdict({ opinion, onGive }: { opinion: OpinionInWork; onGive: () => void }) {
  const { may } = useWorkspace();
  const blind = opinion.reading !== null;
  const giving = useGivingNow(opinion.claimId);
  const notYet = useReadingClosed(opinion);
  if (opinion.closed !== undefined) return null;
  const why = may["opinion.give"] ? notYet : whyNot("opinion.give");
  return (
    <>
      <button
        type="button"
        className="btn pri"
        data-act="give"
        disabled={why !== undefined || giving}
        aria-describedby={why === undefined ? undefined : "why-not-give"}
        onClick={onGive}
      >
        {blind ? "Give, then see theirs" : "Give verdict"} <kbd>Ctrl ↵</kbd>
      </button>
      {why !== undefined && (
        <span className="hint" id="why-not-give">
          {why}
        </span>
      )}
    </>
  );
}
