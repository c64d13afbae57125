import { opensBlock, opensSentence, type Tokens } from "./tokens.ts";

/** Blocks or sentences of a text as ranges of tokens, in order. Two with the same `id` hold the same words. */
export interface Units {
  /** First token of each; one more entry at the end, where the last one ends. */
  readonly first: Int32Array;
  /** 53 bits of the token keys, so that equal numbers mean equal words. */
  readonly ids: Float64Array;
}

/** A number for the tokens from `from` to `to`. */
function idOf(keys: Int32Array, from: number, to: number): number {
  let high = 0x811c9dc5;
  let low = to - from;
  for (let at = from; at < to; at++) {
    const key = keys[at]!;
    high = Math.imul(high ^ key, 0x01000193);
    low = Math.imul(low + key, 0x9e3779b1) ^ (low >>> 15);
  }
  return (high >>> 0) * 0x200000 + ((low >>> 0) & 0x1fffff);
}

function unitsFrom(tokens: Tokens, level: number): Units {
  const { keys, opens, count } = tokens;
  let units = 0;
  for (let at = 0; at < count; at++) if (at === 0 || opens[at]! >= level) units += 1;
  const first = new Int32Array(units + 1);
  first[units] = count;
  for (let at = count - 1; at >= 0; at--) if (at === 0 || opens[at]! >= level) first[--units] = at;
  const ids = new Float64Array(first.length - 1);
  for (let unit = 0; unit < ids.length; unit++) ids[unit] = idOf(keys, first[unit]!, first[unit + 1]!);
  return { first, ids };
}

export function blockUnits(tokens: Tokens): Units {
  return unitsFrom(tokens, opensBlock);
}

/** Sentences as punctuation shows them, in every block. «Mr. Smith» counts as two, in both texts alike. */
export function sentenceUnits(tokens: Tokens): Units {
  return unitsFrom(tokens, opensSentence);
}

/** For each old unit the new one that it is, or -1. */
export type Pairs = Int32Array;

/** How often each id stands among the units that have no partner yet, and where it stood last. */
function occurrences(ids: Float64Array, taken: (unit: number) => boolean): Map<number, number> {
  const found = new Map<number, number>();
  for (let unit = 0; unit < ids.length; unit++) {
    const id = ids[unit]!;
    if (!taken(unit)) found.set(id, found.has(id) ? -1 : unit);
  }
  return found;
}

/**
 * Pairs the units with the same words: those that stand once in what is free of both texts, wherever they stand now,
 * and then, outward from these, equal neighbours. Equal units that nothing tells apart stay free. Neighbours before are
 * asked first: where copies of one row were deleted, the last ones are taken to be left (the flat engine keeps the
 * first ones, and so the two disagree where nobody can know).
 */
export function pairEqual(old: Float64Array, now: Float64Array, pairs: Pairs): void {
  const partner = new Int32Array(now.length).fill(-1);
  pairs.forEach((other, unit) => {
    if (other >= 0) partner[other] = unit;
  });
  const inNow = occurrences(now, (unit) => partner[unit]! >= 0);
  for (const [id, unit] of occurrences(old, (at) => pairs[at]! >= 0)) {
    const other = inNow.get(id) ?? -1;
    if (unit < 0 || other < 0) continue;
    pairs[unit] = other;
    partner[other] = unit;
  }
  const join = (unit: number, other: number): boolean => {
    if (pairs[unit] !== -1 || partner[other] !== -1 || old[unit] !== now[other]) return false;
    pairs[unit] = other;
    partner[other] = unit;
    return true;
  };
  for (let unit = old.length; unit > 0; unit--) {
    const other = unit === old.length ? now.length : pairs[unit]!;
    if (other > 0) join(unit - 1, other - 1);
  }
  for (let unit = -1; unit < old.length - 1; unit++) {
    const other = unit === -1 ? -1 : pairs[unit]!;
    if (unit === -1 || other >= 0) join(unit + 1, other + 1);
  }
}

/** The longest run of pairs that kept their order: what the rest moved around. */
export function inOrder(pairs: Pairs): number[] {
  const tails: number[] = [];
  const before = new Int32Array(pairs.length).fill(-1);
  for (let unit = 0; unit < pairs.length; unit++) {
    const other = pairs[unit]!;
    if (other < 0) continue;
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[tails[middle]!]! < other) low = middle + 1;
      else high = middle;
    }
    before[unit] = low > 0 ? tails[low - 1]! : -1;
    tails[low] = unit;
  }
  const kept: number[] = [];
  for (let unit = tails.at(-1) ?? -1; unit >= 0; unit = before[unit]!) kept.push(unit);
  return kept.reverse();
}
