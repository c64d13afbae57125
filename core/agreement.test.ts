import fc from "@/scripts/vitest/chance.ts";
import { describe, expect, it } from "vitest";
import {
  agreementOf,
  cohenKappa,
  confusionOf,
  kappaRange,
  kappaWords,
  median,
  rawAgreement,
  type Pair,
} from "./agreement.ts";

/** Pairs with this confusion table: first in rows, second in columns. */
function pairsOf(...table: readonly number[][]): Pair[] {
  return table.flatMap((row, i) =>
    row.flatMap((count, j) => Array.from({ length: count }, (): Pair => [String(i), String(j)])),
  );
}

describe("the range of kappa", () => {
  it("is Cohen's own for his example, and none where it says nothing", () => {
    const cohen = confusionOf(pairsOf([88, 14, 18], [10, 40, 10], [2, 6, 12]), ["0", "1", "2"]);
    // Cohen 1960: standard error .055, limits .384 and .600
    expect(kappaRange(cohen)?.map((limit) => limit.toFixed(2))).toEqual(["0.38", "0.60"]);
    for (const table of [
      [[0]],
      [[5]],
      [
        [5, 0],
        [0, 5],
      ],
    ]) {
      expect(kappaRange({ categories: table.map((_, i) => String(i)), counts: table })).toBeNull();
    }
  });
});

describe("Cohen's kappa", () => {
  it.each([
    // Cohen 1960, table 1, in 200 cases: po .70, pe .41, kappa .492
    [
      "Cohen 1960: three diagnoses",
      [
        [88, 14, 18],
        [10, 40, 10],
        [2, 6, 12],
      ],
      0.7,
      0.492,
    ],
    // Fleiss, Statistical Methods for Rates and Proportions, table 13.1 (psychotic, neurotic, organic)
    [
      "Fleiss 1981: three diagnoses",
      [
        [75, 1, 4],
        [5, 4, 1],
        [0, 0, 10],
      ],
      0.89,
      0.6765,
    ],
    // Fleiss, the same raters on one category against the rest: psychotic, neurotic, organic
    [
      "Fleiss 1981: psychotic",
      [
        [75, 5],
        [5, 15],
      ],
      0.9,
      0.6875,
    ],
    [
      "Fleiss 1981: neurotic",
      [
        [4, 6],
        [1, 89],
      ],
      0.93,
      0.5,
    ],
    [
      "Fleiss 1981: organic",
      [
        [10, 0],
        [5, 85],
      ],
      0.95,
      0.7727,
    ],
    [
      "all alike",
      [
        [5, 0],
        [0, 5],
      ],
      1,
      1,
    ],
    [
      "never alike",
      [
        [0, 5],
        [5, 0],
      ],
      0,
      -1,
    ],
    [
      "chance",
      [
        [25, 25],
        [25, 25],
      ],
      0.5,
      0,
    ],
  ])("%s", (_what, table, raw, kappa) => {
    const pairs = pairsOf(...table);
    expect(rawAgreement(pairs)).toBeCloseTo(raw, 10);
    expect(cohenKappa(pairs)).toBeCloseTo(kappa, 3);
  });

  it("is not defined without pairs, nor where both always said one thing", () => {
    expect(cohenKappa([])).toBeNull();
    expect(rawAgreement([])).toBeNull();
    expect(cohenKappa(pairsOf([7]))).toBeNull();
    expect(cohenKappa(pairsOf([3]).concat(pairsOf([0, 0], [0, 4]).map(() => ["0", "0"])))).toBeNull();
  });

  it("is the same whoever is first, whatever categories are called, and at most 1", () => {
    const pair = fc.tuple(fc.nat(6), fc.nat(6)).map(([a, b]): Pair => [String(a), String(b)]);
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 60 }), (pairs) => {
        const kappa = cohenKappa(pairs);
        const turned = cohenKappa(pairs.map(([a, b]): Pair => [b, a]));
        const renamed = cohenKappa(pairs.map(([a, b]): Pair => [`x${a}`, `x${b}`]));
        if (kappa === null) return turned === null && renamed === null;
        expect(turned).toBeCloseTo(kappa, 9);
        expect(renamed).toBeCloseTo(kappa, 9);
        return kappa <= 1 && kappa >= -1;
      }),
    );
  });
});

it.each([
  [-0.1, "poor"],
  [0, "poor"],
  [0.2, "slight"],
  [0.21, "fair"],
  [0.41, "moderate"],
  [0.61, "substantial"],
  [0.81, "almost perfect"],
  [1, "almost perfect"],
])("a kappa of %d is %s (Landis and Koch 1977)", (kappa, words) => {
  expect(kappaWords(kappa)).toBe(words);
});

it("the table counts first in rows and second in columns", () => {
  const pairs = pairsOf([1, 2], [3, 4]);
  expect(confusionOf(pairs, ["0", "1"])).toEqual({
    categories: ["0", "1"],
    counts: [
      [1, 2],
      [3, 4],
    ],
  });
});

it("figures of pairs of verdicts stand together", () => {
  const figures = agreementOf([
    ["supported", "supported"],
    ["refuted", "supported"],
  ]);
  expect(figures).toMatchObject({ pairs: 2, raw: 0.5, kappa: 0, kappaWords: "poor" });
  expect(figures.confusion.counts.flat().reduce((a, b) => a + b)).toBe(2);
  expect(agreementOf([])).toMatchObject({ pairs: 0, raw: null, kappa: null, kappaWords: "" });
});

it.each([
  [[], null],
  [[3], 3],
  [[5, 1, 3], 3],
  [[4, 1, 2, 3], 2.5],
])("the median of %j is %d", (numbers, middle) => {
  expect(median(numbers)).toBe(middle);
});
