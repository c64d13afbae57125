import { firstWhere } from "../bisect.ts";
import type { Span } from "../claims.ts";
import type { Runs } from "./runs.ts";

/**
 * Characters without a shape of their own: soft hyphen, zero-width space, joiners, word joiner, byte order mark, marks of
 * direction. The overrides U+202D and U+202E stay: they make the eye read other words than stand there.
 */
const invisible = "\\u00ad\\u061c\\u180e\\u200b-\\u200f\\u202a-\\u202c\\u2060-\\u2064\\u2066-\\u2069\\ufeff";
const hyphens = "\\-\\u2010\\u2011";
const between = `\\s\\u0085${invisible}${hyphens}`;
/** Runs of white space, invisible characters and hyphens; the one plain space, by far the most common, is left alone. */
const gapRuns = `[${between}]{2,}|(?! )[${between}]`;
/** Letters as fonts join or bend them, Latin, Armenian and Arabic: what PDFs leave in their text. */
const joinedForms = "[\\ufb00-\\ufb06\\ufb13-\\ufb17\\ufb50-\\ufdcf\\ufe80-\\ufefc]";
const doubleQuotes = /[“”„‟«»⹂〝〞〟＂「」『』﹁﹂﹃﹄｢｣]/gu;
const singleQuotes = /[‘’‚‛‹›ʼ＇]/gu;
/** Letters that join the one before them in a composed character. */
const joining = "[\\p{M}\\u1160-\\u11ff]";

/** What a hyphen at a line's end may stand for: nothing, the hyphen of a compound, or one of «Wind- und Wasserkraft». */
const lineEnd = ["", "-", "- "];

/** A stretch of the text that is longer or shorter in the key. */
interface Change extends Span {
  keyStart: number;
  keyEnd: number;
}

/** Hyphens, with the white space around them, left out of the key: there it starts and ends at one place. */
export interface Gap extends Change {
  /** What may stand there, folded: one string, or three where a line ends. */
  readings: readonly string[];
}

/**
 * A text made ready to be searched, once for many passages. The key is the text with everything folded that passages.ts
 * folds and without hyphens; those are in `gaps`, in order.
 */
export interface Folded {
  source: string;
  key: string;
  gaps: readonly Gap[];
  changes: readonly Change[];
  /** Where the runs of the key stand: only of a text that thousands of passages are sought in. */
  runs?: Runs;
}

let singles: string | undefined;

/** The characters that are not marks and that NFC replaces (ANGSTROM SIGN, CJK compatibility ideographs), as a class. */
function replacedSingles(): string {
  if (singles !== undefined) return singles;
  let found = "";
  for (const [from, until] of [
    [0x340, 0x10000],
    [0x1d15e, 0x1d1c1],
    [0x2f800, 0x2fa20],
  ] as const) {
    for (let point = from; point < until; point++) {
      const character = String.fromCodePoint(point);
      const surrogate = point >= 0xd800 && point < 0xe000;
      if (!surrogate && character.normalize("NFC") !== character) found += `\\u{${point.toString(16)}}`;
    }
  }
  singles = `[${found}]`;
  return singles;
}

const composed = new RegExp(`${gapRuns}|${joinedForms}`, "gu");
let loose: RegExp | undefined;

/** What has to be looked at in a text; only one that is not in NFC has to be looked through for loose accents. */
function foldable(text: string): RegExp {
  if (text.normalize("NFC") === text) return composed;
  loose ??= new RegExp(`${gapRuns}|[^${between}]${joining}+|${replacedSingles()}${joining}*|${joinedForms}`, "gu");
  return loose;
}

const gapRun = new RegExp(`^[${between}]`, "u");
const unseen = new RegExp(`[${invisible}]+`, "gu");
const joinedForm = new RegExp(joinedForms, "u");
const plainHyphen = ["-"];

function readingsOf(run: string, text: string, start: number): readonly string[] {
  if (run === "-") return plainHyphen;
  const seen = run
    .replace(unseen, "")
    .replace(/[\s\u0085]+/gu, " ")
    .replace(/[\u2010\u2011]/gu, "-");
  if (!/[\n\r\u2028]/u.test(run)) return [seen];
  const before = text.slice(Math.max(0, start - 8), start);
  const after = text.slice(start + run.length, start + run.length + 2);
  const inWord = /\p{L}\p{M}*$/u.test(before) && /^\p{L}/u.test(after);
  if (seen === " ") return [inWord && /^\u00ad\s*$/u.test(run) ? "" : " "];
  if (seen !== "- ") return [seen];
  if (inWord) return lineEnd;
  return [/[\p{L}\p{N}]$/u.test(before) && /^[\p{L}\p{N}]/u.test(after) ? "-" : seen];
}

function plainForm(said: string): string {
  const plain = joinedForm.test(said) ? said.normalize("NFKC") : said.normalize("NFC");
  return plain.includes(" ") ? said : plain;
}

/** Folds a text; see passages.ts for what is folded. O(n); 1 MB takes about 20 ms. */
export function foldText(text: string): Folded {
  const gaps: Gap[] = [];
  const changes: Change[] = [];
  // how much shorter the key is than the text so far
  let shorter = 0;
  const key = text
    .replace(foldable(text), (said, start: number) => {
      if (said === "\n") return " ";
      const keyStart = start - shorter;
      const end = start + said.length;
      const readings = said === "-" || gapRun.test(said) ? readingsOf(said, text, start) : undefined;
      if (readings && (readings.length > 1 || readings[0]!.includes("-"))) {
        const gap = { keyStart, keyEnd: keyStart, start, end, readings };
        gaps.push(gap);
        changes.push(gap);
        shorter += said.length;
        return "";
      }
      const folded = readings ? readings[0]! : plainForm(said);
      if (folded.length !== said.length) {
        changes.push({ keyStart, keyEnd: keyStart + folded.length, start, end });
        shorter += said.length - folded.length;
      }
      return folded;
    })
    .replace(doubleQuotes, '"')
    .replace(singleQuotes, "'");
  return { source: text, key, gaps, changes };
}

/** The text's offset of a key's offset behind the change; undefined inside a character that the key has as several. */
function behind(change: Change | undefined, offset: number): number | undefined {
  if (!change) return offset;
  if (offset >= change.keyEnd) return change.end + offset - change.keyEnd;
  return offset === change.keyStart ? change.start : undefined;
}

/** Where in the text a stretch of the key starts; what the key leaves out before it stays outside. */
export function sourceStart({ changes }: Folded, offset: number): number | undefined {
  return behind(changes[firstWhere(changes, (c) => c.keyStart > offset) - 1], offset);
}

/** Where in the text a stretch of the key ends; what the key leaves out behind it stays outside. */
export function sourceEnd({ changes }: Folded, offset: number): number | undefined {
  return behind(changes[firstWhere(changes, (c) => c.keyStart >= offset) - 1], offset);
}

/** A single word or mark, folded as passages are; two words are the same when these are. */
export function foldWord(word: string): string {
  const { key, gaps } = foldText(word);
  return key === "" && gaps.length > 0 ? "-" : key;
}
