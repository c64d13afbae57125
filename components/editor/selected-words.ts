import type { EditorView } from "@tiptap/pm/view";
import type { Span } from "@/core/claims.ts";
import { positionsOf } from "./positions.ts";

/** Widens a span so that it cuts no letter from its accent and no emoji in two. */
function wholeLetters(text: string, { start, end }: Span): Span {
  const segments = new Intl.Segmenter(undefined, { granularity: "grapheme" });
  /** Letters are short; a window around the border is enough to find where one begins. */
  const near = (offset: number): { from: number; letters: Intl.Segments } => {
    const line = text.lastIndexOf("\n", offset - 1) + 1;
    const from = Math.max(line, offset - 64);
    return { from, letters: segments.segment(text.slice(from, offset + 64)) };
  };
  const opening = near(start);
  const closing = near(end);
  const first = opening.letters.containing(start - opening.from);
  const last = closing.letters.containing(end - closing.from);
  const endsInside = last && last.index + closing.from < end;
  return {
    start: first ? first.index + opening.from : start,
    end: endsInside ? last.index + closing.from + last.segment.length : end,
  };
}

/** A stretch of text without the spaces at its ends, in whole letters; null if nothing is left. */
export function trimmedSpan(text: string, { start, end }: Span): Span | null {
  const words = text.slice(start, end);
  const from = start + (words.length - words.trimStart().length);
  const to = end - (words.length - words.trimEnd().length);
  return to > from ? wholeLetters(text, { start: from, end: to }) : null;
}

/** The words of the article that the window's selection holds, also where it begins or ends outside of the article. */
export function selectedWords(view: EditorView): Span | null {
  const selection = view.dom.ownerDocument.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(view.dom)) return null;
  const inside = (node: globalThis.Node): boolean => node !== view.dom && view.dom.contains(node);
  const from = inside(range.startContainer) ? view.posAtDOM(range.startContainer, range.startOffset, 1) : 0;
  const to = inside(range.endContainer)
    ? view.posAtDOM(range.endContainer, range.endOffset, -1)
    : view.state.doc.content.size;
  const { text, offsetOf } = positionsOf(view.state.doc);
  return trimmedSpan(text, { start: offsetOf(from), end: offsetOf(to) });
}

/** How long a selection rests before it counts, in ms. */
const rest = 120;

/** Calls `changed` when the selected words changed and came to rest. Returns how to stop. */
export function watchSelection(view: EditorView, changed: (span: Span | null) => void): () => void {
  let last: Span | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pressed = false;
  const look = (): void => {
    if (pressed || view.isDestroyed) return;
    const span = selectedWords(view);
    if (span?.start === last?.start && span?.end === last?.end) return;
    last = span;
    changed(span);
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(look, rest);
  };
  const ended = new AbortController();
  const { signal } = ended;
  const release = (): void => {
    pressed = false;
    soon();
  };
  document.addEventListener("selectionchange", soon, { signal });
  view.dom.addEventListener("pointerdown", () => (pressed = true), { signal });
  window.addEventListener("pointerup", release, { signal });
  window.addEventListener("pointercancel", release, { signal });
  return () => {
    ended.abort();
    clearTimeout(timer);
  };
}
