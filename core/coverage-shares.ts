import type { Span } from "./claims.ts";
import { coverageOf, type Coverage, type CoverageState, type SentenceCoverage, type SentenceMark } from "./coverage.ts";
import type { Sentence } from "./text/sentences.ts";
import type { Time } from "./time.ts";

/** How many sentences of a text block are accounted for, and how many are in each state. */
export interface BlockCoverage {
  accounted: number;
  total: number;
  states: ReadonlyMap<CoverageState, number>;
}

/** The coverage of each text block that has sentences, by its index. */
export function coverageByBlock(
  sentences: readonly Pick<SentenceCoverage, "block" | "state">[],
): Map<number, BlockCoverage> {
  const blocks = new Map<number, { accounted: number; total: number; states: Map<CoverageState, number> }>();
  for (const { block, state } of sentences) {
    const known = blocks.get(block) ?? { accounted: 0, total: 0, states: new Map() };
    known.total += 1;
    if (state !== "untouched") known.accounted += 1;
    known.states.set(state, (known.states.get(state) ?? 0) + 1);
    blocks.set(block, known);
  }
  return blocks;
}

/** How many sentences of a revision were accounted for when it was replaced, or are now if it is the last. */
export interface RevisionShare {
  revision: number;
  accounted: number;
  total: number;
}

/** How an article's sentences are accounted for, and how they were in each revision, oldest first. */
export interface CoverageHistory extends Coverage {
  byRevision: readonly RevisionShare[];
}

/** Where a claim stood in a revision, and until when. */
export interface PlaceInTime extends Span {
  claimId: string;
  revision: number;
  retiredAt: Time | null;
  /** When its claim was deleted. */
  deletedAt: Time | null;
}

/** A revision and the sentences of its text. */
export interface SentencesInTime {
  number: number;
  createdAt: Time;
  sentences: readonly Sentence[];
}

/**
 * What was accounted for in each revision, as it stood at the revision's end. `revisions` are all of an article, oldest
 * first. Nothing is known of a place that was retired before that, nor of a claim deleted before.
 */
export function sharesByRevision(
  revisions: readonly SentencesInTime[],
  places: readonly PlaceInTime[],
  marks: readonly Pick<SentenceMark, "revision" | "start" | "end" | "state">[],
): RevisionShare[] {
  return revisions.map(({ number, sentences }, at) => {
    const end = revisions[at + 1]?.createdAt;
    const lasted = (until: Time | null) => until === null || (end !== undefined && until >= end);
    const claims = places
      .filter((place) => place.revision === number && lasted(place.retiredAt) && lasted(place.deletedAt))
      .map((place) => ({ id: place.claimId, spans: [place], decided: false }));
    const own = marks.filter((mark) => mark.revision === number);
    const { accounted, total } = coverageOf(sentences, claims, own);
    return { revision: number, accounted, total };
  });
}

/** A share in whole percent, rounded down, so that 100 % is all of it; null of a text without sentences. */
export function percentOf({ accounted, total }: Pick<RevisionShare, "accounted" | "total">): number | null {
  return total === 0 ? null : Math.floor((100 * accounted) / total);
}
