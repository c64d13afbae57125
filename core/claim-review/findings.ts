/** How much a finding matters: readers of the markup drop it, misread it, or would like more. */
export const findingLevels = [
  { id: "error", label: "Error" },
  { id: "warning", label: "Warning" },
  { id: "hint", label: "Hint" },
] as const;
export type FindingLevel = (typeof findingLevels)[number]["id"];

const google = "https://developers.google.com/search/docs/appearance/structured-data/factcheck";
const schema = "https://schema.org";

/** Every rule of the linter: how much it matters, and where it is written. */
export const lintRules = {
  "not-json": { level: "error", source: "https://www.w3.org/TR/json-ld11/" },
  "no-review": { level: "error", source: `${google}#structured-data-type-definitions` },
  "too-many": { level: "hint", source: google },
  "type-misspelt": { level: "error", source: `${schema}/ClaimReview` },
  "context-missing": { level: "error", source: "https://www.w3.org/TR/json-ld11/#the-context" },
  "claim-missing": { level: "error", source: `${google}#claim-review` },
  "claim-long": { level: "hint", source: `${google}#claim-review` },
  "claim-is-headline": { level: "warning", source: `${google}#claim-review` },
  "claim-twice": { level: "hint", source: `${google}#guidelines` },
  "url-missing": { level: "error", source: `${google}#claim-review` },
  "url-relative": { level: "error", source: `${google}#claim-review` },
  "url-same": { level: "error", source: `${google}#claim-review` },
  "checker-missing": { level: "warning", source: `${google}#claim-review` },
  "checker-nameless": { level: "warning", source: `${google}#claim-review` },
  "checker-is-speaker": { level: "error", source: `${google}#claim-review` },
  "item-missing": { level: "warning", source: `${google}#claim-review` },
  "item-type": { level: "warning", source: `${google}#claim` },
  "item-type-old": { level: "hint", source: `${google}#claim` },
  "speaker-nameless": { level: "warning", source: `${google}#claim` },
  "appearance-missing": { level: "hint", source: `${google}#claim` },
  "date-missing": { level: "warning", source: `${google}#claim-review` },
  "date-form": { level: "error", source: `${schema}/datePublished` },
  "date-order": { level: "warning", source: `${google}#claim` },
  "date-future": { level: "warning", source: `${schema}/datePublished` },
  "html-in-text": { level: "warning", source: `${schema}/Text` },
  "rating-missing": { level: "error", source: `${google}#claim-review` },
  "rating-type": { level: "error", source: `${google}#rating` },
  "rating-words-missing": { level: "error", source: `${google}#rating` },
  "rating-words-in-name": { level: "warning", source: `${google}#rating` },
  "number-form": { level: "error", source: `${google}#rating` },
  "range-missing": { level: "warning", source: `${google}#rating` },
  "range-inverted": { level: "error", source: `${google}#rating` },
  "range-low": { level: "warning", source: `${google}#rating` },
  "range-without-number": { level: "warning", source: `${google}#rating` },
  "number-outside": { level: "error", source: `${google}#rating` },
  "number-for-unrated": { level: "warning", source: `${google}#rating` },
  "words-against-number": { level: "error", source: `${google}#rating` },
  "words-beside-number": { level: "warning", source: `${google}#rating` },
  "scale-upside-down": { level: "error", source: `${google}#rating` },
  "media-category": { level: "error", source: `${schema}/mediaAuthenticityCategory` },
  "media-item": { level: "error", source: `${schema}/MediaReviewItem` },
  "media-context": { level: "warning", source: `${schema}/originalMediaContextDescription` },
} as const satisfies Record<string, { level: FindingLevel; source: string }>;
export type LintRule = keyof typeof lintRules;

/** One thing that is wrong with the markup. */
export interface Finding {
  id: LintRule;
  level: FindingLevel;
  /** Where: «@graph[0].reviewRating»; "" for the whole. */
  path: string;
  /** What is wrong. */
  words: string;
  /** How it is mended. */
  way: string;
  /** The address of what asks for it. */
  source: string;
}

/** Says something against what stands at `path`. */
export function finding(id: LintRule, path: string, words: string, way: string): Finding {
  return { id, level: lintRules[id].level, path, words, way, source: lintRules[id].source };
}

/** Words of the markup as a finding quotes them: on one line and not longer than 80 code units. */
export function quoted(text: string): string {
  const line = text.replaceAll(/\s+/gu, " ");
  return `«${line.length > 80 ? `${line.slice(0, 79).replace(/\p{Cs}$/u, "")}…` : line}»`;
}
