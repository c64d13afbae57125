import type { Node } from "@tiptap/pm/model";
import type { EditorView } from "@tiptap/pm/view";
import { lastIndexWhere } from "@/core/text/borders.ts";
import type { Painted } from "./claim-highlights.ts";

/** How many heights of the window are painted above and below what is seen. */
const ahead = 4;
/** Paint on when fewer than this many painted heights are left. */
const reserve = 1.5;

/** The children of the text's element within some heights of the window, as indexes; all if none has a place yet. */
function childrenNear(root: HTMLElement, heights: number): { first: number; last: number } {
  const height = window.innerHeight;
  const children = [...root.children];
  const above = (element: Element): boolean => element.getBoundingClientRect().bottom < -heights * height;
  const begun = (element: Element): boolean => element.getBoundingClientRect().top <= (1 + heights) * height;
  const first = lastIndexWhere(children, above) + 1;
  return { first: Math.min(first, children.length - 1), last: Math.max(first, lastIndexWhere(children, begun)) };
}

/** The positions of top-level blocks, by index. */
function rangeOfChildren(document: Node, first: number, last: number): Painted {
  let position = 0;
  let from = 0;
  let to = 0;
  document.forEach((child, offset, index) => {
    position = offset + child.nodeSize;
    if (index === first) from = offset;
    if (index <= last) to = position;
  });
  return { from, to };
}

function whole(document: Node): Painted {
  return { from: 0, to: document.content.size };
}

/** True if the text in this element is painted near the viewport only. */
function isLong(root: HTMLElement): boolean {
  return root.classList.contains("long");
}

/** What to paint first: by the server's page if it stands in the editor's place, for its blocks are the same. */
export function firstPainted(root: HTMLElement, document: Node): Painted {
  if (!isLong(root) || root.childElementCount !== document.childCount) {
    return isLong(root) ? rangeOfChildren(document, 0, 40) : whole(document);
  }
  const { first, last } = childrenNear(root, ahead);
  return rangeOfChildren(document, first, last);
}

/**
 * Keeps what is painted around what is seen: paints on before the edge comes into view, again when scrolling rests, and
 * everything before printing. For short texts everything is painted, and there is nothing to follow.
 */
export function followViewport(
  view: EditorView,
  painted: () => Painted | null,
  paint: (painted: Painted) => void,
): { destroy(): void } {
  if (!isLong(view.dom)) return { destroy: () => {} };
  const ended = new AbortController();
  const { signal } = ended;
  let frame = 0;
  let rest: ReturnType<typeof setTimeout> | undefined;
  const near = (heights: number): Painted => {
    const { first, last } = childrenNear(view.dom, heights);
    return rangeOfChildren(view.state.doc, first, last);
  };
  const keepUp = (heights: number): void => {
    if (view.isDestroyed || view.composing) return;
    const now = painted();
    const wanted = near(heights);
    if (now && now.from <= wanted.from && now.to >= wanted.to) return;
    paint(near(ahead));
  };
  const scrolled = (): void => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => keepUp(reserve));
    clearTimeout(rest);
    rest = setTimeout(() => keepUp(ahead - 0.5), 250);
  };
  frame = requestAnimationFrame(() => keepUp(reserve));
  document.addEventListener("scroll", scrolled, { capture: true, passive: true, signal });
  window.addEventListener("resize", scrolled, { signal });
  window.addEventListener("beforeprint", () => paint(whole(view.state.doc)), { signal });
  window.addEventListener("afterprint", () => paint(near(ahead)), { signal });
  return {
    destroy: () => {
      ended.abort();
      cancelAnimationFrame(frame);
      clearTimeout(rest);
    },
  };
}
