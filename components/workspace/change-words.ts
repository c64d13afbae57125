import { fieldName } from "../claim/history-words.ts";
import type { Change } from "./changes.ts";

const acts: Readonly<Record<Change["kind"], string>> = {
  "mark-claim": "The new claim",
  "edit-claim": "A change of the claim",
  "edit-draft": "A change of the verdict",
  "discard-draft": "Putting the verdict aside",
  "give-opinion": "The verdict",
  "delete-claim": "Deleting the claim",
  "restore-claim": "Bringing the claim back",
  "set-targets": "The new words of the claim",
  "split-claim": "Splitting the claim",
  "merge-claims": "Merging the claims",
  "set-sentence": "What was said of the sentence",
  "add-evidence": "The new evidence",
  "edit-evidence": "A change of the evidence",
  "delete-evidence": "Taking the evidence away",
  "restore-evidence": "Bringing the evidence back",
};

/** What a change was to do, in words that begin a sentence. */
export function changeInWords(change: Change): string {
  return acts[change.kind];
}

/** The texts a person typed into a change, each with the name of its field: what must not get lost with it. */
export function typedTexts(change: Change): { label: string; text: string }[] {
  const source = change.kind === "add-evidence" && "source" in change.evidence ? change.evidence.source : {};
  const typed =
    change.kind === "add-evidence"
      ? { ...source, ...change.evidence }
      : change.kind === "give-opinion"
        ? change.body
        : "fields" in change
          ? change.fields
          : {};
  return Object.entries(typed).flatMap(([field, value]) => {
    if (field === "id" || field === "sourceId" || typeof value !== "string" || value === "") return [];
    return [{ label: fieldName(field), text: value }];
  });
}
