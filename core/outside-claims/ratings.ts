import type { OutsideVerdict } from "../outside-claims.ts";
import { ratingWords } from "../rating-words.ts";
import { verdicts, type VerdictId } from "../verdicts.ts";

const fold = (words: string): string =>
  words
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s_]+/gu, " ")
    .replaceAll(/^[\s"'«»“”.!]+|[\s"'«»“”.!]+$/gu, "");

const byWords: ReadonlyMap<string, VerdictId> = new Map([
  ...ratingWords.flatMap(({ verdict, words, alone = "" }) =>
    `${words}|${alone}`
      .split("|")
      .flatMap((one): [string, VerdictId][] => (verdict && one ? [[fold(one), verdict]] : [])),
  ),
  ...verdicts.flatMap(({ id, label, short }): [string, VerdictId][] => [
    [fold(label), id],
    [fold(short), id],
    [fold(id), id],
  ]),
]);

/** The verdict that these words name in a scale that is known; undefined for other words. */
export function verdictOfWords(words: string): VerdictId | undefined {
  return byWords.get(fold(words));
}

/** Where the number stands between the worst end, 0, and the best, 1; null where the scale is not said or does not hold it. */
function shareOf({ value, best, worst }: OutsideVerdict): number | null {
  if (value === null || best === null || worst === null || best === worst) return null;
  const share = (value - worst) / (best - worst);
  return share >= 0 && share <= 1 ? share : null;
}

/**
 * The verdict of ours that comes nearest to one given elsewhere, to be proposed to a person: by its words where they
 * are of a known scale, else the one whose number lies nearest to where its own stands between the ends, whichever way
 * the scale runs. null: none is near enough to propose. A scale of two proposes its ends only.
 */
export function proposedVerdict(verdict: OutsideVerdict): VerdictId | null {
  const named = verdictOfWords(verdict.text);
  if (named !== undefined) return named;
  const share = shareOf(verdict);
  const number = share === null ? null : Math.round(1 + 4 * share);
  return number === null ? null : (verdicts.find(({ rating }) => rating === number)?.id ?? null);
}
