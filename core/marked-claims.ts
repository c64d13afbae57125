import type { Span } from "./claims.ts";
import type { CoverageState, SentenceCoverage } from "./coverage.ts";
import { placedBlocks } from "./article-text.ts";
import type { Document } from "./articles.ts";
import type { Sign } from "./verdicts.ts";

/** A claim as it is shown in the text, on the server's page, in the report and in the editor. */
export interface MarkedClaim {
  id: string;
  number: number;
  /** The accessible name of its number: «Claim 11, Supported, in work». */
  label: string;
  sign: Sign;
  /** A settled claim keeps its line and number and loses its tint. */
  settled: boolean;
  /** The words changed after the verdict. */
  stale?: boolean;
  /** Where its words stand in the text (UTF-16 code units). None: the claim is not in this text. */
  spans: readonly Span[];
}

/** The id of the card that says more about a claim; marks point to it. */
export function cardId(claimId: string): string {
  return `card-${claimId}`;
}

/** The classes of a claim's mark on one line (galley.css). */
export function markClasses(claim: MarkedClaim, lane: number, openClaimId: string | null): string {
  const line = lane > 0 ? ` lane${lane}` : "";
  const tint = claim.settled ? " done" : "";
  const stale = claim.stale ? " stale" : "";
  return `m v-${claim.sign}${line}${tint}${stale}${claim.id === openClaimId ? " open" : ""}`;
}

/** The sign a claim's number carries: «stale» goes before the verdict. */
export function chipSign(claim: MarkedClaim): Sign | "stale" {
  return claim.stale ? "stale" : claim.sign;
}

/** The classes of a claim's number chip (galley.css). */
export function chipClasses(claim: MarkedClaim, openClaimId: string | null): string {
  return `chip v-${chipSign(claim)}${claim.id === openClaimId ? " open" : ""}`;
}

/** Labels behind the sentences that a person set aside. «On author» stays a statement and gets none in the text. */
const asideLabels: Partial<Record<CoverageState, string>> = { opinion: "opinion", "not-checkable": "not a statement" };

/** A sentence that a person set aside, as a span among claims' spans. No claim's id looks like these. */
export interface SetAside extends Span {
  id: string;
  label: string;
}

/** The sentences to show as set aside, with their labels. */
export function setAsides(sentences: readonly SentenceCoverage[]): SetAside[] {
  return sentences.flatMap(({ start, end, state }) => {
    const label = asideLabels[state];
    return label === undefined ? [] : [{ id: `set-aside:${start}`, label: `[${label}]`, start, end }];
  });
}

/** Texts above this length (about 5,000 words) are laid out and painted only near what is seen. */
const longText = 30_000;

/** The classes of the element that holds an article's text of this length (code units). */
export function galleyClasses(length: number): string {
  return length > longText ? "galley-text long" : "galley-text";
}

/** The numbers of the paragraphs as the margin shows them, by index of text block; null for all that is not one. */
export function paragraphNumbers(document: Document): (number | null)[] {
  const top = new Set<unknown>(document.content);
  let count = 0;
  return placedBlocks(document).map(({ block }) => (block.type === "paragraph" && top.has(block) ? ++count : null));
}

/** One part of a coverage strip: `className` of the state, `size` 1 to 20, its share of the block. */
export interface StripPart {
  className: string;
  size: number;
}

const stripClasses: Record<CoverageState, string> = {
  checked: "cv-checked",
  "in-work": "cv-work",
  opinion: "cv-opinion",
  "on-author": "cv-author",
  "not-checkable": "cv-none",
  untouched: "cv-untouched",
};

/**
 * The coverage strip of each text block, by index, in text order; neighbours in the same state are one part. A sentence
 * with a stale claim shows as «text changed since».
 */
export function coverageStrips(
  blockCount: number,
  sentences: readonly SentenceCoverage[],
  marks: readonly MarkedClaim[],
): StripPart[][] {
  const stale = new Set(marks.filter((m) => m.stale).map((m) => m.id));
  const strips: { className: string; length: number }[][] = Array.from({ length: blockCount }, () => []);
  for (const sentence of sentences) {
    const strip = strips[sentence.block];
    if (!strip) continue;
    const changed = sentence.claimIds.some((id) => stale.has(id));
    const className = changed ? "cv-stale" : stripClasses[sentence.state];
    const last = strip.at(-1);
    if (last?.className === className) last.length += sentence.end - sentence.start;
    else strip.push({ className, length: sentence.end - sentence.start });
  }
  return strips.map((strip) => {
    const whole = strip.reduce((sum, part) => sum + part.length, 0);
    return strip.map(({ className, length }) => ({
      className,
      size: Math.max(1, Math.round((20 * length) / Math.max(1, whole))),
    }));
  });
}
