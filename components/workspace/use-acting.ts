"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { uuidv7 } from "uuidv7";
import type { ClaimView, Span } from "@/core/claims.ts";
import { sentenceStates, type SentenceCoverage, type SentenceState } from "@/core/coverage.ts";
import type { ClaimPart } from "@/core/readiness-rules.ts";
import type { ArticleHandle } from "../editor/contract.ts";
import { useShown, useWorkspace } from "./context.tsx";
import { moved, moveOfKey, sentenceAt, type CursorMove } from "./sentence-cursor.ts";

/** Waiting for other words of a claim: they take the place of its own, or are added to them. */
export interface Choosing {
  claimId: string;
  how: "change" | "add";
}

const stateWords: Record<string, string> = {
  checked: "checked",
  "in-work": "in work",
  untouched: "untouched",
  ...Object.fromEntries(sentenceStates.map(({ id, label }) => [id, label.toLowerCase()])),
};

/** What the page says of the sentence under the cursor, for those who hear it. */
function spoken(span: Span, sentences: readonly SentenceCoverage[], text: string): string {
  const at = sentenceAt(sentences, span.start);
  const here = sentences[at];
  if (!here) return "";
  const inBlock = sentences.filter((sentence) => sentence.block === here.block);
  const place = `Sentence ${inBlock.indexOf(here) + 1} of ${inBlock.length}, paragraph ${here.block + 1}`;
  return `${place}, ${stateWords[here.state] ?? here.state}. ${text.slice(span.start, span.end)}`;
}

/** The claim's words with others added: places that overlap or touch become one. */
function withWords(claim: ClaimView, span: Span): Span[] {
  const spans = [...claim.targets.map(({ start, end }) => ({ start, end })), span].sort((a, b) => a.start - b.start);
  return spans.reduce<Span[]>((merged, next) => {
    const last = merged.at(-1);
    if (!last || next.start > last.end) return [...merged, next];
    return [...merged.slice(0, -1), { start: last.start, end: Math.max(last.end, next.end) }];
  }, []);
}

/**
 * What the person is at: the open claim, the selected words, the sentence cursor; and the acts on them. `say` puts one
 * message into the live region and the notice at the foot.
 */
export function useActing(handle: ArticleHandle | null) {
  const { store, article, may } = useWorkspace();
  const coverage = useShown((state) => state.coverage);
  const text = useShown((state) => state.text);
  const [openId, setOpenId] = useState<string | null>(null);
  // where the focus goes in the open claim, when somebody was sent there
  const [part, setPart] = useState<ClaimPart | null>(null);
  const [selection, setSelection] = useState<Span | null>(null);
  const [cursor, setCursor] = useState<Span | null>(null);
  const [choosing, setChoosing] = useState<Choosing | null>(null);
  const [notice, setNotice] = useState<{ text: string; undo: boolean; at: number } | null>(null);
  const words = selection ?? cursor;
  // a key may come before the selection has come to rest: what is selected now counts
  const wordsNow = useCallback(() => handle?.selection() ?? words, [handle, words]);

  const say = useCallback((message: string, undo = false) => setNotice({ text: message, undo, at: Date.now() }), []);

  const open = useCallback((claimId: string | null, at: ClaimPart | null = null) => {
    setOpenId(claimId);
    setPart(at);
    const url = new URL(window.location.href);
    if (claimId === null) url.searchParams.delete("claim");
    else url.searchParams.set("claim", claimId);
    url.searchParams.delete("comment");
    url.searchParams.delete("at");
    // Next gives up a page that is on its way whenever the address is told, even the same one
    if (url.href !== window.location.href) window.history.replaceState(window.history.state, "", url);
  }, []);

  const accountedAfter = useCallback(() => {
    const { accounted, total } = store.getState().coverage;
    return `${accounted} of ${total} statements accounted for.`;
  }, [store]);

  const clearWords = useCallback(() => {
    window.getSelection()?.removeAllRanges();
    setSelection(null);
  }, []);

  const setWords = useCallback(
    (claimId: string, spans: readonly Span[]) => {
      const { revision, text: whole } = store.getState();
      const exact = spans.map(({ start, end }) => whole.slice(start, end)).join("\n");
      store.change({ kind: "set-targets", claimId, spans, exact, revision });
      setChoosing(null);
      clearWords();
      say(`Claim ${store.getState().claims.get(claimId)?.number ?? ""} has other words now.`, true);
    },
    [store, say, clearWords],
  );

  const mark = useCallback(() => {
    const words = wordsNow();
    if (!words) return say("Select words first, or press S for the sentence cursor.");
    if (!may["claim.mark"]) return say("Marking needs the role checker or editor.");
    const chosen = choosing && store.getState().claims.get(choosing.claimId);
    if (chosen) return setWords(chosen.id, choosing.how === "change" ? [words] : withWords(chosen, words));
    const claimId = uuidv7();
    const { revision, text: whole } = store.getState();
    store.change({ kind: "mark-claim", claimId, span: words, exact: whole.slice(words.start, words.end), revision });
    clearWords();
    setCursor(null);
    open(claimId);
    say(`Claim ${store.getState().claims.get(claimId)?.number ?? ""} marked. ${accountedAfter()}`, true);
  }, [wordsNow, may, choosing, store, say, setWords, clearWords, open, accountedAfter]);

  const addWords = useCallback(() => {
    const claim = openId === null ? undefined : store.getState().claims.get(openId);
    const words = wordsNow();
    if (!claim || !words) return say("Open a claim and select the words to add.");
    setWords(claim.id, withWords(claim, words));
  }, [openId, wordsNow, store, say, setWords]);

  const setSentences = useCallback(
    (state: SentenceState) => {
      const span = wordsNow();
      if (!span) return say("Put the sentence cursor (S) or a selection on the sentence first.");
      if (!may["coverage.write"]) return say("This needs the role checker or editor.");
      const { revision, coverage: now } = store.getState();
      const hit = now.sentences.filter((sentence) => sentence.start < span.end && span.start < sentence.end);
      const free = hit.filter((sentence) => sentence.claimIds.length === 0);
      if (free.length === 0) return say("This sentence holds a claim already.");
      const same = free.every((sentence) => sentence.state === state);
      for (const { start, end } of free) {
        store.change({ kind: "set-sentence", span: { start, end }, state: same ? null : state, revision });
      }
      clearWords();
      say(`${same ? "Taken back" : `Set to ${stateWords[state]}`}. ${accountedAfter()}`, true);
    },
    [wordsNow, may, store, say, clearWords, accountedAfter],
  );

  const moveCursor = useCallback(
    (move: CursorMove) => {
      const around = {
        text: store.getState().text,
        sentences: store.getState().coverage.sentences,
        language: article.language,
      };
      const next = moved(cursor, move, around);
      if (!next) return;
      setCursor(next);
      handle?.scrollTo(next);
      setNotice({ text: spoken(next, around.sentences, around.text), undo: false, at: 0 });
    },
    [cursor, store, article.language, handle],
  );

  const startCursor = useCallback(() => {
    if (cursor) return setCursor(null);
    const from = selection ?? store.getState().claims.get(openId ?? "")?.target ?? null;
    const { sentences } = store.getState().coverage;
    const sentence = sentences[from ? sentenceAt(sentences, from.start) : 0];
    if (!sentence) return;
    const span = { start: sentence.start, end: sentence.end };
    clearWords();
    setCursor(span);
    handle?.scrollTo(span);
    handle?.focus();
    setNotice({ text: spoken(span, sentences, store.getState().text), undo: false, at: 0 });
  }, [cursor, selection, store, openId, clearWords, handle]);

  const toUntouched = useCallback(
    (direction: 1 | -1) => {
      const { sentences } = store.getState().coverage;
      const at = words ? sentenceAt(sentences, words.start) : -1;
      const order = sentences.map(
        (_, i) => sentences[(at + direction * (i + 1) + sentences.length * 2) % sentences.length],
      );
      const next = order.find((sentence) => sentence?.state === "untouched");
      if (!next) return say("No statement is untouched.");
      const span = { start: next.start, end: next.end };
      clearWords();
      setCursor(span);
      handle?.scrollTo(span);
      handle?.focus();
      setNotice({ text: spoken(span, sentences, store.getState().text), undo: false, at: 0 });
    },
    [store, words, say, clearWords, handle],
  );

  useEffect(() => {
    if (!cursor) return;
    const onKey = (event: KeyboardEvent) => {
      const inField =
        event.target instanceof Element &&
        event.target.closest("input, textarea, select, [contenteditable=true], [role=dialog], [role=radiogroup]");
      const move = inField || event.isComposing ? undefined : moveOfKey(event);
      if (!move) return;
      event.preventDefault();
      moveCursor(move);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [cursor, moveCursor]);

  const lastOpen = useRef<string | null>(null);
  useEffect(() => {
    if (!handle) return;
    const claim = openId === null ? undefined : store.getState().claims.get(openId);
    if (claim && lastOpen.current !== openId) handle.scrollTo(claim.target);
    lastOpen.current = claim ? openId : null;
  }, [openId, store, handle]);

  return {
    openId,
    part,
    open,
    selection,
    setSelection,
    cursor,
    setCursor,
    words,
    choosing,
    setChoosing,
    notice,
    setNotice,
    say,
    mark,
    addWords,
    setSentences,
    startCursor,
    toUntouched,
    wordsNow,
    clearWords,
    coverage,
    text,
  };
}

export type Acting = ReturnType<typeof useActing>;
