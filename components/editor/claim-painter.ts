import { Decoration } from "@tiptap/pm/view";
import { cardId, chipClasses, chipSign, markClasses, type MarkedClaim, type StripPart } from "@/core/marked-claims.ts";
import { aroundLane, chipPlaces, cutPieces, paintedLanes } from "@/core/text/segments.ts";
import { placesBetween, type EditorBlock, type Place, type Scene } from "./scene.ts";

/** Decorations that draw the elements of core/annotated-html.ts, with the same classes, in the same order. */

const svg = "http://www.w3.org/2000/svg";

function chipElement(claim: MarkedClaim, openClaimId: string | null): HTMLElement {
  const chip = document.createElement("a");
  chip.className = chipClasses(claim, openClaimId);
  chip.href = `#${cardId(claim.id)}`;
  chip.dataset.claim = claim.id;
  chip.ariaLabel = claim.label;
  const glyph = document.createElementNS(svg, "svg");
  glyph.setAttribute("class", "g");
  glyph.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(svg, "use");
  use.setAttribute("href", `#g-${chipSign(claim)}`);
  glyph.append(use);
  chip.append(glyph, String(claim.number));
  return chip;
}

function stripElement(strip: readonly StripPart[]): HTMLElement {
  const gutter = document.createElement("span");
  gutter.className = "gut";
  gutter.ariaHidden = "true";
  for (const { className, size } of strip) {
    const part = document.createElement("i");
    part.className = `cv ${className} s${size}`;
    gutter.append(part);
  }
  return gutter;
}

function labelElement(label: string): HTMLElement {
  const tag = document.createElement("span");
  tag.className = "nonclaim-tag";
  tag.textContent = label;
  return tag;
}

/** Outside all formatting (`marks: []`), and no place for the cursor. */
function widget(position: number, key: string, element: () => HTMLElement): Decoration {
  return Decoration.widget(position, element, { side: -1, marks: [], key, ignoreSelection: true });
}

function chip(scene: Scene, id: string, position: number): Decoration | null {
  const aside = scene.asides.get(id);
  if (aside) return widget(position, `${id} ${aside.label}`, () => labelElement(aside.label));
  const claim = scene.claims.get(id);
  if (!claim) return null;
  const look = `${id} ${chipClasses(claim, scene.openClaimId)} ${claim.number} ${claim.label}`;
  return widget(position, look, () => chipElement(claim, scene.openClaimId));
}

function mark(scene: Scene, { id, lane }: Place, from: number, to: number): Decoration | null {
  if (lane === aroundLane) return Decoration.inline(from, to, { nodeName: "span", class: "nonclaim" });
  const claim = scene.claims.get(id);
  if (!claim || lane >= paintedLanes) return null;
  const classes = markClasses(claim, lane, scene.openClaimId);
  return Decoration.inline(from, to, {
    nodeName: "mark",
    class: classes,
    "data-claim": id,
    "aria-details": cardId(id),
  });
}

function margin(scene: Scene, block: EditorBlock): Decoration[] {
  const { index, start, end, number } = block;
  const attributes: Record<string, string> = { id: `block-${index}`, "data-block": String(index) };
  if (number !== null) attributes["data-number"] = String(number);
  const strip = scene.strips?.[index];
  const frame = Decoration.node(start - 1, end + 1, attributes);
  if (!strip || strip.length === 0) return [frame];
  const key = `strip ${strip.map((p) => `${p.className} ${p.size}`).join()}`;
  return [frame, widget(start, key, () => stripElement(strip))];
}

/**
 * The decorations of text blocks that follow each other: number and strip in the margin, nested marks on flat pieces
 * (inner claims first: later decorations wrap earlier ones), numbers behind the last word of each claim.
 */
export function paintBlocks(scene: Scene, blocks: readonly EditorBlock[]): Decoration[] {
  const [first, last] = [blocks[0], blocks.at(-1)];
  if (!first || !last) return [];
  const near = placesBetween(scene, first.start, last.end);
  const pieces = cutPieces(near);
  const ends = chipPlaces(near);
  const painted: (Decoration | null)[] = [];
  let piece = 0;
  let place = 0;
  for (const block of blocks) {
    painted.push(...margin(scene, block));
    while (piece < pieces.length && pieces[piece]!.end <= block.start) piece++;
    for (let p = piece; p < pieces.length && pieces[p]!.start < block.end; p++) {
      const from = Math.max(block.start, pieces[p]!.start);
      const to = Math.min(block.end, pieces[p]!.end);
      for (const cover of pieces[p]!.covers) painted.push(mark(scene, cover, from, to));
    }
    while (place < ends.length && ends[place]!.offset <= block.start) place++;
    for (; place < ends.length && ends[place]!.offset <= block.end; place++)
      for (const id of ends[place]!.ids) painted.push(chip(scene, id, ends[place]!.offset));
  }
  return painted.filter((d) => d !== null);
}
