import { Plugin } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { sceneIn } from "./claim-highlights.ts";
import { claimsAt } from "./scene.ts";

/** Opening claims by mark or number, and showing which words a claim has while the pointer is over it. */

const hoverName = "claim-hover";

function element(event: Event): Element | null {
  return event.target instanceof Element ? event.target : null;
}

/** The claims at what was clicked, the one it stands for first: a number's own claim, or the shortest at these words. */
function claimsAtElement(view: EditorView, target: Element): string[] {
  const scene = sceneIn(view);
  const hit = target.closest<HTMLElement>(".chip, mark.m");
  const own = hit?.dataset.claim;
  if (!scene || !hit || own === undefined) return [];
  if (!hit.matches(".chip")) return claimsAt(scene, view.posAtDOM(hit, 0));
  const end = view.posAtDOM(hit, 0);
  const larger = claimsAt(scene, end - 1).filter((id) => id !== own);
  const length = (id: string): number =>
    Math.min(...scene.places.filter((p) => p.id === id && p.end >= end && p.start < end).map((p) => p.end - p.start));
  return [own, ...larger.filter((id) => length(id) >= length(own))];
}

/** Follows a link of the article only where nothing else is meant: by key, or with a key held down. */
function followsLink(event: MouseEvent, target: Element): boolean {
  if (!target.closest("a.ext")) return false;
  return event.detail === 0 || event.ctrlKey || event.metaKey || !target.closest("mark.m");
}

/** True if the pointer selected words instead of pointing at them: by dragging, or with a double click. */
function selected(event: MouseEvent, pressed: { x: number; y: number }): boolean {
  if (event.detail === 0) return false;
  if (Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > 4) return true;
  return event.detail > 1 && document.getSelection()?.isCollapsed === false;
}

interface Pointed {
  openClaimId(): string | null;
  open(claimId: string, how: { again: boolean }): void;
}

/** Opens the shortest claim at what was clicked; at the same place again, the next larger one. */
class Clicks {
  readonly #page: Pointed;
  #pressed = { x: 0, y: 0 };
  #last = "";

  constructor(page: Pointed) {
    this.#page = page;
  }

  press(event: MouseEvent): void {
    this.#pressed = { x: event.clientX, y: event.clientY };
  }

  click(view: EditorView, event: MouseEvent): boolean {
    const target = element(event);
    if (!target || event.button !== 0 || followsLink(event, target)) return false;
    const chip = target.closest(".chip");
    if (chip ? event.ctrlKey || event.metaKey : selected(event, this.#pressed)) return false;
    const claims = claimsAtElement(view, target);
    const [first] = claims;
    if (first === undefined) return false;
    event.preventDefault();
    const at = claims.indexOf(this.#page.openClaimId() ?? "");
    const again = at !== -1 && this.#last === claims.join();
    this.#last = claims.join();
    this.#page.open(again ? (claims[(at + 1) % claims.length] ?? first) : first, { again });
    return true;
  }
}

function showHover(view: EditorView, claimId: string | null): void {
  if (!("highlights" in CSS)) return;
  CSS.highlights.delete(hoverName);
  const places = sceneIn(view)?.places.filter((p) => p.id === claimId && p.end > p.start) ?? [];
  if (claimId === null || places.length === 0) return;
  const ranges = places.map(({ start, end }) => {
    const [from, to] = [view.domAtPos(start, 1), view.domAtPos(end, -1)];
    return new StaticRange({
      startContainer: from.node,
      startOffset: from.offset,
      endContainer: to.node,
      endOffset: to.offset,
    });
  });
  CSS.highlights.set(hoverName, new Highlight(...ranges));
}

/** Listens for the whole text at once. `page` gives what is open and whom to tell, as the page last said. */
export function pointing(page: Pointed): Plugin {
  const clicks = new Clicks(page);
  let over: string | null = null;
  const hover = (view: EditorView, claimId: string | null): void => {
    if (claimId === over) return;
    over = claimId;
    showHover(view, claimId);
  };
  return new Plugin({
    props: {
      handleDOMEvents: {
        mousedown: (_view, event) => {
          clicks.press(event);
          return false;
        },
        click: (view, event) => clicks.click(view, event),
        mouseover: (view, event) => {
          hover(view, element(event)?.closest<HTMLElement>(".chip, mark.m")?.dataset.claim ?? null);
          return false;
        },
        mouseleave: (view) => {
          hover(view, null);
          return false;
        },
      },
    },
    view: () => ({
      destroy: () => {
        if (over !== null && "highlights" in CSS) CSS.highlights.delete(hoverName);
      },
    }),
  });
}
