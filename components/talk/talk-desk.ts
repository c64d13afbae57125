import type { Span } from "@/core/claims.ts";
import type { CommentSubject } from "@/core/comments.ts";

/** What a new comment is to be about: chosen by where somebody pressed «Comment». */
export interface TalkAbout {
  /** null for words of the text that no claim is on. */
  claimId: string | null;
  subject: CommentSubject;
  evidenceId?: string;
  words?: Span & { exact: string; revision: number };
}

/** What the talk is asked to show: a form for a new comment, or a thread. */
export type TalkAsk = { about: TalkAbout } | { threadId: string; claimId: string | null };

export interface TalkDesk {
  get: () => TalkAsk | null;
  subscribe: (listener: () => void) => () => void;
  ask: (next: TalkAsk) => void;
  /** It was shown: it is not asked for any more. */
  done: () => void;
  /** Whether the talk on the article was asked for, and not closed since. */
  isSheet: () => boolean;
  closeSheet: () => void;
}

/** Carries from anywhere on the page to the talk what is to be shown there. */
export function makeTalkDesk(): TalkDesk {
  let asked: TalkAsk | null = null;
  let sheet = false;
  const listeners = new Set<() => void>();
  const put = (next: TalkAsk | null) => {
    asked = next;
    for (const listener of listeners) listener();
  };
  return {
    get: () => asked,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    ask: (next) => {
      sheet = claimOf(next) === null;
      put(next);
    },
    done: () => put(null),
    isSheet: () => sheet,
    closeSheet: () => {
      sheet = false;
      put(null);
    },
  };
}

/** The claim under which an ask is answered; null: under the article. */
export function claimOf(ask: TalkAsk): string | null {
  return "about" in ask ? ask.about.claimId : ask.claimId;
}
