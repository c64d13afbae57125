import type { Span } from "@/core/claims.ts";
import type { Sentence } from "@/core/text/sentences.ts";

/** Moves of the sentence cursor (interface.md, Sentence cursor). */
export type CursorMove =
  | "next-sentence"
  | "previous-sentence"
  | "next-paragraph"
  | "previous-paragraph"
  | "add-word"
  | "drop-word"
  | "add-sentence"
  | "trim-start"
  | "grow-start";

const segmenters = new Map<string, Intl.Segmenter>();

/** The segmenter of a language; the general one where nobody said which it is, or what was typed is no language. */
function segmenterOf(language: string): Intl.Segmenter {
  const isTag = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/iu.test(language);
  return new Intl.Segmenter(isTag ? language : "und", { granularity: "word" });
}

function words(text: string, language: string): Span[] {
  const segmenter = segmenters.get(language) ?? segmenterOf(language);
  segmenters.set(language, segmenter);
  const found: Span[] = [];
  for (const { segment, index, isWordLike } of segmenter.segment(text)) {
    if (isWordLike) found.push({ start: index, end: index + segment.length });
  }
  return found;
}

/** How far around the cursor words are looked for, in code units: the next word is always nearer than this. */
const reach = 400;

/** The words around a span, in offsets of the whole text. */
function wordsNear(text: string, span: Span, language: string): Span[] {
  const from = Math.max(0, span.start - reach);
  const near = text.slice(from, span.end + reach);
  return words(near, language).map(({ start, end }) => ({ start: start + from, end: end + from }));
}

/** The place in the list of the sentence that holds an offset, or the next one behind it; -1 in an empty text. */
export function sentenceAt(sentences: readonly Span[], offset: number): number {
  const found = sentences.findIndex((sentence) => sentence.end > offset);
  return found === -1 ? sentences.length - 1 : found;
}

function step(sentences: readonly Sentence[], at: number, by: 1 | -1, paragraphs: boolean): number {
  const here = sentences[at];
  if (!here || !paragraphs) return Math.min(sentences.length - 1, Math.max(0, at + by));
  const other =
    by === 1
      ? sentences.findIndex((sentence) => sentence.block > here.block)
      : sentences.findIndex(
          (sentence) => sentence.block === sentences.findLast((each) => each.block < here.block)?.block,
        );
  return other === -1 ? at : other;
}

/** Where the cursor stands after a move; null when there is nothing to stand on. */
export function moved(
  cursor: Span | null,
  move: CursorMove,
  around: { text: string; sentences: readonly Sentence[]; language: string },
): Span | null {
  const { text, sentences, language } = around;
  const at = sentenceAt(sentences, cursor?.start ?? 0);
  const sentence = sentences[at];
  if (!sentence) return null;
  if (!cursor) return { start: sentence.start, end: sentence.end };
  const whole = (index: number) => {
    const target = sentences[index] ?? sentence;
    return { start: target.start, end: target.end };
  };
  const near = () => wordsNear(text, cursor, language);
  switch (move) {
    case "next-sentence":
      return whole(step(sentences, at, 1, false));
    case "previous-sentence":
      return whole(cursor.start > sentence.start ? at : step(sentences, at, -1, false));
    case "next-paragraph":
      return whole(step(sentences, at, 1, true));
    case "previous-paragraph":
      return whole(step(sentences, at, -1, true));
    case "add-word":
      return { ...cursor, end: near().find((word) => word.end > cursor.end)?.end ?? cursor.end };
    case "drop-word": {
      const end = near().findLast((word) => word.end < cursor.end && word.start >= cursor.start)?.end;
      return end === undefined ? cursor : { ...cursor, end };
    }
    case "add-sentence":
      return { ...cursor, end: sentences.find((each) => each.end > cursor.end)?.end ?? cursor.end };
    case "trim-start": {
      const start = near().find((word) => word.start > cursor.start && word.start < cursor.end)?.start;
      return start === undefined ? cursor : { ...cursor, start };
    }
    case "grow-start":
      return { ...cursor, start: near().findLast((word) => word.start < cursor.start)?.start ?? cursor.start };
  }
}

/** The move a key means while the cursor is on; undefined for other keys. */
export function moveOfKey(
  event: Pick<KeyboardEvent, "key" | "shiftKey" | "altKey" | "ctrlKey" | "metaKey">,
): CursorMove | undefined {
  const { key, shiftKey, altKey } = event;
  const control = event.ctrlKey || event.metaKey;
  const named = `${control ? "Ctrl " : ""}${altKey ? "Alt " : ""}${shiftKey ? "Shift " : ""}${key}`;
  const moves: Record<string, CursorMove> = {
    ArrowDown: "next-sentence",
    ArrowUp: "previous-sentence",
    "Ctrl ArrowDown": "next-paragraph",
    "Ctrl ArrowUp": "previous-paragraph",
    "Shift ArrowRight": "add-word",
    "Shift ArrowLeft": "drop-word",
    "Shift ArrowDown": "add-sentence",
    "Alt Shift ArrowRight": "trim-start",
    "Alt Shift ArrowLeft": "grow-start",
  };
  return moves[named];
}
