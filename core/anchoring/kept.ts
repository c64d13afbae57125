import type { Span } from "../claims.ts";
import { fewWords, isUnchanged, leastAroundTwin, ownProof, type Judged } from "./agreement.ts";
import { opensAt } from "./borders.ts";
import type { Matches, TokenRange } from "./matches.ts";
import { foundAround, isBeside } from "./project.ts";

/** Whether new words stand beside the place that may have become the target's, because it begins or ends a sentence. */
function mayGrow({ old, now, back }: Matches, { first, last }: TokenRange, at: Span): boolean {
  if (at.start > 0 && back[at.start - 1] === -1 && opensAt(old, first)) return true;
  return at.end < now.count - 1 && back[at.end + 1] === -1 && opensAt(old, last + 1);
}

/**
 * The place of words that both engines found in one piece, written as they were, where nothing is to be weighed: nearly
 * all targets of a new version. What `judge` would say of them, at a tenth of the time; undefined leaves them to it.
 */
export function keptPlace(blocks: Matches, flat: Matches, target: Judged, range: TokenRange): Span | undefined {
  const { first, last } = range;
  const { old, now } = blocks;
  const start = blocks.forth[first]!;
  if (start < 0 || flat.forth[first] !== start) return undefined;
  if (blocks.breaks[first] !== blocks.breaks[last] || flat.breaks[first] !== flat.breaks[last]) return undefined;
  if (target.start !== old.starts[first] || target.end !== old.ends[last]) return undefined;
  const at = { start, end: start + last - first };
  if (mayGrow(blocks, range, at) || mayGrow(flat, range, at)) return undefined;
  const place = { start: now.starts[at.start]!, end: now.ends[at.end]! };
  if (!isUnchanged(target, place)) return undefined;
  if (target.words >= ownProof) return place;
  if (target.words <= fewWords && !(isBeside(blocks, range, at) && isBeside(flat, range, at))) return undefined;
  const around = Math.min(foundAround(blocks, range, at), foundAround(flat, range, at));
  return around >= leastAroundTwin ? place : undefined;
}
