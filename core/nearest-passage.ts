import type { Span } from "./claims.ts";
import { foldWord } from "./text/folding.ts";
import { splitsGrapheme } from "./text/graphemes.ts";
import { likelyWindows } from "./likely-windows.ts";
import { compareWordings, wordNumbers, type WordingPiece } from "./wordings.ts";
import { startsWithWord, type WordToken, wordTokens } from "./text/words.ts";

/** The place whose words are nearest to a passage that does not stand word for word. It is shown, never accepted. */
export interface NearestPassage {
  span: Span;
  /** The passage is `a`, the text's words are `b`. */
  pieces: WordingPiece[];
  /** Share of words, 0 to 1, that both have in the same order; case does not count here. */
  likeness: number;
}

/** Of the passage's words; with fewer it is not this passage. */
const leastShare = 0.5;
/** Windows in which the words are aligned. */
const mostWindows = 8;
/** Cells of all alignments together: 8 windows for 800 words. Longer passages get fewer windows. */
const mostCells = 10_000_000;
/** In code units: quotation marks, brackets, a full stop on either side of the words. */
const mostMarks = 16;
/** In words; of a longer passage, only so many are looked for. */
const mostWords = 2000;

/**
 * What a changed word costs: one more in the text least, so that a word that stands is never given up for it; one that is
 * missing most, so that the word in its place is shown.
 */
const costs = { more: 4, other: 5, missing: 6 };

interface Alignment {
  cost: number;
  same: number;
  /** Words of the text, end excluded. */
  start: number;
  end: number;
}

/** The stretch of the text's words that costs least to become the passage (Sellers). */
function align(text: Int32Array, passage: Int32Array): Alignment {
  const [rows, columns] = [passage.length + 1, text.length + 1];
  const ways = new Uint8Array(rows * columns);
  let above = new Int32Array(columns);
  for (let i = 1; i < rows; i++) {
    const row = new Int32Array(columns);
    row[0] = i * costs.missing;
    ways[i * columns] = 1;
    for (let j = 1; j < columns; j++) {
      const across = above[j - 1]! + (text[j - 1] === passage[i - 1] ? 0 : costs.other);
      const [without, more] = [above[j]! + costs.missing, row[j - 1]! + costs.more];
      const least = Math.min(across, without, more);
      row[j] = least;
      ways[i * columns + j] = least === across ? 0 : least === without ? 1 : 2;
    }
    above = row;
  }
  let end = 0;
  for (let j = 1; j < columns; j++) if (above[j]! < above[end]!) end = j;
  let [i, j, same] = [rows - 1, end, 0];
  while (i > 0) {
    const way = ways[i * columns + j];
    if (way === 0 && text[j - 1] === passage[i - 1]) same++;
    if (way !== 2) i--;
    if (way !== 1) j--;
  }
  return { cost: above[end]!, same, start: j, end };
}

function wordsOf(text: string): WordToken[] {
  return wordTokens(text).filter((token) => startsWithWord(token.text));
}

const marksBefore = /[^\p{L}\p{N}]*$/u;
const marksBehind = /^[^\p{L}\p{N}]*/u;

/** The span of the words with the marks around them, no more than the passage has before and behind its own words. */
function withMarks(text: string, words: Span, own: { before: number; behind: number }): Span {
  const [head, tail] = [Math.min(own.before, mostMarks), Math.min(own.behind, mostMarks)];
  const before = marksBefore.exec(text.slice(Math.max(0, words.start - head), words.start))?.[0] ?? "";
  const behind = marksBehind.exec(text.slice(words.end, words.end + tail))?.[0] ?? "";
  const start = words.start - before.trimStart().length;
  const end = words.end + behind.trimEnd().length;
  return {
    start: splitsGrapheme(text, start) ? words.start : start,
    end: splitsGrapheme(text, end) ? words.end : end,
  };
}

/**
 * The place in the text whose words are nearest to the passage, the earliest of equals; null when fewer than half of
 * the passage's words stand there in their order. Of a passage of more than 2,000 words the first are looked for.
 */
export function nearestPassage(text: string, passage: string): NearestPassage | null {
  const own = passage.trim();
  const sought = wordsOf(own).slice(0, mostWords);
  if (sought.length === 0) return null;
  const numbers = wordNumbers((word) => foldWord(word).toLowerCase());
  const words = numbers(sought);
  const width = words.length;
  const around = { before: sought[0]!.start, behind: own.length - sought.at(-1)!.end };
  const windows = Math.min(mostWindows, Math.ceil(mostCells / (2 * width * width)));
  let best: (Alignment & { span: Span }) | undefined;
  for (const { start, end } of likelyWindows(text, own.slice(0, sought.at(-1)!.end), windows)) {
    const tokens = wordsOf(text.slice(start, end));
    const found = align(numbers(tokens), words);
    if (found.end <= found.start || (best && found.cost >= best.cost)) continue;
    const [first, last] = [tokens[found.start]!, tokens[found.end - 1]!];
    best = { ...found, span: withMarks(text, { start: start + first.start, end: start + last.end }, around) };
  }
  if (!best || best.same < leastShare * width) return null;
  const likeness = (2 * best.same) / (width + best.end - best.start);
  return { span: best.span, pieces: compareWordings(own, text.slice(best.span.start, best.span.end)), likeness };
}
