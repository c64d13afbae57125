/**
 * Where the words of an old text went in a new one, by another way than the product's: whole sentences that stand once
 * in both, and for the rest the longest common run of words (jsdiff). What that leaves in doubt is left out.
 */
import { diffArrays } from "diff";
import type { Span } from "@/core/claims.ts";

/** What is known of a span of the old text: where it stands now, that it is gone, or how much of it is known. */
export type Truth =
  /** Word for word, at this place. */
  | { kind: "kept"; span: Span }
  /** Changed; stands within `room`; `span` when its borders are known too. */
  | { kind: "edited"; room: Span; span?: Span }
  | { kind: "deleted" };

export interface Case {
  /** A whole sentence, some words of it, or one or two. */
  size: "sentence" | "phrase" | "short";
  span: Span;
  truth: Truth;
}

interface Sentence extends Span {
  words: Word[];
  /** The words in plain form, joined: equal for equal sentences. */
  same: string;
}
interface Word extends Span {
  word: string;
}

const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });
/** Sentences of at least this share of common words, and this much more than any other, are one sentence, edited. */
const editedFrom = 0.6;
const editedMargin = 0.2;
/** A sentence of whose long words no sentence and no two neighbours hold more than this is gone. */
const deletedTo = 0.3;
const leastWords = 5;

function plain(word: string): string {
  return word.toLowerCase().replaceAll(/[‘’]/gu, "'");
}

function sentencesOf(text: string): Sentence[] {
  const found: Sentence[] = [];
  let offset = 0;
  for (const block of text.split("\n\n")) {
    for (const { segment, index } of segmenter.segment(block)) {
      const start = offset + index + segment.length - segment.trimStart().length;
      const said = segment.trim();
      const words = [...said.matchAll(/[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu)].map((match) => ({
        word: plain(match[0]),
        start: start + match.index,
        end: start + match.index + match[0].length,
      }));
      if (words.length === 0) continue;
      found.push({ start, end: start + said.length, words, same: said.replaceAll(/\s+/gu, " ") });
    }
    offset += block.length + 2;
  }
  return found;
}

/** For each word of the one its place in the other, by the longest common run; -1 for none. */
function commonWords(old: Sentence, now: Sentence): Int32Array {
  const places = new Int32Array(old.words.length).fill(-1);
  let [one, other] = [0, 0];
  const names = (sentence: Sentence) => sentence.words.map(({ word }) => word);
  for (const { added, removed, count } of diffArrays(names(old), names(now))) {
    if (removed) one += count;
    else if (added) other += count;
    else for (let i = 0; i < count; i++) places[one++] = other++;
  }
  return places;
}

function shareOf(places: Int32Array, old: Sentence, now: Sentence): number {
  return (2 * places.filter((place) => place >= 0).length) / (old.words.length + now.words.length);
}

function counted(sentences: readonly Sentence[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { same } of sentences) counts.set(same, (counts.get(same) ?? 0) + 1);
  return counts;
}

/** The greatest share of the sentence's long words that any two neighbouring sentences hold. */
function heldSomewhere(old: Sentence, now: readonly Sentence[]): number {
  const long = old.words.filter(({ word }) => word.length > 3).map(({ word }) => word);
  if (long.length < 3) return 1;
  let most = 0;
  for (const [at, sentence] of now.entries()) {
    const held = new Set([...sentence.words, ...(now[at + 1]?.words ?? [])].map(({ word }) => word));
    most = Math.max(most, long.filter((word) => held.has(word)).length / long.length);
  }
  return most;
}

type Fate =
  | { kind: "kept"; now: Sentence }
  | { kind: "edited"; now: Sentence; places: Int32Array }
  | { kind: "deleted" };

function fates(oldText: string, nowText: string): Map<Sentence, Fate> {
  const [old, now] = [sentencesOf(oldText), sentencesOf(nowText)];
  const [oldCounts, nowCounts] = [counted(old), counted(now)];
  const found = new Map<Sentence, Fate>();
  const once = new Map(
    now.filter(({ same }) => nowCounts.get(same) === 1).map((sentence) => [sentence.same, sentence]),
  );
  const left = old.filter((sentence) => {
    const other = oldCounts.get(sentence.same) === 1 ? once.get(sentence.same) : undefined;
    if (other) found.set(sentence, { kind: "kept", now: other });
    return !nowCounts.has(sentence.same);
  });
  const free = now.filter(({ same }) => !oldCounts.has(same));
  const ranked = left.map((sentence) => ({
    sentence,
    others: free
      .map((other) => ({ other, places: commonWords(sentence, other) }))
      .map(({ other, places }) => ({ other, places, share: shareOf(places, sentence, other) }))
      .sort((a, b) => b.share - a.share),
  }));
  for (const { sentence, others } of ranked) {
    const [best, second] = others;
    if (sentence.words.length < leastWords) continue;
    if (best && best.share >= editedFrom && best.share - (second?.share ?? 0) >= editedMargin) {
      const rival = ranked.some(
        (one) =>
          one.sentence !== sentence &&
          one.others.some(({ other, share }) => other === best.other && share > best.share - editedMargin),
      );
      if (!rival) found.set(sentence, { kind: "edited", now: best.other, places: best.places });
    } else if (heldSomewhere(sentence, now) <= deletedTo) found.set(sentence, { kind: "deleted" });
  }
  return found;
}

/** Numbers from 0 to 1 that depend on the text alone, so that each run measures the same spans. */
function pickFrom(seed: number): (below: number) => number {
  let state = seed | 1;
  return (below) => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9;
    state ^= state >>> 12;
    return (state >>> 0) % below;
  };
}

function phraseTruth(fate: Fate, sentence: Sentence, first: number, last: number): Truth | undefined {
  if (fate.kind === "deleted") return fate;
  if (fate.kind === "kept") {
    const shift = fate.now.start - sentence.start;
    const [from, to] = [sentence.words[first]!, sentence.words[last]!];
    return fate.now.end - fate.now.start === sentence.end - sentence.start
      ? { kind: "kept", span: { start: from.start + shift, end: to.end + shift } }
      : undefined;
  }
  const inside = [...fate.places.subarray(first, last + 1)];
  const known = inside.filter((place) => place >= 0);
  if (known.length * 2 < inside.length) return undefined;
  const words = fate.now.words;
  const at = (place: number | undefined) => words[place ?? -1];
  const [head, tail] = [at(inside[0]), at(inside.at(-1))];
  const room = { start: at(Math.min(...known))!.start, end: at(Math.max(...known))!.end };
  return { kind: "edited", room, span: head && tail ? { start: head.start, end: tail.end } : undefined };
}

/** The spans of one revision whose place in the next is known: each sentence, and two runs of words of each. */
export function knownCases(oldText: string, nowText: string): Case[] {
  const cases: Case[] = [];
  for (const [sentence, fate] of fates(oldText, nowText)) {
    const whole: Truth =
      fate.kind === "deleted"
        ? fate
        : fate.kind === "kept"
          ? { kind: "kept", span: fate.now }
          : { kind: "edited", room: fate.now, span: fate.now };
    cases.push({ size: "sentence", span: { start: sentence.start, end: sentence.end }, truth: whole });
    if (sentence.words.length < leastWords) continue;
    const pick = pickFrom(sentence.start);
    for (const size of ["phrase", "short"] as const) {
      const length = size === "phrase" ? 3 + pick(Math.min(8, sentence.words.length - 3)) : 1 + pick(2);
      const first = pick(sentence.words.length - length + 1);
      const truth = phraseTruth(fate, sentence, first, first + length - 1);
      const span = { start: sentence.words[first]!.start, end: sentence.words[first + length - 1]!.end };
      if (truth) cases.push({ size, span, truth });
    }
  }
  return cases;
}
