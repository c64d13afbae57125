import { type Abbreviations, abbreviationsOf } from "./abbreviations.ts";
import type { PlacedBlock } from "./article-text.ts";
import type { Span } from "./claims.ts";

/** One sentence of an article: UTF-16 offsets in its text, without white space at its ends, inside one text block. */
export interface Sentence extends Span {
  /** Index of the text block it stands in. */
  block: number;
}

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
  const stop = stopped.exec(before.replace(spacedLetters, "$1"));
  if (!stop) return false;
  const last = stop[1]!.slice(0, -1);
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

/** The borders between the sentences of one block's text, 0 and its length included. */
function borders(text: string, language: string): number[] {
  const known = abbreviationsOf(language);
  const found = [0];
  // Unicode's rules do not know the ellipsis as an end; as a full stop (same length) they do.
  const read = text.replaceAll("…", ".");
  for (const { index } of segmenterOf(language).segment(read)) {
    if (index === 0) continue;
    const from = found.at(-1)!;
    // « Fin. » Puis: the closing quote after a space belongs to what it closes.
    const at = index + (strayCloser.exec(text.slice(index, index + 8))?.[0].length ?? 0);
    if (!word.test(text.slice(from, at)) || !word.test(text.slice(at, at + 400))) continue;
    if (!isFalseBoundary(text, from, at, known)) found.push(at);
  }
  found.push(text.length);
  return found;
}

/** A block that is only an address, or several, says nothing that could be checked. */
function isBareAddress(text: string): boolean {
  return text.split(/\s+/u).every((part) => part === "" || address.test(part));
}

/**
 * The sentences of an article in text order; together they hold every letter and digit of it but bare addresses.
 * Intl.Segmenter's borders (Unicode UAX 29) without those that stand after abbreviations, initials and inside
 * addresses. `language` is BCP 47; an unknown one is read by the general rules.
 */
export function sentences(text: string, blocks: readonly PlacedBlock[], language: string): Sentence[] {
  const found: Sentence[] = [];
  for (const { index, start, end } of blocks) {
    const own = text.slice(start, end);
    if (!word.test(own) || isBareAddress(own)) continue;
    const edges = borders(own, language);
    for (let at = 1; at < edges.length; at += 1) {
      const part = own.slice(edges[at - 1], edges[at]);
      const trimmed = part.trim();
      if (trimmed === "") continue;
      const lead = part.length - part.trimStart().length;
      const from = start + edges[at - 1]! + lead;
      found.push({ start: from, end: from + trimmed.length, block: index });
    }
  }
  return found;
}
