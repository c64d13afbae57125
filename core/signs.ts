import type { Sign } from "./verdicts.ts";

/** What is drawn in a sign: strokes in the text's colour, filled shapes, and strokes that cut through a filled shape. */
export interface SignShape {
  /** SVG path data drawn as a line, 1.6 of 16 wide, round ends. */
  line?: string;
  /** SVG path data filled. */
  fill?: string;
  /** SVG path data drawn over `fill` in the colour of the paper, 1.9 of 16 wide. */
  cut?: string;
  /** `ring` too, as a broken line. */
  brokenRing?: true;
}

/** The ring of the signs that have one. */
export const ring = "M8 1.7a6.3 6.3 0 1 1 0 12.6 6.3 6.3 0 0 1 0-12.6Z";
const dot = (x: number, y: number): string => `M${x} ${y - 0.9}a.9.9 0 1 1 0 1.8.9.9 0 0 1 0-1.8Z`;

/** The shapes of the verdicts and of «stale», in a box of 16 × 16 (interface.md «Verdicts and flags»). */
export const signs: Readonly<Record<Sign | "stale", SignShape>> = {
  supported: { fill: "M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1Z", cut: "m4.8 8.3 2.2 2.3 4.3-4.9" },
  "mostly-supported": { line: `${ring}m-2.8 6.6 2 2 3.7-4.3` },
  misleading: { line: "M8 1.9 14.6 13.6H1.4ZM8 6.4v3.1", fill: dot(8, 11.6) },
  refuted: {
    fill: "M2.9 1.4h10.2a1.5 1.5 0 0 1 1.5 1.5v10.2a1.5 1.5 0 0 1-1.5 1.5H2.9a1.5 1.5 0 0 1-1.5-1.5V2.9a1.5 1.5 0 0 1 1.5-1.5Z",
    cut: "m5 5 6 6m0-6-6 6",
  },
  conflicting: { line: "M2 5.3h11M10 2.2l3.2 3.1L10 8.4M14 10.9H3m3 3.1-3.2-3.1L6 7.8" },
  "not-enough-evidence": {
    brokenRing: true,
    line: "M6.3 6.5c.1-2.1 3.4-2 3.4 0 0 1.3-1.7 1.4-1.7 2.7",
    fill: dot(8, 11.3),
  },
  "not-checkable": { line: `${ring}M3.6 12.4 12.4 3.6` },
  unrated: { line: ring },
  void: { line: `${ring}M4.9 8h6.2` },
  stale: { line: "M13.6 8a5.6 5.6 0 1 1-1.9-4.2M12.4 1v3.2H9.2M8 5v3.4l2.2 1.3" },
};

const round = 'fill="none" stroke-linecap="round" stroke-linejoin="round"';

/** A sign's shape as the inside of an `<svg viewBox="0 0 16 16">`, in the colour of the text around it. */
export function signMarkup(sign: Sign | "stale"): string {
  const { line, fill, cut, brokenRing } = signs[sign];
  const stroke = `${round} stroke="currentColor" stroke-width="1.6"`;
  return [
    fill && `<path fill="currentColor" d="${fill}"/>`,
    brokenRing && `<path ${stroke} stroke-dasharray="2.4 2.55" d="${ring}"/>`,
    line && `<path ${stroke} d="${line}"/>`,
    cut && `<path ${round} stroke="var(--ko, var(--sheet))" stroke-width="1.9" d="${cut}"/>`,
  ]
    .filter(Boolean)
    .join("");
}

/**
 * All signs as symbols, once per page: the numbers in the text of annotatedHtml draw theirs from here. A page shows it
 * as the first thing in its body (components/ui/glyph.tsx `SignSprite`).
 */
export function signSprite(): string {
  const symbols = (Object.keys(signs) as (Sign | "stale")[]).map(
    (sign) => `<symbol id="g-${sign}" viewBox="0 0 16 16">${signMarkup(sign)}</symbol>`,
  );
  return `<svg class="sprite" width="0" height="0" aria-hidden="true" focusable="false">${symbols.join("")}</svg>`;
}
