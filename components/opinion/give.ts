import { uuidv7 } from "uuidv7";
import { conflictOf } from "../claim/trouble.ts";
import type { Change, DraftFields } from "../workspace/changes.ts";
import type { WorkspaceState } from "../workspace/store.ts";
import { missingFrom, type OpinionBody } from "@/core/opinions.ts";
import type { FieldError } from "@/core/refusal.ts";
import type { OpinionInWork } from "./use-opinion.ts";

/** The texts of a verdict in which two people's edits may still wait for a decision. */
export const verdictFields = [
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
export function hindrances(
  state: WorkspaceState,
  { body, edited }: Pick<OpinionInWork, "body" | "edited">,
): FieldError[] {
  const undecided = verdictFields.filter((field) => conflictOf(state, edited, field));
  const message = "Somebody else changed this verdict, too. Decide between both texts first.";
  return [...missingFrom(body), ...(undecided.length > 0 ? [{ path: "conflict", message }] : [])];
}

/** What a verdict says, without what belongs to the draft it was written in. */
function bodyOf({ verdict, ...rest }: DraftFields): OpinionBody {
  if (verdict === null) throw new Error("an opinion without a verdict");
  const { reasons, justification, disposition, proposedText, cites, missing, wouldChange, asOf } = rest;
  return { verdict, reasons, justification, disposition, proposedText, cites, missing, wouldChange, asOf };
}

/** The change that gives this verdict. Call it only when nothing stands against it. */
export function givenOpinion({ claimId, body, reading }: Pick<OpinionInWork, "claimId" | "body" | "reading">): Change {
  const kind = reading === null ? "give-opinion" : "give-second-opinion";
  return { kind, claimId, opinionId: uuidv7(), body: bodyOf(body) };
}
