import { uuidv7 } from "uuidv7";
import { conflictOf, type Edited } from "../claim/trouble.ts";
import type { Change } from "../workspace/changes.ts";
import type { WorkspaceState } from "../workspace/store.ts";
import { missingFrom, type Draft, type OpinionBody } from "@/core/opinions.ts";
import type { FieldError } from "@/core/refusal.ts";

/** The texts of a verdict in which two people's edits may still wait for a decision. */
const fields = [
  "verdict",
  "justification",
  "disposition",
  "proposedText",
  "missing",
  "wouldChange",
  "asOf",
  "cites",
  "reasons",
] as const;

/** What stands against giving this verdict: what it lacks, and texts that wait for a decision. */
export function hindrances(state: WorkspaceState, body: Draft): FieldError[] {
  const edited: Edited = { kind: "edit-draft", id: body.claimId };
  const undecided = fields.filter((field) => conflictOf(state, edited, field));
  const message = "Somebody else changed this verdict, too. Decide between both texts first.";
  return [...missingFrom(body), ...(undecided.length > 0 ? [{ path: "conflict", message }] : [])];
}

/** The change that gives this verdict. Call it only when nothing stands against it. */
export function givenOpinion(draft: Draft): Change {
  const { claimId, version: _version, updatedAt: _updatedAt, updatedBy: _updatedBy, verdict, ...rest } = draft;
  if (verdict === null) throw new Error("an opinion without a verdict");
  const body: OpinionBody = { verdict, ...rest };
  return { kind: "give-opinion", claimId, opinionId: uuidv7(), body };
}
