import type { Article } from "@/core/articles.ts";
import type { ClaimStatus } from "@/core/claims.ts";
import type { ReplyClock } from "@/core/contacts.ts";
import type { CoverageState } from "@/core/coverage.ts";

/** An article as a row of the desk shows it. */
export interface DeskArticle extends Pick<
  Article,
  "id" | "version" | "title" | "outlet" | "publishedAt" | "status" | "assignee" | "dueAt"
> {
  progress: {
    /** Number of its present text. */
    revision: number;
    accounted: number;
    total: number;
    bar: readonly { state: CoverageState; length: number }[];
    claims: {
      total: number;
      byStatus: Readonly<Record<ClaimStatus, number>>;
      /** Claims with a verdict whose evidence has one origin. */
      singleOrigin: number;
      waiting: number;
      stale: number;
    };
    /** Ids of persons. */
    checkers: readonly string[];
    /** Answers that are awaited. */
    replies: ReplyClock | null;
  };
}

/** Somebody of the newsroom, for avatars and for choosing. */
export interface DeskPerson {
  id: string;
  name: string;
  active: boolean;
}

/** Where and when the desk is read: the server's clock at the answer, the reader's zone (IANA), who reads. */
export interface Reader {
  now: string;
  zone: string;
  me: string | null;
  /** Whether they may change articles; else the words that say why not. */
  mayChange: true | string;
}
