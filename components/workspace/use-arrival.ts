"use client";
import { useEffect, useRef } from "react";
import type { CommentView } from "@/core/comments.ts";
import { partOf } from "../claim/places.ts";
import { firstAwaited } from "../contact/reply-words.ts";
import { useShown, useWorkspace } from "./context.tsx";
import type { Acting } from "./use-acting.ts";
import { inTextOrder } from "./use-runners.ts";

/**
 * Opens what the address asks for, once the claims have come: a comment, a claim, or the next untouched statement; later
 * the address follows the page.
 */
export function useArrival(
  { open, toUntouched }: Acting,
  toThread: (first: CommentView) => void,
  hasText: boolean,
): void {
  const { store } = useWorkspace();
  const loaded = useShown((state) => state.loaded);
  const walked = useRef(false);
  useEffect(() => {
    const { searchParams } = new URL(window.location.href);
    const said = searchParams.get("claim");
    const { claims: known, comments } = store.getState();
    const comment = comments.find(({ id }) => id === searchParams.get("comment"));
    const first = comments.find(({ id }) => id === (comment?.parentId ?? comment?.id));
    if (loaded && first) return toThread(first);
    const claimId =
      said === "awaiting"
        ? firstAwaited(known.values())?.id
        : said === "stale"
          ? inTextOrder(known.values()).find(({ stale }) => stale !== null)?.id
          : said;
    if (loaded && claimId && known.has(claimId)) open(claimId, partOf(searchParams.get("at")));
  }, [loaded, store, open, toThread]);

  useEffect(() => {
    if (!loaded || !hasText || walked.current) return;
    walked.current = true;
    if (new URL(window.location.href).searchParams.get("at") === "untouched") toUntouched(1);
  }, [loaded, hasText, toUntouched]);
}
