"use client";
import { useMemo } from "react";
import { Glyph } from "../ui/glyph.tsx";
import { useShown, useWorkspace } from "../workspace/context.tsx";
import { firstWhere } from "@/core/bisect.ts";
import { isPlaced, isWaiting, type ClaimView } from "@/core/claims.ts";
import { paragraphNumbers } from "@/core/marked-claims.ts";
import { overlapsOf } from "./overlaps.ts";
import { StaleLine } from "./stale-line.tsx";
import { VoidLine } from "./void-line.tsx";

interface ClaimWordsProps {
  claim: ClaimView;
  onOpen: (claimId: string) => void;
}

/** The exact words of a claim, whether they still stand in the text, where, and which claims share them. */
export function ClaimWords({ claim, onOpen }: ClaimWordsProps) {
  const { article } = useWorkspace();
  const text = useShown((state) => state.text);
  const revision = useShown((state) => state.revision);
  const claims = useShown((state) => state.claims);
  const sentences = useShown((state) => state.coverage.sentences);
  const document = useShown((state) => state.document);
  const paragraphs = useMemo(() => (document ? paragraphNumbers(document) : []), [document]);
  const overlaps = useMemo(() => overlapsOf(claim, claims.values()), [claim, claims]);
  const match = claim.targets.every(({ start, end, exact }) => text.slice(start, end) === exact);
  const unplaced = claim.targets.filter((target) => !isPlaced(target));
  const blocks = claim.targets.map(({ start }) => sentences[firstWhere(sentences, ({ end }) => end > start)]?.block);
  const numbers = [...new Set(blocks.flatMap((block) => paragraphs[block ?? -1] ?? []))];
  const length = claim.targets.reduce((sum, { exact }) => sum + [...exact].length, 0);
  return (
    <div className="sec">
      <VoidLine claim={claim} />
      <StaleLine claim={claim} />
      {unplaced.length > 0 && (
        <p className="not-placed">
          <Glyph name="wait" />
          <span>
            {unplaced.some(isWaiting) ? (
              <>
                Not placed in version {revision}: below are its last words.{" "}
                <a href={`/articles/${article.id}/versions/places?claim=${claim.id}`}>Say where it stands</a>
              </>
            ) : (
              <>Removed from the text: below are its last words.</>
            )}
          </span>
        </p>
      )}
      {claim.targets.map((target) => (
        <p key={target.id} className="words" dir="auto" lang={article.language || undefined}>
          {target.exact}
        </p>
      ))}
      <div className="ev-m">
        <span className={match ? "lock" : "lock no"}>
          <Glyph name={match ? "lock" : "unlock"} />
          {match ? "Words match the text" : "Words not in this version"}
        </span>
        <span className="proof">
          {numbers.length > 0 && `¶${numbers.join(", ")} · `}v{revision} · {length} characters
        </span>
        {overlaps.map(({ claim: other, how }) => (
          <button key={other.id} type="button" className="linkish" onClick={() => onOpen(other.id)}>
            {how} claim {other.number}
          </button>
        ))}
      </div>
    </div>
  );
}
