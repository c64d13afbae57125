import type { Span } from "../claims.ts";

/** How many claims over the same words get a line of their own; a further one shows only its number (interface.md). */
export const paintedLanes = 3;

/** Words of one claim. Several spans may carry one id. */
export interface ClaimSpan extends Span {
  id: string;
}

/** A span with the line it is painted on: 0 nearest the text. `paintedLanes` means: no line, only the number. */
export type Laned<S extends Span> = S & { lane: number };

/** The lane of spans that lie around all claims and take no line: sentences a person set aside. */
export const aroundLane = paintedLanes + 1;

/** A stretch of text over which the same spans lie. `covers` runs from lane 0 (innermost) outwards. */
export interface Piece<S extends Span> extends Span {
  covers: readonly Laned<S>[];
}

/** Where number chips stand: behind the last word of each claim, inner claims first. */
export interface ChipPlace {
  offset: number;
  ids: readonly string[];
}

/** Joins the spans of one claim that overlap, drops empty ones, and sorts by start. */
function joined<S extends ClaimSpan>(spans: readonly S[]): S[] {
  const last = new Map<string, S>();
  const result: S[] = [];
  for (const span of spans.filter((s) => s.end > s.start).toSorted((a, b) => a.start - b.start)) {
    const before = last.get(span.id);
    if (before && span.start < before.end) {
      before.end = Math.max(before.end, span.end);
      continue;
    }
    const own = { ...span };
    last.set(span.id, own);
    result.push(own);
  }
  return result;
}

/**
 * Gives every span its line. Inner spans come nearest the text, crossing ones follow in reading order; spans that
 * overlap never share a painted line. Sorted by end, then by start backwards, every span comes after all that must lie
 * above it, and among those before it the ones that overlap it are the ones that end behind its start: so the last end
 * on each line is all there is to remember. O(n log n). Returns the spans in that order.
 */
export function assignLanes<S extends Span>(spans: readonly S[]): Laned<S>[] {
  const lastEnd = Array.from({ length: paintedLanes }, () => -Infinity);
  const taken = (lane: number, start: number): boolean => (lastEnd[lane] ?? -Infinity) > start;
  return spans
    .toSorted((a, b) => a.end - b.end || b.start - a.start)
    .map((span) => {
      let lane = lastEnd.findLastIndex((_, l) => taken(l, span.start)) + 1;
      if (lane === paintedLanes) {
        const free = lastEnd.findIndex((_, l) => !taken(l, span.start));
        lane = free === -1 ? paintedLanes : free;
      }
      if (lane < paintedLanes) lastEnd[lane] = span.end;
      return { ...span, lane };
    });
}

/** The spans of claims with their lines; spans of one claim that overlap count as one. Sorted as assignLanes does. */
export function lanedClaims<S extends ClaimSpan>(spans: readonly S[]): Laned<S>[] {
  return assignLanes(joined(spans));
}

/** Cuts overlapping spans into flat pieces, in reading order. O(n log n + size of the answer). */
export function cutPieces<S extends Span>(spans: readonly Laned<S>[]): Piece<S>[] {
  const byStart = spans.toSorted((a, b) => a.start - b.start);
  // a typed array sorts numbers without a comparing function
  const borders = Float64Array.from(spans.flatMap((s) => [s.start, s.end])).sort();
  const pieces: Piece<S>[] = [];
  let active: Laned<S>[] = [];
  let next = 0;
  for (const [i, start] of borders.entries()) {
    if (start === borders[i + 1]) continue;
    active = active.filter((s) => s.end > start);
    const before = next;
    while (next < byStart.length && byStart[next]!.start === start) active.push(byStart[next++]!);
    if (next > before) active.sort((a, b) => a.lane - b.lane);
    const end = borders[i + 1];
    if (end !== undefined && active.length > 0) pieces.push({ start, end, covers: [...active] });
  }
  return pieces;
}

/** The number chips of laned spans, as assignLanes returns them, in reading order. */
export function chipPlaces(spans: readonly Laned<ClaimSpan>[]): ChipPlace[] {
  const places: { offset: number; ids: string[] }[] = [];
  for (const { id, end } of spans) {
    const last = places.at(-1);
    if (last?.offset === end) last.ids.push(id);
    else places.push({ offset: end, ids: [id] });
  }
  return places;
}

/**
 * Lays out claims that may overlap: flat pieces, each with the claims over it and their lines, and the places of the
 * number chips. Spans of one claim that overlap count as one. Spans in `around` lie outside all claims (`aroundLane`).
 * O(n log n + size of the answer).
 */
export function layOut<S extends ClaimSpan>(
  spans: readonly S[],
  around: readonly S[] = [],
): { pieces: Piece<S>[]; ends: ChipPlace[] } {
  const laned = lanedClaims(spans);
  const outer = around.map((span) => ({ ...span, lane: aroundLane }));
  const all = outer.length === 0 ? laned : [...laned, ...outer].toSorted((a, b) => a.end - b.end);
  return { pieces: cutPieces(all), ends: chipPlaces(all) };
}
