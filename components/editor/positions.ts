import type { Node } from "@tiptap/pm/model";
import { blockSeparator } from "@/core/article-text.ts";
import type { Span } from "@/core/claims.ts";
import { lastIndexWhere } from "@/core/text/borders.ts";

/** A run in which offsets and positions advance together, or a picture: `length` offsets over one position. */
interface Run {
  offset: number;
  position: number;
  length: number;
  size: number;
}

/** The text of one block and its runs, counted from the block's start. Kept as long as the block stays the same. */
interface BlockText {
  text: string;
  runs: readonly Run[];
}

/** Between offsets in an article's text (core/article-text.ts) and positions in the editor's document. */
export interface Positions {
  /** core/article-text.ts of this document. */
  text: string;
  /** Where words stand in the document: from the first word at or behind `start` to the last before `end`. */
  readonly rangeOf: (span: Span) => { from: number; to: number } | null;
  /** The offset of a position; between two blocks, the end of the text before it. */
  readonly offsetOf: (position: number) => number;
}

const blockTexts = new WeakMap<Node, BlockText>();
const cache = new WeakMap<Node, Positions>();

function leafText(leaf: Node): string {
  if (leaf.type.name === "hardBreak") return "\n";
  return String(leaf.attrs.alt ?? "") || "\uFFFC";
}

function readBlock(block: Node): BlockText {
  const known = blockTexts.get(block);
  if (known) return known;
  const runs: Run[] = [];
  let text = "";
  block.forEach((child, position) => {
    const words = child.isText ? (child.text ?? "") : leafText(child);
    const last = runs.at(-1);
    const linear = words.length === child.nodeSize;
    if (last && linear && last.length === last.size) {
      last.length += words.length;
      last.size += child.nodeSize;
    } else runs.push({ offset: text.length, position, length: words.length, size: child.nodeSize });
    text += words;
  });
  const read = { text, runs };
  blockTexts.set(block, read);
  return read;
}

/** The runs of a document with its text. */
function readDocument(document: Node): { text: string; runs: Run[] } {
  const texts: string[] = [];
  const runs: Run[] = [];
  let offset = 0;
  document.descendants((node, position) => {
    if (!node.isTextblock) return true;
    const block = readBlock(node);
    if (texts.length > 0) offset += blockSeparator.length;
    for (const run of block.runs)
      runs.push({ ...run, offset: run.offset + offset, position: run.position + position + 1 });
    offset += block.text.length;
    texts.push(block.text);
    return false;
  });
  return { text: texts.join(blockSeparator), runs };
}

function rangeOf(runs: readonly Run[], { start, end }: Span): { from: number; to: number } | null {
  const first = runs[lastIndexWhere(runs, (r) => r.offset + r.length <= start) + 1];
  const last = runs[lastIndexWhere(runs, (r) => r.offset < end)];
  if (!first || !last || end <= start) return null;
  const into = Math.max(0, start - first.offset);
  const from = first.position + (first.length === first.size ? into : 0);
  const to = last.position + (last.length === last.size ? Math.min(last.length, end - last.offset) : last.size);
  return from < to ? { from, to } : null;
}

function offsetOf(runs: readonly Run[], position: number): number {
  const run =
    runs[
      Math.max(
        0,
        lastIndexWhere(runs, (r) => r.position <= position),
      )
    ];
  if (!run || position <= run.position) return run?.offset ?? 0;
  return run.length === run.size ? run.offset + Math.min(run.length, position - run.position) : run.offset + run.length;
}

/** The positions of a document. Read once per document, unchanged blocks once at all; look-ups are O(log n). */
export function positionsOf(document: Node): Positions {
  const known = cache.get(document);
  if (known) return known;
  const { text, runs } = readDocument(document);
  const positions: Positions = {
    text,
    rangeOf: (span) => rangeOf(runs, span),
    offsetOf: (position) => offsetOf(runs, position),
  };
  cache.set(document, positions);
  return positions;
}
