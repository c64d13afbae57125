import { useCallback, useEffect, useMemo, useSyncExternalStore } from "react";
import { threadsOf, type CommentView, type Thread } from "@/core/comments.ts";
import { whyNot } from "../claim/why-not.ts";
import { useShown, useWorkspace } from "../workspace/context.tsx";
import type { Acting } from "../workspace/use-acting.ts";
import { claimOf, type TalkAsk } from "./talk-desk.ts";

/** The threads on a claim, or with null those on words that no claim is on; newest activity last. */
export function useThreads(claimId: string | null): Thread[] {
  const comments = useShown((state) => state.comments);
  return useMemo(() => threadsOf(comments.filter((row) => row.claimId === claimId)), [comments, claimId]);
}

export const isOpen = ({ first }: Thread): boolean => first.resolvedAt === null;

/** How many threads are open on each claim. */
export function useOpenCounts(): ReadonlyMap<string, number> {
  const comments = useShown((state) => state.comments);
  return useMemo(() => {
    const counts = new Map<string, number>();
    const firsts = comments.filter((row: CommentView) => row.parentId === null && row.resolvedAt === null);
    for (const { claimId } of firsts) if (claimId !== null) counts.set(claimId, (counts.get(claimId) ?? 0) + 1);
    return counts;
  }, [comments]);
}

/** Takes what the talk on this claim (null: on the article) is asked to show, once it is there to show it. */
export function useAsked(claimId: string | null, show: (ask: TalkAsk) => void): void {
  const { talk } = useWorkspace();
  const ask = useSyncExternalStore(talk.subscribe, talk.get, () => null);
  useEffect(() => {
    if (ask === null || claimOf(ask) !== claimId) return;
    talk.done();
    show(ask);
    // what is shown belongs to this ask alone
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [ask, claimId]);
}

/** Whether the talk on the article was asked for: on a phone it comes up as a sheet. */
export function useTalkSheet(): boolean {
  const { talk } = useWorkspace();
  return useSyncExternalStore(talk.subscribe, talk.isSheet, () => false);
}

/** Brings a thread before the person: opens its claim, or the talk on the article. */
export function useGoToThread(open: (claimId: string | null) => void): (first: CommentView) => void {
  const { talk } = useWorkspace();
  return useCallback(
    ({ id, claimId }) => {
      open(claimId);
      talk.ask({ threadId: id, claimId });
    },
    [talk, open],
  );
}

/** Begins a comment on the words at hand, else on the open claim; settles the thread at hand. */
export function useTalkActs({ openId, open, wordsNow, clearWords, setCursor, say }: Acting) {
  const { store, talk, may } = useWorkspace();
  const comment = useCallback(() => {
    if (!may["comment.write"]) return say(`Comment: ${whyNot("comment.write")}.`);
    const span = wordsNow();
    if (!span && openId === null) return say("Select words, or open a claim, and press M to comment on it.");
    if (!span) return talk.ask({ about: { claimId: openId, subject: "claim" } });
    const { revision, text, claims } = store.getState();
    const isInside = claims.get(openId ?? "")?.targets.some(({ start, end }) => start < span.end && span.start < end);
    const claimId = isInside ? openId : null;
    if (claimId === null) open(null);
    const words = { ...span, exact: text.slice(span.start, span.end), revision };
    talk.ask({ about: { claimId, subject: "passage", words } });
    clearWords();
    setCursor(null);
  }, [may, say, wordsNow, openId, talk, store, open, clearWords, setCursor]);
  const settle = useCallback(() => {
    const at = document.activeElement?.closest("[data-thread]");
    const last = [...document.querySelectorAll(".panel [data-thread=open]")].at(-1);
    const button = (at ?? last)?.querySelector<HTMLButtonElement>("button[data-act=settle]");
    if (button) button.click();
    else say("No thread is open here.");
  }, [say]);
  return { comment, settle };
}
