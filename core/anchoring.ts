import type { PlacedBlock } from "./article-text.ts";
import { firstWhere } from "./bisect.ts";
import type { Selector, Span } from "./claims.ts";
import { splitsGrapheme, splitsPair } from "./text/graphemes.ts";
import { Refusal } from "./refusal.ts";

/** Code units of context kept on either side of a span. */
const contextLength = 32;

/** The block an offset stands in; the separator before a block counts to it. */
function blockAt(blocks: readonly PlacedBlock[], offset: number): number {
  const found = firstWhere(blocks, ({ end }) => end > offset);
  return (blocks[found] ?? blocks.at(-1))?.index ?? 0;
}

function refuseUnless(holds: boolean, message: string): void {
  if (!holds) throw new Refusal("invalid", message);
}

/**
 * The selector of words that have their place already. It never refuses: what one character is changes with each
 * version of Unicode, and a browser has another than the server; a place that was taken once stays one.
 */
export function selectorOf(text: string, blocks: readonly PlacedBlock[], { start, end }: Span): Selector {
  let prefixStart = Math.max(0, start - contextLength);
  if (splitsPair(text, prefixStart)) prefixStart += 1;
  let suffixEnd = Math.min(text.length, end + contextLength);
  if (splitsPair(text, suffixEnd)) suffixEnd -= 1;
  return {
    start,
    end,
    exact: text.slice(start, end),
    prefix: text.slice(prefixStart, start),
    suffix: text.slice(end, suffixEnd),
    block: blockAt(blocks, start),
  };
}

/**
 * The selector of the words from start to end (UTF-16 code units of the text, end excluded).
 * Refuses (invalid) a span outside the text, without words, or with a border inside a character.
 */
export function describeSpan(text: string, blocks: readonly PlacedBlock[], start: number, end: number): Selector {
  refuseUnless(
    Number.isSafeInteger(start) && Number.isSafeInteger(end) && start >= 0 && end <= text.length,
    `The span ${start} to ${end} is outside the text, which has ${text.length} code units. Select the words again.`,
  );
  refuseUnless(start < end, "The selection is empty. Select at least one character.");
  const exact = text.slice(start, end);
  refuseUnless(/\S/u.test(exact), "The selection holds only white space. Select the words themselves.");
  for (const border of [start, end]) {
    refuseUnless(
      !splitsPair(text, border) && !splitsGrapheme(text, border),
      `Offset ${border} falls inside one character. Move the border before or after the whole character; ` +
        "offsets count UTF-16 code units.",
    );
  }
  return selectorOf(text, blocks, { start, end });
}

/**
 * Why no claim can have its border at this span, as describeSpan() would refuse it; undefined when it can. For spans
 * that a machine found.
 */
export function whyNoSpan(text: string, { start, end }: Span): string | undefined {
  if (!/\S/u.test(text.slice(start, end))) return "There are no words at this place.";
  const splits = [start, end].some((border) => splitsPair(text, border) || splitsGrapheme(text, border));
  return splits ? "A border falls inside one character." : undefined;
}

/** The selector of words that have no place in the text: a point in it where they would stand, and their last words. */
export function describePoint(
  text: string,
  blocks: readonly PlacedBlock[],
  point: number,
  last: Pick<Selector, "exact" | "prefix" | "suffix">,
): Selector {
  const at = Math.min(Math.max(0, point), text.length);
  const start = splitsPair(text, at) ? at - 1 : at;
  const { exact, prefix, suffix } = last;
  return { start, end: start, exact, prefix, suffix, block: blockAt(blocks, start) };
}

/** The span without the white space at its ends; of white space alone, the empty span at its start. */
export function trimSpan(text: string, span: Span): Span {
  const words = text.slice(span.start, span.end);
  const lead = words.length - words.trimStart().length;
  if (lead === words.length) return { start: span.start, end: span.start };
  return { start: span.start + lead, end: span.start + words.trimEnd().length };
}

/**
 * Every place where the words stand exactly, in order, overlapping ones too; with context only those that have it
 * directly before and after. Nothing is guessed (anchoring.md): no match is an empty list, the caller decides on many.
 */
export function findQuote(text: string, quote: { exact: string; prefix?: string; suffix?: string }): Span[] {
  const { exact, prefix = "", suffix = "" } = quote;
  const found: Span[] = [];
  if (exact === "") return found;
  const sought = prefix + exact + suffix;
  for (let at = text.indexOf(sought); at !== -1; at = text.indexOf(sought, at + 1)) {
    const start = at + prefix.length;
    found.push({ start, end: start + exact.length });
  }
  return found;
}

/** Turns UTF-16 offsets of one text into code points and back; each call costs O(log n), building it O(n). */
export interface CodePointMap {
  /** Code points of the whole text. */
  readonly length: number;
  /** UTF-16 offset → code points. An offset inside a surrogate pair counts as the pair's start. */
  toCodePoint(offset: number): number;
  /** Code point offset → UTF-16 offset. */
  fromCodePoint(offset: number): number;
}

/** How many entries of the sorted list are below the limit. */
function countBelow(sorted: readonly number[], limit: number): number {
  return firstWhere(sorted, (entry) => entry >= limit);
}

/** The map for many spans of one text. Borders count code points (anchoring.md); inside, offsets are UTF-16. */
export function codePointMap(text: string): CodePointMap {
  // Where the second halves of surrogate pairs stand, in UTF-16 and in code points.
  const seconds: number[] = [];
  const pairs: number[] = [];
  for (const pair of text.matchAll(/[\u{10000}-\u{10ffff}]/gu)) {
    pairs.push(pair.index - seconds.length);
    seconds.push(pair.index + 1);
  }
  return {
    length: text.length - seconds.length,
    toCodePoint: (offset) => {
      const before = countBelow(seconds, offset);
      return offset - before - (seconds[before] === offset ? 1 : 0);
    },
    fromCodePoint: (offset) => offset + countBelow(pairs, offset),
  };
}

/** A span in code points, as the API and exports say it, of a span in UTF-16 code units. For many use codePointMap. */
export function toCodePoints(text: string, span: Span): Span {
  const map = codePointMap(text);
  return { start: map.toCodePoint(span.start), end: map.toCodePoint(span.end) };
}

/** A span in UTF-16 code units of a span in code points. For many use codePointMap. */
export function fromCodePoints(text: string, span: Span): Span {
  const map = codePointMap(text);
  return { start: map.fromCodePoint(span.start), end: map.fromCodePoint(span.end) };
}
