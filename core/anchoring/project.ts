import type { Span } from "../claims.ts";
import { leftBorder, piecesOf, rightBorder, type Piece } from "./borders.ts";
import { openings, weightOf, type Matches, type TokenRange } from "./matches.ts";
import { onceInEither, opensBlock, weightOfMark, type Tokens } from "./tokens.ts";

/** Where one engine sees a target. */
export interface Place extends Span {
  /** The place without the marks at its ends. */
  words: Span;
  /** The words of each block, when they stand in more blocks than before or far from each other; else one. */
  parts: Span[];
  /** The share of the old or the new words, whichever weigh more, that the engine matched, 0 to 1. */
  alike: number;
  /** Which share of the words around it was found around it again, 0 to 1. */
  around: number;
  /** Whether the words right before and right behind it are still those. */
  beside: boolean;
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

/** Whether a token's partner is written just as it is. */
function isSame({ old, now, forth }: Matches, one: number, other: number): boolean {
  if (forth[one] !== other) return false;
  return old.text.slice(old.starts[one], old.ends[one]) === now.text.slice(now.starts[other], now.ends[other]);
}

/** The offsets of new tokens, with the part of a word or the white space that the old span had at its ends. */
function offsets(matches: Matches, span: Span, range: TokenRange, at: Span): Span {
  const { old, now } = matches;
  let [start, end] = [now.starts[at.start]!, now.ends[at.end]!];
  const lead = span.start - old.starts[range.first]!;
  if (lead > 0 && isSame(matches, range.first, at.start)) start += lead;
  if (lead < 0 && start + lead >= 0) {
    const blank = old.text.slice(span.start, old.starts[range.first]);
    if (now.text.slice(start + lead, start) === blank) start += lead;
  }
  const trail = span.end - old.ends[range.last]!;
  if (trail < 0 && isSame(matches, range.last, at.end)) end += trail;
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
export function foundAround(matches: Matches, range: TokenRange, at: Span): number {
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

/** Whether the tokens right before and right behind the target stand right beside its new place. An end of the text is none. */
export function isBeside({ old, now, forth }: Matches, { first, last }: TokenRange, at: Span): boolean {
  const before = first === 0 ? at.start === 0 : forth[first - 1] === at.start - 1;
  const behind = last === old.count - 1 ? at.end === now.count - 1 : forth[last + 1] === at.end + 1;
  return before && behind;
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

function isMark({ now, weights }: Matches, at: number): boolean {
  return weights[now.keys[at]!] === weightOfMark;
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
  let [first, last] = [at.start, at.end];
  while (first < last && isMark(matches, first)) first += 1;
  while (last > first && isMark(matches, last)) last -= 1;
  const { starts, ends } = matches.now;
  const { shared, foreign, whole, proofs, run } = tally(matches, range, at);
  const most = Math.max(weightOf(matches.old, matches.weights, range.first, range.last), whole);
  return {
    start: place.start,
    end: place.end,
    words: { start: Math.max(place.start, starts[first]!), end: Math.min(place.end, ends[last]!) },
    parts: partsOf(matches, range, pieces, at, place),
    alike: most === 0 ? 0 : shared / most,
    proofs,
    run,
    foreign: whole === 0 ? 0 : foreign / whole,
    around: foundAround(matches, range, at),
    beside: isBeside(matches, range, at),
    bordersKnown: inOrder && left.known && right.known,
  };
}
