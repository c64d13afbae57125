/**
 * A text cut into words, numbers and single marks, as the engines compare it. White space is no token. The same words as
 * core/text/words.ts finds (a test holds the two together), cut sign by sign: five times as fast, which carrying a long
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

function isAt(text: string, start: number, end: number, word: string): boolean {
  if (word.length !== end - start) return false;
  for (let at = start; at < end; at++) if (text.charCodeAt(at) !== word.charCodeAt(at - start)) return false;
  return true;
}

/** A word further than this from its place in the table is folded anew each time: words made to collide cost no more. */
const mostProbes = 64;

/** Numbers for words: equal after folding case, quote marks, dashes and invisible characters, which editors and converters change alike. */
export class Vocabulary {
  /** A table with open addressing, so that a known word costs no string: 1 + place in `words`, 0 where it is free. */
  private slots: Int32Array;
  /** Every spelling so far, with its hash and its number. */
  private readonly words: string[];
  private readonly hashes: number[];
  private readonly keys: number[];
  private readonly byFolded: Map<string, number>;
  /** 1 where the word holds a letter or a digit, by number. */
  readonly isWord: number[];
  /** What a mark does to a sentence, by number; 0 for words. */
  readonly marks: number[];
  /** How often each occurs in the texts cut so far, by number. */
  readonly counts: number[];

  /** With what another one knows, which stays as it is. */
  constructor(from?: Vocabulary) {
    this.slots = from?.slots.slice() ?? new Int32Array(1 << 12);
    this.words = [...(from?.words ?? [])];
    this.hashes = [...(from?.hashes ?? [])];
    this.keys = [...(from?.keys ?? [])];
    this.byFolded = new Map(from?.byFolded);
    this.isWord = [...(from?.isWord ?? [])];
    this.marks = [...(from?.marks ?? [])];
    this.counts = [...(from?.counts ?? [])];
  }

  /** The number of the word from `start` to `end`; counts it. */
  keyOf(text: string, start: number, end: number): number {
    let hash = end - start;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    hash ^= hash >>> 15;
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    const last = (slot + mostProbes) & mask;
    for (let entry = this.slots[slot]!; entry !== 0 && slot !== last; entry = this.slots[slot]!) {
      if (this.hashes[entry - 1] === hash && isAt(text, start, end, this.words[entry - 1]!)) {
        const known = this.keys[entry - 1]!;
        this.counts[known]! += 1;
        return known;
      }
      slot = (slot + 1) & mask;
    }
    const word = text.slice(start, end);
    const key = this.numberOf(word);
    this.counts[key]! += 1;
    if (slot === last) return key;
    this.slots[slot] = this.words.push(word);
    this.hashes.push(hash);
    this.keys.push(key);
    if (2 * this.words.length > this.slots.length) this.grow();
    return key;
  }

  private grow(): void {
    this.slots = new Int32Array(4 * this.slots.length);
    const mask = this.slots.length - 1;
    for (const [entry, hash] of this.hashes.entries()) {
      let slot = hash & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = entry + 1;
    }
  }

  /** The number of a spelling that was not met before. */
  private numberOf(word: string): number {
    const folded = foldMarks(word.toLowerCase()).replaceAll(/\p{Cf}/gu, "");
    let key = this.byFolded.get(folded);
    if (key === undefined) {
      key = this.counts.length;
      this.byFolded.set(folded, key);
      this.counts.push(0);
      this.isWord.push(/[\p{L}\p{N}]/u.test(folded) ? 1 : 0);
      this.marks.push(markOf(folded));
    }
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

/** Half of a flag, which is two signs. */
function isFlag(text: string, at: number): boolean {
  return text.charCodeAt(at) === 0xd83c && text.charCodeAt(at + 1) >= 0xdde6;
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
  // What a joiner binds is one sign.
  if (isFlag(text, at) && isFlag(text, at + 2)) end = at + 4;
  while (classAt(text, end) === tail) {
    const bound = text.charCodeAt(end) === 0x200d && classAt(text, end + 1) !== space && end + 1 < text.length;
    end += bound ? 2 : 1;
  }
  return end;
}

function roomFor(count: number): [Int32Array, Int32Array, Int32Array, Uint8Array] {
  return [new Int32Array(count), new Int32Array(count), new Int32Array(count), new Uint8Array(count)];
}

/** Cuts a text into tokens. O(n). */
export function tokenise(text: string, vocabulary: Vocabulary): Tokens {
  // prose has a token for every five code units; memory for one in each would be written four times as much
  let room = 16 + (text.length >> 2);
  let [starts, ends, keys, opens] = roomFor(room);
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
    if (count === room) {
      room = text.length;
      const wider = roomFor(room);
      wider[0].set(starts);
      wider[1].set(ends);
      wider[2].set(keys);
      wider[3].set(opens);
      [starts, ends, keys, opens] = wider;
    }
    const key = vocabulary.keyOf(text, at, end);
    if (breaks >= 2) opens[count] = opensBlock;
    else if (ended && spaced && !/^\p{Ll}/u.test(text.slice(at, end))) opens[count] = opensSentence;
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
