import { diffSequences } from "./text/diff.ts";
import { staleWords } from "./staleness.ts";
import { compareWordings } from "./wordings.ts";
import { wordTokens } from "./text/words.ts";

/** More changes than this are no slips of the pen, however small each is. */
const mostSlips = 5;
/** In letters: in a shorter word one letter makes another word («now», «not»). */
const shortestWord = 4;

/**
 * Whether a text differs from another only by slips of the pen: marks, white space, or a letter or two in a few longer
 * words that begin alike. A number, name, date, quote or «not» that changed is none, and neither is a word more or less.
 */
export function isSlip(before: string, after: string): boolean {
  if (staleWords(before, after).length > 0) return false;
  const [gone, come] = [changed(before, after, "only-a"), changed(before, after, "only-b")];
  return (
    gone.length === come.length &&
    gone.length <= mostSlips &&
    gone.every((word, at) => isMisspelt(word, come[at] ?? ""))
  );
}

/** The words of one side that the other does not have, in order. */
function changed(before: string, after: string, side: "only-a" | "only-b"): string[] {
  return compareWordings(before, after)
    .filter(({ kind }) => kind === side)
    .flatMap(({ a, b }) => wordTokens(side === "only-a" ? a : b).map(({ text }) => text))
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
}

function isMisspelt(before: string, after: string): boolean {
  const [old, now] = [before.toLowerCase(), after.toLowerCase()];
  if (old === now) return true;
  if (Math.min(old.length, now.length) < shortestWord || old[0] !== now[0] || /\p{N}/u.test(old + now)) return false;
  const unitsOf = (word: string) => Int32Array.from(word, (letter) => letter.codePointAt(0) ?? 0);
  return diffSequences(unitsOf(old), unitsOf(now), 2) !== null;
}
