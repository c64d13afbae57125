import { describeSpan } from "@/core/anchoring.ts";
import { placedBlocks } from "@/core/article-text.ts";
import type { Document } from "@/core/articles.ts";
import type { Selector, Span } from "@/core/claims.ts";

/** Targets on a plain text, as the product describes them. */
export function selectorsOf(text: string, spans: readonly Span[]): Selector[] {
  const document: Document = {
    type: "doc",
    content: text.split("\n\n").map((block) => ({
      type: "paragraph",
      content: block === "" ? [] : [{ type: "text", text: block }],
    })),
  };
  const blocks = placedBlocks(document);
  return spans.map(({ start, end }) => describeSpan(text, blocks, start, end));
}
