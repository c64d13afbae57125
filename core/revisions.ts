import type { Document, Revision } from "./articles.ts";
import type { PagePlace } from "./extraction.ts";
import type { Claim, Span, Target, TargetCandidate, TargetState } from "./claims.ts";
import type { StaleWord } from "./staleness.ts";
import type { WordingPiece } from "./wordings.ts";

/** How many places of claims came into a revision in each state. */
export type CarriedCounts = Readonly<Record<TargetState, number>>;

/** A claim that did not come into a new revision as it was: its words changed, it waits, it came back or went stale. */
export interface CarriedClaim {
  claimId: string;
  number: number;
  /** The weakest state among its places. */
  state: TargetState;
  /** Its words in the revision before; those of several places joined by « … ». */
  before: string;
  /** Its words now; "" while none of its places is known. */
  after: string;
  /** What changed that its verdict may hang on. */
  stale: readonly StaleWord[];
}

/** What a new revision, or one that is only tried, does to the claims of its article. */
export interface Carrying {
  carried: CarriedCounts;
  /** By number; claims that stand as they stood are counted, not listed. */
  claims: readonly CarriedClaim[];
}

/** The answer to a new revision. */
export interface RevisionAdded extends Carrying {
  revision: Revision;
}

/** A revision as it would be, with what it would do to the claims. Nothing of it is kept. */
export interface RevisionPreview extends Carrying {
  /** The number it would have, unless another comes before it. */
  number: number;
  document: Document;
  text: string;
  pages: readonly PagePlace[];
  /** The page that was fetched for it, held for an hour (its SHA-256); null when none was. */
  fetched: string | null;
  /** What the reader of the text dropped, or took in a certain way. */
  notes: readonly string[];
}

/** A row of the list of versions. */
export interface RevisionSummary extends Omit<Revision, "document" | "text" | "pages"> {
  words: number;
  /** How the claims came into it; all 0 for the first. */
  counts: CarriedCounts;
}

/**
 * A claim as it stood at the end of a revision's time, before the next one came; in the newest: as it stands. Its
 * places are those of that time, its number and statement today's.
 */
export interface ClaimThen extends Pick<Claim, "id" | "number" | "statement" | "deletedAt"> {
  targets: readonly Target[];
  /** The weakest state among them. */
  state: TargetState;
}

/** An earlier state of the text, readable with the claims as they stood. A claim deleted since is still among them. */
export interface RevisionView extends Revision {
  /** The number of the newest revision. */
  present: number;
  claims: readonly ClaimThen[];
}

/** A text block of one of two revisions, or a picture, which is a point; offsets in that revision's text. */
export interface DiffSide extends Span {
  /** Index of the text block; of a picture that of the one before it, 0 where none is. */
  block: number;
  /** 1 to 6 for a heading, 0 for any other block. */
  level: number;
}

/** A block of the new revision beside its block of the old one; one of them is missing when it was put in or taken out. */
export interface DiffBlock {
  kind: "same" | "changed" | "added" | "removed";
  /** True for a picture: its label stands in `pieces`, as no words of the text. */
  picture: boolean;
  a: DiffSide | null;
  b: DiffSide | null;
  /** Word by word: all a's joined are the old block, all b's the new one. */
  pieces: readonly WordingPiece[];
}

/** Two revisions compared, in the order of the new one; what was taken out stands where it stood. */
export interface RevisionDiff {
  from: number;
  to: number;
  blocks: readonly DiffBlock[];
}

/** Words with what stands around them, some lines either side. */
export interface InContext {
  before: string;
  exact: string;
  after: string;
}

/** A place of a claim that waits for a person, or that somebody said is gone from the text. */
export interface WaitingTarget {
  targetId: string;
  claimId: string;
  /** The claim's lock number, to be named in the placement. */
  version: number;
  number: number;
  statement: string;
  state: TargetState;
  /** Why it waits, in sentences. */
  reasons: readonly string[];
  /** The last words it had, in the revision where it last stood. */
  last: InContext & { revision: number };
  /** Where they would stand in the present text. */
  point: number;
  /** Up to three places, the likeliest first; the index of one is what a placement names. */
  candidates: readonly (TargetCandidate & { places: readonly InContext[] })[];
  /** When somebody said that the claim was removed from the text; null: it waits. */
  removedAt: string | null;
  removedBy: string | null;
}

/** What waits in an article, in text order: the re-attach queue. Those said to be removed stand behind. */
export interface WaitingQueue {
  revision: number;
  items: readonly WaitingTarget[];
  removed: readonly WaitingTarget[];
}
