"use client";
import { isWaiting } from "@/core/claims.ts";
import { Glyph } from "../ui/glyph.tsx";
import { useShown, useWorkspace } from "./context.tsx";

/** Over the text: so many claims have no place in this version until somebody says where they stand. */
export function WaitingNotice() {
  const { article } = useWorkspace();
  const claims = useShown((state) => state.claims);
  const count = [...claims.values()].filter(({ targets }) => targets.some(isWaiting)).length;
  if (count === 0) return null;
  return (
    <section className="hint-strip waits" aria-label="Claims without a place">
      <p>
        <Glyph name="wait" />{" "}
        <b>{count === 1 ? "1 claim waits for its place" : `${count} claims wait for their place`}</b> in this version.
        Nothing is painted on a guess.
      </p>
      <a className="btn sm" href={`/articles/${article.id}/versions/places`}>
        Say where {count === 1 ? "it stands" : "they stand"} <kbd>G P</kbd>
      </a>
    </section>
  );
}
