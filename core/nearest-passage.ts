import type { Span } from "./claims.ts";
import { foldWord } from "./folding.ts";
import { compareWordings, wordNumbers, type WordingPiece } from "./wordings.ts";
import { startsWithWord, type WordToken, wordTokens } from "./words.ts";

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
/** In words; of a longer passage, only so many are looked for. */
const mostWords = 2000;

/**
 * How many of the passage's words, and pairs of neighbours, each window of `width` words has, each as often as the
 * passage at most. Rolls over the text once: repetitive text costs no more than any other.
 */
function windowScores(text: Int32Array, passage: Int32Array, width: number): Int32Array {
  const kinds = Math.max(...passage) + 1;
  const pairOf = (words: Int32Array, i: number): number =>
    i >= 0 && i + 1 < words.length && words[i]! < kinds && words[i + 1]! < kinds
      ? words[i]! * kinds + words[i + 1]!
      : -1;
  const [words, pairs] = [new Int32Array(kinds), new Map<number, number>()];
  for (let i = 0; i < passage.length; i++) {
    words[passage[i]!]! += 1;
    if (i + 1 < passage.length) pairs.set(pairOf(passage, i), (pairs.get(pairOf(passage, i)) ?? 0) + 1);
  }
  const scores = new Int32Array(text.length);
  let score = 0;
  // what is left of each kind after the window took its share: below zero there are more than the passage has
  const step = (i: number, way: 1 | -1): void => {
    const word = text[i]!;
    if (word < kinds) {
      words[word]! -= way;
      if (way === 1 ? words[word]! >= 0 : words[word]! > 0) score += way;
    }
    const pair = pairOf(text, i);
    const left = pairs.get(pair);
    if (pair === -1 || left === undefined) return;
    pairs.set(pair, left - way);
    if (way === 1 ? left > 0 : left >= 0) score += way;
  };
  for (let end = 0; end < text.length; end++) {
    step(end, 1);
    if (end >= width) step(end - width, -1);
    scores[end] = score;
  }
  return scores;
}

/** The ends of the best windows, best first, the earlier of equals first, none inside another. */
function bestWindows(scores: Int32Array, width: number, count: number): number[] {
  const found: number[] = [];
  while (found.length < count) {
    let best = -1;
    for (let end = 0; end < scores.length; end++) {
      if (scores[end]! <= (best === -1 ? 0 : scores[best]!)) continue;
      if (found.every((other) => Math.abs(other - end) >= width)) best = end;
    }
    if (best === -1) break;
    found.push(best);
  }
  return found;
}

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

/** The stretch of the text's words from..until that costs least to become the passage (Sellers). */
function align(text: Int32Array, from: number, until: number, passage: Int32Array): Alignment {
  const [rows, columns] = [passage.length + 1, until - from + 1];
  const ways = new Uint8Array(rows * columns);
  let above = new Int32Array(columns);
  for (let i = 1; i < rows; i++) {
    const row = new Int32Array(columns);
    row[0] = i * costs.missing;
    ways[i * columns] = 1;
    for (let j = 1; j < columns; j++) {
      const across = above[j - 1]! + (text[from + j - 1] === passage[i - 1] ? 0 : costs.other);
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
    if (way === 0 && text[from + j - 1] === passage[i - 1]) same++;
    if (way !== 2) i--;
    if (way !== 1) j--;
  }
  return { cost: above[end]!, same, start: from + j, end: from + end };
}

/** The span of the words, with the marks around them as far as the passage has marks there. */
function spanOf(text: string, first: WordToken, last: WordToken, passage: string): Span {
  const marks = /[^\p{L}\p{N}\p{M}\s]*/uy;
  const marksAt = (of: string, at: number): number => {
    marks.lastIndex = at;
    return marks.exec(of)?.[0].length ?? 0;
  };
  const words = wordTokens(passage).filter((token) => startsWithWord(token.text));
  const own = { head: words[0]!.start, tail: marksAt(passage, words.at(-1)!.end) };
  const before =
    /[^\p{L}\p{N}\p{M}\s]*$/u.exec(text.slice(Math.max(0, first.start - own.head), first.start))?.[0] ?? "";
  return { start: first.start - before.length, end: last.end + Math.min(own.tail, marksAt(text, last.end)) };
}

/**
 * The place in the text whose words are nearest to the passage, the earliest of equals; null when fewer than half of
 * the passage's words stand there in their order. Of a passage of more than 2,000 words the first are looked for.
 */
export function nearestPassage(text: string, passage: string): NearestPassage | null {
  const sought = wordTokens(passage.trim())
    .filter((token) => startsWithWord(token.text))
    .slice(0, mostWords);
  const tokens = wordTokens(text).filter((token) => startsWithWord(token.text));
  if (sought.length === 0 || tokens.length === 0) return null;
  const numbers = wordNumbers((word) => foldWord(word).toLowerCase());
  const [words, all] = [numbers(sought), numbers(tokens)];
  const width = words.length;
  const reach = Math.ceil(width / 2) + 2;
  const cells = (width + 1) * (width + 2 * reach + 1);
  const windows = bestWindows(
    windowScores(all, words, width),
    width,
    Math.min(mostWindows, Math.ceil(mostCells / cells)),
  );
  let best: Alignment | undefined;
  for (const window of windows.toSorted((a, b) => a - b)) {
    const found = align(all, Math.max(0, window + 1 - width - reach), Math.min(all.length, window + 1 + reach), words);
    if (!best || found.cost < best.cost) best = found;
  }
  if (!best || best.same < leastShare * width || best.end <= best.start) return null;
  const span = spanOf(text, tokens[best.start]!, tokens[best.end - 1]!, passage.trim());
  const likeness = (2 * best.same) / (width + best.end - best.start);
  return { span, pieces: compareWordings(passage.trim(), text.slice(span.start, span.end)), likeness };
}
