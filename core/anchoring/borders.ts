import { openings, weightOf, type Matches } from "./matches.ts";
import { opensBlock, type Tokens } from "./tokens.ts";

/** What may have been put into a claim, in tokens, before its two halves are no longer one place. */
const mostInserted = 12;
/** Words put before a sentence's first one, or behind its last, that still are of that sentence, in tokens. */
const mostPutBefore = 12;
/** More pieces than a person could look at; bounds the time. */
const mostPieces = 32;
/** A piece of a claim that holds less than this share of what was found is left out: a word met by chance. */
const chanceShare = 0.15;

/** Matched tokens that follow each other in both texts. */
export interface Piece {
  firstOld: number;
  lastOld: number;
  firstNow: number;
  lastNow: number;
  weight: number;
}

/** What both texts have of a target, in the order of the old one, without what was met by chance. */
export function piecesOf({ old, weights, forth, breaks }: Matches, first: number, last: number): Piece[] {
  if (forth[first]! >= 0 && breaks[first] === breaks[last]) {
    const [firstNow, lastNow] = [forth[first]!, forth[last]!];
    return [{ firstOld: first, lastOld: last, firstNow, lastNow, weight: weightOf(old, weights, first, last) }];
  }
  const room = Math.max(mostInserted, (last - first + 1) >> 1);
  const pieces: Piece[] = [];
  for (let at = first; at <= last && pieces.length < mostPieces; at++) {
    const to = forth[at]!;
    if (to < 0) continue;
    const weight = weights[old.keys[at]!]!;
    const piece = pieces.find((one) => to > one.lastNow && to - one.lastNow <= at - one.lastOld + room);
    if (piece) {
      piece.lastOld = at;
      piece.lastNow = to;
      piece.weight += weight;
    } else pieces.push({ firstOld: at, lastOld: at, firstNow: to, lastNow: to, weight });
  }
  const sum = pieces.reduce((all, { weight }) => all + weight, 0);
  return pieces.filter(({ weight }) => weight >= chanceShare * sum);
}

function holdsWord({ text, starts, ends }: Tokens, from: number, to: number): boolean {
  return from <= to && /[\p{L}\p{N}]/u.test(text.slice(starts[from], ends[to]));
}

export const opensAt = (tokens: Tokens, at: number): boolean => at >= tokens.count || tokens.opens[at]! > 0;

/** A border of a target in the new text, and whether it is known rather than estimated. */
export interface Border {
  at: number;
  known: boolean;
}

/** In tokens: more than half of what is left of the claim is too much to be the claim's by its sentence alone. */
function mostPut({ firstOld, lastOld }: Piece): number {
  return Math.min(mostPutBefore, (lastOld - firstOld + 1) >> 1);
}

/**
 * The first new token of the target. Before the first matched one stand new words that no old one is: they are the
 * target's where they replaced its own first words, or where target and new words begin the same sentence.
 */
export function leftBorder(matches: Matches, first: number, piece: Piece): Border {
  const { old, now, forth, back } = matches;
  const lost = piece.firstOld - first;
  const begins = opensAt(old, first);
  if (lost === 0 && !begins) return { at: piece.firstNow, known: true };
  const whole = begins || first === 0 || forth[first - 1]! >= 0;
  let sentences = openings(old, first + 1, piece.firstOld, 1);
  let blocks = openings(old, first + 1, piece.firstOld, opensBlock);
  let most = whole ? 2 * lost + mostPut(piece) : lost;
  let at = piece.firstNow;
  for (; at > 0 && back[at - 1] === -1 && most > 0; at -= 1, most -= 1) {
    if (opensAt(now, at) && sentences-- <= 0) break;
    if (now.opens[at] === opensBlock && blocks-- <= 0) break;
  }
  if (lost === 0 && (!opensAt(now, at) || !holdsWord(now, at, piece.firstNow - 1))) at = piece.firstNow;
  return { at, known: lost === 0 || (whole && most > 0) };
}

/** The last new token of the target; as `leftBorder`. */
export function rightBorder(matches: Matches, last: number, piece: Piece): Border {
  const { old, now, forth, back } = matches;
  const lost = last - piece.lastOld;
  const finishes = opensAt(old, last + 1);
  if (lost === 0 && !finishes) return { at: piece.lastNow, known: true };
  const whole = finishes || last === old.count - 1 || forth[last + 1]! >= 0;
  let sentences = openings(old, piece.lastOld + 1, last, 1);
  let blocks = openings(old, piece.lastOld + 1, last, opensBlock);
  let most = whole ? 2 * lost + mostPut(piece) : lost;
  let at = piece.lastNow;
  for (; at < now.count - 1 && back[at + 1] === -1 && most > 0; at += 1, most -= 1) {
    if (opensAt(now, at + 1) && sentences-- <= 0) break;
    if (now.opens[at + 1] === opensBlock && blocks-- <= 0) break;
  }
  if (lost === 0 && (!opensAt(now, at + 1) || !holdsWord(now, piece.lastNow + 1, at))) at = piece.lastNow;
  return { at, known: lost === 0 || (whole && most > 0) };
}
