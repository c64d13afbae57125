import { diffSequences, type Edit } from "../text/diff.ts";
import type { Tokens } from "./tokens.ts";

/** Tokens `from` to `to` (excluded) of a text. */
export interface TokenRange {
  tokens: Tokens;
  from: number;
  to: number;
}

/**
 * Where a repeated word could be matched with several: the first or the last of them. Each engine asks for its own, so
 * that the two agree only where the texts themselves decide.
 */
export type Preference = "first" | "last";

/** The equal run between two changes, or before the first and after the last one. */
interface Run {
  old: number;
  now: number;
  length: number;
}

function keysOf({ tokens, from, to }: TokenRange, prefer: Preference): Int32Array {
  const keys = tokens.keys.subarray(from, to);
  return prefer === "first" ? keys : keys.slice().reverse();
}

/** The equal runs of the edits, in whole-text places, in reading order. */
function equalRuns(edits: readonly Edit[], old: TokenRange, now: TokenRange, prefer: Preference): Run[] {
  const runs = edits
    .filter(({ kind }) => kind === "equal")
    .map(({ aStart, aEnd, bStart, bEnd }): Run => {
      const length = aEnd - aStart;
      return prefer === "first"
        ? { old: old.from + aStart, now: now.from + bStart, length }
        : { old: old.to - aEnd, now: now.to - bEnd, length };
    });
  return prefer === "first" ? runs : runs.reverse();
}

function sumOf({ keys }: Tokens, weights: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at++) sum += weights[keys[at]!]!;
  return sum;
}

/** Without runs that weigh too little against the changes on both their sides: «of the» met by chance in a rewrite. */
function withoutChance(runs: readonly Run[], old: TokenRange, now: TokenRange, weights: Float64Array): Run[] {
  const kept: Run[] = [];
  for (const [index, run] of runs.entries()) {
    const before = kept.at(-1);
    const after = runs[index + 1];
    const [oldFrom, nowFrom] = before ? [before.old + before.length, before.now + before.length] : [old.from, now.from];
    const [oldTo, nowTo] = after ? [after.old, after.now] : [old.to, now.to];
    const changedBefore = Math.max(
      sumOf(old.tokens, weights, oldFrom, run.old),
      sumOf(now.tokens, weights, nowFrom, run.now),
    );
    const changedAfter = Math.max(
      sumOf(old.tokens, weights, run.old + run.length, oldTo),
      sumOf(now.tokens, weights, run.now + run.length, nowTo),
    );
    const weight = sumOf(old.tokens, weights, run.old, run.old + run.length);
    if (2 * weight >= Math.min(changedBefore, changedAfter)) kept.push(run);
  }
  return kept;
}

/**
 * Moves a pure insertion or deletion, where words repeat around it, to where a block or a sentence begins: of
 * «left. He | came. He | left» the sentence «He came.» is what was put in.
 */
function slide(runs: Run[], side: "old" | "now", { tokens }: TokenRange): void {
  const other = side === "old" ? "now" : "old";
  const { keys, opens } = tokens;
  for (let index = 0; index + 1 < runs.length; index++) {
    const [before, after] = [runs[index]!, runs[index + 1]!];
    const [from, to] = [before[side] + before.length, after[side]];
    if (to === from || before[other] + before.length !== after[other]) continue;
    let [best, shift] = [opens[from]!, 0];
    for (let by = 1; by < after.length && keys[from + by - 1] === keys[to + by - 1]; by++) {
      if (opens[from + by]! > best) [best, shift] = [opens[from + by]!, by];
    }
    for (let by = 1; by < before.length && keys[from - by] === keys[to - by]; by++) {
      if (opens[from - by]! > best) [best, shift] = [opens[from - by]!, -by];
    }
    before.length += shift;
    after.length -= shift;
    after.old += shift;
    after.now += shift;
  }
}

/**
 * Compares two ranges of tokens and notes in `into` which new token each old one is. False, and nothing noted, when
 * more than `limit` tokens differ.
 */
export function matchRanges(
  old: TokenRange,
  now: TokenRange,
  prefer: Preference,
  weights: Float64Array,
  into: Int32Array,
  limit = Infinity,
): boolean {
  const edits = diffSequences(keysOf(old, prefer), keysOf(now, prefer), limit);
  if (!edits) return false;
  const runs = withoutChance(equalRuns(edits, old, now, prefer), old, now, weights);
  slide(runs, "now", now);
  slide(runs, "old", old);
  for (const run of runs) for (let at = 0; at < run.length; at++) into[run.old + at] = run.now + at;
  return true;
}
