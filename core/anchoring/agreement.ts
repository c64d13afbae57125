import type { Span, TargetState } from "../claims.ts";
import type { Place } from "./project.ts";

/** Who found the place: the text itself, both engines, one of them, or none. */
export type Finder = "text" | "both" | "blocks" | "tokens" | "none";

/** What the two engines say together of one target. */
export interface Judgement {
  state: TargetState;
  spans: Span[];
  reasons: string[];
  finder: Finder;
}

/** A target and what the two texts say of its words. */
export interface Judged extends Span {
  /** How many words it has, marks not counted. */
  words: number;
  exact: string;
  oldText: string;
  newText: string;
}

/** Whether the words of a span stand nowhere else in the text. */
function isAlone(text: string, { start, end }: Span): boolean {
  const words = text.slice(start, end);
  return text.indexOf(words) === start && !text.includes(words, start + 1);
}

/** Whether the words of an old span stand nowhere else in the old text, and those of the new one nowhere else now. */
function standOnce({ oldText, newText }: Judged, old: Span, now: Span): boolean {
  return isAlone(oldText, old) && isAlone(newText, now);
}

/** Whether the new text holds the very same words at a place. */
export function isUnchanged({ exact, newText }: Judged, { start, end }: Span): boolean {
  return end - start === exact.length && newText.startsWith(exact, start);
}

/** Edited words less alike than this wait for a person. */
const leastAlike = 0.5;
/** The share of its surroundings that a short claim must have kept, */
const leastAround = 0.3;
/** and a short or changed one of whose words none tells its place from others: twins differ by a number or a name. */
export const leastAroundTwin = 0.6;
/** One or two words that tell nothing and lost a neighbour need this share: in lists of near twins the rest is alike. */
export const fewWords = 2;
const leastAroundFew = 0.75;
/** The share of its new words that may come from elsewhere in the old text. */
const mostForeign = 0.25;
/** Words in a row that are their own proof of place when both engines found them unchanged. */
export const ownProof = 6;

function sameSpan(one: Span, other: Span): boolean {
  return one.start === other.start && one.end === other.end;
}

function taken(target: Judged, { start, end }: Span, finder: Finder, reason: string): Judgement {
  const state = sameSpan(target, { start, end }) ? "exact" : "shifted";
  return { state, spans: [{ start, end }], reasons: [reason], finder };
}

function waiting(state: TargetState, places: readonly Place[], finder: Finder, ...reasons: string[]): Judgement {
  const spans =
    state === "split" ? (places[0]?.parts ?? []) : places.slice(0, 1).map(({ start, end }) => ({ start, end }));
  return { state, spans, reasons, finder };
}

/** Words that both engines found at one place, as they were. */
export function takenByBoth(target: Judged, place: Span): Judgement {
  return taken(target, place, "both", "The same words; both ways of comparing the texts agree on the place.");
}

/** Whether what is left of the words stands elsewhere too, so that only the words around them tell which is which. */
function isTwin(target: Judged, blocks: Place, tokens: Place, unchanged: boolean): boolean {
  if (Math.min(blocks.proofs, tokens.proofs) > 0 || (unchanged && target.words >= ownProof)) return false;
  return !standOnce(target, blocks.run.old, blocks.run.now);
}

/** Why words that both engines found at one place still wait for a person; empty when nothing speaks against it. */
function doubts(target: Judged, blocks: Place, tokens: Place, unchanged: boolean): string[] {
  const alike = Math.min(blocks.alike, tokens.alike);
  const around = Math.min(blocks.around, tokens.around);
  const found: string[] = [];
  if (!blocks.bordersKnown || !tokens.bordersKnown) found.push("A border fell inside words that were replaced.");
  if (!unchanged && alike < leastAlike) found.push("Too little of its wording is left.");
  if (Math.max(blocks.foreign, tokens.foreign) > mostForeign) found.push("Words from elsewhere now stand in it.");
  if (target.words < ownProof && around < leastAround) found.push("A few words, and the words around them changed.");
  else if (around < leastAroundTwin && isTwin(target, blocks, tokens, unchanged))
    found.push("Words that stand elsewhere too, and the words around them changed.");
  else if (
    target.words <= fewWords &&
    around < leastAroundFew &&
    !(blocks.beside && tokens.beside) &&
    isTwin(target, blocks, tokens, unchanged)
  )
    found.push("A word or two that stand elsewhere too, and the words right beside them changed.");
  return found;
}

/**
 * Exact, or agreed by both engines, or a person decides (anchoring.md): accepted are exact, shifted and edited; split,
 * uncertain and orphaned wait. Exact alone is enough only for words that are their own proof: several, once in either
 * text, and found there by one of the engines.
 */
export function judge(target: Judged, blocks: Place | undefined, tokens: Place | undefined): Judgement {
  if (!blocks && !tokens) return waiting("orphaned", [], "none", "Its words are gone from the text.");
  const agreed = blocks && tokens && sameSpan(blocks.words, tokens.words);
  const same = blocks && isUnchanged(target, blocks) ? blocks : undefined;
  const exact = same ?? (tokens && isUnchanged(target, tokens) ? tokens : undefined);
  if (!agreed && exact && target.words >= ownProof && standOnce(target, target, exact)) {
    return taken(target, exact, "text", "The same words, which stand only once in the text.");
  }
  if (!blocks || !tokens) {
    const [place, finder] = blocks ? ([blocks, "blocks"] as const) : ([tokens!, "tokens"] as const);
    return waiting("uncertain", [place], finder, "Only one of the two ways of comparing the texts finds it.");
  }
  if (blocks.parts.length > 1 && tokens.parts.length > 1) {
    return waiting("split", [blocks], "both", "Its words now stand in more than one place.");
  }
  if (!agreed) {
    return waiting(
      "uncertain",
      [blocks, tokens],
      "blocks",
      "The two ways of comparing the texts place it differently.",
    );
  }
  const against = doubts(target, blocks, tokens, exact !== undefined);
  if (against.length > 0) return waiting("uncertain", [blocks], "both", ...against);
  if (exact) return takenByBoth(target, exact);
  const span = { start: blocks.start, end: blocks.end };
  const reasons = ["Its words changed; both ways of comparing the texts agree on the place."];
  return { state: "edited", spans: [span], reasons, finder: "both" };
}
