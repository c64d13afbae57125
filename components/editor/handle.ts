import type { EditorView } from "@tiptap/pm/view";
import type { Document } from "@/core/articles.ts";
import type { Span } from "@/core/claims.ts";
import { sceneIn } from "./claim-highlights.ts";
import type { ArticleHandle } from "./contract.ts";
import { positionsOf } from "./positions.ts";
import { firstStartsOf } from "./scene.ts";
import { selectedWords } from "./selected-words.ts";

function domRange(view: EditorView, { from, to }: { from: number; to: number }): Range {
  const range = view.dom.ownerDocument.createRange();
  const [start, end] = [view.domAtPos(from, 1), view.domAtPos(to, -1)];
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset);
  return range;
}

function rangeOf(view: EditorView, span: Span): Range | null {
  const range = positionsOf(view.state.doc).rangeOf(span);
  return range && domRange(view, range);
}

function topOf(view: EditorView, claimId: string): number | null {
  const scene = sceneIn(view);
  const start = scene && firstStartsOf(scene).get(claimId);
  if (typeof start !== "number") return null;
  const [line] = domRange(view, { from: start, to: start + 1 }).getClientRects();
  return line ? line.top - view.dom.getBoundingClientRect().top : null;
}

/** The nearest element around the text that scrolls by itself, else the page. */
function scroller(view: EditorView): Element {
  for (let element = view.dom.parentElement; element; element = element.parentElement) {
    const { overflowY } = getComputedStyle(element);
    if ((overflowY === "auto" || overflowY === "scroll") && element.scrollHeight > element.clientHeight) return element;
  }
  return document.scrollingElement ?? document.documentElement;
}

function scrollTo(view: EditorView, span: Span): void {
  const range = rangeOf(view, span);
  if (!range) return;
  const around = scroller(view);
  const middle = around === document.scrollingElement ? window.innerHeight / 2 : null;
  /** Twice: blocks far away have only an estimated height until they come near. */
  for (let times = 0; times < 2; times++) {
    const frame = around.getBoundingClientRect();
    const words = range.getBoundingClientRect();
    const target = middle ?? frame.top + frame.height / 2;
    around.scrollBy({ top: words.top + Math.min(words.height, 100) / 2 - target, behavior: "instant" });
  }
}

function offsetAt(view: EditorView, x: number, y: number): number | null {
  const at = view.posAtCoords({ left: x, top: y });
  return at && positionsOf(view.state.doc).offsetOf(at.pos);
}

/** What the page may ask of this editor. */
export function articleHandle(view: EditorView): ArticleHandle {
  return {
    rectOf: (span) => rangeOf(view, span)?.getBoundingClientRect() ?? null,
    topOf: (claimId) => topOf(view, claimId),
    scrollTo: (span) => scrollTo(view, span),
    selection: () => selectedWords(view),
    offsetAt: (x, y) => offsetAt(view, x, y),
    document: () => view.state.doc.toJSON() as Document,
    focus: () => view.dom.focus({ preventScroll: true }),
  };
}
