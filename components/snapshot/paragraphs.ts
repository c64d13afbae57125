import { firstWhere } from "@/core/bisect.ts";
import type { Span } from "@/core/claims.ts";
import { sentences, type Sentence } from "@/core/text/sentences.ts";
import type { PageSpan } from "@/core/snapshots.ts";

/** A paragraph of a copy's text: `text.slice(start, end)`. */
export interface Paragraph extends Span {
  /** 0, 1, 2 … */
  index: number;
  /** The page that begins with it or in it. */
  page?: number;
}

/** A line longer than this is cut at a space, so that the browser can leave out what is not in view. In code units. */
const longest = 6000;

function cut(text: string, { start, end }: Span): Span[] {
  const parts: Span[] = [];
  let from = start;
  while (end - from > longest) {
    const space = text.lastIndexOf(" ", from + longest);
    const until = space > from ? space + 1 : from + longest;
    parts.push({ start: from, end: until });
    from = until;
  }
  return [...parts, { start: from, end }];
}

/** The paragraphs of a text in order: what blank lines part, without empty ones, each with the page it begins. O(n). */
export function paragraphsOf(text: string, pages: readonly PageSpan[] = []): Paragraph[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(/[^\n]+(?:\n[^\n]+)*/gu)) {
    if (match[0].trim() === "") continue;
    spans.push(...cut(text, { start: match.index, end: match.index + match[0].length }));
  }
  const paragraphs: Paragraph[] = spans.map((span, index) => ({ ...span, index }));
  for (const { start, page } of pages) {
    const first = paragraphs[firstWhere(paragraphs, ({ end }) => end > start)];
    if (first) first.page ??= page;
  }
  return paragraphs;
}

/** The paragraph that holds an offset, or the next one behind it; the last one at the end. -1 in an empty text. */
export function paragraphAt(paragraphs: readonly Paragraph[], offset: number): number {
  return Math.min(
    firstWhere(paragraphs, ({ end }) => end > offset),
    paragraphs.length - 1,
  );
}

/** So many paragraphs without a sentence (addresses, rules) are passed over to find the next one. */
const farthest = 50;

/** The sentences of the paragraph at an offset, and of the nearest ones before and behind it that have any. */
export function sentencesNear(
  text: string,
  paragraphs: readonly Paragraph[],
  offset: number,
  language: string,
): Sentence[] {
  const at = Math.max(0, paragraphAt(paragraphs, offset));
  const read = (index: number) => {
    const paragraph = paragraphs[index];
    return paragraph ? sentences(text, [paragraph], language) : [];
  };
  const beyond = (step: 1 | -1) => {
    for (let i = 1; i <= farthest; i += 1) {
      const found = read(at + step * i);
      if (found.length > 0) return found;
    }
    return [];
  };
  return [...beyond(-1), ...read(at), ...beyond(1)];
}

/** Where words stand, as a locator says it: «page 4» of a paged text, else «para 2». */
export function locatorOf(paragraphs: readonly Paragraph[], pages: readonly PageSpan[], offset: number): string {
  const page = pages.findLast(({ start }) => start <= offset)?.page;
  return page === undefined ? `para ${paragraphAt(paragraphs, offset) + 1}` : `page ${page}`;
}

/** A stretch of text as the reader paints it: each name stands for a mark over all of it. */
export interface Piece extends Span {
  names: readonly string[];
}

/** A named stretch of a copy's text. */
export interface NamedSpan extends Span {
  name: string;
}

/** The stretch from `start` to `end` in pieces, cut wherever a mark begins or ends. Together they are all of it. */
export function piecesOf({ start, end }: Span, marks: readonly NamedSpan[]): Piece[] {
  const here = marks.filter((mark) => mark.start < end && start < mark.end);
  const borders = new Set([start, end]);
  for (const mark of here) {
    borders.add(Math.max(start, mark.start));
    borders.add(Math.min(end, mark.end));
  }
  const sorted = [...borders].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((from, i) => {
    const until = sorted[i + 1] ?? end;
    const names = here.filter((mark) => mark.start <= from && until <= mark.end).map(({ name }) => name);
    return { start: from, end: until, names };
  });
}

/** So many places are marked at most; a search for one letter would mark the whole text. */
export const mostHits = 2000;

/** Where words stand in a text: letters small or great, white space of any kind and length. At most `mostHits`. */
export function findWords(text: string, words: string): Span[] {
  const parts = words.trim().split(/\s+/u).filter(Boolean);
  if (parts.length === 0) return [];
  const pattern = parts.map((part) => part.replace(/[$()*+./?[\\\]^{|}]/gu, "\\$&")).join("\\s+");
  const found: Span[] = [];
  for (const match of text.matchAll(new RegExp(pattern, "giu"))) {
    found.push({ start: match.index, end: match.index + match[0].length });
    if (found.length === mostHits) break;
  }
  return found;
}
