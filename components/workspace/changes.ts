import type { ClaimFields, Span } from "@/core/claims.ts";
import type { Contact } from "@/core/contacts.ts";
import type { Comment, CommentSubject } from "@/core/comments.ts";
import type { SentenceState } from "@/core/coverage.ts";
import type { Evidence } from "@/core/evidence.ts";
import type { Note } from "@/core/notes.ts";
import type { Draft, OpinionBody } from "@/core/opinions.ts";
import type { ProblemFlag } from "@/core/problem-flags.ts";
import type { Source } from "@/core/sources.ts";
import type { MoveName } from "@/core/workflow.ts";
import type { ApiRequest } from "./api.ts";

/** The words of a verdict in the making that people change. */
export type DraftFields = Omit<Draft, "claimId" | "version" | "updatedAt" | "updatedBy">;
export type EvidenceFields = Pick<
  Evidence,
  | "passage"
  | "translation"
  | "language"
  | "snapshotId"
  | "locator"
  | "stance"
  | "class"
  | "medium"
  | "note"
  | "dates"
  | "search"
  | "visibility"
  | "maskReason"
>;
export type SourceFields = Pick<Source, "kind" | "url" | "title" | "publisher" | "author" | "publishedAt" | "language">;
/** Without `snapshotId` the server looks in the newest copy that has words; with null in none. */
export type NewEvidence = Pick<EvidenceFields, "stance" | "class"> &
  Partial<EvidenceFields> & { id: string } & ({ sourceId: string } | { source: SourceFields & { id: string } });
/** What people say of a contact. Its file goes by itself (components/contact/attach-file.ts). */
export type ContactFields = Pick<
  Contact,
  | "whom"
  | "role"
  | "channel"
  | "contactedAt"
  | "questions"
  | "deadline"
  | "outcome"
  | "answer"
  | "answeredAt"
  | "terms"
  | "visibility"
  | "maskReason"
>;
export type NoteFields = Pick<Note, "body" | "visibility" | "maskReason">;

/** A comment to be: the first of a thread, or with `parentId` an answer. `at` is when it was written. */
export interface NewComment extends Pick<Comment, "id" | "claimId" | "evidenceId" | "parentId" | "body" | "mentions"> {
  subject: CommentSubject;
  visibility: "team" | "legal";
  /** The words of the text that it is about. */
  words: (Span & { exact: string; revision: number }) | null;
  at: string;
}

/**
 * Everything a person can change in the workspace, as a value: kept until the server has it, shown as if it had, and
 * sent in order. `claimId` is a claim's, `evidenceId` a piece of evidence's, `exact` the words that were marked, those of
 * several places one a line: they outlast a version of the text.
 */
export type Change =
  | { kind: "mark-claim"; claimId: string; span: Span; exact?: string; revision: number }
  | { kind: "edit-claim"; claimId: string; fields: Partial<ClaimFields> }
  | { kind: "edit-draft"; claimId: string; fields: Partial<DraftFields> }
  | { kind: "discard-draft"; claimId: string }
  | { kind: "give-opinion"; claimId: string; opinionId: string; body: OpinionBody }
  | { kind: "move-claim"; claimId: string; move: MoveName; reason: string }
  | { kind: "edit-second-draft"; claimId: string; fields: Partial<DraftFields> }
  | { kind: "discard-second-draft"; claimId: string }
  | { kind: "give-second-opinion"; claimId: string; opinionId: string; body: OpinionBody }
  | { kind: "delete-claim"; claimId: string }
  | { kind: "restore-claim"; claimId: string }
  | { kind: "set-targets"; claimId: string; spans: readonly Span[]; exact?: string; revision: number }
  | { kind: "split-claim"; claimId: string; newClaimId: string; at: number }
  | { kind: "merge-claims"; claimId: string; otherId: string }
  | { kind: "set-sentence"; span: Span; state: SentenceState | null; revision: number }
  | { kind: "add-evidence"; claimId: string; evidence: NewEvidence }
  | {
      kind: "edit-evidence";
      claimId: string;
      evidenceId: string;
      fields: Partial<EvidenceFields> & { sourceId?: string };
    }
  | { kind: "delete-evidence"; claimId: string; evidenceId: string }
  | { kind: "restore-evidence"; claimId: string; evidenceId: string }
  | { kind: "add-contact"; claimId: string; contact: ContactFields & { id: string } }
  | { kind: "edit-contact"; claimId: string; contactId: string; fields: Partial<ContactFields> & { attachment?: null } }
  | { kind: "delete-contact"; claimId: string; contactId: string }
  | { kind: "add-note"; claimId: string; note: NoteFields & { id: string } }
  | { kind: "edit-note"; claimId: string; noteId: string; fields: Partial<NoteFields> }
  | { kind: "delete-note"; claimId: string; noteId: string }
  | { kind: "add-comment"; comment: NewComment }
  | { kind: "change-comment"; commentId: string; body: string; mentions: readonly string[] }
  | { kind: "delete-comment"; commentId: string }
  | { kind: "settle-thread"; commentId: string; how: "resolve" | "reopen" }
  | {
      kind: "flag-problem";
      claimId: string;
      evidenceId: string;
      problem: Pick<ProblemFlag, "id" | "kind" | "note">;
    }
  | {
      kind: "answer-problem";
      claimId: string;
      evidenceId: string;
      problemId: string;
      settled: Pick<ProblemFlag, "state"> & Partial<Pick<ProblemFlag, "answer">>;
    };

/** Which lock number a change carries: that of the thing it changes. */
export type VersionOf = {
  kind: "claim" | "draft" | "second-draft" | "evidence" | "contact" | "note" | "comment" | "problem";
  id: string;
};

/** The versions last answered by the server. A draft not begun has none. */
export type Versions = (of: VersionOf) => number | undefined;

/** The thing whose version a change names; null where it names none. */
export function versionOf(change: Change): VersionOf | null {
  switch (change.kind) {
    case "edit-claim":
    case "delete-claim":
    case "set-targets":
    case "split-claim":
    case "merge-claims":
    case "give-opinion":
    case "move-claim":
    case "give-second-opinion":
      return { kind: "claim", id: change.claimId };
    case "edit-draft":
    case "discard-draft":
      return { kind: "draft", id: change.claimId };
    case "edit-second-draft":
    case "discard-second-draft":
      return { kind: "second-draft", id: change.claimId };
    case "edit-evidence":
    case "delete-evidence":
      return { kind: "evidence", id: change.evidenceId };
    case "edit-contact":
    case "delete-contact":
      return { kind: "contact", id: change.contactId };
    case "edit-note":
    case "delete-note":
      return { kind: "note", id: change.noteId };
    case "change-comment":
    case "delete-comment":
    case "settle-thread":
      return { kind: "comment", id: change.commentId };
    case "answer-problem":
      return { kind: "problem", id: change.problemId };
    default:
      return null;
  }
}

/** The request that makes a change, with the versions as they are known now. */
export function requestOf(change: Change, articleId: string, versions: Versions): Omit<ApiRequest, "key"> {
  const of = versionOf(change);
  const version = of === null ? undefined : versions(of);
  const claim = "claimId" in change ? `/claims/${change.claimId}` : "";
  switch (change.kind) {
    case "mark-claim": {
      const body = { id: change.claimId, target: change.span, revision: change.revision };
      return { method: "POST", path: `/articles/${articleId}/claims`, body };
    }
    case "edit-claim":
      return { method: "PATCH", path: claim, body: change.fields, version };
    case "edit-draft":
      return { method: "PUT", path: `${claim}/draft`, body: change.fields, version };
    case "discard-draft":
      return { method: "DELETE", path: `${claim}/draft`, version };
    case "give-opinion":
      return { method: "POST", path: `${claim}/opinions`, body: { id: change.opinionId, ...change.body }, version };
    case "move-claim":
      return { method: "POST", path: `${claim}/moves`, body: { move: change.move, reason: change.reason }, version };
    case "edit-second-draft":
      return { method: "PUT", path: `${claim}/second-draft`, body: change.fields, version };
    case "discard-second-draft":
      return { method: "DELETE", path: `${claim}/second-draft`, version };
    case "give-second-opinion": {
      const body = { id: change.opinionId, ...change.body };
      return { method: "POST", path: `${claim}/second-opinions`, body, version };
    }
    case "delete-claim":
      return { method: "DELETE", path: claim, version };
    case "restore-claim":
      return { method: "POST", path: `${claim}/restore`, body: {} };
    case "set-targets":
      return {
        method: "PUT",
        path: `${claim}/targets`,
        body: { targets: change.spans, revision: change.revision },
        version,
      };
    case "split-claim":
      return { method: "POST", path: `${claim}/split`, body: { id: change.newClaimId, at: change.at }, version };
    case "merge-claims": {
      const body = { other: change.otherId, otherVersion: versions({ kind: "claim", id: change.otherId }) };
      return { method: "POST", path: `${claim}/merge`, body, version };
    }
    case "set-sentence": {
      const body = { ...change.span, state: change.state, revision: change.revision };
      return { method: "PUT", path: `/articles/${articleId}/coverage`, body };
    }
    case "add-evidence":
      return { method: "POST", path: `${claim}/evidence`, body: change.evidence };
    case "edit-evidence":
      return { method: "PATCH", path: `/evidence/${change.evidenceId}`, body: change.fields, version };
    case "delete-evidence":
      return { method: "DELETE", path: `/evidence/${change.evidenceId}`, version };
    case "restore-evidence":
      return { method: "POST", path: `/evidence/${change.evidenceId}/restore`, body: {} };
    case "add-contact":
      return { method: "POST", path: `${claim}/contacts`, body: change.contact };
    case "edit-contact":
      return { method: "PATCH", path: `/contacts/${change.contactId}`, body: change.fields, version };
    case "delete-contact":
      return { method: "DELETE", path: `/contacts/${change.contactId}`, version };
    case "add-note":
      return { method: "POST", path: `${claim}/notes`, body: change.note };
    case "edit-note":
      return { method: "PATCH", path: `/notes/${change.noteId}`, body: change.fields, version };
    case "delete-note":
      return { method: "DELETE", path: `/notes/${change.noteId}`, version };
    case "add-comment":
      return addCommentRequest(change.comment, articleId);
    case "change-comment": {
      const { body, mentions } = change;
      return { method: "PATCH", path: `/comments/${change.commentId}`, body: { body, mentions }, version };
    }
    case "delete-comment":
      return { method: "DELETE", path: `/comments/${change.commentId}`, version };
    case "settle-thread":
      return { method: "POST", path: `/comments/${change.commentId}/${change.how}`, body: {}, version };
    case "flag-problem":
      return { method: "POST", path: `/evidence/${change.evidenceId}/problems`, body: change.problem };
    case "answer-problem":
      return { method: "PATCH", path: `/problems/${change.problemId}`, body: change.settled, version };
  }
}

/** An answer says only what is new: its thread has the rest. */
function addCommentRequest(comment: NewComment, articleId: string): Omit<ApiRequest, "key"> {
  const { id, claimId, parentId, body, mentions, subject, evidenceId, words, visibility } = comment;
  const path = claimId === null ? `/articles/${articleId}/comments` : `/claims/${claimId}/comments`;
  const said = { id, body, mentions };
  if (parentId !== null) return { method: "POST", path, body: { ...said, parentId } };
  const place = words && { target: { start: words.start, end: words.end }, revision: words.revision };
  const about = claimId === null ? {} : { subject, ...(evidenceId !== null && { evidenceId }) };
  return { method: "POST", path, body: { ...said, ...about, ...place, visibility } };
}

/** Two changes as one, when the later only goes on with the earlier: typing in the fields of the same thing. */
export function joined(earlier: Change, later: Change): Change | undefined {
  if (!("fields" in earlier && "fields" in later) || earlier.kind !== later.kind) return undefined;
  if (versionOf(earlier)?.id !== versionOf(later)?.id) return undefined;
  return { ...earlier, fields: { ...earlier.fields, ...later.fields } } as Change;
}
