"use client";
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from "react";
import { takeKey } from "../ui/own-keys.ts";
import { useWorkspace } from "../workspace/context.tsx";
import type { ClaimView, Span } from "@/core/claims.ts";

/** The places between words where words may be split: offsets in the article's text, in order. */
export function splitPlaces(targets: readonly (Span & { exact: string })[], language: string): number[] {
  const words = new Intl.Segmenter(language || "und", { granularity: "word" });
  return targets.flatMap(({ start, exact }) =>
    [...words.segment(exact)]
      .filter(({ isWordLike, index }) => isWordLike === true && exact.slice(0, index).trim() !== "")
      .map(({ index }) => start + index),
  );
}

interface SplitWordsProps {
  claim: ClaimView;
  /** Where to begin, in the article's text. */
  startAt: number | undefined;
  onSplit: (at: number) => void;
  onCancel: () => void;
}

/** The words of a claim with a caret between two of them: ← → move it by a word, Enter splits there. */
export function SplitWords({ claim, startAt, onSplit, onCancel }: SplitWordsProps) {
  const { article } = useWorkspace();
  const places = useMemo(() => splitPlaces(claim.targets, article.language), [claim.targets, article.language]);
  const nearest = places.findIndex((place) => place >= (startAt ?? 0));
  const [chosen, setChosen] = useState(startAt === undefined ? Math.floor(places.length / 2) : Math.max(0, nearest));
  const at = places[chosen] ?? null;
  const caret = useRef<HTMLInputElement>(null);
  useEffect(() => caret.current?.focus(), []);
  if (at === null) return <p className="hint">These words cannot be split: there is only one.</p>;
  const text = claim.targets.map(({ start, exact }) => cut(start, exact, at));
  const press = (event: KeyboardEvent) => {
    if (event.key === "Enter") onSplit(at);
    else if (event.key === "Escape") onCancel();
    else return;
    takeKey(event);
  };
  return (
    <div className="act-box">
      <p className="hint">
        <kbd>←</kbd> <kbd>→</kbd> move the place, <kbd>Enter</kbd> splits there. The first part keeps this claim, its
        verdict and its evidence; the second becomes a new claim with the same evidence.
      </p>
      <div className="words split" dir="auto">
        {text.map(([before, behind], index) => (
          <p key={index}>
            {before}
            {before !== "" && behind !== "" && <i className="caret" />}
            <span className="behind">{behind}</span>
          </p>
        ))}
      </div>
      <input
        ref={caret}
        type="range"
        className="split-at"
        aria-label="Where to split"
        min={0}
        max={places.length - 1}
        value={chosen}
        aria-valuetext={text.map((parts) => parts.filter(Boolean).join(" | ")).join(" … ")}
        onChange={(event) => setChosen(Number(event.target.value))}
        onKeyDown={press}
      />
      <div className="ev-a">
        <button type="button" className="btn sm pri" onClick={() => onSplit(at)}>
          Split here
        </button>
        <button type="button" className="btn sm" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </div>
  );
}

/** The part of the words before a place and the part behind it. */
function cut(start: number, exact: string, at: number): [before: string, behind: string] {
  const inside = Math.min(exact.length, Math.max(0, at - start));
  return [exact.slice(0, inside), exact.slice(inside)];
}
