import { moveByName } from "@/core/workflow.ts";
import type { Change, ContactFields, NoteFields } from "./changes.ts";
import { standingOpinion } from "./overlay.ts";
import type { WorkspaceState, WorkspaceStore } from "./store.ts";

/** A store that remembers how to take back what was done on this page. */
export interface UndoingStore extends WorkspaceStore {
  /** Takes the last act back and names it; null when there is nothing to take back. */
  undo: () => string | null;
}

const undoneAtMost = 100;

function pick<T extends object>(thing: T | null | undefined, fields: object): Partial<T> {
  return Object.fromEntries(Object.keys(fields).map((field) => [field, thing?.[field as keyof T]])) as Partial<T>;
}

/** What takes a change back, and the name of what was done; null for what cannot be taken back (a given verdict). */
export function inverseOf(change: Change, state: WorkspaceState): { label: string; changes: Change[] } | null {
  const claim = "claimId" in change ? state.claims.get(change.claimId) : undefined;
  const name = claim ? `Claim ${claim.number}` : "Claim";
  switch (change.kind) {
    case "mark-claim":
      return { label: "Claim marked", changes: [{ kind: "delete-claim", claimId: change.claimId }] };
    case "delete-claim":
      return { label: `${name} deleted`, changes: [{ kind: "restore-claim", claimId: change.claimId }] };
    case "edit-claim":
      return claim ? { label: `${name} changed`, changes: [{ ...change, fields: pick(claim, change.fields) }] } : null;
    case "edit-draft": {
      const before =
        state.drafts.get(change.claimId) ?? standingOpinion(state.opinions.get(change.claimId), change.claimId);
      const empty = { verdict: null, disposition: null, reasons: [], cites: [] };
      const fields = pick(before ?? (empty as never), change.fields);
      return { label: `Verdict of ${name.toLowerCase()}`, changes: [{ ...change, fields }] };
    }
    case "set-targets": {
      const spans = claim?.targets.map(({ start, end }) => ({ start, end }));
      return spans ? { label: `Words of ${name.toLowerCase()}`, changes: [{ ...change, spans }] } : null;
    }
    case "split-claim": {
      const spans = claim?.targets.map(({ start, end }) => ({ start, end })) ?? [];
      const back: Change = { kind: "set-targets", claimId: change.claimId, spans, revision: state.revision };
      return { label: `${name} split`, changes: [{ kind: "delete-claim", claimId: change.newClaimId }, back] };
    }
    case "merge-claims":
      return {
        label: `Merged into ${name.toLowerCase()}`,
        changes: [{ kind: "restore-claim", claimId: change.otherId }],
      };
    case "set-sentence": {
      const old = state.marks.find((mark) => mark.start === change.span.start && mark.end === change.span.end);
      return { label: "Sentence accounted for", changes: [{ ...change, state: old?.state ?? null }] };
    }
    case "add-evidence": {
      const { claimId, evidence } = change;
      return { label: "Evidence added", changes: [{ kind: "delete-evidence", claimId, evidenceId: evidence.id }] };
    }
    case "delete-evidence":
      return { label: "Evidence taken away", changes: [{ ...change, kind: "restore-evidence" }] };
    case "edit-evidence": {
      const row = state.evidence.get(change.claimId)?.find((each) => each.id === change.evidenceId);
      return row ? { label: "Evidence changed", changes: [{ ...change, fields: pick(row, change.fields) }] } : null;
    }
    case "add-contact": {
      const { claimId, contact } = change;
      return { label: "Contact logged", changes: [{ kind: "delete-contact", claimId, contactId: contact.id }] };
    }
    case "edit-contact": {
      const row = state.contacts.get(change.claimId)?.find((each) => each.id === change.contactId);
      // a file taken off cannot be put back without choosing it again
      if (!row || "attachment" in change.fields) return null;
      return { label: "Contact changed", changes: [{ ...change, fields: pick<ContactFields>(row, change.fields) }] };
    }
    case "add-note": {
      const { claimId, note } = change;
      return { label: "Note written", changes: [{ kind: "delete-note", claimId, noteId: note.id }] };
    }
    case "edit-note": {
      const row = state.notes.get(change.claimId)?.find((each) => each.id === change.noteId);
      return row
        ? { label: "Note changed", changes: [{ ...change, fields: pick<NoteFields>(row, change.fields) }] }
        : null;
    }
    case "edit-second-draft": {
      const empty = { verdict: null, disposition: null, reasons: [], cites: [] };
      const fields = pick(state.reviews.get(change.claimId)?.draft ?? (empty as never), change.fields);
      return { label: `Your opinion on ${name.toLowerCase()}`, changes: [{ ...change, fields }] };
    }
    case "move-claim": {
      const { claimId, move } = change;
      // others may have relied on it already, as the server says
      if (move === "take-back" || move === "confirm") return null;
      return {
        label: `${moveByName(move).label}, ${name.toLowerCase()}`,
        changes: [{ ...change, claimId, move: "take-back", reason: "" }],
      };
    }
    case "add-comment":
      return { label: "Comment written", changes: [{ kind: "delete-comment", commentId: change.comment.id }] };
    case "change-comment": {
      const row = state.comments.find(({ id }) => id === change.commentId);
      const { body, mentions } = row ?? change;
      return row ? { label: "Comment changed", changes: [{ ...change, body, mentions }] } : null;
    }
    case "settle-thread": {
      const how = change.how === "resolve" ? "reopen" : "resolve";
      return { label: how === "reopen" ? "Thread resolved" : "Thread opened again", changes: [{ ...change, how }] };
    }
    case "delete-comment":
    case "discard-second-draft":
    case "give-second-opinion":
    case "delete-contact":
    case "delete-note":
    case "flag-problem":
    case "answer-problem":
    case "restore-claim":
    case "restore-evidence":
    case "discard-draft":
    case "give-opinion":
      return null;
  }
}

/** Adds undo to a store. Typing is left to the field's own undo: only acts made at once are remembered. */
export function withUndo(store: WorkspaceStore): UndoingStore {
  const done: { label: string; changes: Change[] }[] = [];
  return {
    ...store,
    change: (change, when = "now") => {
      const inverse = when === "now" ? inverseOf(change, store.getState()) : null;
      if (inverse) done.push(inverse);
      if (done.length > undoneAtMost) done.shift();
      store.change(change, when);
    },
    undo: () => {
      const last = done.pop();
      for (const change of last?.changes ?? []) store.change(change);
      return last?.label ?? null;
    },
  };
}
