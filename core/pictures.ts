import { leaves } from "./article-text.ts";
import type { Document } from "./articles.ts";

/** The longest description of a picture that is kept, in code units. */
export const longestAlt = 1000;

/** What stands in a picture's place for a reader: that it is one, and its description or "". */
export function pictureWords(alt: string): [label: string, alt: string] {
  return alt === "" ? ["Picture without a description", ""] : ["Picture:", alt];
}

/** pictureWords() on one line. */
export function pictureLabel(alt: string): string {
  return pictureWords(alt).join(" ").trim();
}

/** At most so wide or high, in pixels, is what counts readers or holds a space, not what they look at. */
const leastSide = 3;

/**
 * The placeholder for an `img` of HTML from outside, of whose attributes only these are read; undefined for one that
 * its page hides from readers (WAI-ARIA `presentation`, `none`, `aria-hidden`) or that is a dot of few pixels.
 */
export function pictureOf(
  attribute: (name: string) => string | null,
): { type: "picture"; attrs: { alt: string } } | undefined {
  if (/^(?:presentation|none)$/iu.test(attribute("role") ?? "") || attribute("aria-hidden") === "true")
    return undefined;
  const isDot = ["width", "height"].some((side) => {
    const pixels = /^\s*(\d+)(?:px)?\s*$/u.exec(attribute(side) ?? "")?.[1];
    return pixels !== undefined && Number(pixels) <= leastSide;
  });
  return isDot ? undefined : { type: "picture", attrs: { alt: altOf(attribute("alt") ?? "") } };
}

/** A description on one line, of whole characters, no longer than is kept. */
export function altOf(given: string): string {
  const line = given
    .replaceAll(/[\0\u00ad]/gu, "")
    .replaceAll(/\p{Surrogate}/gu, "\ufffd")
    .replaceAll(/\s+/gu, " ")
    .trim();
  return line.length > longestAlt ? `${line.slice(0, longestAlt - 1).replace(/\p{Surrogate}$/u, "")}…` : line;
}

/** The labels of a document's pictures, in reading order. */
export function picturesIn(document: Document): string[] {
  return leaves(document.content).flatMap((leaf) => (leaf.type === "picture" ? [pictureLabel(leaf.attrs.alt)] : []));
}
