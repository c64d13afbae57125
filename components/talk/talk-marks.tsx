"use client";
import { useLayoutEffect, useMemo, useRef } from "react";
import { threadsOf, type CommentView } from "@/core/comments.ts";
import type { ArticleHandle } from "../editor/contract.ts";
import { Glyph } from "../ui/glyph.tsx";
import { useShown } from "../workspace/context.tsx";
import { isOpen } from "./use-talk.ts";
import "./talk.css";

/** How far two signs at least stand apart, in px. */
const apart = 26;

interface TalkMarksProps {
  handle: ArticleHandle;
  onOpen: (first: CommentView) => void;
}

/** In the margin of the text a sign at each line where words are talked of. */
export function TalkMarks({ handle, onOpen }: TalkMarksProps) {
  const comments = useShown((state) => state.comments);
  const layer = useRef<HTMLElement>(null);
  const threads = useMemo(() => {
    const open = threadsOf(comments).filter((thread) => isOpen(thread) && thread.first.place !== null);
    return open.toSorted((a, b) => (a.first.place?.start ?? 0) - (b.first.place?.start ?? 0));
  }, [comments]);
  useLayoutEffect(() => {
    const element = layer.current;
    const text = element?.parentElement?.querySelector(".galley-text");
    if (!element || !text) return;
    const place = () => {
      const { top } = element.getBoundingClientRect();
      let floor = -Infinity;
      for (const [i, { first }] of threads.entries()) {
        const sign = element.children[i];
        const rect = first.place && handle.rectOf(first.place);
        if (!(sign instanceof HTMLElement) || !rect) continue;
        floor = Math.max(rect.top - top, floor + apart);
        sign.style.top = `${floor}px`;
      }
    };
    place();
    const observer = new ResizeObserver(place);
    observer.observe(text);
    return () => observer.disconnect();
  }, [threads, handle]);
  if (threads.length === 0) return null;
  return (
    <nav className="talk-marks" ref={layer} aria-label="Talk on words of the text">
      {threads.map(({ first, replies }) => (
        <button
          key={first.id}
          type="button"
          aria-label={`Talk on «${first.target?.exact ?? ""}», ${replies.length + 1}`}
          onClick={() => onOpen(first)}
        >
          <Glyph name="talk" />
        </button>
      ))}
    </nav>
  );
}
