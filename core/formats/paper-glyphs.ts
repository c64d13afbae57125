import { signMarkup, signs } from "../signs.ts";
import type { Sign } from "../verdicts.ts";
import { stanceShapes } from "./stance-sprite.ts";

/** In the print style all tokens of ink but the verdicts' are near black. */
const ink = "#222";

/** A shape of 16 × 16 as the address of a picture, in one colour on white. */
function picture(shape: string, colour: string): string {
  const drawn = shape.replaceAll("currentColor", colour).replaceAll(/var\(--ko[^"]*\)/gu, "#fff");
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">${drawn}</svg>`;
  return `url("data:image/svg+xml,${svg.replaceAll('"', "'").replaceAll("<", "%3C").replaceAll("#", "%23")}")`;
}

/**
 * The style sheet of the signs on paper. A `<use>` is a picture of its own to Chromium, and each page that it prints
 * costs it time for every such picture on all pages: 5,000 of them took half of the time of a long report. So on paper
 * the word that a sign stands before draws it as its background. `tokens` is a style sheet with the colours of the
 * tokens, the light ones first. Throws when one is missing.
 */
export function paperGlyphs(tokens: string): string {
  const colour = (token: string): string => {
    const found = new RegExp(`--${token}: (#[0-9a-f]{6});`, "u").exec(tokens)?.[1];
    if (found === undefined) throw new Error(`The tokens have no colour --${token}.`);
    return found;
  };
  const shape = (id: string) => stanceShapes[id] ?? "";
  const words: [selector: string, image: string][] = [
    ...(Object.keys(signs) as (Sign | "stale")[]).map((sign): [string, string] => [
      `.rep .vd.v-${sign}::before, .rep .chip.v-${sign}`,
      picture(signMarkup(sign), colour(`v-${sign}`)),
    ]),
    [".stance.s-supports::before", picture(shape("i-plusc"), ink)],
    [".stance.s-refutes::before", picture(shape("i-minusc"), ink)],
    [".stance.s-context::before", picture(shape("i-right"), ink)],
    [".stance.s-not-found::before", picture(shape("i-nil"), ink)],
    [".l-found::before", picture(shape("i-lock"), colour("good"))],
    [".l-not-found::before", picture(shape("i-unlock"), colour("bad"))],
    [".l-no-snapshot::before", picture(shape("i-none"), ink)],
    [".warn:has(> .g)::before", picture(signMarkup("stale"), colour("warn"))],
  ];
  return `@media print {
.rep .g { display: none; }
.rep .vd::before, .stance::before, .lock::before, .warn:has(> .g)::before { content: ""; flex: none; align-self: center; width: 13px; height: 13px; background: 0 0 / 100% no-repeat; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.rep .warn:has(> .g)::before { display: inline-block; margin-right: 5px; vertical-align: -2px; }
.rep .chip { background: 2px 50% / 12px no-repeat; }
${words.map(([selector, image]) => `${selector} { background-image: ${image}; }`).join("\n")}
}`;
}
