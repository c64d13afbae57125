import { fieldName } from "../claim/history-words.ts";
import type { Change } from "./changes.ts";

const acts: Readonly<Record<Change["kind"], string>> = {
  "mark-claim": "The new claim",
  "edit-claim": "A change of the claim",
  "edit-draft": "A change of the verdict",
  "discard-draft": "Putting the verdict aside",
  "give-opinion": "The verdict",
  "move-claim": "The decision",
  "edit-second-draft": "A change of your blind opinion",
  "discard-second-draft": "Putting your blind opinion aside",
  "give-second-opinion": "Your blind opinion",
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
  "add-contact": "The new contact",
  "edit-contact": "A change of the contact",
  "delete-contact": "Taking the contact out of the log",
  "add-note": "The new note",
  "edit-note": "A change of the note",
  "delete-note": "Taking the note away",
  "add-comment": "The comment",
  "change-comment": "A change of the comment",
  "delete-comment": "Removing the comment",
  "settle-thread": "Resolving the thread, or opening it again,",
  "flag-problem": "What you said is wrong with the evidence",
  "answer-problem": "The answer to a problem",
};

/** What a change was to do, in words that begin a sentence. */
export function changeInWords(change: Change): string {
  return acts[change.kind];
}

function typedFields(change: Change): object {
  if (change.kind === "mark-claim" || change.kind === "set-targets") return { exact: change.exact };
  if (change.kind === "add-evidence") {
    return { ...("source" in change.evidence ? change.evidence.source : {}), ...change.evidence };
  }
  if (change.kind === "give-opinion" || change.kind === "give-second-opinion") return change.body;
  if (change.kind === "move-claim") return { reason: change.reason };
  if (change.kind === "add-contact") {
    const { whom, role, questions, answer } = change.contact;
    return { whom, role, questions, answer };
  }
  if (change.kind === "add-note") return { body: change.note.body };
  if (change.kind === "add-comment") return { comment: change.comment.body };
  if (change.kind === "change-comment") return { comment: change.body };
  if (change.kind === "flag-problem") return { note: change.problem.note };
  if (change.kind === "answer-problem") return { answer: change.settled.answer };
  return "fields" in change ? change.fields : {};
}

/** The texts a person typed into a change, each with the name of its field: what must not get lost with it. */
export function typedTexts(change: Change): { label: string; text: string }[] {
  const typed = typedFields(change) as Record<string, unknown>;
  const search = typed["search"];
  const parts = typeof search === "object" ? { ...typed, ...search } : typed;
  return Object.entries(parts).flatMap(([field, value]) => {
    if (field === "id" || field.endsWith("Id") || typeof value !== "string" || value === "") return [];
    return [{ label: field === "exact" ? "Words" : fieldName(field), text: value }];
  });
}
