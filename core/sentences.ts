import { type Abbreviations, abbreviationsOf } from "./abbreviations.ts";
import type { PlacedBlock } from "./article-text.ts";
import type { Span } from "./claims.ts";

/** One sentence of an article: UTF-16 offsets in its text, without white space at its ends, inside one text block. */
export interface Sentence extends Span {
  /** Index of the text block it stands in. */
  block: number;
}

/** In code units; a longer run without a space is no address, and not worth the search. */
const longestAddress = 2048;
/** In code units: longer than any sentence people write. */
const windowLength = 2048;
const word = /[\p{L}\p{N}]/u;
const address = /^(?:https?:\/\/|www\.)\S+$|^(?:mailto:)?[^\s@]+@[^\s@]+\.[^\s@]+$/iu;
const closers = `["'”’“»›)\\]}」』》）]`;
/** The last word before a full stop, with the marks that may follow the stop. */
const stopped = new RegExp(`(?:^|[^\\p{L}\\p{N}.])((?:[\\p{L}\\p{M}\\p{N}№’'-]+\\.)+)$`, "u");
const closedQuestion = new RegExp(`[?!]${closers}+$`, "u");
const strayCloser = /^[”’»›)\]}」』》）]+(?=\s|$)/u;
const saying =
  /^\p{Lu}[\p{L}.’'-]+(?: \p{Lu}[\p{L}.’'-]+){0,3} (?:had )?(?:said|says|asked|asks|told|wrote|added|replied|cried|shouted|exclaimed|wondered)\b/u;

/** Japanese goes on after a quotation: 「はい。」と言った. */
const goesOn = /^(?:と|って|など)/u;
/** т. е., z. B.: spaced letters read as one abbreviation. */
const spacedLetters = /(?<!\p{L})(\p{L}\.)\s(?=\p{L}\.$)/u;

const segmenters = new Map<string, Intl.Segmenter>();

/** Making a Segmenter costs more than a page of text: one for each language. */
function segmenterOf(language: string): Intl.Segmenter {
  const kept = segmenters.get(language);
  if (kept) return kept;
  const wellFormed = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/iu.test(language);
  const made = new Intl.Segmenter(wellFormed ? language.split("-")[0] : "und", { granularity: "sentence" });
  segmenters.set(language, made);
  return made;
}

/** Whether the full stop that `before` ends with belongs to an abbreviation, an initial or an ordinal. */
function isAbbreviated(before: string, after: string, known: Abbreviations): boolean {
  const last = stopped.exec(before.replace(spacedLetters, "$1"))?.[1]?.slice(0, -1);
  if (last === undefined) return false;
  const lower = last.toLowerCase();
  const next = /^["'“«„‘([]?([\p{L}\p{M}]+)/u.exec(after)?.[1] ?? "";
  const starts = known.starters.has(next.toLowerCase()) || /^["'“«„‘]/u.test(after);
  if (known.leading.has(lower)) return true;
  if (/(?:^|\.)\p{L}$/u.test(last) && /^\p{L}\.\s/u.test(after)) return true;
  if (/^[([]?[\d№]/u.test(after) && known.beforeNumber.has(lower)) return true;
  if (/^\d{1,2}$/u.test(last)) {
    // A numbered heading or list entry («1. The agreement»), or an ordinal («am 9. August»).
    return before.length === last.length + 1 || (known.ordinals === "dotted" && !starts);
  }
  const initial = /^(?:\p{L}\.)*\p{Lu}$/u.test(last);
  return (initial || known.open.has(lower)) && !starts;
}

/** Whether the boundary at `at`, found by Unicode's rules, is none. `text` is that of one block. */
function isFalseBoundary(text: string, from: number, at: number, known: Abbreviations): boolean {
  // A window: sentences are short, and the rules look at a few words on either side.
  const before = text.slice(Math.max(from, at - 60), at).trimEnd();
  const after = text.slice(at, at + 60);
  if (/^\p{Ll}/u.test(after)) return true;
  if (/[\n\r\u2028\u2029]\s*$/u.test(text.slice(Math.max(from, at - 4), at))) return before.endsWith(",");
  if (/\S$/u.test(text.slice(from, at).slice(-1)) && /(?:\/\/|www\.|@)\S*$/iu.test(before)) return true;
  if (/[」』]$/u.test(before)) return goesOn.test(after);
  if (closedQuestion.test(before)) return saying.test(after);
  return isAbbreviated(before, after, known);
}

/**
 * Where Unicode's rules end a sentence. Read in windows: ICU's time grows with the square of a text that is all
 * punctuation, and 2 MB of it would take minutes. The last border of a window opens the next one.
 */
function* unicodeBorders(text: string, language: string): Generator<number> {
  let from = 0;
  while (from < text.length) {
    const until = Math.min(text.length, from + windowLength);
    const found = [...segmenterOf(language).segment(text.slice(from, until))].map(({ index }) => from + index);
    if (from > 0) yield from;
    const last = found.length > 1 && until < text.length ? (found.pop() ?? until) : until;
    yield* found.slice(1);
    from = last;
  }
}

/** The borders between the sentences of one block's text, 0 and its length included. */
function borders(text: string, language: string): number[] {
  const known = abbreviationsOf(language);
  const found = [0];
  let hasWord = false;
  let read = 0;
  // Unicode's rules do not know the ellipsis as an end; as a full stop (same length) they do.
  for (const border of unicodeBorders(text.replaceAll("…", "."), language)) {
    hasWord ||= word.test(text.slice(read, border));
    read = border;
    // « Fin. » Puis: the closing quote after a space belongs to what it closes.
    const at = border + (strayCloser.exec(text.slice(border, border + 8))?.[0].length ?? 0);
    if (!hasWord || isFalseBoundary(text, found.at(-1) ?? 0, at, known)) continue;
    found.push(at);
    hasWord = false;
  }
  hasWord ||= word.test(text.slice(read));
  // What follows the last sentence without a letter or digit belongs to it.
  if (!hasWord && found.length > 1) found.pop();
  found.push(text.length);
  return found;
}

/** A block that is only an address, or several, says nothing that could be checked. */
function isBareAddress(text: string): boolean {
  return text.split(/\s+/u).every((part) => part === "" || (part.length <= longestAddress && address.test(part)));
}

/**
 * The sentences of an article in text order; together they hold every letter and digit of it but bare addresses.
 * Intl.Segmenter's borders (Unicode UAX 29) without those that stand after abbreviations, initials and inside
 * addresses. `language` is BCP 47; an unknown one is read by the general rules.
 */
export function sentences(
  text: string,
  blocks: readonly Pick<PlacedBlock, "index" | "start" | "end">[],
  language: string,
): Sentence[] {
  const found: Sentence[] = [];
  for (const { index, start, end } of blocks) {
    const own = text.slice(start, end);
    if (!word.test(own) || isBareAddress(own)) continue;
    let from = 0;
    for (const until of borders(own, language).slice(1)) {
      const part = own.slice(from, until);
      const lead = part.length - part.trimStart().length;
      const opens = start + from + lead;
      found.push({ start: opens, end: opens + part.trim().length, block: index });
      from = until;
    }
  }
  return found;
}
