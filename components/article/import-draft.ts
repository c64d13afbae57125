import type { Document } from "@/core/articles.ts";
import type { PagePlace } from "@/core/extraction.ts";
import type { ArticleForm } from "./article-fields.tsx";

/** How an article comes in: fetched at its address, pasted or typed, or as a file. */
export type Way = "url" | "text" | "file";

/** A chosen file. */
export interface ChosenFile {
  name: string;
  /** In bytes. */
  size: number;
  /** When it was last changed, in ms since 1970: tells it from another of the same name. */
  modified: number;
  /** Its bytes as base64, where it is small enough to be kept in the browser; else null. */
  base64: string | null;
}

/** What a text was read from, as the page shows it beside its text. */
export interface ReadFrom {
  way: Way;
  mediaType: string;
  /** In bytes. */
  size: number;
  sha256: string;
  /** The page the server fetched: its name there, so that the article is made of these bytes and no others. */
  fetched: string | null;
}

/** The text as it was read, as corrected since. */
export interface Reading {
  document: Document;
  notes: readonly string[];
  /** Why a part is or may be missing; "" when all was read. */
  missing: string;
  /** Of a paged file, where its pages stand in `document` as it is now. */
  pages: readonly PagePlace[];
  from: ReadFrom;
  form: ArticleForm;
}

/** What somebody has put in so far while bringing an article in. Kept in this browser until it is saved. */
export interface ImportDraft {
  /** Makes sending it twice safe (Idempotency-Key). */
  key: string;
  url: string;
  text: string;
  isMarkdown: boolean;
  /** What was pasted with its formatting, as HTML, unchanged since; `text` holds its words. */
  html: string | null;
  /** The words alone are taken of it. */
  isPlain: boolean;
  file: ChosenFile | null;
  encoding: string;
  reading: Reading | null;
  /** Which step is shown. */
  step: "text" | "look";
}

/** Nothing put in yet. */
export function emptyDraft(): ImportDraft {
  const key = crypto.randomUUID();
  const nothing = { url: "", text: "", isMarkdown: false, html: null, isPlain: false, file: null };
  return { key, ...nothing, encoding: "", reading: null, step: "text" };
}

const nameFor = (person: string) => `claimcheck.bring-in.${person}`;

/** The draft this person left in this browser, or an empty one; one that cannot be read is dropped. */
export function readDraft(person: string): ImportDraft {
  const kept = localStorage.getItem(nameFor(person));
  if (kept === null) return emptyDraft();
  try {
    const { reading, ...rest } = { ...emptyDraft(), ...(JSON.parse(kept) as Partial<ImportDraft>) };
    // as Claimcheck kept it before it said what a text was read from: it is read again
    const isWhole = reading?.from !== undefined;
    // without its file nothing can be saved: it has to be chosen again first
    const lacksFile = rest.file?.base64 === null && reading?.from?.way === "file";
    return { ...rest, reading: isWhole ? reading : null, step: isWhole && !lacksFile ? rest.step : "text" };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    localStorage.removeItem(nameFor(person));
    return emptyDraft();
  }
}

/** Keeps a draft in this browser; without its file where that does not fit. False when not even the rest does. */
export function keepDraft(person: string, draft: ImportDraft): boolean {
  const withoutBytes = draft.file ? [{ ...draft, file: { ...draft.file, base64: null } }] : [];
  for (const kept of [draft, ...withoutBytes]) {
    try {
      localStorage.setItem(nameFor(person), JSON.stringify(kept));
      return true;
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
    }
  }
  localStorage.removeItem(nameFor(person));
  return false;
}

/** Forgets this person's draft: it was saved. */
export function dropDraft(person: string): void {
  localStorage.removeItem(nameFor(person));
}

/** A browser keeps about 5 MB a site; base64 takes a third more, and the text that is read from it stands beside. */
export const largestKeptFile = 2_500_000;

/** A chosen file as a draft has it. Its bytes are kept in the browser only up to largestKeptFile. */
export async function chosenFile(file: File): Promise<ChosenFile> {
  const { name, size, lastModified } = file;
  return { name, size, modified: lastModified, base64: size > largestKeptFile ? null : await toBase64(file) };
}

/** Whether two chosen files are the same, as far as their names, sizes and times tell. */
export function isSameFile(one: ChosenFile | null, other: ChosenFile): boolean {
  return one?.name === other.name && one.size === other.size && one.modified === other.modified;
}

/** A file's bytes as base64. */
async function toBase64(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = "";
  for (let at = 0; at < bytes.length; at += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(binary);
}

/** The file again, as it was chosen; undefined when the browser did not keep it. */
export function toFile({ name, base64 }: ChosenFile): File | undefined {
  if (base64 === null) return undefined;
  return new File([Uint8Array.from(atob(base64), (unit) => unit.charCodeAt(0))], name);
}
