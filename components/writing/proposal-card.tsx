"use client";
import { useEffect, useRef, useState } from "react";
import { useHotkeys } from "react-hotkeys-hook";
import { answerInWords } from "@/core/wording-answers.ts";
import { WordDiff } from "../claim/word-diff.tsx";
import { momentInWords } from "../ui/moments.ts";
import { proposalStates, type StandingProposal } from "./proposals.ts";

interface CardProps {
  proposal: StandingProposal;
  current: boolean;
  /** Who proposes it. */
  by: string;
  onGo: () => void;
  onTake: (words: string) => void;
  onDecline: (reason: string) => void;
  onReopen: () => void;
  onLeave: () => void;
}

type Asking = "words" | "reason" | null;

/** A proposed wording with its three answers. With the focus on it, A takes it over, E changes it, D declines it. */
export function ProposalCard({ proposal, current, by, onGo, onTake, onDecline, onReopen, onLeave }: CardProps) {
  const { claimNumber, before, proposed, state, words, reason, answer } = proposal;
  const [asking, setAsking] = useState<Asking>(null);
  const [typed, setTyped] = useState("");
  const cardId = `proposal-${proposal.opinionId}`;
  const focusCard = () => document.getElementById(cardId)?.focus();
  const field = useRef<HTMLTextAreaElement>(null);
  const open = state === "open" || state === "changed" || state === "unplaced";
  const placed = state !== "unplaced";
  useEffect(() => {
    if (asking) field.current?.focus();
  }, [asking]);

  const ask = (what: "words" | "reason") => {
    onGo();
    setTyped(what === "words" ? proposed : "");
    setAsking(what);
  };
  const close = () => {
    setAsking(null);
    focusCard();
  };
  const send = () => {
    if (typed.trim() === "") return;
    if (asking === "words") onTake(typed.trim());
    else onDecline(typed.trim());
    close();
  };
  const take = () => {
    onTake(proposed);
    focusCard();
  };
  const acts: Record<string, (() => void) | false> = {
    a: open && placed && take,
    e: open && placed && (() => ask("words")),
    d: open && (() => ask("reason")),
    escape: onLeave,
  };
  const card = useHotkeys<HTMLElement>(
    ["a", "e", "d", "escape"],
    (_event, { keys: [key = ""] = [] }) => {
      const act = acts[key];
      if (act) act();
    },
    { enabled: asking === null, preventDefault: true },
    [acts],
  );
  const title = `Proposal on claim ${claimNumber}`;

  return (
    <article
      className={current ? "proposal now" : "proposal"}
      aria-label={`${title}: ${proposalStates[state].toLowerCase()}`}
      tabIndex={-1}
      ref={card}
      id={cardId}
    >
      <header>
        <button type="button" className="proposal-go" onClick={onGo}>
          Claim {claimNumber}
        </button>
        <span
          className={`flag ${state === "open" ? "" : state === "changed" || state === "unplaced" ? "stale" : "plain"}`}
        >
          {proposalStates[state]}
        </span>
        <span className="mid by">
          {by}, {momentInWords(Date.parse(proposal.proposedAt))}
        </span>
      </header>
      <p className="serif" dir="auto">
        <WordDiff before={state === "changed" ? words : before} after={state === "edited" ? words : proposed} />
      </p>
      {state === "declined" && <p className="mid">Because: {reason}</p>}
      {answer && open && <p className="mid">Before: {answerInWords(answer)}</p>}
      {state === "unplaced" && (
        <p className="mid">
          The claim’s words stand in several places, or wait to be placed. Write the change in the text yourself.
        </p>
      )}
      {asking ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          <label className="lbl" htmlFor={`answer-${proposal.opinionId}`}>
            {asking === "words" ? "The words for the text" : "Why it is declined"}
          </label>
          <textarea
            className="field"
            id={`answer-${proposal.opinionId}`}
            ref={field}
            rows={3}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === "Escape") close();
              if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send();
            }}
          />
          <div className="acts">
            <button
              type="submit"
              className="btn sm pri"
              aria-keyshortcuts="Control+Enter"
              aria-disabled={typed.trim() === ""}
            >
              {asking === "words" ? "Put these words in" : "Decline"} <kbd>Ctrl ↵</kbd>
            </button>
            <button type="button" className="btn sm quiet" onClick={close}>
              Cancel
            </button>
          </div>
        </form>
      ) : (
        <div className="acts">
          {open && placed && (
            <>
              <button type="button" className="btn sm" aria-keyshortcuts="A" onClick={take}>
                {proposed === "" ? "Take the words out" : "Take over"} <kbd>A</kbd>
              </button>
              {proposed !== "" && (
                <button type="button" className="btn sm" aria-keyshortcuts="E" onClick={() => ask("words")}>
                  In other words <kbd>E</kbd>
                </button>
              )}
            </>
          )}
          {open ? (
            <button type="button" className="btn sm" aria-keyshortcuts="D" onClick={() => ask("reason")}>
              Decline <kbd>D</kbd>
            </button>
          ) : (
            <button type="button" className="btn sm" onClick={onReopen}>
              Open again
            </button>
          )}
        </div>
      )}
    </article>
  );
}
