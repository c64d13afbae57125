import { codePointMap } from "./anchoring.ts";
import { isPlaced, type Claim, type Span, type Target } from "./claims.ts";
import { splitsPair } from "./text/graphemes.ts";
import type { InContext, WaitingTarget } from "./revisions.ts";

/** Code units of text shown on either side of words. */
const contextLength = 240;

/** Words with what stands around them; around a point only that. */
export function inContext(text: string, { start, end }: Span): InContext {
  let from = Math.max(0, start - contextLength);
  if (splitsPair(text, from)) from += 1;
  let until = Math.min(text.length, end + contextLength);
  if (splitsPair(text, until)) until -= 1;
  return { before: text.slice(from, start), exact: text.slice(start, end), after: text.slice(end, until) };
}

/** What a person has to know to say where words stand now. `last` is the row in which they last stood, in its text. */
export function waitingTarget(
  target: Target,
  claim: Claim,
  last: { row: Target; text: string },
  present: string,
  offsets: "utf-16" | "code-points",
): WaitingTarget {
  const map = offsets === "code-points" ? codePointMap(present) : null;
  const count = (offset: number) => map?.toCodePoint(offset) ?? offset;
  const { row, text } = last;
  // a claim that came in without the text it last stood in has its words, and nothing around them
  const around = isPlaced(row) ? inContext(text, row) : { before: row.prefix, exact: row.exact, after: row.suffix };
  return {
    targetId: target.id,
    claimId: claim.id,
    version: claim.version,
    number: claim.number,
    statement: claim.statement,
    state: target.state,
    reasons: target.reasons,
    last: { ...around, revision: row.revision },
    point: count(target.start),
    candidates: target.candidates.map((candidate) => ({
      ...candidate,
      spans: candidate.spans.map(({ start, end }) => ({ start: count(start), end: count(end) })),
      places: candidate.spans.map((span) => inContext(present, span)),
    })),
    removedAt: target.decidedAt,
    removedBy: target.decidedBy,
  };
}
