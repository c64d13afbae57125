import type { SheetField } from "@/core/outside-claims/sheets.ts";
import type { VerdictId } from "@/core/verdicts.ts";
import type { ChosenFile } from "../article/import-draft.ts";

/** What somebody has put in and chosen so far. Kept in this browser until the claims are in. */
export interface OutsideDraft {
  url: string;
  text: string;
  file: ChosenFile | null;
  encoding: string;
  /** What the columns of a sheet are; null: as they are guessed. */
  map: Readonly<Record<string, SheetField | null>> | null;
  /** Ours for theirs, where it is another than the one proposed. */
  verdicts: Readonly<Record<string, VerdictId | null>>;
  /** The rows that come in; null: all that are new. */
  rows: readonly number[] | null;
}

export const emptyDraft: OutsideDraft = {
  url: "",
  text: "",
  file: null,
  encoding: "",
  map: null,
  verdicts: {},
  rows: null,
};

/** Where claims come from: an address that is fetched, or what was pasted or chosen. */
export type Way = "url" | "sent";

/** A draft for another content: what was chosen for the one before says nothing of it. */
export function anew(changes: Partial<OutsideDraft>): Partial<OutsideDraft> {
  return { map: null, verdicts: {}, rows: null, encoding: "", ...changes };
}

/** The draft that is kept under this name, or an empty one; one that cannot be read is dropped. */
export function readDraft(name: string): OutsideDraft {
  try {
    return { ...emptyDraft, ...(JSON.parse(localStorage.getItem(name) ?? "{}") as Partial<OutsideDraft>) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    localStorage.removeItem(name);
    return emptyDraft;
  }
}

/** Keeps a draft in this browser; without its file, and without its text, where these do not fit. */
export function keepDraft(name: string, draft: OutsideDraft): void {
  const withoutBytes = { ...draft, file: draft.file && { ...draft.file, base64: null } };
  for (const kept of [draft, withoutBytes, { ...withoutBytes, text: "" }]) {
    try {
      localStorage.setItem(name, JSON.stringify(kept));
      return;
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
    }
  }
  localStorage.removeItem(name);
}
