import type { Line, PlacedRun } from "./pdf-lines.ts";

/** A link's rectangle on a page, in points from its top left. */
export interface LinkPlace {
  href: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** A link over some of a line's or paragraph's words. */
export interface LinkSpan {
  start: number;
  end: number;
  href: string;
}

/** The words of a run that lie in a link's rectangle, by their share of its width, whole words only. */
function overlap(run: PlacedRun, link: LinkPlace): { start: number; end: number } | undefined {
  const y = run.y - run.size * 0.3;
  if (y < link.top || y > link.bottom || link.right <= run.left || link.left >= run.right) return undefined;
  const letter = (run.right - run.left) / Math.max(1, run.text.length);
  let start = 0;
  let end = 0;
  for (const word of run.text.matchAll(/\S+/gu)) {
    const middle = run.left + (word.index + word[0].length / 2) * letter;
    if (middle < link.left || middle > link.right) continue;
    if (end === 0) start = word.index;
    end = word.index + word[0].length;
  }
  return end > start ? { start: run.start + start, end: run.start + end } : undefined;
}

/** The links over a line's words, in order, one for neighbours that lead to the same place. */
export function linksIn(line: Line, links: readonly LinkPlace[]): LinkSpan[] {
  const near = links.filter((link) => line.y >= link.top && line.y - line.size <= link.bottom);
  const spans: LinkSpan[] = [];
  for (const run of line.runs) {
    const found = near.flatMap((link) => {
      const span = overlap(run, link);
      return span ? [{ ...span, href: link.href }] : [];
    });
    for (const span of found.toSorted((one, other) => one.start - other.start)) {
      const last = spans.at(-1);
      if (last && span.start < last.end) continue;
      if (last && last.href === span.href && line.text.slice(last.end, span.start).trim() === "") last.end = span.end;
      else spans.push(span);
    }
  }
  return spans;
}
