import { firstWhere } from "../bisect.ts";
import type { Span } from "../claims.ts";
import type { Tokens } from "./tokens.ts";

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

/** How many tokens from `from` to `to` open at least this. */
export function openings(tokens: Tokens, from: number, to: number, level: number): number {
  let count = 0;
  for (let at = Math.max(0, from); at <= to; at++) if (tokens.opens[at]! >= level) count += 1;
  return count;
}
