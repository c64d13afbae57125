"use client";
import Link from "next/link";
import { useMemo, type ReactNode } from "react";
import { placedBlocks, type PlacedBlock } from "@/core/article-text.ts";
import type { ClaimView } from "@/core/claims.ts";
import { claimSign } from "@/core/claim-labels.ts";
import { paragraphNumbers } from "@/core/marked-claims.ts";
import { useShown, useWorkspace } from "../workspace/context.tsx";

/** So many blocks of text stand around those with the claim's words. */
const around = 1;

/** The claim's words where they stand in the text, with a paragraph before and behind. */
export function ClaimPlace({ claim }: { claim: ClaimView }) {
  const { article } = useWorkspace();
  const text = useShown((state) => state.text);
  const revision = useShown((state) => state.revision);
  const document = useShown((state) => state.document);
  const blocks = useMemo(() => (document ? placedBlocks(document) : []), [document]);
  const numbers = useMemo(() => (document ? paragraphNumbers(document) : []), [document]);
  const holding = blocks.filter(({ start, end }) => claim.targets.some((at) => at.start < end && start < at.end));
  const shown = blocks.filter(({ index }) => holding.some((block) => Math.abs(block.index - index) <= around));
  const paragraphs = holding.flatMap(({ index }) => numbers[index] ?? []);
  return (
    <section className="pane scroll" aria-labelledby="review-place">
      <div className="pane-h">
        <h2 id="review-place">
          In the article{paragraphs.length > 0 && `, ¶${paragraphs.join(", ")}`}, version {revision}
        </h2>
        <span className="grow" />
        <Link href={`/articles/${article.id}?claim=${claim.id}`}>Open in the article</Link>
      </div>
      {claim.chosenBecause !== "" && (
        <p className="rev-why">
          <span className="lbl">Why this claim</span> <span dir="auto">{claim.chosenBecause}</span>
        </p>
      )}
      <div lang={article.language || undefined}>
        {shown.map((block) => (
          <p key={block.index} className="ctx" dir="auto">
            {marked(text, block, claim)}
          </p>
        ))}
      </div>
    </section>
  );
}

/** A block's text with the claim's words marked. */
function marked(text: string, { start, end }: PlacedBlock, claim: ClaimView): ReactNode[] {
  const parts: ReactNode[] = [];
  let from = start;
  for (const target of claim.targets.toSorted((a, b) => a.start - b.start)) {
    const [begin, stop] = [Math.max(from, target.start), Math.min(end, target.end)];
    if (begin >= stop) continue;
    parts.push(
      text.slice(from, begin),
      <mark key={target.id} className={`m v-${claimSign(claim)} open`}>
        {text.slice(begin, stop)}
      </mark>,
    );
    from = stop;
  }
  return [...parts, text.slice(from, end)];
}
