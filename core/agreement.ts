import { verdicts, type VerdictId } from "./verdicts.ts";

/** Two persons' verdicts on one thing. */
export type Pair<T extends string = string> = readonly [first: T, second: T];

/** How often each first category met each second one. */
export interface Confusion<T extends string = string> {
  categories: readonly T[];
  /** `counts[i][j]`: first said category i, second said j. */
  counts: readonly (readonly number[])[];
}

/** The confusion table of these pairs over these categories, in their order. Other categories are not counted. */
export function confusionOf<T extends string>(pairs: readonly Pair<T>[], categories: readonly T[]): Confusion<T> {
  const counts = categories.map((first) =>
    categories.map((second) => pairs.filter(([a, b]) => a === first && b === second).length),
  );
  return { categories, counts };
}

/** The share of pairs in which both say the same; null without pairs. */
export function rawAgreement(pairs: readonly Pair[]): number | null {
  return pairs.length === 0 ? null : pairs.filter(([a, b]) => a === b).length / pairs.length;
}

/**
 * Cohen's kappa, κ = (po − pe) / (1 − pe): the agreement of two raters beyond what their own habits would bring by
 * chance. po: share of equal pairs; pe: for each category the product of the shares in which the two chose it, summed.
 * 1 full agreement, 0 chance, below 0 less than chance. null without pairs, and where both always chose one and the same
 * category, since there it is not defined. J. Cohen, «A Coefficient of Agreement for Nominal Scales», Educational and
 * Psychological Measurement 20 (1960), 37-46.
 */
export function cohenKappa(pairs: readonly Pair[]): number | null {
  const observed = rawAgreement(pairs);
  if (observed === null) return null;
  const share = (at: 0 | 1, category: string) => pairs.filter((pair) => pair[at] === category).length / pairs.length;
  const categories = [...new Set(pairs.flat())];
  const expected = categories.reduce((sum, category) => sum + share(0, category) * share(1, category), 0);
  // as shares are sums of 1/n, «1» may come out a little below it
  return 1 - expected < 1e-12 ? null : (observed - expected) / (1 - expected);
}

/** Fewer pairs than these say too little for a figure: the range in which kappa may lie is then wider than its bands. */
export const leastPairs = 20;

/**
 * Between what kappa may well lie (95 %), by Cohen's own standard error, √(po (1 − po) / (n (1 − pe)²)) (1960, as in
 * cohenKappa()). null where it is not defined, or where all pairs agree: the formula then says 0, which is too sure.
 */
export function kappaRange({ counts }: Confusion): readonly [low: number, high: number] | null {
  const rows = counts.map((row) => row.reduce((sum, count) => sum + count, 0));
  const columns = counts.map((_, j) => counts.reduce((sum, row) => sum + (row[j] ?? 0), 0));
  const n = rows.reduce((sum, count) => sum + count, 0);
  const observed = counts.reduce((sum, row, i) => sum + (row[i] ?? 0), 0) / n;
  const expected = rows.reduce((sum, count, i) => sum + (count * (columns[i] ?? 0)) / n ** 2, 0);
  if (n === 0 || observed === 1 || 1 - expected < 1e-12) return null;
  const kappa = (observed - expected) / (1 - expected);
  const away = 1.96 * Math.sqrt((observed * (1 - observed)) / (n * (1 - expected) ** 2));
  return [Math.max(-1, kappa - away), Math.min(1, kappa + away)];
}

/** The bands of Landis and Koch, «The Measurement of Observer Agreement for Categorical Data», Biometrics 33 (1977), 165. */
const bands = [
  { above: 0.8, words: "almost perfect" },
  { above: 0.6, words: "substantial" },
  { above: 0.4, words: "moderate" },
  { above: 0.2, words: "fair" },
  { above: 0, words: "slight" },
] as const;

/** A kappa in the words of Landis and Koch; 0 and below is poor. */
export function kappaWords(kappa: number): string {
  return bands.find(({ above }) => kappa > above)?.words ?? "poor";
}

/** So many of so many; a share needs its whole beside it. */
export interface Share {
  of: number;
  count: number;
}

/** How the desk's readers agree, over a span of time. */
export interface Agreement {
  /** Blind second readings in that time. */
  pairs: number;
  kappa: number | null;
  /** As Landis and Koch call it; "" without kappa. */
  kappaWords: string;
  raw: number | null;
  /** First verdicts in rows, second ones in columns; the categories are those of the scale. */
  confusion: Confusion<VerdictId>;
  /** Claims approved in that time with another verdict than the first that was given. */
  overturned: Share;
  /** From marking to approval of the claims approved in that time, in minutes: the middle one; null without any. */
  minutesPerClaim: number | null;
  /** Claims with a verdict given in that time whose evidence comes from one origin only. */
  singleOrigin: Share;
  /** Claims with a verdict given in that time that stand on the author's word. */
  onAuthor: Share;
}

/** The figures that come from pairs of verdicts. */
export function agreementOf(
  pairs: readonly Pair<VerdictId>[],
): Pick<Agreement, "pairs" | "kappa" | "kappaWords" | "raw" | "confusion"> {
  const kappa = cohenKappa(pairs);
  return {
    pairs: pairs.length,
    kappa,
    kappaWords: kappa === null ? "" : kappaWords(kappa),
    raw: rawAgreement(pairs),
    confusion: confusionOf(
      pairs,
      verdicts.map(({ id }) => id),
    ),
  };
}

/** The middle one of these numbers, or the mean of the two in the middle; null without any. */
export function median(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
