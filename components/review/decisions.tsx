"use client";
import { useNames } from "../claim/claim-history.tsx";
import { momentInWords } from "../ui/moments.ts";
import { useShown } from "../workspace/context.tsx";
import type { ClaimView } from "@/core/claims.ts";
import type { Decision } from "@/core/decisions.ts";
import { moves } from "@/core/workflow.ts";
import { decisionInWords } from "./decision-words.ts";

const none: readonly Decision[] = [];

/** Its reason goes on from it: «corrected it with publication 2. …» */
const isPublished = (made: string): boolean => moves.some(({ move, byPublication }) => byPublication && move === made);

/** What was decided about a claim, newest first: who, when, and why. */
export function Decisions({ claim }: { claim: ClaimView }) {
  const decisions = useShown((state) => state.reviews.get(claim.id)?.decisions) ?? none;
  const names = useNames(claim.id);
  if (decisions.length === 0) return null;
  return (
    <div className="sec">
      <div className="sec-h">
        <h3>Decisions</h3>
      </div>
      <ol className="decisions" aria-label="Decisions">
        {decisions.toReversed().map(({ id, move, reason, createdBy, createdAt }) => (
          <li key={id}>
            <b>{createdBy === null ? "Claimcheck" : names.person(createdBy)}</b> {decisionInWords(move)}
            {reason !== "" && (
              <>
                {isPublished(move) ? " " : ": "}
                <span dir="auto">{reason}</span>
              </>
            )}{" "}
            <span className="dim">{momentInWords(Date.parse(createdAt))}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
