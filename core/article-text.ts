import type { Block, Document, Inline, TextBlock } from "./articles.ts";

/** Between two text blocks in the text of an article. */
export const blockSeparator = "\n\n";

/** A block that holds text, with the place of its text in the article's text (UTF-16 code units). */
export interface PlacedBlock {
  /** 0 for the first text block; Target.block and SentenceCoverage.block count so. */
  index: number;
  block: TextBlock;
  start: number;
  end: number;
}

/** The text of one inline node: a hard break is a newline, an image its alt text or U+FFFC. */
export function inlineText(inline: Inline): string {
  if (inline.type === "text") return inline.text;
  if (inline.type === "hardBreak") return "\n";
  return inline.attrs.alt || "\uFFFC";
}

function children(block: Block): readonly Block[] {
  switch (block.type) {
    case "blockquote":
      return block.content;
    case "bulletList":
    case "orderedList":
      return block.content.flatMap((item) => item.content);
    case "table":
      return block.content.flatMap((row) => row.content.flatMap((cell) => cell.content));
    default:
      return [];
  }
}

function isTextBlock(block: Block): block is TextBlock {
  return (
    block.type === "paragraph" || block.type === "heading" || block.type === "caption" || block.type === "codeBlock"
  );
}

/** The blocks that hold no other blocks, in reading order: those with text, and pictures. */
export function leaves(blocks: readonly Block[]): (TextBlock | Extract<Block, { type: "picture" }>)[] {
  return blocks.flatMap((block) =>
    isTextBlock(block) || block.type === "picture" ? [block] : leaves(children(block)),
  );
}

/** Every block that holds text, in reading order, placed in the article's text. Empty blocks count too. */
export function placedBlocks(document: Document): PlacedBlock[] {
  const placed: PlacedBlock[] = [];
  let offset = 0;
  for (const block of leaves(document.content)) {
    if (block.type === "picture") continue;
    const start = placed.length === 0 ? 0 : offset + blockSeparator.length;
    const length = (block.content ?? []).reduce((sum, inline) => sum + inlineText(inline).length, 0);
    placed.push({ index: placed.length, block, start, end: start + length });
    offset = start + length;
  }
  return placed;
}

/**
 * The one string in which every offset counts (anchoring.md): the text of the text blocks in reading order, joined by
 * a blank line, with no Unicode normalisation. Pictures have no words in it. Server and browser count with this function.
 */
export function articleText(document: Document): string {
  return placedBlocks(document)
    .map(({ block }) => (block.content ?? []).map(inlineText).join(""))
    .join(blockSeparator);
}

/** What reports and sheets call each block: «¶4», «heading». Paragraphs are counted from 1, without the other kinds. */
export function blockNames(blocks: readonly PlacedBlock[]): string[] {
  let paragraphs = 0;
  return blocks.map(({ block }) => {
    if (block.type === "codeBlock") return "code";
    if (block.type !== "paragraph") return block.type;
    paragraphs += 1;
    return `¶${paragraphs}`;
  });
}
