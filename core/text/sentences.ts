import { type Abbreviations, abbreviationsOf } from "./abbreviations.ts";
import type { PlacedBlock } from "../article-text.ts";
import type { Span } from "../claims.ts";

/** One sentence of an article: UTF-16 offsets in its text, without white space at its ends, inside one text block. */
export interface Sentence extends Span {
  /** Index of the text block it stands in. */
  block: number;
}

/** In code units; a longer run without a space is no address, and not worth the search. */
const longestAddress = 2048;
/** In code units: longer than any sentence people write. */
const windowLength = 2048;
/** In code units: what the rules look at around a border. */
const windowOverlap = 64;
const word = /[\p{L}\p{N}]/u;
const address = /^(?:https?:\/\/|www\.)\S+$|^(?:mailto:)?[^\s@]+@[^\s@]+\.[^\s@]+$/iu;
const closers = `["'”’“»›)\\]}」』》）]`;
/** The last word before a full stop, with the marks that may follow the stop. */
const stopped = new RegExp(`(?:^|[^\\p{L}\\p{N}.])((?:[\\p{L}\\p{M}\\p{N}№’'-]+\\.)+)$`, "u");
const closedQuestion = new RegExp(`[?!？！。؟]${closers}+$`, "u");
/** What follows a border and still belongs to the sentence before it. */
const strayCloser = /^[”’»›)\]}」』》）]+(?=[\s,;:—–]|$)\s*/u;
/** The rest of a footnote's mark: [1], [2][3], [citation needed], ¹. */
const noteRest = /^[^[\]\s]{1,12}(?: [^[\]\s]{1,12})?\](?:\[[^[\]\s]{1,12}\])*\s*/u;
const raised = /^[¹²³⁰⁴-⁹]+(?:[\s,][¹²³⁰⁴-⁹]+)*\s*/u;
/** Where words are written without spaces, the next quotation's opening mark is taken for a closing one: 。“我们. */
const nextOpener = /[。！？][”’」』）]*([“‘「『（《]+)$/u;
const goesOnBehindMark = /^(?:[,;:،؛]|[—–-]\s*\p{Ll})/u;
/** «… ,» said Jones: the words behind a quotation that ends with a question or exclamation mark. */
const saying =
  /^(?:\p{Lu}[\p{L}.’'-]+(?: \p{Lu}[\p{L}.’'-]+){0,3}(?:, [^,.?!]{1,30},)? (?:had )?(?:said|says|asked|asks|told|wrote|added|replied|cried|shouted|exclaimed|wondered)\b|و?(?:قال|سأل|أجاب|رد|هتف|صرخ|تساءل)ت?(?:\s|$)|\p{Script=Han}{1,4}(?:说|說|问|問|喊|叫)[道。，：！])/u;

/** Japanese goes on after a quotation: 「はい。」と言った. */
const goesOn = /^(?:と|って|など)/u;
/** т. е., z. B., EE. UU.: spaced letters read as one abbreviation. */
const spacedLetters = /(?<!\p{L})(\p{L}\.)\s(?=\p{L}\.$)/u;
/**
 * Borders that Unicode's rules do not see: a number, a sign or a word like iPhone that begins a sentence («It rose. 40
 * people came.»), a list's «b)», and a dash that opens another speaker's words.
 */
const unseen =
  /[.?!…؟]["'”’»)\]]*\s+(?=["'“«„‘([]*[$€£¥]?\p{Nd}|[§#@№]|\p{Ll}+\p{Lu}|\(?\p{Ll}\)\s)|[.?!…]\s+(?=[—–-]\s+\p{Lu})|[.?!…](?:\[[^[\]\s]{1,12}(?: [^[\]\s]{1,12})?\])+\s+/gu;

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
  // A numbered heading or list entry: «1. The agreement», «A. The state», «IV. The end».
  if (before.length === last.length + 1 && /^(?:\p{Nd}{1,3}|\p{Lu}|[IVX]{1,5})$/u.test(last)) return true;
  const lower = last.toLowerCase();
  const next = (/^["'“«„‘([]?([\p{L}\p{M}]+)/u.exec(after)?.[1] ?? "").toLowerCase();
  const starts = known.starters.has(next) || /^["'“«„‘—–-]/u.test(after);
  if (known.leading.has(lower)) return true;
  if (/(?:^|\.)\p{L}$/u.test(last) && /^\p{L}\.\s/u.test(after)) return true;
  const unit = known.compound === undefined ? lower : lower.replace(known.compound, "$1");
  if (/^[([]?[$€£¥]?[\p{Nd}№]/u.test(after) && known.beforeNumber.has(unit)) return true;
  if (/^\p{Nd}{1,2}$/u.test(last)) return known.ordinals === "dotted" && !starts;
  if (known.clock?.times.has(lower)) return known.clock.goesOn.has(next);
  const initial = /^(?:\p{L}\.-?)*\p{Lu}$/u.test(last);
  return (initial || known.open.has(unit) || known.places?.has(last) === true) && !starts;
}

/** Whether the boundary at `at`, found by Unicode's rules, is none. `text` is that of one block. */
function isFalseBoundary(text: string, from: number, at: number, known: Abbreviations): boolean {
  // A window: sentences are short, and the rules look at a few words on either side.
  const before = text.slice(Math.max(from, at - 60), at).trimEnd();
  const after = text.slice(at, at + 60);
  if (/^\p{Ll}(?!\p{Ll}*\p{Lu}|\)\s)/u.test(after) || goesOnBehindMark.test(after)) return true;
  if (/[\n\r\u2028\u2029]\s*$/u.test(text.slice(Math.max(from, at - 4), at))) return before.endsWith(",");
  if (/\S/u.test(text.charAt(at - 1)) && /(?:\/\/|www\.|@)\S*$/iu.test(before)) return true;
  if (/[」』]$/u.test(before)) return goesOn.test(after);
  // «Then … 40 came», and 他等了……然后走了: what was left out may be the end or not; only a capital tells.
  if (/…$|\.\.\.$/u.test(before) && /^(?:\p{Nd}|\p{Script=Han})/u.test(after)) return true;
  // MINSK. — The vote: a place before a report, not a speaker.
  if (/^[—–-]/u.test(after) && !/\p{Ll}/u.test(before)) return true;
  if (closedQuestion.test(before)) return saying.test(after);
  return isAbbreviated(before, after, known);
}

/**
 * Where Unicode's rules end a sentence. Read in windows: ICU's time grows with the square of a text that is all
 * punctuation, and 2 MB of it would take minutes. The last border of a window opens the next one; a window without a
 * border is read again from near its end.
 */
function* unicodeBorders(text: string, language: string): Generator<number> {
  let from = 0;
  while (from < text.length) {
    const until = Math.min(text.length, from + windowLength);
    const found = [...segmenterOf(language).segment(text.slice(from, until))].map(({ index }) => from + index);
    yield* found.slice(1);
    if (until === text.length) return;
    from = found.length > 1 ? found.at(-1)! : until - windowOverlap;
  }
}

/** All places where a sentence may end, in order, and perhaps a place twice. */
function possibleBorders(text: string, language: string): number[] {
  // Unicode's rules do not know the ellipsis as an end; as a full stop (same length) they do.
  const seen = unicodeBorders(text.replaceAll("…", "."), language);
  const added = [...text.matchAll(unseen)].map((match) => match.index + match[0].length);
  return [...seen, ...added].sort((a, b) => a - b);
}

/** Where the sentence that ends about `border` ends: with the marks that belong to it, without those of the next. */
function settledBorder(text: string, border: number): number {
  const opener = nextOpener.exec(text.slice(Math.max(0, border - 8), border))?.[1];
  if (opener !== undefined) return border - opener.length;
  const rest = text.slice(border, border + 40);
  const own = text[border - 1] === "[" ? noteRest : raised;
  return border + ((strayCloser.exec(rest) ?? own.exec(rest))?.[0].length ?? 0);
}

/** The borders between the sentences of one block's text, 0 and its length included. */
function borders(text: string, language: string): number[] {
  const known = abbreviationsOf(language);
  const found = [0];
  let hasWord = false;
  let read = 0;
  for (const border of possibleBorders(text, language)) {
    const at = settledBorder(text, border);
    if (at <= read || at === text.length) continue;
    hasWord ||= word.test(text.slice(read, at));
    read = at;
    if (!hasWord || isFalseBoundary(text, found.at(-1)!, at, known)) continue;
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
