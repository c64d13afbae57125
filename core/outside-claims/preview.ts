import type { Span } from "../claims.ts";
import type { OutsideClaim, OutsideKind, OutsideSource } from "../outside-claims.ts";
import type { PartialDate } from "../time.ts";
import type { VerdictId } from "../verdicts.ts";
import type { OutsidePlaceKind } from "./placing.ts";
import type { DraftAnew } from "./rated-anew.ts";
import type { SheetField } from "./sheets.ts";

/**
 * What would become of a claim of a file: `new` comes in; `alike` has a claim of ours where it would stand, or that
 * says the same, and comes in if somebody chooses it; `known` was brought in before, and does not again; `rated-anew`
 * was brought in before, and a rating of it that is not here yet comes into its draft; `repeated` is the claim of a row above, with which its rating comes in; `refused` cannot be held.
 */
export const outsideStatuses = [
  { id: "new", label: "New" },
  { id: "alike", label: "Like a claim here" },
  { id: "rated-anew", label: "Brought in before, rated anew" },
  { id: "known", label: "Brought in before" },
  { id: "repeated", label: "Same claim as a row above" },
  { id: "refused", label: "Cannot come in" },
] as const;
export type OutsideStatus = (typeof outsideStatuses)[number]["id"];

/** A rating in their words: which, whose, when, where. */
export interface OutsideRating {
  name: string;
  by: string;
  at: string;
  url: string;
}

/** One row of a dry run. */
export interface OutsidePreviewRow extends Pick<OutsideClaim, "row" | "statement" | "speaker" | "justification"> {
  words: string;
  saidAt: PartialDate | null;
  place: OutsidePlaceKind;
  /** At most three. */
  spans: readonly Span[];
  /** Where the first of them stands, from 1; null for none. */
  paragraph: number | null;
  /** Theirs by name, and what of ours its draft would say; null: a draft without a verdict. */
  verdict: { name: string; proposed: VerdictId | null } | null;
  /** Every rating of it in the file, the newest first, in their words: whose, when, where. */
  ratings: readonly OutsideRating[];
  /** Of a claim that is rated anew: the ratings that are new here, and whether its draft takes the newest's verdict. */
  anew: { ratings: readonly OutsideRating[]; draft: DraftAnew } | null;
  /** The row above that says the same claim. */
  repeats: number | null;
  /** What else comes in with it, in words: «Types: Quote». */
  details: readonly string[];
  sources: readonly Pick<OutsideSource, "url" | "title">[];
  status: OutsideStatus;
  /** The claim of ours that it is, or is like. */
  claim: { id: string; number: number; deleted: boolean } | null;
  problems: readonly string[];
  remarks: readonly string[];
}

/** What bringing in a file of claims would do. */
export interface OutsidePreview {
  kind: OutsideKind;
  /** Where it is from, in words. */
  from: string;
  /** Of an address: the SHA-256 of the page, by which it comes in as it was looked at; else null. */
  fetched: string | null;
  /** The version of the text it was looked at in. */
  revision: number;
  /** Of a sheet its columns, with what each is taken for and some of its cells. */
  sheet: { columns: readonly { name: string; field: SheetField | null; samples: readonly string[] }[] } | null;
  rows: readonly OutsidePreviewRow[];
  left: readonly string[];
}

/** What became of the rows that were chosen. */
export interface OutsideOutcome {
  brought: { row: number; claimId: string; number: number; place: OutsidePlaceKind }[];
  /** Claims that were here, into whose drafts a new rating came. */
  rated: { row: number; claimId: string; number: number }[];
  known: { row: number; claimId: string; number: number }[];
  refused: { row: number; problems: readonly string[] }[];
}
