import { inlineText, type PlacedBlock } from "../article-text.ts";
import type { Span } from "../claims.ts";

/** Index of the last item for which `holds` is true, where it is true for the first ones only; -1 if for none. */
export function lastIndexWhere<T>(items: readonly T[], holds: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(items[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Pictures whose text is more than one code unit: a mark covers them whole or not at all. */
function pictures(blocks: readonly PlacedBlock[]): Span[] {
  const found: Span[] = [];
  for (const { block, start } of blocks) {
    let offset = start;
    for (const inline of block.content ?? []) {
      const end = offset + inlineText(inline).length;
      if (inline.type === "image" && end > offset + 1) found.push({ start: offset, end });
      offset = end;
    }
  }
  return found;
}

/**
 * Fits spans to what a page can mark: an end that falls between blocks goes back to the words before it, a start there
 * goes on to the words behind it, and a picture is covered whole. Spans without words are left out.
 */
export function fittedSpans<S extends Span>(spans: readonly S[], blocks: readonly PlacedBlock[]): S[] {
  const worded = blocks.filter((b) => b.end > b.start);
  const whole = pictures(worded);
  const fitted: S[] = [];
  for (const span of spans) {
    const first = worded[lastIndexWhere(worded, (b) => b.end <= span.start) + 1];
    const last = worded[lastIndexWhere(worded, (b) => b.start < span.end)];
    if (!first || !last) continue;
    let start = Math.max(span.start, first.start);
    let end = Math.min(span.end, last.end);
    const opening = whole[lastIndexWhere(whole, (p) => p.start <= start)];
    const closing = whole[lastIndexWhere(whole, (p) => p.start < end)];
    if (opening && opening.end > start) start = opening.start;
    if (closing && closing.end > end) end = closing.end;
    if (end > start) fitted.push(start === span.start && end === span.end ? span : { ...span, start, end });
  }
  return fitted;
}

/** The formatting of a document's text in the order in which elements nest, outermost first. */
export const markOrder = ["link", "bold", "italic", "strike", "code"] as const;
