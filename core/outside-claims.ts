import { checkabilities, claimTypes, type Checkability, type ClaimType, type Priority } from "./claims.ts";
import { canonicalJson } from "./events.ts";
import type { PartialDate } from "./time.ts";
import { dispositions, reasons as reasonTable, type Disposition, type Reason } from "./verdicts.ts";

/** Words that somebody marked elsewhere, as they were quoted there. */
export interface OutsideWords {
  exact: string;
  /** What stood around them there; "" where it is not said. */
  prefix: string;
  suffix: string;
  /** Where they stood there, in code points of the text as they had it; null where it is not said. */
  position: { start: number; end: number } | null;
  /** Of several places the one meant, as our own sheet names it: «¶4», «heading»; "" where it is not said. */
  block: string;
}

/** A verdict as it was given elsewhere. It is never an opinion here; see decision 0024. */
export interface OutsideVerdict {
  /** In their words, «Pants on Fire»; "" where there is only a number. */
  text: string;
  value: number | null;
  /** The ends of their scale, in whichever direction it runs; null where they are not said. */
  best: number | null;
  worst: number | null;
}

export interface OutsideSource {
  url: string;
  title: string;
  /** The words of it that carry the claim; "" where none are quoted. */
  passage: string;
}

/** A claim that was checked elsewhere, or here before, as one file says it: not yet one of ours. */
export interface OutsideClaim {
  /** 1, 2, 3 … in the order of the file. */
  row: number;
  /** What the file calls it wherever it is read, an address or urn; "" for none. */
  id: string;
  /** Several where the claim stands in several places. */
  words: readonly OutsideWords[];
  statement: string;
  speaker: string;
  saidAt: PartialDate | null;
  saidWhere: string;
  /** Why they chose to check it. */
  chosenBecause: string;
  types: readonly ClaimType[];
  checkability: Checkability | null;
  priority: Priority | null;
  verdict: OutsideVerdict | null;
  reasons: readonly Reason[];
  disposition: Disposition | null;
  justification: string;
  proposedText: string;
  missing: string;
  /** What else was said there of the verdict, a line or a paragraph each: «State: Decided». */
  there: readonly string[];
  sources: readonly OutsideSource[];
  /** Where it was published, by whom, and when. */
  reviewUrl: string;
  reviewer: string;
  reviewedAt: string;
  /** The address of the text that it was said of; "" where it is not said. */
  page: string;
  note: string;
  /** What of it was left out or could not be read, in sentences. */
  remarks: readonly string[];
}

export const outsideKinds = [
  { id: "claimreview", label: "ClaimReview" },
  { id: "annotations", label: "W3C web annotations" },
  { id: "hypothesis", label: "Hypothesis annotations" },
  { id: "csv", label: "Claim sheet" },
] as const;
export type OutsideKind = (typeof outsideKinds)[number]["id"];

/** What a file was taken for, and what is in it. `left`: what of it is no claim and was left out, in sentences. */
export interface OutsideReading {
  kind: OutsideKind;
  claims: OutsideClaim[];
  left: string[];
}

/** A claim of which nothing is said. */
export function emptyOutside(row: number): OutsideClaim {
  return {
    row,
    id: "",
    words: [],
    statement: "",
    speaker: "",
    saidAt: null,
    saidWhere: "",
    chosenBecause: "",
    types: [],
    checkability: null,
    priority: null,
    verdict: null,
    reasons: [],
    disposition: null,
    justification: "",
    proposedText: "",
    missing: "",
    there: [],
    sources: [],
    reviewUrl: "",
    reviewer: "",
    reviewedAt: "",
    page: "",
    note: "",
    remarks: [],
  };
}

/**
 * What makes a claim of a file the same when the file is brought in again: the name it has everywhere, or else what it
 * says. Not its row, which moves when lines are put in front of it, nor its verdict, of which one claim has one.
 */
export function outsideKey(claim: OutsideClaim): string {
  if (claim.id !== "") return `id ${claim.id}`;
  const { words, statement, speaker, reviewUrl } = claim;
  const quoted = words.map(({ exact, prefix, suffix }) => [exact, prefix, suffix]);
  return canonicalJson([quoted, statement, speaker, reviewUrl]);
}

/** The words by which it is known in a list: its quoted words, else its statement. */
export function outsideWords({ words, statement }: Pick<OutsideClaim, "words" | "statement">): string {
  return words.map(({ exact }) => exact).join(" … ") || statement;
}

/** A verdict in one line, in their words: «Mostly false (2 from 1, worst, to 5, best)». */
export function outsideVerdictName({ text, value, best, worst }: OutsideVerdict): string {
  if (value === null) return text;
  const ends = best === null || worst === null ? "" : ` from ${worst}, worst, to ${best}, best`;
  return text === "" ? `${value}${ends}` : `${text} (${value}${ends})`;
}

const named = (table: readonly { id: string; label: string }[], ids: readonly string[]): string =>
  table.flatMap(({ id, label }) => (ids.includes(id) ? label : [])).join(", ");

/** What comes in with a claim beside its words and verdict, a line each: «Types: Quote»; not what every claim has. */
export function outsideDetails({
  types,
  checkability,
  priority,
  reasons,
  disposition,
  missing,
}: OutsideClaim): string[] {
  const lines: [string, string][] = [
    ["Types", named(claimTypes, types)],
    [
      "Checkability",
      checkability === "checkable" ? "" : named(checkabilities, checkability === null ? [] : [checkability]),
    ],
    ["Priority", priority === "normal" ? "" : (priority ?? "")],
    ["Reasons", named(reasonTable, reasons)],
    ["What to do", named(dispositions, disposition === null ? [] : [disposition])],
    ["Missing", missing],
  ];
  return lines.filter(([, said]) => said !== "").map(([what, said]) => `${what}: ${said}`);
}

/** How the words of a rating begin, and those of a check that gave none. */
const beginnings = [
  ["Rated", "Checked"],
  ["Also rated", "Also checked"],
  ["Rated anew", "Checked anew"],
] as const;
type Beginning = (typeof beginnings)[number][0];

/** The first line of a rating's words, without where it was brought in from: by this and its address it is known. */
function ratingLine({ verdict, reviewer, reviewedAt }: OutsideClaim, begin: Beginning): string {
  const checked = beginnings.find(([rated]) => rated === begin)![1];
  const by = reviewer === "" ? "" : ` by ${reviewer}`;
  const on = reviewedAt === "" ? "" : ` on ${reviewedAt}`;
  return `${verdict === null ? checked : `${begin} «${outsideVerdictName(verdict)}»`} elsewhere${by}${on}.`;
}

/** Whose verdict it was, when and where, and what was said of it, in words. `from`: where it was brought in from. */
function ratingWords(claim: OutsideClaim, begin: Beginning, from: string): string {
  const { reviewUrl, justification, there } = claim;
  const said = [`${ratingLine(claim, begin)}${from}`, reviewUrl, ...there].filter(Boolean).join("\n");
  return justification === "" ? said : `${said}\n\n${justification}`;
}

const broughtIn = " Brought in from ";

/**
 * What a verdict in the making says of where it comes from, above the justification: so that whoever gives it knows
 * whose it was, and a second reader, who does not see it, does not see that either. `ratings`: the newest first.
 */
export function outsideJustification(ratings: readonly OutsideClaim[], from: string): string {
  const words = ratings.map((one, i) =>
    i === 0 ? ratingWords(one, "Rated", `${broughtIn}${from}.`) : ratingWords(one, "Also rated", ""),
  );
  return words.join("\n\n");
}

/** What it says of ratings that came after it was brought in. `ratings`: the newest first. */
export function anewJustification(ratings: readonly OutsideClaim[], from: string): string {
  return ratings.map((one) => ratingWords(one, "Rated anew", `${broughtIn}${from}.`)).join("\n\n");
}

/** Whether this rating stands in words that were brought in: the same verdict of the same desk, day and address. */
export function isRatingTold(rating: OutsideClaim, words: string): boolean {
  const text = `\n${words}\n`;
  return beginnings.some(([begin]) => {
    const line = `\n${ratingLine(rating, begin)}`;
    for (let at = text.indexOf(line); at !== -1; at = text.indexOf(line, at + 1)) {
      const [end = "", address] = text.slice(at + line.length).split("\n", 2);
      const isWhole = end === "" || end.startsWith(broughtIn);
      if (isWhole && (rating.reviewUrl === "" || address === rating.reviewUrl)) return true;
    }
    return false;
  });
}
