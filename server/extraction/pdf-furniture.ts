import type { Line } from "./pdf-lines.ts";

/** The share of a page's height at its top and bottom where heads and feet stand. */
const margin = 0.12;
/** Heads of left and right pages differ: one in three pages is enough, but two at least. */
const enough = 3;
/** In points. */
const sameHeight = 3;
/** From baseline to baseline, in shares of the font's size; lines of one paragraph are rarely so far apart. */
const gapToText = 1.7;

export interface PagePieces {
  page: number;
  height: number;
  /** As they stand, without regard to columns (piecesOf). */
  pieces: readonly Line[];
}

const pageNumber =
  /^(?:[-–—|\s]*(?:page|p\.|seite|стр\.?)?\s*(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:\/|of|von|из)\s*\d{1,4})?[-–—|\s]*)$/iu;

/** The words with their numbers taken out: «12 | The Times» and «13 | The Times» are one. */
const keyOf = (text: string) => text.replace(/\d+/gu, "#").replace(/\s+/gu, " ").trim().toLowerCase();

/** The one or two lines that white space, or another size, keeps apart from the lines after them; most often none. */
function apart(lines: readonly Line[]): Line[] {
  const rows = lines.filter((line, at) => at === 0 || Math.abs(line.y - (lines[at - 1]?.y ?? 0)) > 1);
  for (const many of [1, 2]) {
    const last = rows[many - 1];
    const next = rows[many];
    if (!last) return [];
    const isFar = !next || Math.abs(next.y - last.y) > Math.max(next.size, last.size) * gapToText;
    if (isFar || Math.abs(next.size - last.size) > 1)
      return lines.filter((_, at) => at <= lines.findLastIndex(({ y }) => Math.abs(y - last.y) <= 1));
  }
  return [];
}

/** What stands apart in the margins at the top and at the bottom of a page. */
function atEdge({ height, pieces }: PagePieces): Line[] {
  const sorted = pieces.toSorted((one, other) => one.y - other.y);
  const top = apart(sorted).filter(({ y }) => y < height * margin);
  return [...top, ...apart(sorted.toReversed()).filter(({ y }) => y > height * (1 - margin))];
}

/**
 * The lines that are no words of the text: page numbers and what stands in the margin of many pages. `shown` are
 * their words, each once.
 */
export function furnitureOf(pages: readonly PagePieces[]): { lines: ReadonlySet<Line>; shown: readonly string[] } {
  const seen = new Map<string, Line[]>();
  for (const page of pages) {
    const keys = new Set<string>();
    for (const line of atEdge(page)) {
      // at the same height of the page, too
      const key = `${Math.round(line.y / sameHeight)} ${keyOf(line.text)}`;
      if (keys.has(key)) continue;
      keys.add(key);
      seen.set(key, [...(seen.get(key) ?? []), line]);
    }
  }
  const found = new Set<Line>();
  const shown: string[] = [];
  for (const [key, lines] of seen) {
    const first = lines[0];
    if (first === undefined || lines.length < Math.max(2, pages.length / enough)) continue;
    // «#» alone is a page number only where it counts pages; a figure of a table may stand there too
    if (key.endsWith(" #") && !lines.every(({ text }) => pageNumber.test(text))) continue;
    for (const line of lines) found.add(line);
    shown.push(first.text.trim());
  }
  if (pages.length > 1) {
    for (const page of pages) for (const line of atEdge(page)) if (pageNumber.test(line.text)) found.add(line);
  }
  return { lines: found, shown };
}
