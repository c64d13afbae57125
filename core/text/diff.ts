/** A run of one kind: tokens aStart to aEnd of the one sequence, bStart to bEnd of the other, ends excluded. */
export interface Edit {
  kind: "equal" | "delete" | "insert";
  aStart: number;
  aEnd: number;
  bStart: number;
  bEnd: number;
}

/** One side of a comparison without the tokens that only this side has. */
interface Side {
  /** The tokens that both sides know. */
  tokens: Int32Array;
  /** Where each of them stands in the whole sequence. */
  places: Int32Array;
  /** 1 for each place of the whole sequence that has no partner on the other side. */
  changed: Uint8Array;
}

/** Tells which tokens a sequence has. */
type Holds = (token: number) => boolean;

function newSide(all: ArrayLike<number>, from: number, until: number, other: Holds): Side {
  const changed = new Uint8Array(all.length);
  const places = new Int32Array(until - from);
  const tokens = new Int32Array(until - from);
  let count = 0;
  for (let i = from; i < until; i++) {
    if (!other(all[i]!)) {
      changed[i] = 1;
      continue;
    }
    places[count] = i;
    tokens[count++] = all[i]!;
  }
  return { tokens: tokens.subarray(0, count), places: places.subarray(0, count), changed };
}

/** Interned words are numbered from 0 without many gaps: then a table answers, five times as fast as a set. */
function tokensBetween(all: ArrayLike<number>, from: number, until: number): Holds {
  let [least, greatest] = [0, 0];
  for (let i = from; i < until; i++) {
    least = Math.min(least, all[i]!);
    greatest = Math.max(greatest, all[i]!);
  }
  if (least < 0 || greatest > 4 * (until - from) + 100_000) {
    const found = new Set<number>();
    for (let i = from; i < until; i++) found.add(all[i]!);
    return (token) => found.has(token);
  }
  const found = new Uint8Array(greatest + 1);
  for (let i = from; i < until; i++) found[all[i]!] = 1;
  return (token) => found[token] === 1;
}

function markChanged(side: Side, from: number, until: number): void {
  for (let i = from; i < until; i++) side.changed[side.places[i]!] = 1;
}

/**
 * Myers' O(ND) comparison in linear space (An O(ND) Difference Algorithm, 1986, §4b): searches from both ends until the
 * two searches meet, then does the same with either half.
 */
class Comparison {
  readonly #a: Side;
  readonly #b: Side;
  /** How far the searches came, by diagonal (index in a − index in b), shifted so that none is negative. */
  readonly #forward: Int32Array;
  readonly #backward: Int32Array;
  readonly #shift: number;

  constructor(a: Side, b: Side) {
    this.#a = a;
    this.#b = b;
    this.#shift = b.tokens.length + 1;
    this.#forward = new Int32Array(a.tokens.length + b.tokens.length + 3);
    this.#backward = new Int32Array(a.tokens.length + b.tokens.length + 3);
  }

  /** Where a shortest way through the rectangle crosses its middle; null when the way is longer than the limit. */
  #middle(aFrom: number, aTo: number, bFrom: number, bTo: number, limit: number): { a: number; b: number } | null {
    const [a, b] = [this.#a.tokens, this.#b.tokens];
    const [forward, backward, shift] = [this.#forward, this.#backward, this.#shift];
    const [lowest, highest] = [aFrom - bTo, aTo - bFrom];
    const [first, last] = [aFrom - bFrom, aTo - bTo];
    const odd = ((first - last) & 1) !== 0;
    let [fLow, fHigh, bLow, bHigh] = [first, first, last, last];
    forward[shift + first] = aFrom;
    backward[shift + last] = aTo;
    for (let cost = 1; 2 * cost - 1 <= limit; cost++) {
      if (fLow > lowest) forward[shift + --fLow - 1] = -1;
      else fLow++;
      if (fHigh < highest) forward[shift + ++fHigh + 1] = -1;
      else fHigh--;
      for (let d = fHigh; d >= fLow; d -= 2) {
        const below = forward[shift + d - 1]!;
        const above = forward[shift + d + 1]!;
        let x = below < above ? above : below + 1;
        while (x < aTo && x - d < bTo && a[x] === b[x - d]) x++;
        forward[shift + d] = x;
        if (odd && d >= bLow && d <= bHigh && backward[shift + d]! <= x) return { a: x, b: x - d };
      }
      if (bLow > lowest) backward[shift + --bLow - 1] = aTo + 1;
      else bLow++;
      if (bHigh < highest) backward[shift + ++bHigh + 1] = aTo + 1;
      else bHigh--;
      for (let d = bHigh; d >= bLow; d -= 2) {
        const below = backward[shift + d - 1]!;
        const above = backward[shift + d + 1]!;
        let x = below < above ? below : above - 1;
        while (x > aFrom && x - d > bFrom && a[x - 1] === b[x - d - 1]) x--;
        backward[shift + d] = x;
        if (!odd && d >= fLow && d <= fHigh && x <= forward[shift + d]!) {
          return 2 * cost > limit ? null : { a: x, b: x - d };
        }
      }
    }
    return null;
  }

  /** Marks what changed between the two ranges; false when it is more than the limit. */
  compare(aFrom: number, aTo: number, bFrom: number, bTo: number, limit: number): boolean {
    const [a, b] = [this.#a.tokens, this.#b.tokens];
    for (; aFrom < aTo && bFrom < bTo && a[aFrom] === b[bFrom]; aFrom++) bFrom++;
    for (; aFrom < aTo && bFrom < bTo && a[aTo - 1] === b[bTo - 1]; aTo--) bTo--;
    if (aFrom === aTo || bFrom === bTo) {
      markChanged(this.#a, aFrom, aTo);
      markChanged(this.#b, bFrom, bTo);
      return aTo - aFrom + (bTo - bFrom) <= limit;
    }
    const middle = this.#middle(aFrom, aTo, bFrom, bTo, limit);
    if (!middle) return false;
    // the way is known to be short enough: no half can break the limit
    this.compare(aFrom, middle.a, bFrom, middle.b, Infinity);
    this.compare(middle.a, aTo, middle.b, bTo, Infinity);
    return true;
  }
}

/** The runs of two sequences whose changed places are known; what went stands before what came. */
function runs(a: Uint8Array, b: Uint8Array): Edit[] {
  const found: Edit[] = [];
  let [aAt, bAt] = [0, 0];
  while (aAt < a.length || bAt < b.length) {
    const [aStart, bStart] = [aAt, bAt];
    while (a[aAt] === 1) aAt++;
    if (aAt > aStart) found.push({ kind: "delete", aStart, aEnd: aAt, bStart, bEnd: bStart });
    while (b[bAt] === 1) bAt++;
    if (bAt > bStart) found.push({ kind: "insert", aStart: aAt, aEnd: aAt, bStart, bEnd: bAt });
    const [aSame, bSame] = [aAt, bAt];
    for (; a[aAt] === 0 && b[bAt] === 0; aAt++) bAt++;
    if (aAt > aSame) found.push({ kind: "equal", aStart: aSame, aEnd: aAt, bStart: bSame, bEnd: bAt });
  }
  return found;
}

/**
 * The shortest way from a to b as runs in order, which together cover both. Tokens are interned words: 32-bit integers.
 * null when more than `limit` tokens were deleted and inserted together: the time is at most O((n + m) · limit), the
 * memory O(n + m). Without a limit two unlike texts of a hundred thousand words take minutes.
 */
export function diffSequences(a: ArrayLike<number>, b: ArrayLike<number>, limit = Infinity): Edit[] | null {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let [aEnd, bEnd] = [a.length, b.length];
  for (; aEnd > head && bEnd > head && a[aEnd - 1] === b[bEnd - 1]; aEnd--) bEnd--;
  // a token that one side lacks has no partner in any common subsequence: it costs one and takes no part in the search
  const aSide = newSide(a, head, aEnd, tokensBetween(b, head, bEnd));
  const bSide = newSide(b, head, bEnd, tokensBetween(a, head, aEnd));
  const [aKnown, bKnown] = [aSide.tokens.length, bSide.tokens.length];
  const left = limit - (aEnd - head - aKnown) - (bEnd - head - bKnown);
  if (left < 0 || !new Comparison(aSide, bSide).compare(0, aKnown, 0, bKnown, left)) return null;
  return runs(aSide.changed, bSide.changed);
}
