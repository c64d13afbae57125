/** Other tools' ways to find a passage again, for comparison. */
import search from "approx-string-match";
import type { Selector, Span } from "@/core/claims.ts";

/** How alike the pattern and the best place for it are, 0 to 1. */
function likeness(text: string, pattern: string): number {
  if (pattern === "" || text === "") return 0;
  if (text.includes(pattern)) return 1;
  const errors = search(text, pattern, pattern.length).reduce(
    (least, match) => Math.min(least, match.errors),
    pattern.length,
  );
  return 1 - errors / pattern.length;
}

/**
 * Hypothesis' rules (hypothesis/client, annotator/anchoring/match-quote and html): the stored offsets if the quote
 * stands there; else the exact quote; else the quote with errors in up to half of it. Weighed: quote 50, context before
 * and after 20 each, nearness 2. The best is taken, however poor.
 */
export function anchorLikeHypothesis(text: string, { start, end, exact, prefix, suffix }: Selector): Span | undefined {
  if (text.slice(start, end) === exact) return { start, end };
  const places: { start: number; end: number; errors: number }[] = [];
  for (let at = text.indexOf(exact); at !== -1; at = text.indexOf(exact, at + 1)) {
    places.push({ start: at, end: at + exact.length, errors: 0 });
  }
  if (places.length === 0) places.push(...search(text, exact, Math.min(256, exact.length / 2)));
  const score = (place: { start: number; end: number; errors: number }): number => {
    const before = text.slice(Math.max(0, place.start - prefix.length), place.start);
    const after = text.slice(place.end, place.end + suffix.length);
    const near = 1 - Math.abs(place.start - start) / text.length;
    const parts = [
      50 * (1 - place.errors / exact.length),
      20 * (prefix === "" ? 1 : likeness(before, prefix)),
      20 * (suffix === "" ? 1 : likeness(after, suffix)),
      2 * near,
    ];
    return parts.reduce((sum, part) => sum + part, 0) / 92;
  };
  const [best] = places.map((place) => ({ place, score: score(place) })).sort((a, b) => b.score - a.score);
  return best?.place;
}

/** The stored offsets, believed: what a tool does that keeps nothing else. */
export function anchorByOffsets(text: string, { start, end }: Selector): Span | undefined {
  return end <= text.length ? { start, end } : undefined;
}
