import { versionOf, type Change } from "../workspace/changes.ts";
import type { Conflict, Failure } from "../workspace/outbox.ts";
import { fieldsOf } from "../workspace/outbox.ts";
import type { WorkspaceState } from "../workspace/store.ts";

/** The thing a field belongs to: a claim, its verdict in the making, a blind opinion, a piece of evidence, a contact or a note. */
export interface Edited {
  kind: "edit-claim" | "edit-draft" | "edit-second-draft" | "edit-evidence" | "edit-contact" | "edit-note";
  id: string;
}

/** Why a field is not saved: somebody changed it too, or the server refused it. */
export type Trouble = { conflict: Conflict } | { failure: Failure };

function isOf(change: Change, { kind, id }: Edited): boolean {
  return change.kind === kind && versionOf(change)?.id === id;
}

/** The conflict in which this field waits for a decision, if any. */
export function conflictOf({ outbox }: WorkspaceState, edited: Edited, field: string): Conflict | undefined {
  return outbox.conflicts.find(({ entry }) => isOf(entry.change, edited) && field in fieldsOf(entry.change));
}

/** The refusal that this field is part of: one that names it, or names no field. */
export function failureOf({ outbox }: WorkspaceState, edited: Edited, field: string): Failure | undefined {
  return outbox.failures.find(({ entry, errors }) => {
    if (!isOf(entry.change, edited) || !(field in fieldsOf(entry.change))) return false;
    return errors.length === 0 || errors.some(({ path }) => path.split(".")[0] === field);
  });
}
