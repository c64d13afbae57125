import { firstWhere } from "../bisect.ts";
import { matchRanges } from "./diff-tokens.ts";
import type { Tokens } from "./tokens.ts";
import { blockUnits, inOrder, pairEqual, sentenceUnits, type Pairs, type Units } from "./units.ts";

/** Sentences less alike than this are never taken for one; 1 is the same words. */
const leastAlike = 0.34;
/** A sentence that moved and was changed must be this much alike, and this much more than any other. */
const movedAlike = 0.65;
const movedMargin = 0.15;
/** A neighbour that has this share of its words in the other's partner was split off it or merged into it. */
const partOf = 0.6;
/** Pairs of sentences that are compared word by word in one run; a bigger gap is a rewrite and left to the search. */
const mostCompared = 300_000;
/** Tokens deleted and inserted inside a pair of sentences, beyond which they are left unmatched; bounds the time. */
const mostChanged = 2000;
/** In tokens: shorter ones look like each other by chance. */
const leastMoved = 6;
const mostLike = 12;

interface Sides {
  old: Tokens;
  now: Tokens;
  weights: Float64Array;
  oldUnits: Units;
  nowUnits: Units;
}

/** Weighs the words that two ranges of tokens share. Reuses one table of counts: comparing must cost no allocation. */
class Likeness {
  private readonly wanted: Int32Array;
  private readonly used: Int32Array;
  private readonly oldWeights: Float64Array;
  private readonly nowWeights: Float64Array;

  constructor(private readonly sides: Sides) {
    this.wanted = new Int32Array(sides.weights.length);
    this.used = new Int32Array(sides.weights.length);
    const sums = (tokens: Tokens, { first, ids }: Units) =>
      Float64Array.from(ids, (_, unit) => {
        let sum = 0;
        for (let at = first[unit]!; at < first[unit + 1]!; at++) sum += sides.weights[tokens.keys[at]!]!;
        return sum;
      });
    this.oldWeights = sums(sides.old, sides.oldUnits);
    this.nowWeights = sums(sides.now, sides.nowUnits);
  }

  /** Opens an old sentence for `shared`; `close` it before the next. */
  open(unit: number): void {
    const { old, oldUnits } = this.sides;
    for (let at = oldUnits.first[unit]!; at < oldUnits.first[unit + 1]!; at++) this.wanted[old.keys[at]!]! += 1;
  }

  close(unit: number): void {
    const { old, oldUnits } = this.sides;
    for (let at = oldUnits.first[unit]!; at < oldUnits.first[unit + 1]!; at++) this.wanted[old.keys[at]!] = 0;
  }

  /** The weight of what the open sentence shares with a new one. */
  shared(other: number): number {
    const { now, nowUnits, weights } = this.sides;
    const [from, to] = [nowUnits.first[other]!, nowUnits.first[other + 1]!];
    let sum = 0;
    for (let at = from; at < to; at++) {
      const key = now.keys[at]!;
      if (this.used[key]! >= this.wanted[key]!) continue;
      this.used[key]! += 1;
      sum += weights[key]!;
    }
    for (let at = from; at < to; at++) this.used[now.keys[at]!] = 0;
    return sum;
  }

  /** How alike the open sentence and a new one are, 0 to 1. */
  alike(unit: number, other: number): number {
    const whole = this.oldWeights[unit]! + this.nowWeights[other]!;
    return whole === 0 ? 0 : (2 * this.shared(other)) / whole;
  }

  partOfNow(unit: number, other: number): number {
    this.open(unit);
    const share = this.shared(other) / (this.oldWeights[unit]! || 1);
    this.close(unit);
    return share;
  }

  partOfOld(unit: number, other: number): number {
    this.open(unit);
    const share = this.shared(other) / (this.nowWeights[other]! || 1);
    this.close(unit);
    return share;
  }
}

/** Which unit each token stands in: sentence pairs within paired blocks come from here. */
function pairInsideBlocks(blocks: { old: Units; now: Units; pairs: Pairs }, sides: Sides, pairs: Pairs): void {
  const { oldUnits, nowUnits } = sides;
  for (const [unit, other] of blocks.pairs.entries()) {
    if (other < 0) continue;
    const [begin, end, beginNow] = [blocks.old.first[unit]!, blocks.old.first[unit + 1]!, blocks.now.first[other]!];
    let to = firstWhere(nowUnits.first, (token) => token >= beginNow);
    for (let from = firstWhere(oldUnits.first, (token) => token >= begin); oldUnits.first[from]! < end; from++)
      pairs[from] = to++;
  }
}

/** The sentences without a partner between two that kept their order. */
interface Gap {
  old: number[];
  now: number[];
}

function gapsOf(pairs: Pairs, nowCount: number): Gap[] {
  const takenNow = new Uint8Array(nowCount);
  for (const other of pairs) if (other >= 0) takenNow[other] = 1;
  const gaps: Gap[] = [];
  let [unit, other] = [0, 0];
  const collect = (untilOld: number, untilNow: number): void => {
    const gap: Gap = { old: [], now: [] };
    for (; unit < untilOld; unit++) if (pairs[unit] === -1) gap.old.push(unit);
    for (; other < untilNow; other++) if (!takenNow[other]) gap.now.push(other);
    if (gap.old.length > 0 && gap.now.length > 0) gaps.push(gap);
  };
  for (const kept of inOrder(pairs)) collect(kept, pairs[kept]!);
  collect(pairs.length, nowCount);
  return gaps;
}

/** The best pairing of a gap's sentences that keeps their order: the sum of likeness above the least is greatest. */
function alignGap(gap: Gap, likeness: Likeness, pairs: Pairs): void {
  const width = gap.now.length + 1;
  const best = new Float64Array((gap.old.length + 1) * width);
  const gains = new Float64Array(best.length);
  for (const [row, unit] of gap.old.entries()) {
    likeness.open(unit);
    for (const [column, other] of gap.now.entries()) {
      const cell = (row + 1) * width + column + 1;
      const gain = likeness.alike(unit, other) - leastAlike;
      gains[cell] = gain;
      const paired = gain > 0 ? best[cell - width - 1]! + gain : 0;
      best[cell] = Math.max(best[cell - 1]!, best[cell - width]!, paired);
    }
    likeness.close(unit);
  }
  let [row, column] = [gap.old.length, gap.now.length];
  while (row > 0 && column > 0) {
    const cell = row * width + column;
    const gain = gains[cell]!;
    if (gain > 0 && best[cell] === best[cell - width - 1]! + gain) {
      pairs[gap.old[--row]!] = gap.now[--column]!;
    } else if (best[cell] === best[cell - 1]!) column -= 1;
    else row -= 1;
  }
}

/** Pairs sentences that were moved and changed: alike beyond doubt, and more than any other. */
function pairMoved(sides: Sides, likeness: Likeness, pairs: Pairs): void {
  const takenNow = new Uint8Array(sides.nowUnits.ids.length);
  for (const other of pairs) if (other >= 0) takenNow[other] = 1;
  const index = new Map<number, number[]>();
  for (let other = 0; other < takenNow.length; other++) {
    if (takenNow[other]) continue;
    for (const key of new Set(sides.now.keys.subarray(sides.nowUnits.first[other], sides.nowUnits.first[other + 1]))) {
      const list = index.get(key);
      if (list) list.push(other);
      else index.set(key, [other]);
    }
  }
  const found: { unit: number; other: number; alike: number }[] = [];
  for (let unit = 0; unit < pairs.length; unit++) {
    const [from, to] = [sides.oldUnits.first[unit]!, sides.oldUnits.first[unit + 1]!];
    if (pairs[unit] !== -1 || to - from < leastMoved) continue;
    const others = new Set<number>();
    for (let at = from; at < to; at++) {
      const list = index.get(sides.old.keys[at]!);
      if (list && list.length <= mostLike) for (const other of list) others.add(other);
    }
    likeness.open(unit);
    const ranked = [...others].map((other) => ({ unit, other, alike: likeness.alike(unit, other) }));
    likeness.close(unit);
    ranked.sort((a, b) => b.alike - a.alike);
    const [one, second] = ranked;
    if (one && one.alike >= movedAlike && one.alike - (second?.alike ?? 0) >= movedMargin) found.push(one);
  }
  found.sort((a, b) => b.alike - a.alike);
  for (const { unit, other } of found) {
    if (takenNow[other]) continue;
    takenNow[other] = 1;
    pairs[unit] = other;
  }
}

/** Compares the tokens of each pair, with what was split off or merged into it. */
function matchPairs(sides: Sides, likeness: Likeness, pairs: Pairs, sameBefore: Uint8Array): Int32Array {
  const { old, now, oldUnits, nowUnits } = sides;
  const matches = new Int32Array(old.count).fill(-1);
  const takenNow = new Uint8Array(nowUnits.ids.length);
  for (const other of pairs) if (other >= 0) takenNow[other] = 1;
  const takenOld = Uint8Array.from(pairs, (other) => (other >= 0 ? 1 : 0));
  for (let unit = 0; unit < pairs.length; unit++) {
    const other = pairs[unit]!;
    if (other < 0) continue;
    const [from, to] = [oldUnits.first[unit]!, nowUnits.first[other]!];
    if (sameBefore[unit]) {
      for (let at = from; at < oldUnits.first[unit + 1]!; at++) matches[at] = to + at - from;
      continue;
    }
    let [firstOld, lastOld, firstNow, lastNow] = [unit, unit, other, other];
    const freeOld = (at: number) => takenOld[at] === 0 && likeness.partOfNow(at, other) >= partOf;
    const freeNow = (at: number) => takenNow[at] === 0 && likeness.partOfOld(unit, at) >= partOf;
    while (freeOld(firstOld - 1)) takenOld[--firstOld] = 1;
    while (freeOld(lastOld + 1)) takenOld[++lastOld] = 1;
    while (freeNow(firstNow - 1)) takenNow[--firstNow] = 1;
    while (freeNow(lastNow + 1)) takenNow[++lastNow] = 1;
    matchRanges(
      { tokens: old, from: oldUnits.first[firstOld]!, to: oldUnits.first[lastOld + 1]! },
      { tokens: now, from: nowUnits.first[firstNow]!, to: nowUnits.first[lastNow + 1]! },
      "last",
      sides.weights,
      matches,
      mostChanged,
    );
  }
  return matches;
}

/**
 * The first engine: which new token each old one is (-1: none), found block by block. Equal blocks and then equal
 * sentences pair wherever they went; the rest by likeness, in order inside each gap, and beyond it only when alike
 * beyond doubt; inside a pair of sentences their tokens are compared.
 */
export function alignBlocks(old: Tokens, now: Tokens, weights: Float64Array): Int32Array {
  const [oldBlocks, nowBlocks] = [blockUnits(old), blockUnits(now)];
  const blockPairs = new Int32Array(oldBlocks.ids.length).fill(-1);
  pairEqual(oldBlocks.ids, nowBlocks.ids, blockPairs);
  const sides: Sides = { old, now, weights, oldUnits: sentenceUnits(old), nowUnits: sentenceUnits(now) };
  const pairs = new Int32Array(sides.oldUnits.ids.length).fill(-1);
  pairInsideBlocks({ old: oldBlocks, now: nowBlocks, pairs: blockPairs }, sides, pairs);
  pairEqual(sides.oldUnits.ids, sides.nowUnits.ids, pairs);
  const same = Uint8Array.from(pairs, (other) => (other >= 0 ? 1 : 0));
  const likeness = new Likeness(sides);
  let compared = 0;
  for (const gap of gapsOf(pairs, sides.nowUnits.ids.length)) {
    compared += gap.old.length * gap.now.length;
    if (compared > mostCompared) compared -= gap.old.length * gap.now.length;
    else alignGap(gap, likeness, pairs);
  }
  pairMoved(sides, likeness, pairs);
  return matchPairs(sides, likeness, pairs, same);
}
