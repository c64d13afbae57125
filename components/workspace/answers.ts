import type { ClaimView } from "@/core/claims.ts";
import type { Contact } from "@/core/contacts.ts";
import type { EvidenceView } from "@/core/evidence.ts";
import type { Note } from "@/core/notes.ts";
import type { Draft, Opinion } from "@/core/opinions.ts";
import type { ProblemFlag } from "@/core/problem-flags.ts";
import type { SecondDraft } from "@/core/second-opinions.ts";
import type { CommentView } from "@/core/comments.ts";
import type { Change } from "./changes.ts";
import { withComment } from "./talk-overlay.ts";
import { withContacts, withNotes, withProblem } from "./contact-overlay.ts";
import { putClaim, withRow, type Ground, type After } from "./ground.ts";
import { overlaid } from "./overlay.ts";
import { afterReview, withReview } from "./review-overlay.ts";

function putEvidence(ground: Ground, row: EvidenceView): Ground {
  const rows = (ground.evidence.get(row.claimId) ?? []).filter((each) => each.id !== row.id);
  const sorted = [...rows, row].sort((a, b) => a.number - b.number);
  const claim = ground.claims.get(row.claimId);
  const claims = new Map(ground.claims);
  if (claim) claims.set(claim.id, { ...claim, evidenceCount: sorted.length });
  return { ...ground, claims, evidence: new Map(ground.evidence).set(row.claimId, sorted) };
}

function putDraft(ground: Ground, claimId: string, draft: Draft | null): Ground {
  return { ...ground, drafts: new Map(ground.drafts).set(claimId, draft) };
}

function putContact(ground: Ground, row: Contact): Ground {
  return withContacts(ground, row.claimId, withRow(ground.contacts.get(row.claimId) ?? [], row));
}

function putNote(ground: Ground, row: Note): Ground {
  return withNotes(ground, row.claimId, withRow(ground.notes.get(row.claimId) ?? [], row));
}

function afterOpinion(ground: Ground, answer: Opinion & { claim: ClaimView }): Ground {
  const { claim, ...opinion } = answer;
  const given = [...(ground.opinions.get(claim.id) ?? []), opinion];
  const next = putDraft(putClaim(ground, claim), claim.id, null);
  return { ...next, opinions: new Map(next.opinions).set(claim.id, given) };
}

/** The fields of a claim that say who may decide on it. */
const deciding = new Set(["assignee", "secondReader", "thirdReader", "priority"]);

/** The ground after the server made a change and answered. */
export function afterAnswer(ground: Ground, change: Change, answer: unknown): After {
  switch (change.kind) {
    case "edit-claim": {
      const regards = Object.keys(change.fields).some((field) => deciding.has(field));
      return { ground: putClaim(ground, answer as ClaimView), stale: regards ? [change.claimId] : [] };
    }
    case "mark-claim":
    case "set-targets":
      return { ground: putClaim(ground, answer as ClaimView), stale: [] };
    case "restore-claim": {
      const claim = answer as ClaimView;
      const other = ground.gone.get(claim.id)?.mergedInto;
      return { ground: putClaim(ground, claim), stale: other ? [claim.id, other] : [claim.id] };
    }
    case "split-claim": {
      const { claim, split } = answer as { claim: ClaimView; split: ClaimView };
      return { ground: putClaim(putClaim(ground, claim), split), stale: [] };
    }
    case "merge-claims": {
      const merged = overlaid(ground, change);
      const other = merged.gone.get(change.otherId);
      const gone = new Map(merged.gone);
      if (other) gone.set(other.id, { ...other, mergedInto: change.claimId });
      return { ground: putClaim({ ...merged, gone }, answer as ClaimView), stale: [change.claimId] };
    }
    case "give-opinion":
      // what may be decided now
      return { ground: afterOpinion(ground, answer as Opinion & { claim: ClaimView }), stale: [change.claimId] };
    case "edit-draft":
      return { ground: putDraft(overlaid(ground, change), change.claimId, answer as Draft), stale: [] };
    case "move-claim":
    case "edit-second-draft":
    case "discard-second-draft":
    case "give-second-opinion":
      return afterReview(ground, change, answer);
    case "add-evidence":
    case "edit-evidence":
    case "restore-evidence":
      return { ground: putEvidence(ground, answer as EvidenceView), stale: [] };
    case "discard-draft":
    case "delete-contact":
      return { ground: overlaid(ground, change), stale: [change.claimId] };
    case "add-contact":
    case "edit-contact":
      return { ground: putContact(ground, answer as Contact), stale: [] };
    case "add-note":
    case "edit-note":
      return { ground: putNote(ground, answer as Note), stale: [] };
    case "add-comment":
    case "change-comment":
    case "settle-thread":
      return { ground: withComment(ground, answer as CommentView), stale: [] };
    case "flag-problem":
    case "answer-problem":
      return { ground: withProblem(ground, change.claimId, answer as ProblemFlag), stale: [] };
    default:
      return { ground: overlaid(ground, change), stale: [] };
  }
}

/** The ground after the server refused a change because the thing is in another state: `present`, or gone (null). */
export function afterRefusal(ground: Ground, change: Change, present: unknown): After {
  if (change.kind === "edit-draft") {
    // a draft that is gone was given or put aside: the opinions are read anew, too
    const stale = present === null ? [change.claimId] : [];
    return { ground: putDraft(ground, change.claimId, present as Draft | null), stale };
  }
  if (change.kind === "edit-second-draft") {
    const stale = present === null ? [change.claimId] : [];
    return { ground: withReview(ground, change.claimId, { draft: present as SecondDraft | null }), stale };
  }
  if (change.kind === "move-claim" && present) {
    return { ground: putClaim(ground, present as ClaimView), stale: [change.claimId] };
  }
  if (change.kind === "edit-evidence" && present) {
    return { ground: putEvidence(ground, present as EvidenceView), stale: [] };
  }
  if (change.kind === "edit-contact" && present) {
    return { ground: putContact(ground, present as Contact), stale: [] };
  }
  if (change.kind === "edit-note" && present) return { ground: putNote(ground, present as Note), stale: [] };
  if (change.kind === "edit-claim" && present) {
    return { ground: putClaim(ground, present as ClaimView), stale: [] };
  }
  if (change.kind === "merge-claims") return { ground, stale: [change.claimId, change.otherId] };
  return { ground, stale: "claimId" in change ? [change.claimId] : [] };
}
