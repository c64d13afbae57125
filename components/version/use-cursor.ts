import { useEffect, useState } from "react";
import type { Span } from "@/core/claims.ts";
import type { SentenceCoverage } from "@/core/coverage.ts";
import type { ArticleHandle } from "../editor/contract.ts";
import { takesKeys } from "../ui/pressed-keys.ts";
import { moved, moveOfKey, sentenceAt } from "../workspace/sentence-cursor.ts";

/** The sentence cursor over a text that is only read: words can be chosen without a pointer. */
export function useCursor({
  text,
  sentences,
  language,
  handle,
  say,
}: {
  text: string;
  sentences: readonly SentenceCoverage[];
  language: string;
  handle: ArticleHandle | null;
  say: (words: string) => void;
}) {
  const [cursor, setCursor] = useState<Span | null>(null);
  const show = (span: Span) => {
    setCursor(span);
    handle?.scrollTo(span);
    say(text.slice(span.start, span.end));
  };
  /** Puts the cursor on, at the sentence that is in view; off when it is on. */
  const start = () => {
    if (cursor) return setCursor(null);
    const box = document.getElementById("text")?.getBoundingClientRect();
    const seen = box && handle?.offsetAt(box.left + box.width / 2, box.top + box.height / 2);
    const sentence = sentences[Math.max(0, sentenceAt(sentences, seen ?? 0))];
    if (sentence) show({ start: sentence.start, end: sentence.end });
  };
  useEffect(() => {
    if (!cursor) return;
    const press = (event: KeyboardEvent) => {
      const move = event.isComposing || takesKeys(event.target) ? undefined : moveOfKey(event);
      const next = move && moved(cursor, move, { text, sentences, language });
      if (!next) return;
      event.preventDefault();
      show(next);
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  });
  return { cursor, setCursor, start };
}
