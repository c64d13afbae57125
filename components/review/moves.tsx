"use client";
import { useState } from "react";
import type { OnUndo } from "../evidence/evidence-list.tsx";
import { useShown, useWorkspace } from "../workspace/context.tsx";
import type { ClaimView } from "@/core/claims.ts";
import { claimPlaces } from "../claim/places.ts";
import { moveByName, type MoveName, type OpenMove } from "@/core/workflow.ts";
import { decisionInWords } from "./decision-words.ts";
import { MoveReason } from "./move-reason.tsx";
import { ThirdReader } from "./third-reader.tsx";
import "./review.css";

const keys: Partial<Record<MoveName, string>> = {
  agree: "A",
  dispute: "B",
  return: "Shift R",
  approve: "Shift A",
  confirm: "Shift H",
};
/** What the desk decides: shown with why not where it is not open. Other moves are shown only when they are. */
const decided: ReadonlySet<MoveName> = new Set<MoveName>(["approve", "return", "reopen"]);
const noMoves: readonly OpenMove[] = [];

interface MovesProps {
  claim: ClaimView;
  onUndo: OnUndo;
}

/** The moves of a claim: those open to this person as buttons, those of the desk that are not with the reason. */
export function Moves({ claim, onUndo }: MovesProps) {
  const { store } = useWorkspace();
  const moves = useShown((state) => state.reviews.get(claim.id)?.moves) ?? noMoves;
  const [asking, setAsking] = useState<MoveName | "third-reader" | null>(null);
  const open = moves.filter((row) => row.open === true && !row.byOpinion && !row.byPublication);
  const closed = moves.filter(({ move, open: why }) => why !== true && decided.has(move) && fits(move, claim));
  const back = () => {
    setAsking(null);
    document.getElementById("claim-heading")?.focus({ preventScroll: true });
  };
  const make = (move: MoveName, reason = "") => {
    store.change({ kind: "move-claim", claimId: claim.id, move, reason });
    back();
    onUndo(`Claim ${claim.number}: you ${decisionInWords(move)}.`);
  };
  const asked = open.find(({ move }) => move === asking);
  // a third reader is asked where two verdicts differ
  const differs = claim.status === "disputed" || open.some(({ move }) => move === "dispute");
  if (open.length + closed.length === 0 && !differs) return null;
  return (
    <section className="moves" id={claimPlaces.decision} tabIndex={-1} aria-label="Decide">
      {asked && <MoveReason key={asked.move} claim={claim} row={asked} onMake={make} onClose={back} />}
      {asking === "third-reader" && differs && <ThirdReader claim={claim} onDone={back} onUndo={onUndo} />}
      <div className="moves-b">
        {open.map(({ move, label, needsReason }) => (
          <button
            key={move}
            type="button"
            className="btn sm"
            data-act={move}
            aria-expanded={needsReason ? asking === move : undefined}
            onClick={() => (needsReason ? setAsking(move) : make(move))}
          >
            {label} {keys[move] && <kbd>{keys[move]}</kbd>}
          </button>
        ))}
        {differs && (
          <button
            type="button"
            className="btn sm"
            data-act="third-reader"
            aria-expanded={asking === "third-reader"}
            onClick={() => setAsking("third-reader")}
          >
            Ask a third reader <kbd>3</kbd>
          </button>
        )}
        {closed.map(({ move, label, open: why }) => (
          <span key={move} className="move-not">
            <button type="button" className="btn sm" data-act={move} disabled aria-describedby={`why-not-${move}`}>
              {label}
            </button>
            <span className="hint" id={`why-not-${move}`}>
              {why}
            </span>
          </span>
        ))}
      </div>
    </section>
  );
}

/** Whether a move leads on from where the claim is. */
function fits(move: MoveName, { status }: ClaimView): boolean {
  return (moveByName(move).from as readonly string[]).includes(status);
}
