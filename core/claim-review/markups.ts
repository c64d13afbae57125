import type { LdNode } from "../json-ld.ts";

/** The ways in which a page may say a review, and what is to be written in each. */
export const markups = {
  "json-ld": {
    label: "JSON-LD",
    typed: (type: string): string => `"@type": "${type}"`,
    noVocabulary: "It says no @context.",
    otherVocabulary: "Its @context is not schema.org’s.",
    vocabulary: 'Add "@context": "https://schema.org": without it the names mean nothing.',
    rating: 'Write {"@type": "Rating", "alternateName": "…"}.',
  },
  microdata: {
    label: "Microdata",
    typed: (type: string): string => `itemtype="https://schema.org/${type}"`,
    noVocabulary: "Its itemtype is no address.",
    otherVocabulary: "Its itemtype is not of schema.org.",
    vocabulary: "Write the type from https://schema.org/ on: without it the names mean nothing.",
    rating: 'Write itemprop="reviewRating" itemscope itemtype="https://schema.org/Rating" around its parts.',
  },
  rdfa: {
    label: "RDFa",
    typed: (type: string): string => `typeof="${type}"`,
    noVocabulary: "It says no vocab.",
    otherVocabulary: "Its vocab is not schema.org’s.",
    vocabulary: 'Add vocab="https://schema.org/": without it the names mean nothing.',
    rating: 'Write property="reviewRating" typeof="Rating" around its parts.',
  },
} as const;
export type Markup = keyof typeof markups;

/** A thing that the tags of a page say, in the form of JSON-LD, and the line of the page where it begins, from 1. */
export interface TaggedItem {
  markup: Exclude<Markup, "json-ld">;
  line: number;
  node: LdNode;
}
