import { useSyncExternalStore } from "react";
import type { Source, SourceKind } from "@/core/sources.ts";
import type { PassageValue } from "./passage-fields.tsx";

/** What stands in the form for new evidence and was not added yet. */
export interface FormDraft extends PassageValue {
  /** Words of a source, or a search that found none. */
  form: "passage" | "search";
  /** An address, or words to find a known source by. */
  address: string;
  /** The known source that was chosen. */
  known: Source | null;
  kind: SourceKind;
  title: string;
  publisher: string;
  author: string;
  publishedAt: string;
  /** Of the source. */
  sourceLanguage: string;
}

export const emptyForm: FormDraft = {
  form: "passage",
  address: "",
  known: null,
  kind: "web-page",
  title: "",
  publisher: "",
  author: "",
  publishedAt: "",
  sourceLanguage: "",
  passage: "",
  translation: "",
  language: "",
  locator: "",
  stance: null,
  class: null,
  medium: "text",
  dates: [],
  search: null,
  visibility: "team",
  maskReason: null,
  note: "",
};

/** The form of one person on one claim. */
export interface FormPlace {
  personId: string;
  claimId: string;
}

interface FormState {
  draft: FormDraft;
  open: boolean;
  /** The browser did not keep it: full, or forbidden. */
  unkept: boolean;
}

const keyOf = ({ personId, claimId }: FormPlace) => `claimcheck.evidence-form.${personId}.${claimId}`;
const closed: FormState = { draft: emptyForm, open: false, unkept: false };
/** What was read from the browser or typed on this page; the browser's own copy is for the next visit. */
const forms = new Map<string, FormState>();
const listeners = new Set<() => void>();

/** The form of a person on a claim as it stands now. */
export function formNow(place: FormPlace): FormState {
  const key = keyOf(place);
  const known = forms.get(key);
  if (known) return known;
  const kept = localStorage.getItem(key);
  const read: FormState =
    kept === null ? closed : { draft: { ...emptyForm, ...(JSON.parse(kept) as FormDraft) }, open: true, unkept: false };
  forms.set(key, read);
  return read;
}

function put(place: FormPlace, next: FormState): void {
  forms.set(keyOf(place), next);
  for (const listener of listeners) listener();
}

function keep(place: FormPlace, draft: FormDraft): boolean {
  try {
    localStorage.setItem(keyOf(place), JSON.stringify(draft));
    return true;
  } catch (error) {
    if (error instanceof DOMException) return false;
    throw error;
  }
}

/** Opens the form as it was left, or with these words in it. */
export function openForm(place: FormPlace, fields: Partial<FormDraft> = {}): void {
  const { draft, unkept } = formNow(place);
  put(place, { draft, open: true, unkept });
  if (Object.keys(fields).length > 0) changeForm(place, fields);
}

/** Changes what stands in the form, and keeps it in this browser until it is added. */
export function changeForm(place: FormPlace, fields: Partial<FormDraft>): void {
  const state = formNow(place);
  const draft = { ...state.draft, ...fields };
  put(place, { ...state, draft, unkept: !keep(place, draft) });
}

/** Closes the form; what is typed stays. */
export function closeForm(place: FormPlace): void {
  put(place, { ...formNow(place), open: false });
}

/** Forgets the form: it was added, or put aside. */
export function dropForm(place: FormPlace): void {
  localStorage.removeItem(keyOf(place));
  put(place, closed);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The form of a person on a claim. */
export function useForm({ personId, claimId }: FormPlace): FormState {
  return useSyncExternalStore(
    subscribe,
    () => formNow({ personId, claimId }),
    () => closed,
  );
}
