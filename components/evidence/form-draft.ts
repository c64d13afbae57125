import type { Source, SourceKind } from "@/core/sources.ts";
import type { PassageValue } from "./passage-fields.tsx";

/** What stands in the form for new evidence and was not added yet. */
export interface FormDraft extends PassageValue {
  /** An address, or words to find a known source by. */
  address: string;
  /** The known source that was chosen. */
  known: Source | null;
  kind: SourceKind;
  title: string;
  publisher: string;
  author: string;
  publishedAt: string;
  language: string;
}

export const emptyForm: FormDraft = {
  address: "",
  known: null,
  kind: "web-page",
  title: "",
  publisher: "",
  author: "",
  publishedAt: "",
  language: "",
  passage: "",
  locator: "",
  stance: null,
  class: null,
  medium: "text",
  visibility: "team",
  note: "",
};

const keyOf = (personId: string, claimId: string) => `claimcheck.evidence-form.${personId}.${claimId}`;

/** The form as this person left it on this claim, in this browser; null when there is none. */
export function readFormDraft(personId: string, claimId: string): FormDraft | null {
  const kept = localStorage.getItem(keyOf(personId, claimId));
  return kept === null ? null : { ...emptyForm, ...(JSON.parse(kept) as FormDraft) };
}

/** Keeps the form in this browser; false when the browser keeps nothing (full, or forbidden). */
export function keepFormDraft(personId: string, claimId: string, draft: FormDraft): boolean {
  try {
    localStorage.setItem(keyOf(personId, claimId), JSON.stringify(draft));
    return true;
  } catch (error) {
    if (error instanceof DOMException) return false;
    throw error;
  }
}

/** Forgets the form: it was added, or put aside. */
export function dropFormDraft(personId: string, claimId: string): void {
  localStorage.removeItem(keyOf(personId, claimId));
}
