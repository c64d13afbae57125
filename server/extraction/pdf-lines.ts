import { shiftedDigits } from "@/core/text/raised-digits.ts";

/** Words of one place in a page, as drawn; in points, y downwards from the page's top. */
export interface Run {
  text: string;
  left: number;
  right: number;
  /** Of the baseline. */
  y: number;
  size: number;
  font: string;
  /** Whether its words are read from the right. */
  rtl: boolean;
}

/** A line of one column: the runs of one baseline from left to right. */
export interface Line {
  page: number;
  text: string;
  runs: readonly PlacedRun[];
  left: number;
  right: number;
  y: number;
  size: number;
  font: string;
  /** Where the column that the line belongs to begins and ends. */
  column: { left: number; right: number };
}

/** A run with the place of its words in the line's text. */
export interface PlacedRun extends Run {
  start: number;
  end: number;
}

/** In shares of the font's size. */
const sameBaseline = 0.25;
const smallSign = 0.8;
/** From the baseline of the line's words to that of digits that stand raised or lowered. */
const leastShift = 0.1;
const wordGap = 0.15;
const cellGap = 1.4;
const gutterWidth = 0.4;
/** Bands of columns have at least this many lines on each side; pages with more rows than this are read in rows. */
const columnLines = 3;
const mostRows = 150;
/** In letters: the mean of a column's lines. */
const shortestLine = 12;
/** Rows that reach over more of the width than this belong to no column. */
const columnShare = 0.6;

/** Items with the same key, in the order of their first ones (Node 20 has no Map.groupBy). */
function grouped<T>(items: readonly T[], keyOf: (item: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

const byLeft = (one: { left: number }, other: { left: number }) => one.left - other.left;

interface Row {
  y: number;
  size: number;
  runs: Run[];
}

/** Whether a small sign above or below a row's baseline (a note's number, a power) touches its words. */
function touches(run: Run, row: Row | undefined): row is Row {
  if (!row || run.size > row.size * smallSign || Math.abs(run.y - row.y) > row.size * 0.6) return false;
  return row.runs.some((one) => run.left - one.right < row.size * 0.5 && one.left - run.right < row.size * 0.5);
}

/** Rows of runs with a common baseline; small signs go to the row they touch. */
function rowsOf(runs: readonly Run[]): Run[][] {
  const rows: Row[] = [];
  for (const run of runs.toSorted((one, other) => one.y - other.y)) {
    const row = rows.at(-1);
    if (row && run.y - row.y <= sameBaseline * Math.min(run.size, row.size)) {
      row.runs.push(run);
      row.size = Math.max(row.size, run.size);
    } else rows.push({ y: run.y, size: run.size, runs: [run] });
  }
  for (const [at, row] of rows.entries()) {
    const stay: Run[] = [];
    for (const run of row.runs) {
      const owner = [rows[at + 1], rows[at - 1]].find((other) => touches(run, other));
      (owner?.runs ?? stay).push(run);
    }
    row.runs = stay;
  }
  return rows.filter((row) => row.runs.length > 0).map((row) => row.runs.toSorted(byLeft));
}

/** The parts of a row that white space as wide as between columns or cells keeps apart. */
function segmentsOf(row: readonly Run[]): Run[][] {
  const segments: Run[][] = [];
  let right = -Infinity;
  for (const run of row) {
    const last = segments.at(-1);
    if (last && run.left - right < cellGap * run.size) last.push(run);
    else segments.push([run]);
    right = Math.max(right, run.right);
  }
  return segments;
}

interface Segment {
  left: number;
  right: number;
  row: number;
  runs: readonly Run[];
}

/** The widest upright gap that no segment reaches into, with what stands left and right of it. */
function gutterOf(segments: readonly Segment[]): { left: Segment[]; right: Segment[]; width: number } | undefined {
  const sorted = segments.toSorted(byLeft);
  let right = -Infinity;
  let best = { at: 0, width: 0 };
  for (const segment of sorted) {
    if (right > -Infinity && segment.left - right > best.width)
      best = { at: segment.left, width: segment.left - right };
    right = Math.max(right, segment.right);
  }
  const size = segments.reduce((least, { runs }) => Math.min(least, runs[0]?.size ?? least), 12);
  if (best.width < size * gutterWidth) return undefined;
  return {
    left: sorted.filter((segment) => segment.left < best.at),
    right: sorted.filter((segment) => segment.left >= best.at),
    width: best.width,
  };
}

function widthOf(segments: readonly { left: number; right: number }[]): number {
  const left = segments.reduce((least, segment) => Math.min(least, segment.left), Infinity);
  return segments.reduce((most, segment) => Math.max(most, segment.right), 0) - left;
}

/** Prose fills its column with words; the cells of a table do not, and are read row by row. */
function isColumn(segments: readonly Segment[]): boolean {
  const rows = [...grouped(segments, ({ row }) => row).values()];
  if (rows.length < columnLines) return false;
  const width = widthOf(segments);
  const letters = segments.reduce((sum, { runs }) => sum + runs.reduce((all, { text }) => all + text.length, 0), 0);
  // Justified lines of a narrow column fall apart into segments: what counts is how much of the row is words.
  const full = rows.filter((row) => row.reduce((ink, { left, right }) => ink + right - left, 0) > width * columnShare);
  return full.length * 2 >= rows.length && letters / rows.length > shortestLine;
}

/** Segments in reading order, in groups of one column each: bands of columns one after another, the left one first. */
function columnsOf(segments: readonly Segment[]): Segment[][] {
  const rows = [...grouped(segments, ({ row }) => row).values()];
  if (rows.length > mostRows) return [[...segments]];
  const width = widthOf(segments);
  const groups: Segment[][] = [];
  let single: Segment[] = [];
  for (let at = 0; at < rows.length;) {
    const band: Segment[] = [];
    let end = at;
    let gutter: ReturnType<typeof gutterOf>;
    while (end < rows.length) {
      const wider = [...band, ...(rows[end] ?? [])];
      const next = gutterOf(wider);
      // rows that stand on one side alone say nothing of a gutter yet
      if (!next && (gutter || widthOf(wider) > width * columnShare)) break;
      band.push(...(rows[end] ?? []));
      gutter = next;
      end += 1;
    }
    if (gutter && isColumn(gutter.left) && isColumn(gutter.right)) {
      if (single.length > 0) groups.push(single);
      single = [];
      groups.push(...columnsOf(gutter.left), ...columnsOf(gutter.right));
      at = end;
    } else {
      single.push(...(rows[at] ?? []));
      at += 1;
    }
  }
  if (single.length > 0) groups.push(single);
  return groups;
}

/** Whether most of the letters are read from the right: their runs follow each other from there. */
function isRtl(runs: readonly Run[]): boolean {
  return runs.reduce((sum, { rtl, text }) => sum + (rtl ? text.length : -text.length), 0) > 0;
}

/** The words of a run; of small digits that stand above or below the line's baseline what they mean there. */
function shiftedOn(main: Run, run: Run): string {
  const shift = run.y - main.y;
  if (run.size > main.size * smallSign || Math.abs(shift) < main.size * leastShift) return run.text;
  return shiftedDigits(run.text, shift < 0 ? "sup" : "sub") ?? run.text;
}

function lineOf(given: readonly Run[], page: number, column: Line["column"]): Line {
  const rtl = isRtl(given);
  const runs = rtl ? given.toSorted((one, other) => other.right - one.right) : given;
  // the font with the most letters is the line's
  const main = runs.toSorted((one, other) => other.text.length - one.text.length)[0];
  let text = "";
  let edge = rtl ? Infinity : -Infinity;
  const placed: PlacedRun[] = [];
  for (const run of runs) {
    const gap = rtl ? edge - run.right : run.left - edge;
    const apart = text !== "" && gap > wordGap * run.size && !/\s$/u.test(text) && !/^\s/u.test(run.text);
    if (apart) text += " ";
    // a number that opens the line is a note's own
    const words = text === "" || !main ? run.text : shiftedOn(main, run);
    placed.push({ ...run, text: words, start: text.length, end: text.length + words.length });
    text += words;
    edge = rtl ? Math.min(edge, run.left) : Math.max(edge, run.right);
  }
  return {
    page,
    text,
    runs: placed,
    left: given[0]?.left ?? 0,
    right: given.reduce((right, run) => Math.max(right, run.right), 0),
    y: main?.y ?? 0,
    size: main?.size ?? 0,
    font: main?.font ?? "",
    column,
  };
}

function segmentsIn(runs: readonly Run[]): Segment[] {
  return rowsOf(runs).flatMap((row, at) =>
    segmentsOf(row).map((segment) => ({
      left: segment[0]?.left ?? 0,
      right: segment.reduce((right, run) => Math.max(right, run.right), 0),
      row: at,
      runs: segment,
    })),
  );
}

/** What stands in a page without white space as wide as between columns, from top to bottom. */
export function piecesOf(runs: readonly Run[], page: number): Line[] {
  return segmentsIn(runs)
    .map((segment) => lineOf(segment.runs, page, segment))
    .filter(({ text }) => text.trim() !== "");
}

/** The lines of a page in reading order, column by column. */
export function linesOf(runs: readonly Run[], page: number): Line[] {
  return columnsOf(segmentsIn(runs)).flatMap((group) => {
    const column = {
      left: group.reduce((left, segment) => Math.min(left, segment.left), Infinity),
      right: group.reduce((right, segment) => Math.max(right, segment.right), 0),
    };
    return [...grouped(group, ({ row }) => row).entries()]
      .toSorted(([one], [other]) => one - other)
      .map(([, parts]) => {
        const inOrder = parts.toSorted(byLeft).flatMap((part) => part.runs);
        return lineOf(inOrder, page, column);
      })
      .filter(({ text }) => text.trim() !== "");
  });
}
