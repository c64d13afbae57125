"use client";
import { useLayoutEffect, useRef } from "react";
import type { Span } from "@/core/claims.ts";
import type { SentenceState } from "@/core/coverage.ts";
import type { ArticleHandle } from "../editor/contract.ts";

/** The bar under the selected words, or under the sentence cursor: what can be done with them. */
export function SelectionBar({
  words,
  handle,
  openNumber,
  choosing,
  onMark,
  onAddWords,
  onState,
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
}) {
  const bar = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const place = () => {
      const rect = handle.rectOf(words);
      const element = bar.current;
      if (!rect || !element) return;
      const { offsetWidth: width, offsetHeight: height } = element;
      const low = rect.bottom + 8 + height < window.innerHeight - 30;
      element.style.left = `${Math.max(8, Math.min(rect.left, window.innerWidth - width - 8))}px`;
      element.style.top = `${low ? rect.bottom + 8 : Math.max(52, rect.top - height - 8)}px`;
    };
    place();
    document.addEventListener("scroll", place, { capture: true, passive: true });
    window.addEventListener("resize", place);
    return () => {
      document.removeEventListener("scroll", place, { capture: true });
      window.removeEventListener("resize", place);
    };
  }, [words, handle]);
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
    </div>
  );
}
