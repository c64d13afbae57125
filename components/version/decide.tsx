"use client";
import { useEffect, useRef } from "react";
import type { VerdictSummary } from "@/core/claims.ts";
import { signOf } from "@/core/claim-labels.ts";
import type { WaitingTarget } from "@/core/revisions.ts";
import { WordDiff } from "../claim/word-diff.tsx";
import { Glyph } from "../ui/glyph.tsx";
import type { Placing } from "./use-placing.ts";

/** One claim to decide: its last words, the places it may take with what would change, and the other ways. */
export function Decide({
  placing,
  item,
  verdict,
  verdictLabel,
  picked,
  onPick,
  words,
  closed,
  onAccept,
  onChoose,
  onRemove,
}: {
  placing: Placing;
  item: WaitingTarget;
  verdict: VerdictSummary | null;
  verdictLabel: string;
  picked: number | null;
  onPick: (index: number) => void;
  /** The words selected in the present text. */
  words: string | null;
  closed: string | null;
  onAccept: () => void;
  onChoose: () => void;
  onRemove: () => void;
}) {
  const { state, isOpen, isReopened, sending, refused, said, undo, go } = placing;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), [item.targetId]);
  const at = state.items.indexOf(item) + 1;
  const sign = signOf(verdict);
  const decided = state.decided.get(item.targetId);
  return (
    <section className="decide scroll" aria-label={`Claim ${item.number}, decide`}>
      <div className="decide-h">
        <h2 tabIndex={-1} ref={heading}>
          <span className="num">{item.number}</span>
          <span className="vh">: {item.statement || item.last.exact}</span>
        </h2>
        <span className={`vd v-${sign}`}>
          <Glyph name={sign} />
          {verdictLabel}
        </span>
        {verdict && <span className="mid">on the old words</span>}
        <span className="grow" />
        <span className="dim num">
          {at} of {state.items.length}
        </span>
        <button type="button" className="btn sm quiet" onClick={() => go(-1)}>
          Previous <kbd>K</kbd>
        </button>
        <button type="button" className="btn sm quiet" onClick={() => go(1)}>
          Next <kbd>J</kbd>
        </button>
      </div>
      {refused && (
        <p className="form-error" role="alert">
          <Glyph name="warn" />
          <span>{refused.message}</span>
        </p>
      )}
      {decided && !isReopened && (
        <p className="mid">
          <Glyph name="check" /> Claim {item.number}: {decided.how}.
        </p>
      )}
      <p className="mid">{item.reasons.join(" ")}</p>
      {item.candidates.length === 0 ? (
        <p>Nothing in the present text is like its last words.</p>
      ) : (
        <fieldset className="plc-cands" disabled={!isOpen}>
          <legend>Proposed words, not attached yet</legend>
          {item.candidates.map((candidate, index) => (
            <label
              key={`${item.targetId}.${candidate.exact}.${candidate.score}`}
              className={picked === index ? "on" : undefined}
            >
              <input type="radio" name="place" checked={picked === index} onChange={() => onPick(index)} />
              <kbd>{index + 1}</kbd>
              <span className="plc-w" dir="auto">
                <WordDiff before={item.last.exact} after={candidate.exact} />
              </span>
              <span className="dim nowrap">{candidate.standsOut ? "stands out" : "likeness"}</span>
            </label>
          ))}
        </fieldset>
      )}
      {words && (
        <p className="plc-sel">
          <span className="lbl">Selected</span> <span dir="auto">{words}</span>
        </p>
      )}
      <div className="decide-a">
        <button
          type="button"
          className="btn pri"
          disabled={closed !== null || !isOpen || picked === null}
          onClick={onAccept}
        >
          {sending ? "Saving…" : "It stands here"} <kbd>↵</kbd>
        </button>
        <button type="button" className="btn" disabled={closed !== null || !isOpen} onClick={onChoose}>
          The selected words <kbd>C</kbd>
        </button>
        <button type="button" className="btn" disabled={closed !== null || !isOpen || isReopened} onClick={onRemove}>
          The claim was removed <kbd>X</kbd>
        </button>
        {state.done.length > 0 && (
          <button type="button" className="btn quiet" onClick={undo}>
            Undo <kbd>Ctrl Z</kbd>
          </button>
        )}
        <span className="grow" />
        <span className="dim" aria-hidden="true">
          {closed ?? said}
        </span>
      </div>
    </section>
  );
}
