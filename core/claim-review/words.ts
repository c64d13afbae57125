import { ratingWords } from "../rating-words.ts";

/** Only so many words of a rating are looked at: a long sentence says what it means at its beginning. */
const looked = 4;

const phrases = ratingWords
  .flatMap(({ truth, words }) => words.split("|").map((phrase) => ({ truth, words: wordsOf(phrase) })))
  .toSorted((a, b) => b.words.length - a.words.length);

function wordsOf(text: string): string[] {
  return (
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}

/**
 * How true the words of a rating call a claim, from 0 to 1; `null`: nowhere between true and false («unproven»);
 * `undefined`: words that are not known. The phrase that comes first counts, the longer where two begin together.
 */
export function truthOfWords(text: string): number | null | undefined {
  const words = wordsOf(text.slice(0, 200));
  for (let at = 0; at < Math.min(words.length, looked); at += 1) {
    const found = phrases.find((phrase) => phrase.words.every((word, index) => words[at + index] === word));
    if (found) return found.truth;
  }
  return undefined;
}

/** Whether two names are of the same person or house, whatever their case, points, accents and «The». */
export function isSameName(a: string, b: string): boolean {
  const [ours, theirs] = [nameKey(a), nameKey(b)];
  return ours !== "" && ours === theirs;
}

function nameKey(name: string): string {
  return wordsOf(name.normalize("NFKD").replaceAll(/\p{M}/gu, "")).join(" ").replace(/^the /u, "");
}
