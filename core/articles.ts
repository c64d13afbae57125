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
  /** A placeholder: pictures of imported articles are never loaded. */
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
  | { type: "horizontalRule" };

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

/** One immutable state of an article's text. `text` is core/article-text.ts of `document`; all offsets count in it. */
export interface Revision {
  articleId: string;
  /** 1 for the first; the page says «version». */
  number: number;
  document: Document;
  text: string;
  /** SHA-256 (hex) of `text` as UTF-8. */
  sha256: string;
  note: string;
  createdAt: Time;
  createdBy: string | null;
}
