"use client";
import { useDeferredValue, useMemo, type ReactNode } from "react";
import { copyDay } from "../snapshot/copy-words.ts";
import { locatorOf, paragraphsOf } from "../snapshot/paragraphs.ts";
import { findIn, nearestIn } from "../snapshot/passage-search.ts";
import { newestWithWords, useCopies, useSnapshot } from "../snapshot/use-copies.ts";
import { Glyph } from "../ui/glyph.tsx";
import { useShown } from "../workspace/context.tsx";
import type { Span } from "@/core/claims.ts";
import type { SnapshotSummary } from "@/core/snapshots.ts";
import { Wordings } from "./wordings.tsx";

/** What a look at the copy tells of a passage while it is typed. The lock is set by the server in the end. */
export type PassageSight =
  | { state: "no-copy" }
  | { state: "reading" }
  /** The copies cannot be read now, as without a line. */
  | { state: "unreadable" }
  | { state: "nothing-typed"; copy: SnapshotSummary }
  | { state: "found"; copy: SnapshotSummary; place: string }
  | { state: "not-found"; copy: SnapshotSummary; nearest: string | null; place: string };

/** Looks for a passage in a copy of the source: the one chosen, else the newest with words. Typing is never held up. */
export function usePassageSight(
  sourceId: string | null,
  chosen: string | null | undefined,
  passage: string,
): PassageSight {
  const copies = useCopies(sourceId);
  const list = copies.state === "here" ? copies.value : [];
  const copy = chosen === null ? undefined : (list.find(({ id }) => id === chosen) ?? newestWithWords(copies));
  const reading = useSnapshot(copy?.id ?? null);
  const sought = useDeferredValue(passage.trim());
  return useMemo((): PassageSight => {
    if (sourceId === null) return { state: "no-copy" };
    if (copies.state === "failed" || (copy && reading.state === "failed")) return { state: "unreadable" };
    if (copies.state === "reading") return { state: "reading" };
    if (!copy) return { state: "no-copy" };
    if (reading.state !== "here") return { state: "reading" };
    if (sought === "") return { state: "nothing-typed", copy };
    const { text, pages } = reading.value;
    const placeOf = ({ start }: Span) => locatorOf(paragraphsOf(text, pages), pages, start);
    const first = findIn(text, sought)?.[0];
    if (first) return { state: "found", copy, place: placeOf(first) };
    const span = nearestIn(text, sought);
    if (!span) return { state: "not-found", copy, nearest: null, place: "" };
    return { state: "not-found", copy, nearest: text.slice(span.start, span.end), place: placeOf(span) };
  }, [sourceId, copies, copy, reading, sought]);
}

interface PassageCheckProps {
  sight: PassageSight;
  passage: string;
  language: string;
  /** Puts the copy's words in place of what is typed. */
  onTake: (words: string, place: string) => void;
  /** Opens the copy beside the claim, or the form for one. */
  onRead: () => void;
}

/** What the look tells, with the way on. */
export function PassageCheck({ sight, passage, language, onTake, onRead }: PassageCheckProps) {
  const line = useShown((state) => state.outbox.line);
  if (sight.state === "unreadable" || (sight.state === "reading" && line !== "online")) {
    return <p className="hint">The copy is at the server: the passage is looked for when it is saved.</p>;
  }
  if (sight.state === "reading") return <p className="hint slow">Reading the copy…</p>;
  if (sight.state === "no-copy") {
    return (
      <Line tint="na" word="Nothing to lock" act="Add a copy" onAct={onRead}>
        no copy of this source yet
      </Line>
    );
  }
  const ofDay = `copy of ${copyDay(sight.copy)}`;
  if (sight.state === "nothing-typed") {
    return (
      <Line tint="na" word="" act="Select the words in it" onAct={onRead}>
        {ofDay}
      </Line>
    );
  }
  if (sight.state === "found") {
    return (
      <Line tint="" word="Quote found in snapshot" act="Show it" onAct={onRead}>
        {sight.place} · {ofDay}
      </Line>
    );
  }
  const { nearest, place } = sight;
  return (
    <>
      <Line tint="no" word="Quote not in snapshot" act="Read it" onAct={onRead}>
        {ofDay}
      </Line>
      {nearest !== null && (
        <div className="nearest">
          <Wordings
            one={passage.trim()}
            other={nearest}
            names={["What is typed", `Nearest in the copy, ${place}`]}
            language={language}
          />
          <button type="button" className="btn sm" onClick={() => onTake(nearest, place)}>
            Take the copy’s words <kbd>Alt ↵</kbd>
          </button>
        </div>
      )}
    </>
  );
}

interface LineProps {
  tint: "" | "no" | "na";
  word: string;
  act: string;
  onAct: () => void;
  children: ReactNode;
}

function Line({ tint, word, act, onAct, children }: LineProps) {
  return (
    <div className="ev-m sight">
      <output className={`lock ${tint}`}>
        {word !== "" && <Glyph name={tint === "" ? "lock" : "unlock"} />}
        {word}
      </output>
      <span className="proof">{children}</span>
      <button type="button" className="linkish" onClick={onAct}>
        {act}
      </button>
    </div>
  );
}
