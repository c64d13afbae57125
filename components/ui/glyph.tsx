import { ring, signs, type SignShape } from "@/core/signs.ts";
import type { Sign } from "@/core/verdicts.ts";

/** The signs of the controls, in a box of 16 × 16: lines 1.6 wide with round ends, and filled parts. */
const icons = {
  search: { line: "M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9ZM10.5 10.5l3.5 3.5" },
  lock: {
    line: "M4.2 7h7.6A1.2 1.2 0 0 1 13 8.2v4.6a1.2 1.2 0 0 1-1.2 1.2H4.2A1.2 1.2 0 0 1 3 12.8V8.2A1.2 1.2 0 0 1 4.2 7ZM5 7V5a3 3 0 0 1 6 0v2",
  },
  unlock: {
    line: "M4.2 7h7.6A1.2 1.2 0 0 1 13 8.2v4.6a1.2 1.2 0 0 1-1.2 1.2H4.2A1.2 1.2 0 0 1 3 12.8V8.2A1.2 1.2 0 0 1 4.2 7ZM5 7V5a3 3 0 0 1 5.8-1",
  },
  clock: { line: "M8 1.7a6.3 6.3 0 1 1 0 12.6 6.3 6.3 0 0 1 0-12.6ZM8 4.5V8l2.3 1.6" },
  check: { line: "M3 8.5l3.2 3.3L13 4.4" },
  x: { line: "M4 4l8 8m0-8-8 8" },
  down: { line: "M4 6l4 4 4-4" },
  right: { line: "M6 4l4 4-4 4" },
  plus: { line: "M8 3v10M3 8h10" },
  theme: { line: "M8 1.7a6.3 6.3 0 1 1 0 12.6 6.3 6.3 0 0 1 0-12.6Z", fill: "M8 1.7a6.3 6.3 0 0 1 0 12.6Z" },
  "eye-off": { line: "M2 8s2.2-4.2 6-4.2S14 8 14 8s-2.2 4.2-6 4.2S2 8 2 8ZM3 13.4l10-10.8" },
  eye: {
    line: "M2 8s2.2-4.2 6-4.2S14 8 14 8s-2.2 4.2-6 4.2S2 8 2 8Z",
    fill: "M8 6.3a1.7 1.7 0 1 1 0 3.4 1.7 1.7 0 0 1 0-3.4Z",
  },
  warn: { line: "M8 1.9 14.6 13.6H1.4ZM8 6.4v3.1", fill: "M8 10.7a.9.9 0 1 1 0 1.8 .9.9 0 0 1 0-1.8Z" },
  origin: {
    line: "M3.5 6.2a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6ZM12.5 1.6a1.6 1.6 0 1 1 0 3.2 1.6 1.6 0 0 1 0-3.2ZM12.5 6.4a1.6 1.6 0 1 1 0 3.2 1.6 1.6 0 0 1 0-3.2ZM12.5 11.2a1.6 1.6 0 1 1 0 3.2 1.6 1.6 0 0 1 0-3.2ZM5.3 8h5.6M5 7l6-3.2M5 9l6 3.2",
  },
  "plus-circle": { line: "M8 1.7a6.3 6.3 0 1 1 0 12.6 6.3 6.3 0 0 1 0-12.6ZM8 5v6M5 8h6" },
  "minus-circle": { line: "M8 1.7a6.3 6.3 0 1 1 0 12.6 6.3 6.3 0 0 1 0-12.6ZM5 8h6" },
  "nothing-found": { line: "M6.7 2.2a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9ZM10 10l4 4M5 6.7h3.4" },
  wait: { line: "M4 2h8M4 14h8M5 2c0 4 6 4.5 6 6s-6 2-6 6M11 2c0 4-6 4.5-6 6s6 2 6 6" },
  bell: {
    line: "M8 2a4 4 0 0 1 4 4c0 3.6 1.4 4.7 1.8 5.2H2.2C2.6 10.7 4 9.6 4 6a4 4 0 0 1 4-4ZM6.5 13.6a1.6 1.6 0 0 0 3 0",
  },
  pen: { line: "M3 13l.7-3L11 2.7 13.3 5 6 12.3Z" },
  corrected: { line: "M3 11.2l.7-3L9.6 2.3 12 4.7 6.1 10.6ZM3 14h10" },
  updated: { line: "M13.2 6.3A5.6 5.6 0 1 0 13.4 9.4M13.6 2.6v3.8H9.8" },
  two: {
    line: "M5.8 3a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5ZM1.5 13.5c0-5.6 8.6-5.6 8.6 0M10.5 3.3a2.5 2.5 0 0 1 0 4.5M12 9.8c1.6.5 2.5 1.8 2.5 3.7",
  },
  off: {
    line: "M2 2l12 12M4.2 10.5a5.4 5.4 0 0 1 2-1.5M2 7.4a9 9 0 0 1 2.6-1.9M9.5 8.9c.9.3 1.7.9 2.3 1.6M7.8 4.3A9 9 0 0 1 14 7.4",
    fill: "M8 12.1a.9.9 0 1 1 0 1.8 .9.9 0 0 1 0-1.8Z",
  },
  talk: { line: "M2.5 3h11v7.6H8L4.8 13.5v-2.9H2.5Z" },
  up: { line: "M4 10l4-4 4 4" },
  left: { line: "M10 4L6 8l4 4" },
  more: {
    fill: "M3 6.6a1.4 1.4 0 1 1 0 2.8 1.4 1.4 0 0 1 0-2.8ZM8 6.6a1.4 1.4 0 1 1 0 2.8 1.4 1.4 0 0 1 0-2.8ZM13 6.6a1.4 1.4 0 1 1 0 2.8 1.4 1.4 0 0 1 0-2.8Z",
  },
} satisfies Record<string, { line?: string; fill?: string }>;

/** A verdict's sign, «stale», or a sign of a control. */
export type GlyphName = Sign | "stale" | keyof typeof icons;

function isSign(name: GlyphName): name is Sign | "stale" {
  return name in signs;
}

const round = { fill: "none", strokeLinecap: "round", strokeLinejoin: "round" } as const;

function Shape({ line, fill, cut, brokenRing }: SignShape) {
  return (
    <>
      {fill && <path fill="currentColor" d={fill} />}
      {brokenRing && <path {...round} stroke="currentColor" strokeWidth="1.6" strokeDasharray="2.4 2.55" d={ring} />}
      {line && <path {...round} stroke="currentColor" strokeWidth="1.6" d={line} />}
      {cut && <path {...round} stroke="var(--ko, var(--sheet))" strokeWidth="1.9" d={cut} />}
    </>
  );
}

/**
 * A sign in the colour of the text around it, hidden from assistive technology: the words beside it say the same.
 * `className` replaces «g», the size of the signs beside text (13 px, base.css).
 */
export function Glyph({ name, className = "g" }: { name: GlyphName; className?: string }) {
  return (
    <svg className={className} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <Shape {...(isSign(name) ? signs[name] : icons[name])} />
    </svg>
  );
}

/** The signs that the numbers in an article's text draw from (annotatedHtml, the editor). Once per page, before them. */
export function SignSprite() {
  return (
    <svg className="sprite" width="0" height="0" aria-hidden="true" focusable="false">
      {Object.entries(signs).map(([sign, shape]) => (
        <symbol key={sign} id={`g-${sign}`} viewBox="0 0 16 16">
          <Shape {...shape} />
        </symbol>
      ))}
    </svg>
  );
}
