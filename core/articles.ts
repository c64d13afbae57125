import type { PagePlace } from "./extraction.ts";
import type { PartialDate, Time } from "./time.ts";

/** Formatting of a run of text. Claims are never marks: the article does not know that it is annotated. */
export type Mark =
  | { type: "bold" }
  | { type: "italic" }
  | { type: "strike" }
  | { type: "code" }
  | { type: "link"; attrs: { href: string } };

export type Inline =
  | { type: "text"; text: string; marks?: Mark[] }
  | { type: "hardBreak" }
  /** As articles stored before `picture` have it: its alt text is among their words, and stays so. */
  | { type: "image"; attrs: { alt: string } };

export interface ListItem {
  type: "listItem";
  content: Block[];
}
export interface TableCell {
  type: "tableCell" | "tableHeader";
  content: Block[];
}
export interface TableRow {
  type: "tableRow";
  content: TableCell[];
}

/** Blocks that hold text directly: the ones an offset can fall in. */
export type TextBlock =
  | { type: "paragraph"; content?: Inline[] }
  | { type: "heading"; attrs: { level: number }; content?: Inline[] }
  | { type: "caption"; content?: Inline[] }
  | { type: "codeBlock"; content?: Inline[] };

export type Block =
  | TextBlock
  | { type: "blockquote"; content: Block[] }
  | { type: "bulletList"; content: ListItem[] }
  | { type: "orderedList"; attrs?: { start: number }; content: ListItem[] }
  | { type: "table"; content: TableRow[] }
  | { type: "horizontalRule" }
  /** A placeholder in a picture's place, see pictures.ts: no words of the article, never loaded. */
  | { type: "picture"; attrs: { alt: string } };

/** The article's text with its structure, as TipTap's JSON. Stored only after core/inputs/documents.ts parsed it. */
export interface Document {
  type: "doc";
  content: Block[];
}

export const articleStatuses = ["in-work", "finished"] as const;
export type ArticleStatus = (typeof articleStatuses)[number];

/** What is checked. The text lives in revisions; the bytes it came as are kept in `original`, immutable. */
export interface Article {
  id: string;
  version: number;
  title: string;
  byline: string;
  outlet: string;
  publishedAt: PartialDate | null;
  /** BCP 47. */
  language: string;
  url: string | null;
  note: string;
  status: ArticleStatus;
  /** The person in charge of checking it. */
  assignee: string | null;
  dueAt: Time | null;
  /** SHA-256 (hex) of the bytes as they came; see Original. */
  originalSha256: string;
  createdAt: Time;
  createdBy: string | null;
  updatedAt: Time;
}

/** The bytes an article came as. Addressed by SHA-256, never changed. */
export interface Original {
  sha256: string;
  mediaType: string;
  fileName: string;
  /** In bytes. */
  size: number;
}

/** What came in read as an article, before anything is kept (POST /articles/preview). */
export interface ArticlePreview extends Pick<
  Article,
  "title" | "byline" | "outlet" | "publishedAt" | "language" | "url"
> {
  document: Document;
  /** core/article-text.ts of `document`. */
  text: string;
  /** Of a paged file: where its pages stand in `text`. */
  pages: readonly PagePlace[];
  /** What was dropped, joined or taken in a certain way, in words for a person. */
  notes: readonly string[];
  /** Why a part is or may be missing, in words with the way out; "" when all was read. */
  missing: string;
  /** As the bytes say, not as was claimed. */
  mediaType: string;
  /** Of the bytes that will be kept. */
  size: number;
  /** SHA-256 (hex) of the bytes that will be kept. */
  sha256: string;
  /**
   * SHA-256 (hex) of a page that was fetched for this, held for an hour for who asked: sent as `fetched` in place of any
   * other content it is kept byte for byte as it was looked at. Null for all else.
   */
  fetched: string | null;
}

/** How a revision came about. */
export const revisionMethods = [
  { id: "import", label: "Brought in" },
  { id: "edit", label: "Edited here" },
  { id: "revert", label: "Reverted" },
] as const;
export type RevisionMethod = (typeof revisionMethods)[number]["id"];

/** What a revision says that was neither read from a file nor fetched. */
export const readFromNothing = {
  revertsTo: null,
  originalSha256: null,
  url: null,
  pages: [],
  readingNotes: [],
} as const satisfies Partial<Revision>;

/** One immutable state of an article's text. `text` is core/article-text.ts of `document`; all offsets count in it. */
export interface Revision {
  articleId: string;
  /** 1 for the first; the page says «version». */
  number: number;
  document: Document;
  text: string;
  /** SHA-256 (hex) of `text` as UTF-8. */
  sha256: string;
  /** Why it was made, in words of who made it. */
  note: string;
  method: RevisionMethod;
  /** The earlier revision whose text it took up again. */
  revertsTo: number | null;
  /** The bytes it came as; null when it was edited here, and for the first, whose bytes are the article's. */
  originalSha256: string | null;
  /** Where it was fetched. */
  url: string | null;
  /** Of a paged file: where its pages stand in `text`. */
  pages: readonly PagePlace[];
  /** What the reader of the file dropped, or took in a certain way. */
  readingNotes: readonly string[];
  createdAt: Time;
  createdBy: string | null;
}
