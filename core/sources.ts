import type { MaskReason, Visibility } from "./evidence.ts";
import type { PartialDate, Time } from "./time.ts";

export const sourceKinds = [
  { id: "web-page", label: "Web page" },
  { id: "document", label: "Document" },
  { id: "dataset", label: "Dataset" },
  { id: "image", label: "Image" },
  { id: "video", label: "Video" },
  { id: "audio", label: "Audio" },
  { id: "interview", label: "Interview" },
  { id: "e-mail", label: "E-mail" },
  { id: "phone", label: "Phone" },
  { id: "recording", label: "Recording" },
  { id: "own-calculation", label: "Own calculation" },
  { id: "on-author", label: "On author" },
] as const;
export type SourceKind = (typeof sourceKinds)[number]["id"];

/** Who or what says so; reused across claims and articles. */
export interface Source {
  id: string;
  version: number;
  kind: SourceKind;
  url: string | null;
  title: string;
  publisher: string;
  author: string;
  publishedAt: PartialDate | null;
  language: string;
  note: string;
  /** What interest the source has in the matter. */
  interest: string;
  /** What is known of how far it can be relied on, in words; there is no score. */
  reliability: string;
  /** Whom its name may reach. Evidence from it reaches no further. */
  visibility: Visibility;
  maskReason: MaskReason | null;
  /** The source that this one was found to be the same as; its evidence, snapshots and derivations are there. */
  mergedInto: string | null;
  createdAt: Time;
  createdBy: string | null;
  updatedAt: Time;
}

/** A source as others name it. */
export type LinkedSource = Pick<Source, "id" | "title" | "publisher" | "kind" | "url">;

/** What others show of a source. */
export function linked({ id, title, publisher, kind, url }: Source): LinkedSource {
  return { id, title, publisher, kind, url };
}

/** What a source is called: its title, else its address. */
export function sourceName({ title, url }: Pick<Source, "title" | "url">): string {
  return title.trim() || (url ?? "");
}

/** How much hangs on a source, as far as somebody may see it. */
export interface SourceCounts {
  /** Claims that stand and have evidence from it. */
  claims: number;
  evidence: number;
  snapshots: number;
  /** Sources that it derives from, directly. */
  derivesFrom: number;
}

/** A source as the library lists it. */
export interface SourceSummary extends Source {
  counts: SourceCounts;
}

/** A claim that has evidence from a source. */
export interface SourceUse {
  claimId: string;
  claimNumber: number;
  articleId: string;
  articleTitle: string;
  /** The claim reworded, or else its words in the article. */
  words: string;
  /** Pieces of evidence from this source. */
  evidence: number;
}

/** A source with where it is used. */
export interface SourceView extends SourceSummary {
  /** By article and number, at most 500. */
  uses: readonly SourceUse[];
  articles: number;
  /** Other sources with the same address, however it is written: duplicates to merge. */
  twins: readonly LinkedSource[];
}

/** A source just added: what was said of it, and defaults for the rest. Without a kind, what has an address is a web page. */
export function newSource(fields: Partial<Source>, made: { id: string; at: Time; by: string | null }): Source {
  const url = fields.url?.trim() ? fields.url : null;
  return {
    kind: url === null ? "document" : "web-page",
    title: "",
    publisher: "",
    author: "",
    publishedAt: null,
    language: "",
    note: "",
    interest: "",
    reliability: "",
    visibility: "public",
    maskReason: null,
    ...fields,
    url,
    id: made.id,
    version: 1,
    mergedInto: null,
    createdAt: made.at,
    createdBy: made.by,
    updatedAt: made.at,
  };
}
