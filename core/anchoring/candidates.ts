import type { Span } from "../claims.ts";
import { staleWords } from "../staleness.ts";
import { tokenRange, weightOf, type TokenRange } from "./matches.ts";
import type { Tokens } from "./tokens.ts";

/** A place that a person may choose for a claim whose own place is not sure. Never taken without one. */
export interface Candidate extends Span {
  /** 0 to 1: how much speaks for it. */
  score: number;
  /** It is ahead of the next candidate by a margin and holds the claim's numbers and names. */
  standsOut: boolean;
}

/** The most that a person is shown. */
const mostShown = 3;
/** A candidate that lost a number or a name scores no higher. */
const mostWithoutFacts = 0.6;
/** In code units: the facts of a claim as long as a chapter are not compared; it can only lie below that line. */
const longestRead = 20_000;
const leastScore = 0.25;
const margin = 0.15;
/** Words that stand oftener lead nowhere. */
const oftenest = 40;
const mostRare = 8;
const mostWindows = 6;
/** Tokens of context that are compared on either side. */
const contextTokens = 8;
/** Tokens over which the weight of nearness falls to a third. */
const nearness = 300;

/** Looks for claims in one text; made once for all of them. */
export interface Search {
  old: Tokens;
  now: Tokens;
  weights: Float64Array;
  /** For each word where it stands in the new text: `places` from `from[key]` to `from[key + 1]`. */
  from: Int32Array;
  places: Int32Array;
}

export function newSearch(old: Tokens, now: Tokens, weights: Float64Array): Search {
  const from = new Int32Array(weights.length + 1);
  for (const key of now.keys) from[key + 1]! += 1;
  for (let key = 0; key < weights.length; key++) from[key + 1]! += from[key]!;
  const next = from.slice();
  const places = new Int32Array(now.count);
  for (let at = 0; at < now.count; at++) {
    const key = now.keys[at]!;
    places[next[key]!] = at;
    next[key]! += 1;
  }
  return { old, now, weights, from, places };
}

/** The rarest words of the claim that the new text has, with their places in the claim. */
function rareWords({ old, weights, from }: Search, first: number, last: number): { key: number; offset: number }[] {
  const seen = new Set<number>();
  const found: { key: number; offset: number; count: number }[] = [];
  for (let at = first; at <= last; at++) {
    const key = old.keys[at]!;
    const count = from[key + 1]! - from[key]!;
    if (seen.has(key) || count === 0 || count > oftenest || weights[key]! < 0.05) continue;
    seen.add(key);
    found.push({ key, offset: at - first, count });
  }
  return found.sort((a, b) => a.count - b.count).slice(0, mostRare);
}

/** Where the claim would begin, by the places of its rare words; the places with the most of them first. */
function likelyStarts(search: Search, first: number, last: number): number[] {
  const votes = new Map<number, { weight: number; start: number }>();
  const width = Math.max(4, (last - first) >> 1);
  for (const { key, offset } of rareWords(search, first, last)) {
    for (let at = search.from[key]!; at < search.from[key + 1]!; at++) {
      const start = search.places[at]! - offset;
      const bucket = Math.round(start / width);
      const vote = votes.get(bucket) ?? { weight: 0, start };
      vote.weight += search.weights[key]!;
      votes.set(bucket, vote);
    }
  }
  return [...votes.values()]
    .sort((a, b) => b.weight - a.weight || a.start - b.start)
    .slice(0, mostWindows)
    .map(({ start }) => start);
}

/** The share of one list's words that another has, by weight. */
function shareOf(one: Int32Array, other: Int32Array, weights: Float64Array): number {
  const left = new Map<number, number>();
  for (const key of other) left.set(key, (left.get(key) ?? 0) + 1);
  let [shared, all] = [0, 0];
  for (const key of one) {
    all += weights[key]!;
    const count = left.get(key) ?? 0;
    if (count === 0) continue;
    left.set(key, count - 1);
    shared += weights[key]!;
  }
  return all === 0 ? 0 : shared / all;
}

/** The tokens near a likely start that hold the claim's words: from the first to the last that is one of them. */
function tightened({ old, now }: Search, first: number, last: number, start: number): { from: number; to: number } {
  const own = new Set(old.keys.subarray(first, last + 1));
  const slack = Math.max(2, (last - first) >> 2);
  let from = Math.min(now.count - 1, Math.max(0, start - slack));
  let to = Math.max(from, Math.min(now.count - 1, start + (last - first) + slack));
  while (from < to && !own.has(now.keys[from]!)) from += 1;
  while (to > from && !own.has(now.keys[to]!)) to -= 1;
  // of a whole sentence the whole sentence is offered
  const begins = (tokens: Tokens, at: number) => at >= tokens.count || tokens.opens[at]! > 0;
  let most = last - first + slack;
  if (begins(old, first)) for (; from > 0 && !begins(now, from) && most > 0; most -= 1) from -= 1;
  if (begins(old, last + 1)) for (; !begins(now, to + 1) && most > 0; most -= 1) to += 1;
  return { from, to };
}

function scored(search: Search, target: Span, range: TokenRange, expected: number, span: Span): number {
  const { old, now, weights } = search;
  const at = tokenRange(now, span);
  if (!at) return 0;
  const quote = old.keys.subarray(range.first, range.last + 1);
  const found = now.keys.subarray(at.first, at.last + 1);
  const sum = weightOf(old, weights, range.first, range.last) + weightOf(now, weights, at.first, at.last);
  const alike =
    sum === 0 ? 0 : (2 * shareOf(quote, found, weights) * weightOf(old, weights, range.first, range.last)) / sum;
  const around = (tokens: Tokens, first: number, last: number) =>
    Int32Array.from([
      ...tokens.keys.subarray(Math.max(0, first - contextTokens), first),
      ...tokens.keys.subarray(last + 1, last + 1 + contextTokens),
    ]);
  const context = shareOf(around(old, range.first, range.last), around(now, at.first, at.last), weights);
  const near = expected < 0 ? 0 : Math.exp(-Math.abs(at.first - expected) / nearness);
  const rare = rareWords(search, range.first, range.last).slice(0, 3);
  const kept = rare.length === 0 ? 0 : rare.filter(({ key }) => found.includes(key)).length / rare.length;
  const score = 0.6 * alike + 0.2 * context + 0.1 * near + 0.1 * kept;
  if (target.end - target.start > longestRead) return Math.min(score, mostWithoutFacts);
  const changed = staleWords(old.text.slice(target.start, target.end), now.text.slice(span.start, span.end));
  const lost = changed.some(({ kind, before }) => (kind === "number" || kind === "name") && before !== "");
  return lost ? Math.min(score, mostWithoutFacts) : score;
}

const overlaps = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end;

/**
 * Up to three places for a claim, best first: what the engines said and what a search for its rare words finds, weighed
 * by its words, the words around it, nearness to where its neighbours stand (`expected`, a new token; -1: unknown) and
 * its rare words.
 */
export function listCandidates(search: Search, target: Span, said: readonly Span[], expected: number): Candidate[] {
  const range = tokenRange(search.old, target);
  if (!range) return [];
  const searched = likelyStarts(search, range.first, range.last).map((start): Span => {
    const { from, to } = tightened(search, range.first, range.last, start);
    return { start: search.now.starts[from]!, end: search.now.ends[to]! };
  });
  const ranked = [...said, ...searched]
    .map(({ start, end }) => ({ start, end, score: scored(search, target, range, expected, { start, end }) }))
    .filter(({ score }) => score >= leastScore)
    .sort((a, b) => b.score - a.score);
  const apart: typeof ranked = [];
  for (const one of ranked) if (!apart.some((other) => overlaps(one, other))) apart.push(one);
  const [best, second] = apart;
  const clear = best !== undefined && best.score > mostWithoutFacts && best.score - (second?.score ?? 0) >= margin;
  return apart.slice(0, mostShown).map((one, at) => ({ ...one, standsOut: at === 0 && clear }));
}
