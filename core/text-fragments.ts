import type { Span } from "./claims.ts";
import { wordTokens } from "./text/words.ts";

/** In code units; a longer passage is named by its first and last words. */
const longestWhole = 300;
/** Words at either end of a long passage, and of context beside one that stands more than once. */
const fewWords = 4;
/** Words of context after which more do not help. */
const mostContext = 32;

/** `-`, `,` and `&` have a meaning inside a text directive; a half character has no bytes. */
function encoded(words: string): string {
  const plain = words
    .replace(/\p{Cs}/gu, "\ufffd")
    .replace(/\s+/gu, " ")
    .trim();
  return encodeURIComponent(plain).replaceAll("-", "%2D");
}

/** As browsers compare: white space as one space, case aside. */
function compared(text: string): string {
  return text.replace(/\s+/gu, " ").toLowerCase();
}

/** Whether the words stand once, or not at all, in a text made by `compared`. */
function isSingle(haystack: string, words: string): boolean {
  const sought = compared(words);
  return haystack.indexOf(sought) === haystack.lastIndexOf(sought);
}

/** The lines of a stretch with words in them: a text directive's part must not cross from one block into the next. */
function lines(words: string): string[] {
  return words.split(/[\n\r\u2028\u2029]+/u).filter((line) => /\S/u.test(line));
}

function firstWords(line: string, count: number): string {
  const tokens = wordTokens(line);
  return line.slice(0, tokens[count - 1]?.end ?? line.length);
}

function lastWords(line: string, count: number): string {
  const tokens = wordTokens(line);
  return line.slice(tokens.at(-count)?.start ?? 0);
}

/** What names the passage alone, and the stretch of text it takes: all of it, or its ends. */
function ownPart(passage: string, haystack: string): string {
  const parts = lines(passage);
  if (parts.length === 1 && passage.length <= longestWhole) return encoded(passage);
  const [first = "", last = ""] = [parts[0], parts.at(-1)];
  for (let count = fewWords; count < mostContext; count *= 2) {
    if (!isSingle(haystack, firstWords(first, count))) continue;
    return `${encoded(firstWords(first, count))},${encoded(lastWords(last, count))}`;
  }
  return `${encoded(firstWords(first, mostContext))},${encoded(lastWords(last, mostContext))}`;
}

/** Few words before and after a span that stands more than once, more until they name it alone. */
function context(text: string, span: Span, haystack: string): { prefix: string; suffix: string } {
  const before = lines(text.slice(Math.max(0, span.start - 1000), span.start)).at(-1) ?? "";
  const after = lines(text.slice(span.end, span.end + 1000))[0] ?? "";
  for (let count = fewWords; ; count *= 2) {
    const [prefix, suffix] = [lastWords(before, count), firstWords(after, count)];
    const start = text.lastIndexOf(prefix, span.start);
    const end = text.indexOf(suffix, span.end) + suffix.length;
    if (count >= mostContext || isSingle(haystack, text.slice(start, end))) return { prefix, suffix };
  }
}

/**
 * The address that opens a page at the passage, as the specification of text fragments says (WICG, Scroll to Text
 * Fragment): `#:~:text=[prefix-,]start[,end][,-suffix]`. Another fragment of the address is kept, another text directive
 * is not. Inside a block that stands twice in the same words, the first is named: context cannot reach beyond the block.
 * Offsets are UTF-16 code units of the text; the browser looks in the page as it is then.
 */
export function textFragmentUrl(url: string, text: string, span: Span): string {
  const passage = text.slice(span.start, span.end);
  const [address = "", fragment = ""] = url.split(/#(.*)/su);
  const kept = fragment.split(":~:")[0] ?? "";
  const haystack = compared(text);
  let directive = ownPart(passage, haystack);
  if (!isSingle(haystack, passage)) {
    const { prefix, suffix } = context(text, span, haystack);
    if (encoded(prefix) !== "") directive = `${encoded(prefix)}-,${directive}`;
    if (encoded(suffix) !== "") directive = `${directive},-${encoded(suffix)}`;
  }
  return `${address}#${kept}:~:text=${directive}`;
}
