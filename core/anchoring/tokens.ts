/**
 * A text cut into words, numbers and single marks, as the engines compare it. White space is no token. The same words as
 * core/words.ts finds (a test holds the two together), cut sign by sign: five times as fast, which carrying a long
 * article needs.
 */
export interface Tokens {
  readonly text: string;
  readonly count: number;
  /** UTF-16 offsets of each token. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** The same number for the same word, in both texts cut with one `Vocabulary`. */
  readonly keys: Int32Array;
  /** What begins at each token: see `opensSentence` and `opensBlock`. */
  readonly opens: Uint8Array;
}

export const opensSentence = 1;
export const opensBlock = 2;

const sentenceEnd = /^[.!?…。！？؟।]$/u;
const closer = /^["'›)\]}」』》）]$/u;
const wideEnd = /^[。！？]$/u;
/** It ends a sentence; so even without a space behind it; or it closes what was opened, behind an end. */
const endMark = 1;
const wideEndMark = 2;
const closingMark = 3;

function markOf(sign: string): number {
  if (wideEnd.test(sign)) return wideEndMark;
  if (sentenceEnd.test(sign)) return endMark;
  return closer.test(sign) ? closingMark : 0;
}

/** Numbers for words: equal after folding case, quote marks, dashes and invisible characters, which editors and converters change alike. */
export class Vocabulary {
  private readonly byWord = new Map<string, number>();
  private readonly byFolded = new Map<string, number>();
  /** 1 where the word holds a letter or a digit, by number. */
  readonly isWord: number[] = [];
  /** What a mark does to a sentence, by number; 0 for words. */
  readonly marks: number[] = [];
  /** How often each occurs in the texts cut so far, by number. */
  readonly counts: number[] = [];

  keyOf(word: string): number {
    const known = this.byWord.get(word);
    if (known !== undefined) {
      this.counts[known]! += 1;
      return known;
    }
    const folded = foldMarks(word.toLowerCase()).replaceAll(/\p{Cf}/gu, "");
    let key = this.byFolded.get(folded);
    if (key === undefined) {
      key = this.counts.length;
      this.byFolded.set(folded, key);
      this.counts.push(0);
      this.isWord.push(/[\p{L}\p{N}]/u.test(folded) ? 1 : 0);
      this.marks.push(markOf(folded));
    }
    this.byWord.set(word, key);
    this.counts[key]! += 1;
    return key;
  }

  /** What a token says about its place: a rare word much, «the» little, a comma next to nothing. */
  weights(): Float64Array {
    return Float64Array.from(this.counts, (count, key) => (this.isWord[key] ? rarity(count) : weightOfMark));
  }
}

/** Less than the commonest word. */
export const weightOfMark = 0.02;

function rarity(count: number): number {
  return 1 / (1 + Math.log2(1 + count));
}

/** The weight of a word that stands twice in the two texts: when it is matched, once in each. */
export const onceInEither = rarity(2);

/** Quote marks and dashes in their plain form. */
export function foldMarks(words: string): string {
  return words
    .replaceAll(/[‘’‚‛ʼ′]/gu, "'")
    .replaceAll(/[“”„‟«»″]/gu, '"')
    .replaceAll(/[‐‑‒–—―−]/gu, "-");
}

/** What a UTF-16 code unit does to a token. */
const space = 1;
const letter = 2;
const digit = 3;
const mark = 4;
const single = 5;
/** Belongs to what stands before it: accents, joiners, second halves of pairs, invisible characters. */
const tail = 6;

const classes = new Uint8Array(0x10000);
const dense =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** The class of a UTF-16 code unit. Scripts without spaces between words are read sign by sign. */
function classify(code: number): number {
  const sign = String.fromCharCode(code);
  if (/\s/u.test(sign)) return space;
  if (/[\p{M}\p{Cf}]/u.test(sign) || (code >= 0xdc00 && code <= 0xdfff)) return tail;
  if (/\p{Nd}/u.test(sign)) return digit;
  if (dense.test(sign)) return single;
  return /[\p{L}\p{N}]/u.test(sign) ? letter : mark;
}

function classAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code !== code) return 0;
  return (classes[code] ||= classify(code));
}

/** Whether the sign at `at` joins what stands on both sides into one token: don't, 1,200.5, 10:30. */
function joins(text: string, at: number): boolean {
  const sign = text.charAt(at);
  const [before, after] = [classAt(text, at - 1), classAt(text, at + 1)];
  if (sign === "'" || sign === "’") return before === letter && after === letter;
  return (sign === "." || sign === "," || sign === ":") && before === digit && after === digit;
}

/** Where the token that begins at `at` ends. */
function tokenEnd(text: string, at: number): number {
  const first = classAt(text, at);
  let end = at + 1;
  if (first === letter || first === digit) {
    for (let next = classAt(text, end); ; next = classAt(text, end)) {
      if (next === letter || next === digit || next === tail) end += 1;
      else if (next === mark && joins(text, end)) end += 2;
      else return end;
    }
  }
  // A flag is two signs; what a joiner binds is one.
  const isFlag = (place: number) => text.charCodeAt(place) === 0xd83c && text.charCodeAt(place + 1) >= 0xdde6;
  if (isFlag(at) && isFlag(at + 2)) end = at + 4;
  while (classAt(text, end) === tail) {
    const bound = text.charCodeAt(end) === 0x200d && classAt(text, end + 1) !== space && end + 1 < text.length;
    end += bound ? 2 : 1;
  }
  return end;
}

/** Cuts a text into tokens. O(n). */
export function tokenise(text: string, vocabulary: Vocabulary): Tokens {
  const starts = new Int32Array(text.length + 1);
  const ends = new Int32Array(text.length + 1);
  const keys = new Int32Array(text.length + 1);
  const opens = new Uint8Array(text.length + 1);
  let count = 0;
  let breaks = 2;
  let spaced = true;
  let ended = false;
  for (let at = 0; at < text.length;) {
    if (classAt(text, at) === space) {
      if (text.charCodeAt(at) === 10) breaks += 1;
      spaced = true;
      at += 1;
      continue;
    }
    const end = tokenEnd(text, at);
    const word = text.slice(at, end);
    const key = vocabulary.keyOf(word);
    if (breaks >= 2) opens[count] = opensBlock;
    else if (ended && spaced && !/^\p{Ll}/u.test(word)) opens[count] = opensSentence;
    starts[count] = at;
    ends[count] = end;
    keys[count] = key;
    const does = vocabulary.marks[key]!;
    if (does !== closingMark) ended = does !== 0;
    spaced = does === wideEndMark;
    breaks = 0;
    count += 1;
    at = end;
  }
  return {
    text,
    count,
    starts: starts.subarray(0, count),
    ends: ends.subarray(0, count),
    keys: keys.subarray(0, count),
    opens: opens.subarray(0, count),
  };
}
