import { canonicalJson } from "../events.ts";
import { outsideVerdictName, type OutsideClaim } from "../outside-claims.ts";

/** A row of a file, together with the other rows that rate the same claim. */
export interface Gathered {
  /** The claim as it comes in: the row's words, with what its newest rating says of it. */
  claim: OutsideClaim;
  /** The rows that rate it, the newest first, no rating twice: never empty. Of a row that repeats one above, only itself. */
  ratings: readonly OutsideClaim[];
  /** Every row that says it, in the order of the file. */
  rows: readonly OutsideClaim[];
  /** The row above that says the same claim, with which this one comes in; null for the first one. */
  repeats: number | null;
}

const fold = (words: string): string => words.normalize("NFKC").toLowerCase().replaceAll(/\s+/gu, " ").trim();

/** What two rows share that say the same claim: its words with their place, its statement, who said it. */
function sameKey({ words, statement, speaker, row }: OutsideClaim): string {
  if (words.length === 0 && statement.trim() === "") return `row ${row}`;
  return canonicalJson([words, fold(statement), fold(speaker)]);
}

/** Ratings with a verdict before words alone, the newest first; of one day in the order of the file. */
function byAge(one: OutsideClaim, other: OutsideClaim): number {
  const day = ({ reviewedAt }: OutsideClaim) => (/^\d{4}/u.test(reviewedAt) ? reviewedAt : "");
  const rated = Number(other.verdict !== null) - Number(one.verdict !== null);
  if (rated !== 0) return rated;
  return day(one) === day(other) ? one.row - other.row : day(one) > day(other) ? -1 : 1;
}

function ratingKey({ verdict, justification, reviewer, reviewedAt, reviewUrl, there }: OutsideClaim): string {
  const name = verdict && outsideVerdictName(verdict);
  return canonicalJson([name, justification, reviewer, reviewedAt, reviewUrl, there]);
}

/** The rows as they are given, without those that say word for word what one before them says. */
function apart<T>(rows: readonly T[], keyOf: (row: T) => string): T[] {
  const seen = new Set<string>();
  return rows.filter((row) => !seen.has(keyOf(row)) && seen.add(keyOf(row)));
}

const saysSomething = ({ verdict, justification, reviewUrl }: OutsideClaim): boolean =>
  verdict !== null || justification !== "" || reviewUrl !== "";

function merged(rows: readonly OutsideClaim[], ratings: readonly OutsideClaim[]): OutsideClaim {
  const [first] = rows;
  const [newest] = ratings;
  const firstOf = <K extends "saidAt" | "saidWhere" | "checkability" | "priority" | "chosenBecause" | "page">(
    name: K,
  ) => (rows.find((row) => row[name] !== null && row[name] !== "") ?? first!)[name];
  const latest = <K extends "disposition" | "proposedText" | "missing">(name: K) =>
    (ratings.find((row) => row[name] !== null && row[name] !== "") ?? newest!)[name];
  const { verdict, justification, reviewUrl, reviewer, reviewedAt, there, reasons } = newest!;
  return {
    ...first!,
    verdict,
    justification,
    reviewUrl,
    reviewer,
    reviewedAt,
    there,
    reasons,
    saidAt: firstOf("saidAt"),
    saidWhere: firstOf("saidWhere"),
    checkability: firstOf("checkability"),
    priority: firstOf("priority"),
    chosenBecause: firstOf("chosenBecause"),
    page: firstOf("page"),
    disposition: latest("disposition"),
    proposedText: latest("proposedText"),
    missing: latest("missing"),
    types: [...new Set(rows.flatMap(({ types }) => types))],
    sources: apart(
      rows.flatMap(({ sources }) => sources),
      ({ url, title, passage }) => canonicalJson([url, title, passage]),
    ),
    note: [...new Set(rows.flatMap(({ note }) => note || []))].join("\n\n"),
    remarks: [...new Set(rows.flatMap(({ remarks }) => remarks))],
  };
}

/**
 * The rows of a file, each with the rows that rate the same claim: the same words at the same place, the same statement,
 * the same speaker. They are one claim, rated several times; its draft has the verdict of the newest.
 */
export function gatherClaims(claims: readonly OutsideClaim[]): Gathered[] {
  const groups = new Map<string, OutsideClaim[]>();
  const keys = claims.map(sameKey);
  for (const [i, key] of keys.entries()) {
    const group = groups.get(key);
    if (group) group.push(claims[i]!);
    else groups.set(key, [claims[i]!]);
  }
  return claims.map((claim, i): Gathered => {
    const rows = groups.get(keys[i]!)!;
    const [first] = rows;
    if (first !== claim) return { claim, ratings: [claim], rows: [claim], repeats: first!.row };
    if (rows.length === 1) return { claim, ratings: rows, rows, repeats: null };
    const said = rows.some(saysSomething) ? rows.filter(saysSomething) : [claim];
    const ratings = apart(said.toSorted(byAge), ratingKey);
    return { claim: merged(rows, ratings), ratings, rows, repeats: null };
  });
}
