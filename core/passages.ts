import { firstWhere } from "./bisect.ts";
import type { Span } from "./claims.ts";
import { type Folded, type Gap, foldText, sourceEnd, sourceStart } from "./text/folding.ts";
import { splitsGrapheme } from "./text/graphemes.ts";
import { placesByRuns } from "./text/runs.ts";
import { splitsWord } from "./text/words.ts";

/**
 * A place where a passage stands word for word. One span, or one for each piece of a passage with ellipses. Offsets are
 * UTF-16 code units of the text as it was given; no border falls inside a character.
 */
export interface PassageMatch {
  spans: Span[];
}

/** More places than a person looks at. */
const mostMatches = 1000;
/** Between two pieces of a passage, in code units: about three paragraphs. Farther apart, nobody quotes with an ellipsis. */
const widestEllipsis = 2000;
/**
 * Hyphens compared in one search; a look at the border of a character counts as `borderEffort` of them. A text of nothing
 * but hyphens, or of joined emoji, could take minutes: beyond this nothing more is found.
 */
const mostEffort = 2_000_000;
const borderEffort = 100;
/** Code units looked at on either side of a border. */
const borderReach = 16;
const dots = String.raw`(?:…|\.{3,}|\. \. \.)`;
const ellipsis = new RegExp(String.raw`\[\s?${dots}\s?\]|\(\s?${dots}\s?\)|${dots}`, "u");

/**
 * Where `sought` begins in `text`, in order; `taken` says of each place whether the next one must begin behind it. Knuth,
 * Morris and Pratt, so that no text is slow, with the engine's own search for the first letters where nothing is open.
 */
function eachPlace(text: string, sought: string, taken: (at: number) => boolean | "enough"): void {
  const fallback = new Int32Array(sought.length + 1);
  for (let i = 1, length = 0; i < sought.length; i++) {
    while (length > 0 && sought.charCodeAt(i) !== sought.charCodeAt(length)) length = fallback[length]!;
    if (sought.charCodeAt(i) === sought.charCodeAt(length)) length++;
    fallback[i + 1] = length;
  }
  const opening = sought.slice(0, 12);
  let open = 0;
  for (let i = 0; i < text.length; i++) {
    if (open === 0) {
      i = text.indexOf(opening, i);
      if (i === -1) return;
    }
    const unit = text.charCodeAt(i);
    while (open > 0 && sought.charCodeAt(open) !== unit) open = fallback[open]!;
    if (sought.charCodeAt(open) === unit) open++;
    if (open < sought.length) continue;
    const answer = taken(i + 1 - open);
    if (answer === "enough") return;
    open = answer ? 0 : fallback[open]!;
  }
}

function gapFrom(gaps: readonly Gap[], offset: number): number {
  return firstWhere(gaps, (gap) => gap.keyStart >= offset);
}

/** Whether the hyphens inside a place are those of the passage; one at a line's end may be none. */
function sameHyphens(text: Folded, passage: Folded, at: number, effort: { left: number }): boolean {
  const end = at + passage.key.length;
  let [i, j] = [gapFrom(text.gaps, at + 1), gapFrom(passage.gaps, 1)];
  while (effort.left-- > 0) {
    const [ours, theirs] = [text.gaps[i], passage.gaps[j]];
    const here = ours && ours.keyStart < end ? ours.keyStart - at : Infinity;
    const there = theirs && theirs.keyStart < passage.key.length ? theirs.keyStart : Infinity;
    if (here === Infinity && there === Infinity) return true;
    const mine = here <= there ? ours!.readings : [""];
    const other = there <= here ? theirs!.readings : [""];
    if (!mine.some((reading) => other.includes(reading))) return false;
    if (here <= there) i++;
    if (there <= here) j++;
  }
  return false;
}

/** How many code units of the run, from one of its ends, hold so many hyphens; -1 when it holds fewer. */
function reachOf(run: string, count: number): number {
  let left = count;
  for (const [i, character] of Array.from(run).entries())
    if (/[-\u2010\u2011]/u.test(character) && --left === 0) return i + 1;
  return -1;
}

/** The border of a place, moved over the hyphens that the passage itself has at that end. */
function overHyphens(text: Folded, at: number, own: Gap | undefined, side: "start" | "end"): number | undefined {
  const found = side === "start" ? sourceStart(text, at) : sourceEnd(text, at);
  if (!own) return found;
  const gap = text.gaps[gapFrom(text.gaps, at)];
  const [sought = ""] = own.readings;
  if (gap?.keyStart !== at) return undefined;
  const fits = gap.readings.some((r) => (side === "start" ? r.endsWith(sought) : r.startsWith(sought)));
  if (!fits) return undefined;
  const run = text.source.slice(gap.start, gap.end);
  const count = sought.replaceAll(" ", "").length;
  return side === "start"
    ? gap.end - reachOf(Array.from(run).toReversed().join(""), count)
    : gap.start + reachOf(run, count);
}

const raisedNumber = /^[¹²³⁰⁴-⁹]+(?![\p{L}\p{N}])/u;
/** «m²» and «metres³» are measures; so is any other short word before a raised digit, to be safe. */
const wholeWord = /\p{L}{4}$/u;
const measure = /(?:m[eè]t[er]{2}s?|meter|метр\p{L}*|feet|foot|inch(?:es)?|miles?|meilen?|yards?)$/iu;

/** Whether the border stands between a word and the raised number of a note to it. */
function isBeforeNote(before: string, after: string): boolean {
  return raisedNumber.test(after) && wholeWord.test(before) && !measure.test(before);
}

/** Whether a word goes on over the border at this place of the key. */
function splitsFoldedWord(text: Folded, at: number): boolean {
  const gap = text.gaps[gapFrom(text.gaps, at)];
  if (gap?.keyStart === at) return gap.readings.length > 1;
  const [before, after] = [text.key.slice(Math.max(0, at - borderReach), at), text.key.slice(at, at + borderReach)];
  return splitsWord(before, after) && !isBeforeNote(before, after);
}

/** The place in the text of a stretch of its key; undefined where a word or a character would be cut, or hyphens differ. */
function spanAt(text: Folded, passage: Folded, at: number, effort: { left: number }): Span | undefined {
  const until = at + passage.key.length;
  const [first, last] = [passage.gaps[0], passage.gaps.at(-1)];
  const leading = first?.keyStart === 0 ? first : undefined;
  const trailing = last?.keyStart === passage.key.length ? last : undefined;
  if (!leading && splitsFoldedWord(text, at)) return undefined;
  if (!trailing && splitsFoldedWord(text, until)) return undefined;
  if (!sameHyphens(text, passage, at, effort)) return undefined;
  const start = overHyphens(text, at, leading, "start");
  let end = overHyphens(text, until, trailing, "end");
  if (start === undefined || end === undefined) return undefined;
  // joiners that the key leaves out belong to the character before them
  while (/[\u200c\u200d]/u.test(text.source.charAt(end))) end++;
  effort.left -= borderEffort;
  if (splitsGrapheme(text.source, start) || splitsGrapheme(text.source, end)) return undefined;
  return { start, end };
}

const blank = /[\s\u0085\p{Cf}]/u;

/** A passage folded, without white space and invisible characters at its ends. */
function foldPassage(passage: string): Folded {
  let [start, end] = [0, passage.length];
  // no regular expression: one for the end takes quadratic time over white space in the middle
  while (start < end && blank.test(passage.charAt(start))) start++;
  while (end > start && blank.test(passage.charAt(end - 1))) end--;
  return foldText(passage.slice(start, end));
}

/** Every place of a passage without ellipses. */
function placesOf(text: Folded, passage: string): Span[] {
  const sought = foldPassage(passage);
  const found: Span[] = [];
  if (sought.key === "" || sought.key.length > text.key.length) return found;
  const effort = { left: mostEffort };
  const look = (at: number): boolean | "enough" => {
    const span = spanAt(text, sought, at, effort);
    if (span) found.push(span);
    return found.length === mostMatches || effort.left < 0 ? "enough" : span !== undefined;
  };
  const places = text.runs && placesByRuns(text.key, text.runs, sought.key);
  if (!places) {
    eachPlace(text.key, sought.key, look);
    return found;
  }
  let free = 0;
  for (const at of places) {
    if (at < free) continue;
    const answer = look(at);
    if (answer === "enough") break;
    if (answer) free = at + sought.key.length;
  }
  return found;
}

/** Places where the pieces follow each other, as near to each other as they can. */
function chains(pieces: readonly Span[][]): PassageMatch[] {
  const [heads = [], ...rest] = pieces;
  const found: PassageMatch[] = [];
  let free = 0;
  for (const [i, head] of heads.entries()) {
    if (head.start < free) continue;
    const spans = [head];
    for (const piece of rest) {
      const { end } = spans.at(-1)!;
      const next = piece[firstWhere(piece, ({ start }) => start >= end)];
      if (!next || next.start - end > widestEllipsis) break;
      spans.push(next);
    }
    // a later beginning before the same second piece is the nearer one
    if (spans.length < pieces.length || (heads[i + 1]?.end ?? Infinity) <= spans[1]!.start) continue;
    found.push({ spans });
    free = spans.at(-1)!.end;
  }
  return found;
}

/**
 * Every place where the passage stands word for word in a folded text, in order, none overlapping another, 1,000 at most.
 *
 * Folded, on both sides, and nothing else: any run of white space, paragraph breaks included, to one space; double
 * quotation marks of all languages to one, single ones and apostrophes to another (apart, since ‘ is an apostrophe too);
 * the Unicode hyphens to «-»; a hyphen at a line's end inside a word to nothing, to a hyphen or to «- »; canonically
 * equal spellings (NFC); ligatures and letter forms of fonts; invisible characters. Case, digits, dashes, full width and
 * accents count. The ends must not cut a word or number (splitsWord), nor a character.
 *
 * An ellipsis (…, ..., [...], (…)) that does not stand in the text itself leaves words out: the pieces around it must
 * follow each other in order, each at most 2,000 code units behind the one before.
 */
export function findInFolded(text: Folded, passage: string): PassageMatch[] {
  const whole = placesOf(text, passage);
  if (whole.length > 0) return whole.map((span) => ({ spans: [span] }));
  const pieces = passage.split(ellipsis).filter((piece) => /[\p{L}\p{N}]/u.test(piece));
  if (pieces.length === 1 && pieces[0] !== passage)
    return placesOf(text, pieces[0]!).map((span) => ({ spans: [span] }));
  return pieces.length > 1 ? chains(pieces.map((piece) => placesOf(text, piece))) : [];
}

/** Every place where the passage stands word for word in the text; see findInFolded. Fold once to look for many, with its runs (runs.ts) for thousands. */
export function findPassage(text: string, passage: string): PassageMatch[] {
  return findInFolded(foldText(text), passage);
}

/** Whether a passage that stood in the old text of a source still stands, word for word, in the new one. */
export function passageDrift(
  passage: string,
  oldText: string,
  newText: string,
): "still-there" | "gone" | "never-there" {
  if (findPassage(oldText, passage).length === 0) return "never-there";
  return findPassage(newText, passage).length > 0 ? "still-there" : "gone";
}
