import { useCallback, useEffect, useMemo, useState, type RefObject } from "react";
import { trimmedSpan } from "../editor/selected-words.ts";
import { moved, moveOfKey, type CursorMove } from "../workspace/sentence-cursor.ts";
import type { Span } from "@/core/claims.ts";
import { findWords, paragraphAt, sentencesNear, type Paragraph } from "./paragraphs.ts";
import { scrollToOffset, selectedStretch } from "./reader-text.tsx";

/** How long a selection rests before it counts, in ms. */
const rest = 120;

/** The words selected with mouse or touch in a copy's text. */
function useSelectedWords(root: RefObject<HTMLElement | null>, text: string): [Span | null, () => void] {
  const [words, setWords] = useState<Span | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      const stretch = root.current && selectedStretch(root.current);
      const next = stretch && trimmedSpan(text, stretch);
      setWords((before) => (before?.start === next?.start && before?.end === next?.end ? before : next));
    };
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(look, rest);
    };
    document.addEventListener("selectionchange", soon);
    return () => {
      document.removeEventListener("selectionchange", soon);
      clearTimeout(timer);
    };
  }, [root, text]);
  const clear = useCallback(() => {
    document.getSelection()?.removeAllRanges();
    setWords(null);
  }, []);
  return [words, clear];
}

interface Around {
  root: RefObject<HTMLElement | null>;
  text: string;
  paragraphs: readonly Paragraph[];
  language: string;
}

/** What the person is at in a copy: selected words, or the sentence cursor; and the search in it. */
export function useReading({ root, text, paragraphs, language }: Around) {
  const [selection, clearSelection] = useSelectedWords(root, text);
  const [cursor, setCursor] = useState<Span | null>(null);
  const [spoken, setSpoken] = useState("");
  const words = selection ?? cursor;

  const put = useCallback(
    (span: Span, sentence: number, of: number) => {
      setCursor(span);
      setSpoken(
        `Sentence ${sentence} of ${of}, paragraph ${paragraphAt(paragraphs, span.start) + 1}. ${text.slice(span.start, span.end)}`,
      );
      scrollToOffset(paragraphs, span.start, ".rd-cursor");
    },
    [paragraphs, text],
  );
  /** Moves the cursor; null sets it on the sentence of the selection, or the first in view. */
  const move = useCallback(
    (by: CursorMove | null) => {
      const from = cursor?.start ?? selection?.start ?? firstInView(root.current);
      const near = sentencesNear(text, paragraphs, from, language);
      const span = by && cursor ? moved(cursor, by, { text, sentences: near, language }) : sentenceHolding(near, from);
      if (!span) return;
      const here = near.findLast((sentence) => sentence.start <= span.start);
      const inBlock = near.filter((sentence) => sentence.block === here?.block);
      clearSelection();
      put(span, here ? inBlock.indexOf(here) + 1 : 1, inBlock.length);
    },
    [text, paragraphs, language, cursor, selection, root, clearSelection, put],
  );
  const toggleCursor = useCallback(() => {
    if (cursor) {
      setCursor(null);
      return setSpoken("Sentence cursor off.");
    }
    root.current?.focus({ preventScroll: true });
    move(null);
  }, [cursor, root, move]);
  const onKey = useCallback(
    (event: KeyboardEvent) => {
      const by = cursor && !event.isComposing ? moveOfKey(event) : undefined;
      if (by) move(by);
      return by !== undefined;
    },
    [cursor, move],
  );

  return { words, cursor, selection, spoken, setCursor, clearSelection, toggleCursor, onKey };
}

function sentenceHolding(sentences: readonly Span[], offset: number): Span | null {
  const found = sentences.find(({ end }) => end > offset) ?? sentences.at(-1);
  return found ? { start: found.start, end: found.end } : null;
}

/** The offset of the first paragraph in the window. */
function firstInView(root: HTMLElement | null): number {
  const top = root?.getBoundingClientRect().top ?? 0;
  const paragraphs = [...(root?.querySelectorAll<HTMLElement>("p[data-start]") ?? [])];
  const first = paragraphs.find((each) => each.getBoundingClientRect().bottom > top + 8);
  return Number(first?.dataset["start"] ?? 0);
}

/** A search in a copy's text: its places, and the one it stands at. */
export function useFinding(text: string, paragraphs: readonly Paragraph[]) {
  const [sought, setSought] = useState("");
  const [at, setAt] = useState(0);
  const hits = useMemo(() => (sought.trim().length < 2 ? [] : findWords(text, sought)), [text, sought]);
  const here = hits[at % Math.max(1, hits.length)];
  const go = (next: number) => {
    setAt(next);
    const place = hits[next];
    if (place) scrollToOffset(paragraphs, place.start, ".rd-hit.here");
  };
  const type = (words: string) => {
    setSought(words);
    setAt(0);
    const first = words.trim().length < 2 ? undefined : findWords(text, words)[0];
    if (first) scrollToOffset(paragraphs, first.start, ".rd-hit.here");
  };
  const step = (by: 1 | -1) => {
    if (hits.length > 0) go((at + by + hits.length) % hits.length);
  };
  return { sought, type, hits, at, here, step };
}
