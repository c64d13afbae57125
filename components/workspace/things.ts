import { newDraft } from "@/core/opinions.ts";
import { newSecondDraft } from "@/core/second-opinions.ts";
import { versionOf, type Change, type VersionOf } from "./changes.ts";
import { fieldsOf } from "./outbox.ts";
import type { Ground } from "./ground.ts";
import { standingOpinion } from "./overlay.ts";

type Thing = Readonly<Record<string, unknown>>;

/** The thing an edit changes, as it stands in the ground; undefined for other changes and for what was not read. */
export function thingOf(ground: Ground, change: Change): Thing | undefined {
  const thing = (): object | undefined => {
    switch (change.kind) {
      case "edit-claim":
        return ground.claims.get(change.claimId);
      case "edit-draft": {
        const draft = ground.drafts.get(change.claimId);
        // no draft yet: what is typed goes on from the opinion that stands
        const standing = standingOpinion(ground.opinions.get(change.claimId), change.claimId);
        return draft === null ? newDraft(change.claimId, standing, "", null) : draft;
      }
      case "edit-second-draft": {
        const review = ground.reviews.get(change.claimId);
        return review && (review.draft ?? newSecondDraft(change.claimId, "", ""));
      }
      case "edit-evidence":
        return ground.evidence.get(change.claimId)?.find((row) => row.id === change.evidenceId);
      case "edit-contact":
        return ground.contacts.get(change.claimId)?.find((row) => row.id === change.contactId);
      case "edit-note":
        return ground.notes.get(change.claimId)?.find((row) => row.id === change.noteId);
      default:
        return undefined;
    }
  };
  return thing() as Thing | undefined;
}

/**
 * What the fields of an edit hold as the person begins to change them: null where the thing was not read yet. `seen` is
 * the thing as it stood before their eyes, where that was an earlier state.
 */
export function baseOf(ground: Ground, change: Change, seen: Thing | null = null): Record<string, unknown> {
  const thing = seen ?? thingOf(ground, change);
  return Object.fromEntries(Object.keys(fieldsOf(change)).map((field) => [field, thing?.[field] ?? null]));
}

/** The version of a thing as the server answered it last. A draft not begun has none, nor has what was not read. */
export function versionIn(ground: Ground, { kind, id }: VersionOf): number | undefined {
  if (kind === "claim") return (ground.claims.get(id) ?? ground.gone.get(id))?.version;
  if (kind === "draft") return ground.drafts.get(id)?.version;
  if (kind === "second-draft") return ground.reviews.get(id)?.draft?.version;
  const evidence = [...ground.evidence.values()].flat();
  const rows = {
    evidence,
    contact: [...ground.contacts.values()].flat(),
    note: [...ground.notes.values()].flat(),
    comment: ground.comments,
    problem: evidence.flatMap((row) => row.problems),
  }[kind];
  return rows.find((row) => row.id === id)?.version;
}

/** The claim whose parts must be read before a change can name its version; null when nothing is lacking. */
export function unreadClaim(ground: Ground, change: Change): string | null {
  const of = versionOf(change)?.kind;
  if (of === undefined || of === "claim" || !("claimId" in change)) return null;
  return ground.claims.has(change.claimId) && !ground.drafts.has(change.claimId) ? change.claimId : null;
}

const ofClaim = ["drafts", "evidence", "opinions", "contacts", "notes", "reviews"] as const;

/**
 * What was read anew while a change was on its way: its answer may be older than that, and takes its place all the same,
 * so that the claim, or the talk, is to be read once more. Null when nothing was. `sentOn` is the ground it was sent on;
 * null when it was sent before: then the answer may be the first one again.
 */
export function isOvertaken(sentOn: Ground | null, now: Ground, change: Change): "claim" | "talk" | null {
  if (change.kind === "add-comment" || versionOf(change)?.kind === "comment") {
    return sentOn?.comments === now.comments ? null : "talk";
  }
  if (!("claimId" in change)) return null;
  const { claimId } = change;
  return ofClaim.some((part) => sentOn === null || sentOn[part].get(claimId) !== now[part].get(claimId))
    ? "claim"
    : null;
}
