import type { Report } from "./reports.ts";
import type { Time } from "./time.ts";

/** What a correction changes: an honest correction says what was wrong (IFCN, «open and honest corrections»). */
export const correctionKinds = [
  { id: "rating", label: "Rating changed" },
  { id: "factual", label: "Error of fact" },
  { id: "void", label: "Withdrawn finding" },
  { id: "update", label: "Update" },
  { id: "typo", label: "Slip of the pen" },
] as const;
export type CorrectionKind = (typeof correctionKinds)[number]["id"];

/** Why a publication differs from the one before it; each kind once, the gravest first. */
export interface Correction {
  kinds: readonly CorrectionKind[];
  /** The notice that readers see. */
  notice: string;
  /** What changed, in sentences for the reader, made from the two states. */
  changes: readonly string[];
}

/** A frozen, numbered state of an article's public report. A row changes only by its withdrawal. */
export interface Publication {
  id: string;
  articleId: string;
  /** 1 for the first of its article. */
  number: number;
  revision: number;
  /** SHA-256 (hex) of the bytes of the state: what the public report is built from, kept in blobs. */
  stateSha256: string;
  /** null for the first. */
  correction: Correction | null;
  note: string;
  createdAt: Time;
  createdBy: string | null;
  withdrawnAt: Time | null;
  withdrawnBy: string | null;
  /** What the tombstone says. */
  withdrawnBecause: string;
}

/** A correction as readers are told of it, with the publication that it made. */
export interface PublishedCorrection extends Correction {
  number: number;
  at: Time;
}

/**
 * What is frozen: all that the public page, its ClaimReview and its files are made from, so that a state can be built
 * again byte for byte whatever happens to the record. Kept as canonical JSON in UTF-8, addressed by its SHA-256.
 */
export interface PublicationState {
  format: "claimcheck-publication";
  version: 1;
  number: number;
  publishedAt: Time;
  /** When the article was first published here. */
  firstPublishedAt: Time;
  publisher: { name: string; url: string | null };
  /** The newest event of the log when it was frozen. */
  chain: { seq: number; hash: string };
  /** Of this state and those before it, the newest first. */
  corrections: readonly PublishedCorrection[];
  /** The public copy, with the rules on review as they were. */
  report: Report;
}

/** The notices that the last of these publications of an article tells readers of, the newest first. */
export function noticesUpTo(publications: readonly Publication[]): PublishedCorrection[] {
  const notices = publications.flatMap(({ correction, number, createdAt: at }): PublishedCorrection[] =>
    correction ? [{ ...correction, number, at }] : [],
  );
  return notices.toReversed();
}
