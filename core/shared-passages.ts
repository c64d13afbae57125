import type { Span } from "./claims.ts";
import { foldText } from "./text/folding.ts";
import { findInFolded } from "./passages.ts";
import { wordNumbers } from "./wordings.ts";
import { startsWithWord, type WordToken, wordTokens } from "./text/words.ts";

/** Words that stand in the same order in two texts. */
export interface SharedPassage {
  a: Span;
  b: Span;
  words: number;
}

/** Places of one window of words in the first text that are tried; more stand only in repetitive text. */
const mostTried = 8;
const factor = 0x01000193;

/** A hash of each window of so many numbers, rolled on (Rabin and Karp); equal windows have equal hashes. */
function windowHashes(numbers: Int32Array, width: number): Int32Array {
  const hashes = new Int32Array(Math.max(0, numbers.length - width + 1));
  let highest = 1;
  for (let i = 1; i < width; i++) highest = Math.imul(highest, factor);
  let hash = 0;
  for (let i = 0; i < numbers.length; i++) {
    if (i >= width) hash = (hash - Math.imul(numbers[i - width]! + 1, highest)) | 0;
    hash = (Math.imul(hash, factor) + numbers[i]! + 1) | 0;
    if (i + 1 >= width) hashes[i + 1 - width] = hash;
  }
  return hashes;
}

function commonLength(a: Int32Array, b: Int32Array, aAt: number, bAt: number): number {
  let length = 0;
  while (aAt + length < a.length && bAt + length < b.length && a[aAt + length] === b[bAt + length]) length++;
  return length;
}

function spanOf(tokens: readonly WordToken[], from: number, count: number): Span {
  return { start: tokens[from]!.start, end: tokens[from + count - 1]!.end };
}

/**
 * The long runs of words that two texts share word for word, marks aside, in the order of b, none overlapping another
 * there: a sign that one text derives from the other, or both from a third. About O(n).
 *
 * 25 words: of 1,035 pairs of chapters of one book (rust-lang/book) 1,027 share no ten words, none has its longest run
 * between 20 and 39, and the two that share more were copied. A quotation both may have heard is shorter too: the longest
 * in the sample article has ten words.
 */
export function sharedPassages(a: string, b: string, minWords = 25): SharedPassage[] {
  const [aTokens, bTokens] = [a, b].map((text) => wordTokens(text).filter((token) => startsWithWord(token.text))) as [
    WordToken[],
    WordToken[],
  ];
  const numbers = wordNumbers();
  const [aWords, bWords] = [numbers(aTokens), numbers(bTokens)];
  const [aHashes, bHashes] = [windowHashes(aWords, minWords), windowHashes(bWords, minWords)];
  const last = new Map<number, number>();
  const earlier = new Int32Array(aHashes.length);
  for (let i = aHashes.length - 1; i >= 0; i--) {
    earlier[i] = last.get(aHashes[i]!) ?? -1;
    last.set(aHashes[i]!, i);
  }
  const found: SharedPassage[] = [];
  for (let at = 0; at < bHashes.length; at++) {
    let [best, words] = [-1, minWords - 1];
    let place = last.get(bHashes[at]!) ?? -1;
    for (let tried = 0; place !== -1 && tried < mostTried; tried++, place = earlier[place]!) {
      const length = commonLength(aWords, bWords, place, at);
      if (length > words) [best, words] = [place, length];
    }
    if (best === -1) continue;
    found.push({ a: spanOf(aTokens, best, words), b: spanOf(bTokens, at, words), words });
    at += words - 1;
  }
  return found;
}

/** What names a source in another text. */
export interface SourceNames {
  title: string | null;
  publisher: string | null;
  url: string | null;
  author: string | null;
}

/** In words: a shorter title («Home», «The agreement») stands in any text. */
const shortestTitle = 4;

function hostOf(url: string | null): string | null {
  return /^https?:\/\/(?:[^/?#@]*@)?(?:www\.)?([^/?#:]+\.[^/?#:]+)/iu.exec(url ?? "")?.[1]?.toLowerCase() ?? null;
}

/**
 * Where a text first names another source: by its host, its title, its author or its publisher, in this order of weight.
 * Only a hint for a person: «the Times» may be another one.
 */
export function namesSource(text: string, { title, publisher, url, author }: SourceNames): Span | null {
  const folded = foldText(text);
  const long = title !== null && wordTokens(title).filter((t) => startsWithWord(t.text)).length >= shortestTitle;
  for (const name of [hostOf(url), long ? title : null, author, publisher]) {
    if (name === null || !/[\p{L}\p{N}]{2}/u.test(name)) continue;
    const [match] = findInFolded(folded, name);
    if (match) return match.spans[0] ?? null;
  }
  return null;
}
