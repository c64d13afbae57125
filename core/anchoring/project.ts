import { firstWhere } from "../bisect.ts";
import type { Span } from "../claims.ts";
import { onceInEither, opensBlock, type Tokens } from "./tokens.ts";

/** An engine's answer for a whole text: which new token each old one is, and back; -1 for none. */
export interface Matches {
  readonly old: Tokens;
  readonly now: Tokens;
  readonly weights: Float64Array;
  readonly forth: Int32Array;
  readonly back: Int32Array;
  /** How many old tokens up to each one do not follow the partner of the one before. */
  readonly breaks: Int32Array;
}

/** An engine's answer made ready to be asked for targets. */
export function newMatches(old: Tokens, now: Tokens, weights: Float64Array, forth: Int32Array): Matches {
  const back = new Int32Array(now.count).fill(-1);
  const breaks = new Int32Array(old.count);
  let count = 0;
  for (let at = 0; at < forth.length; at++) {
    const to = forth[at]!;
    if (to >= 0) back[to] = at;
    if (to < 0 || at === 0 || to !== forth[at - 1]! + 1) count += 1;
    breaks[at] = count;
  }
  return { old, now, weights, forth, back, breaks };
}

/** Where one engine sees a target. */
export interface Place extends Span {
  /** The words of each block, when they stand in more blocks than before or far from each other; else one. */
  parts: Span[];
  /** The share of the old or the new words, whichever weigh more, that the engine matched, 0 to 1. */
  alike: number;
  /** Which share of the words around it was found around it again, 0 to 1. */
  around: number;
  /** How many of the matched words stand once in either text and so tell the place from every other. */
  proofs: number;
  /** The longest run of matched words, in the old and in the new text. */
  run: { old: Span; now: Span };
  /** The share of the new words that the engine knows from elsewhere in the old text, 0 to 1. */
  foreign: number;
  /** False where a border fell inside words that were replaced, so that the place of the border is an estimate. */
  bordersKnown: boolean;
}

/** Tokens on either side that count as the surroundings of a target. */
const reach = 10;
/** What may have been put into a claim, in tokens, before its two halves are no longer one place. */
const mostInserted = 12;
/** Words put before a sentence's first one, or behind its last, that still are of that sentence, in tokens. */
const mostPutBefore = 12;
/** A piece of a claim that holds less than this share of what was found is left out: a word met by chance. */
const chanceShare = 0.15;

/** First and last token of a claim. */
export interface TokenRange {
  first: number;
  last: number;
}

/** The tokens that a span touches; undefined for white space alone. */
export function tokenRange(tokens: Tokens, { start, end }: Span): TokenRange | undefined {
  const first = firstWhere(tokens.ends, (tokenEnd) => tokenEnd > start);
  const last = firstWhere(tokens.starts, (tokenStart) => tokenStart >= end) - 1;
  return first <= last ? { first, last } : undefined;
}

export function weightOf(tokens: Tokens, weights: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at <= to; at++) sum += weights[tokens.keys[at]!]!;
  return sum;
}

/** Matched tokens that follow each other in both texts. */
interface Piece {
  firstOld: number;
  lastOld: number;
  firstNow: number;
  lastNow: number;
  weight: number;
}

function piecesOf({ old, weights, forth, breaks }: Matches, first: number, last: number): Piece[] {
  if (forth[first]! >= 0 && breaks[first] === breaks[last]) {
    const [firstNow, lastNow] = [forth[first]!, forth[last]!];
    return [{ firstOld: first, lastOld: last, firstNow, lastNow, weight: weightOf(old, weights, first, last) }];
  }
  const room = Math.max(mostInserted, (last - first + 1) >> 1);
  const pieces: Piece[] = [];
  for (let at = first; at <= last; at++) {
    const to = forth[at]!;
    if (to < 0) continue;
    const weight = weights[old.keys[at]!]!;
    const piece = pieces.find((one) => to > one.lastNow && to - one.lastNow <= at - one.lastOld + room);
    if (piece) {
      piece.lastOld = at;
      piece.lastNow = to;
      piece.weight += weight;
    } else pieces.push({ firstOld: at, lastOld: at, firstNow: to, lastNow: to, weight });
  }
  const sum = pieces.reduce((all, { weight }) => all + weight, 0);
  return pieces.filter(({ weight }) => weight >= chanceShare * sum);
}

/** How many tokens from `from` to `to` open at least this. */
function openings(tokens: Tokens, from: number, to: number, level: number): number {
  let count = 0;
  for (let at = Math.max(0, from); at <= to; at++) if (tokens.opens[at]! >= level) count += 1;
  return count;
}

function holdsWord({ text, starts, ends }: Tokens, from: number, to: number): boolean {
  return from <= to && /[\p{L}\p{N}]/u.test(text.slice(starts[from], ends[to]));
}

const opensAt = (tokens: Tokens, at: number): boolean => at >= tokens.count || tokens.opens[at]! > 0;

/** A border of a target in the new text, and whether it is known rather than estimated. */
interface Border {
  at: number;
  known: boolean;
}

/** In tokens: more than half of what is left of the claim is too much to be the claim's by its sentence alone. */
function mostPut({ firstOld, lastOld }: Piece): number {
  return Math.min(mostPutBefore, (lastOld - firstOld + 1) >> 1);
}

/**
 * The first new token of the target. Before the first matched one stand new words that no old one is: they are the
 * target's where they replaced its own first words, or where target and new words begin the same sentence.
 */
function leftBorder({ old, now, forth, back }: Matches, first: number, piece: Piece): Border {
  const lost = piece.firstOld - first;
  const begins = opensAt(old, first);
  if (lost === 0 && !begins) return { at: piece.firstNow, known: true };
  const whole = begins || first === 0 || forth[first - 1]! >= 0;
  let sentences = openings(old, first + 1, piece.firstOld, 1);
  let blocks = openings(old, first + 1, piece.firstOld, opensBlock);
  let most = whole ? 2 * lost + mostPut(piece) : lost;
  let at = piece.firstNow;
  for (; at > 0 && back[at - 1] === -1 && most > 0; at -= 1, most -= 1) {
    if (opensAt(now, at) && sentences-- <= 0) break;
    if (now.opens[at] === opensBlock && blocks-- <= 0) break;
  }
  if (lost === 0 && (!opensAt(now, at) || !holdsWord(now, at, piece.firstNow - 1))) at = piece.firstNow;
  return { at, known: lost === 0 || (whole && most > 0) };
}

function rightBorder({ old, now, forth, back }: Matches, last: number, piece: Piece): Border {
  const lost = last - piece.lastOld;
  const finishes = opensAt(old, last + 1);
  if (lost === 0 && !finishes) return { at: piece.lastNow, known: true };
  const whole = finishes || last === old.count - 1 || forth[last + 1]! >= 0;
  let sentences = openings(old, piece.lastOld + 1, last, 1);
  let blocks = openings(old, piece.lastOld + 1, last, opensBlock);
  let most = whole ? 2 * lost + mostPut(piece) : lost;
  let at = piece.lastNow;
  for (; at < now.count - 1 && back[at + 1] === -1 && most > 0; at += 1, most -= 1) {
    if (opensAt(now, at + 1) && sentences-- <= 0) break;
    if (now.opens[at + 1] === opensBlock && blocks-- <= 0) break;
  }
  if (lost === 0 && (!opensAt(now, at + 1) || !holdsWord(now, piece.lastNow + 1, at))) at = piece.lastNow;
  return { at, known: lost === 0 || (whole && most > 0) };
}

/** The offsets of new tokens, with the part of a word or the white space that the old span had at its ends. */
function offsets({ old, now, forth }: Matches, span: Span, range: TokenRange, at: Span): Span {
  let [start, end] = [now.starts[at.start]!, now.ends[at.end]!];
  const same = (one: number, other: number) =>
    forth[one] === other &&
    old.text.slice(old.starts[one], old.ends[one]) === now.text.slice(now.starts[other], now.ends[other]);
  const lead = span.start - old.starts[range.first]!;
  if (lead > 0 && same(range.first, at.start)) start += lead;
  if (lead < 0 && start + lead >= 0) {
    const blank = old.text.slice(span.start, old.starts[range.first]);
    if (now.text.slice(start + lead, start) === blank) start += lead;
  }
  const trail = span.end - old.ends[range.last]!;
  if (trail < 0 && same(range.last, at.end)) end += trail;
  if (trail > 0 && now.text.slice(end, end + trail) === old.text.slice(old.ends[range.last], span.end)) end += trail;
  return { start, end };
}

/** The new tokens cut where a block begins. */
function cutAtBlocks(now: Tokens, from: number, to: number): Span[] {
  const parts: Span[] = [];
  let first = from;
  for (let at = from + 1; at <= to + 1; at++) {
    if (at <= to && now.opens[at] !== opensBlock) continue;
    parts.push({ start: now.starts[first]!, end: now.ends[at - 1]! });
    first = at;
  }
  return parts;
}

/** The share of the words around the target that stand around its new place. */
function foundAround(matches: Matches, range: TokenRange, at: Span): number {
  const { old, weights, forth } = matches;
  const to = Math.min(old.count - 1, range.last + reach);
  let found = 0;
  let all = 0;
  for (let k = Math.max(0, range.first - reach); k <= to; k++) {
    if (k === range.first) k = range.last + 1;
    if (k > to) break;
    const weight = weights[old.keys[k]!]!;
    const now = forth[k]!;
    all += weight;
    if (now >= at.start - 2 * reach && now <= at.end + 2 * reach) found += weight;
  }
  return all === 0 ? 0 : found / all;
}

/** What the words between two borders are: weights of the claim's own and of others', proofs, and the longest run. */
function tally({ old, now, weights, back }: Matches, { first, last }: TokenRange, at: Span) {
  let shared = 0;
  let foreign = 0;
  let whole = 0;
  let proofs = 0;
  let length = 0;
  let longest = 0;
  let runEnd = at.start;
  let before = -2;
  for (let k = at.start; k <= at.end; k++) {
    const from = back[k]!;
    const weight = weights[now.keys[k]!]!;
    whole += weight;
    if (from >= first && from <= last) {
      length = from === before + 1 ? length + 1 : 1;
      if (length > longest) {
        longest = length;
        runEnd = k;
      }
      shared += weight;
      if (weight === onceInEither) proofs += 1;
    } else if (from >= 0) foreign += weight;
    before = from;
  }
  const oldEnd = back[runEnd]!;
  const run = {
    old: { start: old.starts[oldEnd - longest + 1]!, end: old.ends[oldEnd]! },
    now: { start: now.starts[runEnd - longest + 1]!, end: now.ends[runEnd]! },
  };
  return { shared, foreign, whole, proofs, run };
}

/** The words of each block, when they stand in more blocks than before; of pieces far from each other, each piece. */
function partsOf({ old, now }: Matches, range: TokenRange, pieces: readonly Piece[], at: Span, place: Span): Span[] {
  if (pieces.length > 1) {
    const apart = pieces.map(({ firstNow, lastNow }) => ({ start: now.starts[firstNow]!, end: now.ends[lastNow]! }));
    return apart.sort((a, b) => a.start - b.start);
  }
  const were = openings(old, range.first + 1, range.last, opensBlock);
  return openings(now, at.start + 1, at.end, opensBlock) > were ? cutAtBlocks(now, at.start, at.end) : [place];
}

/**
 * Where a span of the old text, which touches these tokens, stands in the new one, by one engine's matches; undefined
 * when nothing of it is left.
 */
export function projectSpan(matches: Matches, span: Span, range: TokenRange): Place | undefined {
  const pieces = piecesOf(matches, range.first, range.last);
  const [piece] = pieces;
  const end = pieces.at(-1);
  if (!piece || !end) return undefined;
  const inOrder = piece === end;
  const left = leftBorder(matches, range.first, piece);
  const right = rightBorder(matches, range.last, end);
  const at = { start: left.at, end: inOrder ? right.at : piece.lastNow };
  const place = offsets(matches, span, range, at);
  const { shared, foreign, whole, proofs, run } = tally(matches, range, at);
  const most = Math.max(weightOf(matches.old, matches.weights, range.first, range.last), whole);
  return {
    start: place.start,
    end: place.end,
    parts: partsOf(matches, range, pieces, at, place),
    alike: most === 0 ? 0 : shared / most,
    proofs,
    run,
    foreign: whole === 0 ? 0 : foreign / whole,
    around: foundAround(matches, range, at),
    bordersKnown: inOrder && left.known && right.known,
  };
}
