import { Markup } from "./markup.ts";

const line = 'fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"';
const ring = `<circle ${line} cx="8" cy="8" r="6.3"/>`;

/** The shapes of the stances and locks as the inside of an `<svg viewBox="0 0 16 16">`, in the colour of the text around them. */
export const stanceShapes: Readonly<Record<string, string>> = {
  "i-plusc": `${ring}<path ${line} d="M8 5v6M5 8h6"/>`,
  "i-minusc": `${ring}<path ${line} d="M5 8h6"/>`,
  "i-right": `<path ${line} d="m6 4 4 4-4 4"/>`,
  "i-lock": `<path ${line} d="M3.2 7.2h9.6v6.6H3.2zM5.2 7V5a2.8 2.8 0 0 1 5.6 0v2"/>`,
  "i-unlock": `<path ${line} d="M3.2 7.2h9.6v6.6H3.2zM5.2 7V4.6a2.8 2.8 0 0 1 5.3-1.3"/>`,
  "i-none": `<path ${line} stroke-dasharray="2 2.2" d="M3.2 7.2h9.6v6.6H3.2z"/>`,
  "i-nil": `<circle ${line} cx="6.7" cy="6.7" r="4.5"/><path ${line} d="m10 10 4 4M5 6.7h3.4"/>`,
};

/** The signs of the stances and locks as symbols: what the passages of a claim sheet draw theirs from. */
export function stanceSprite(): Markup {
  const symbols = Object.entries(stanceShapes).map(
    ([id, shape]) => `<symbol id="${id}" viewBox="0 0 16 16">${shape}</symbol>`,
  );
  return new Markup(
    `<svg class="sprite" width="0" height="0" aria-hidden="true" focusable="false">${symbols.join("")}</svg>`,
  );
}
