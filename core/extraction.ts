import type { Document } from "./articles.ts";
import type { PartialDate } from "./time.ts";

/** What a file says about itself. Empty or null where it does not. */
export interface FileMetadata {
  title: string;
  byline: string;
  publisher: string;
  publishedAt: PartialDate | null;
  /** BCP 47. */
  language: string;
  canonicalUrl: string | null;
}

/** Where the words of a page of a paged file stand in the text (UTF-16 code units); empty for a page without words. */
export interface PagePlace {
  /** From 1, as the file counts them. */
  page: number;
  start: number;
  end: number;
}

/** What a file was read as. */
export interface Extraction {
  /** `partial`: cut at a limit, or some of its pages could not be read. */
  status: "ok" | "partial" | "failed";
  /** In words for a person, with the way out; empty when all was read. */
  reason: string;
  /** As the bytes say, not as was claimed. */
  mediaType: string;
  /** Null when nothing could be read, and for pictures. Keeps the limits of core/inputs/documents.ts. */
  document: Document | null;
  /** The text that offsets count in: core/article-text.ts of `document`, "" without one. */
  text: string;
  /** For paged files, in order; empty for others. */
  pages: readonly PagePlace[];
  metadata: FileMetadata;
  /** What was dropped, or taken in a certain way, in words for a person. */
  notes: readonly string[];
}

/** What is known of a file besides its bytes; none of it is believed against them. */
export interface ExtractionHints {
  /** As its server or browser said, with a charset where one was given. */
  mediaType?: string;
  fileName?: string;
  /** Where it was fetched: relative links lead from there. */
  url?: string;
  /** All that a page shows, or its article alone. */
  scope: "page" | "article";
}

/** The metadata of a file that says nothing about itself. */
export const noMetadata: FileMetadata = {
  title: "",
  byline: "",
  publisher: "",
  publishedAt: null,
  language: "",
  canonicalUrl: null,
};
