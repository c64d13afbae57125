import { findQuote } from "./anchoring.ts";
import type { Revision } from "./articles.ts";
import type { Selector, Span } from "./claims.ts";
import type { Visibility } from "./evidence.ts";
import type { Time } from "./time.ts";

/** What a thread is about. What is said about a verdict is hidden from whoever has to read blind. */
export const commentSubjects = [
  { id: "claim", label: "The claim" },
  { id: "verdict", label: "The verdict" },
  { id: "evidence", label: "Evidence" },
  { id: "passage", label: "Words of the text" },
] as const;
export type CommentSubject = (typeof commentSubjects)[number]["id"];

/** What somebody said. A thread is a comment without `parentId` and those whose parent it is. */
export interface Comment {
  id: string;
  articleId: string;
  /** null for words of the text that no claim is on. */
  claimId: string | null;
  subject: CommentSubject;
  evidenceId: string | null;
  /** The words of the text, in the revision of that time. */
  target: (Selector & { revision: number }) | null;
  parentId: string | null;
  version: number;
  body: string;
  /** Persons who are called by it. */
  mentions: readonly string[];
  visibility: Visibility;
  /** Of a thread's first comment. */
  resolvedAt: Time | null;
  resolvedBy: string | null;
  createdAt: Time;
  createdBy: string | null;
  updatedAt: Time;
  deletedAt: Time | null;
}

/** A comment as it is shown. Of one that was removed while others answered it only the place is left. */
export interface CommentView extends Comment {
  /** Where its words stand in the present text; null for a comment without, and for words that stand there no more. */
  place: Span | null;
}

/** A thread: what somebody began it with, and the answers, the oldest first. */
export interface Thread {
  first: CommentView;
  replies: readonly CommentView[];
}

/** Where in the present text the words stand that a comment was written on. Nothing is guessed: exact, or not at all. */
export function placeOfWords(
  target: NonNullable<Comment["target"]>,
  present: Pick<Revision, "number" | "text">,
): Span | null {
  if (target.revision === present.number) return { start: target.start, end: target.end };
  for (const quote of [target, { exact: target.exact }]) {
    const places = findQuote(present.text, quote);
    if (places.length === 1) return places[0] ?? null;
  }
  return null;
}

/** The threads of these comments; the one in which something was said last comes last. */
export function threadsOf(comments: readonly CommentView[]): Thread[] {
  const inOrder = comments.toSorted((a, b) => compare(a.createdAt, b.createdAt) || compare(a.id, b.id));
  const threads = inOrder
    .filter(({ parentId }) => parentId === null)
    .map((first) => ({ first, replies: inOrder.filter(({ parentId }) => parentId === first.id) }));
  const lastOf = ({ first, replies }: Thread) => (replies.at(-1) ?? first).createdAt;
  return threads.toSorted((a, b) => compare(lastOf(a), lastOf(b)) || compare(a.first.id, b.first.id));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
