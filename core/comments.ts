import type { Selector } from "./claims.ts";
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
