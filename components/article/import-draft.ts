import type { Document } from "@/core/articles.ts";
import type { ArticleForm } from "./article-fields.tsx";

/** What somebody has put in so far while bringing an article in. Kept in this browser until it is saved. */
export interface ImportDraft {
  /** Makes sending it twice safe (Idempotency-Key). */
  key: string;
  text: string;
  isMarkdown: boolean;
  /** The chosen file's bytes as base64. */
  file: { name: string; base64: string } | null;
  encoding: string;
  /** The text read from it, as corrected since. */
  reading: { document: Document; notes: readonly string[]; form: ArticleForm } | null;
  /** Which step is shown. */
  step: "text" | "look";
}

/** Nothing put in yet. */
export function emptyDraft(): ImportDraft {
  const key = crypto.randomUUID();
  return { key, text: "", isMarkdown: false, file: null, encoding: "", reading: null, step: "text" };
}

const nameFor = (person: string) => `claimcheck.bring-in.${person}`;

/** The draft this person left in this browser, or an empty one; one that cannot be read is dropped. */
export function readDraft(person: string): ImportDraft {
  const kept = localStorage.getItem(nameFor(person));
  if (kept === null) return emptyDraft();
  try {
    return { ...emptyDraft(), ...(JSON.parse(kept) as Partial<ImportDraft>) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    localStorage.removeItem(nameFor(person));
    return emptyDraft();
  }
}

/** Keeps a draft in this browser. False when it is too large for that. */
export function keepDraft(person: string, draft: ImportDraft): boolean {
  try {
    localStorage.setItem(nameFor(person), JSON.stringify(draft));
    return true;
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    localStorage.removeItem(nameFor(person));
    return false;
  }
}

/** Forgets this person's draft: it was saved. */
export function dropDraft(person: string): void {
  localStorage.removeItem(nameFor(person));
}

/** A file's bytes as base64, for the draft. */
export async function toBase64(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = "";
  for (let at = 0; at < bytes.length; at += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(binary);
}

/** The file again, as it was chosen. */
export function toFile({ name, base64 }: { name: string; base64: string }): File {
  return new File([Uint8Array.from(atob(base64), (unit) => unit.charCodeAt(0))], name);
}
