import { matchRanges } from "./diff-tokens.ts";
import type { Tokens } from "./tokens.ts";

/** Tokens deleted and inserted together, beyond which the texts are a rewrite; bounds the time (core/text/diff.ts). */
const mostChanged = 4000;
/** Words in a row that must stand once in what is left of both texts for a moved or kept passage to be seen. */
const seedLength = 5;
/** In tokens: a passage grown from a seed must be this long to count as moved. */
const leastMoved = 8;
/** Tokens between two seeds of a rewrite that are still compared one by one. */
const widestGap = 400;

/** The same matches read from the new text. */
function turned(forth: Int32Array, nowCount: number): Int32Array {
  const back = new Int32Array(nowCount).fill(-1);
  for (let at = 0; at < forth.length; at++) if (forth[at]! >= 0) back[forth[at]!] = at;
  return back;
}

/** A number for the seed that begins at a token; -1 where a matched token breaks it. */
function* seeds(tokens: Tokens, free: (at: number) => boolean): Generator<[hash: number, at: number]> {
  let run = 0;
  for (let at = 0; at < tokens.count; at++) {
    run = free(at) ? run + 1 : 0;
    if (run < seedLength) continue;
    let [high, low] = [7, 11];
    for (let back = seedLength - 1; back >= 0; back--) {
      const key = tokens.keys[at - back]!;
      high = Math.imul(high ^ key, 0x01000193);
      low = Math.imul(low + key, 0x9e3779b1) ^ (low >>> 15);
    }
    yield [(high >>> 0) * 0x200000 + ((low >>> 0) & 0x1fffff), at - seedLength + 1];
  }
}

/** Finds passages by seeds that stand once in what is free of both texts, and grows them over equal words. */
function growSeeds(old: Tokens, now: Tokens, forth: Int32Array, least: number): void {
  const back = turned(forth, now.count);
  const places = new Map<number, number>();
  for (const [hash, at] of seeds(now, (token) => back[token] === -1)) places.set(hash, places.has(hash) ? -1 : at);
  const inOld = new Map<number, number>();
  for (const [hash, at] of seeds(old, (token) => forth[token] === -1)) {
    if ((places.get(hash) ?? -1) >= 0) inOld.set(hash, inOld.has(hash) ? -1 : at);
  }
  for (const [hash, at] of inOld) {
    const to = places.get(hash)!;
    if (at < 0 || forth[at] !== -1 || back[to] !== -1) continue;
    const same = (by: number) =>
      at + by >= 0 &&
      to + by >= 0 &&
      at + by < old.count &&
      to + by < now.count &&
      forth[at + by] === -1 &&
      back[to + by] === -1 &&
      old.keys[at + by] === now.keys[to + by];
    let [from, until] = [0, 0];
    while (same(from - 1)) from -= 1;
    while (same(until)) until += 1;
    if (until - from < least) continue;
    for (let by = from; by < until; by++) {
      forth[at + by] = to + by;
      back[to + by] = at + by;
    }
  }
}

/** Compares what stands between two passages that kept their order. */
function fillGaps(old: Tokens, now: Tokens, weights: Float64Array, forth: Int32Array): void {
  const back = turned(forth, now.count);
  for (let at = 0; at < old.count; at++) {
    if (forth[at] !== -1) continue;
    let until = at;
    while (until < old.count && forth[until] === -1) until += 1;
    const from = at === 0 ? 0 : forth[at - 1]! + 1;
    let to = from;
    while (to < now.count && back[to] === -1) to += 1;
    const joined = until === old.count ? to === now.count : forth[until] === to;
    if (joined && to > from && until - at <= widestGap && to - from <= widestGap) {
      matchRanges({ tokens: old, from: at, to: until }, { tokens: now, from, to }, "first", weights, forth);
    }
    at = until;
  }
}

/**
 * The second engine: which new token each old one is (-1: none), by one comparison of the texts as flat runs of words.
 * It knows no blocks and no sentences. Passages that moved are found by words in a row that stand once on either side;
 * so is everything when the texts differ too much to compare whole.
 */
export function diffFlat(old: Tokens, now: Tokens, weights: Float64Array): Int32Array {
  const forth = new Int32Array(old.count).fill(-1);
  const whole = { tokens: old, from: 0, to: old.count };
  const rewritten = !matchRanges(whole, { tokens: now, from: 0, to: now.count }, "first", weights, forth, mostChanged);
  growSeeds(old, now, forth, rewritten ? seedLength : leastMoved);
  if (rewritten) fillGaps(old, now, weights, forth);
  return forth;
}
