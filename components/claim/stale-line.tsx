"use client";
import type { ClaimView } from "@/core/claims.ts";
import { Glyph } from "../ui/glyph.tsx";
import { useWorkspace } from "../workspace/context.tsx";
import { staleWordsOf } from "./stale-words.ts";

/** What changed of a claim's words after its verdict was given, until somebody says that it still holds. */
export function StaleLine({ claim }: { claim: ClaimView }) {
  const { article } = useWorkspace();
  if (!claim.stale) return null;
  const { revision } = claim.stale;
  return (
    <p className="stale-line">
      <Glyph name="stale" />
      <span>
        <b>{staleWordsOf(claim.stale)}</b> · the verdict was given before.{" "}
        <a href={`/articles/${article.id}/versions/${revision}?from=${revision - 1}`}>What changed</a>
      </span>
    </p>
  );
}
