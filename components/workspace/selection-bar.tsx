"use client";
import { useCallback } from "react";
import type { Span } from "@/core/claims.ts";
import type { SentenceState } from "@/core/coverage.ts";
import type { ArticleHandle } from "../editor/contract.ts";
import { useFloat } from "../ui/use-float.ts";

/** The bar under the selected words, or under the sentence cursor: what can be done with them. */
export function SelectionBar({
  words,
  handle,
  openNumber,
  choosing,
  onMark,
  onAddWords,
  onState,
  onComment,
}: {
  words: Span;
  handle: ArticleHandle;
  /** The number of the open claim, when words can be added to it. */
  openNumber: number | null;
  /** Other words are chosen for this claim just now. */
  choosing: number | null;
  onMark: () => void;
  onAddWords: () => void;
  onState: (state: SentenceState) => void;
  onComment: () => void;
}) {
  const bar = useFloat(useCallback(() => handle.rectOf(words), [handle, words]));
  // a press on the bar must not take the selection away
  const keep = (event: { preventDefault: () => void }) => event.preventDefault();
  if (choosing !== null) {
    return (
      <div className="seltool" ref={bar} role="toolbar" aria-label="Selected words" onMouseDown={keep} tabIndex={-1}>
        <button type="button" className="pri" onClick={onMark}>
          These words for claim {choosing} <kbd>C</kbd>
        </button>
      </div>
    );
  }
  return (
    <div className="seltool" ref={bar} role="toolbar" aria-label="Selected words" onMouseDown={keep} tabIndex={-1}>
      <button type="button" className="pri" onClick={onMark}>
        Claim <kbd>C</kbd>
      </button>
      {openNumber !== null && (
        <button type="button" onClick={onAddWords}>
          Add to claim {openNumber} <kbd>+</kbd>
        </button>
      )}
      <span className="sep" />
      <button type="button" onClick={() => onState("opinion")}>
        Opinion <kbd>O</kbd>
      </button>
      <button type="button" onClick={() => onState("on-author")}>
        On author <kbd>W</kbd>
      </button>
      <button type="button" onClick={() => onState("not-checkable")}>
        Not a statement <kbd>X</kbd>
      </button>
      <span className="sep" />
      <button type="button" onClick={onComment}>
        Comment <kbd>M</kbd>
      </button>
    </div>
  );
}
