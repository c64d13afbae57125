import type { Block, Document } from "@/core/articles.ts";
import { documentLimits } from "@/core/inputs/documents.ts";

/** Something is left for the parts around what is weighed. */
const share = 0.98;

interface Room {
  nodes: number;
  bytes: number;
}

/** Whether the part still fits; what it takes is taken off the room. */
function takes(part: object, room: Room): boolean {
  const json = JSON.stringify(part);
  const nodes = json.match(/"type":/gu)?.length ?? 0;
  const bytes = Buffer.byteLength(json) + 1;
  if (nodes > room.nodes || bytes > room.bytes) return false;
  room.nodes -= nodes;
  room.bytes -= bytes;
  return true;
}

function firstOf<T extends object>(parts: readonly T[], room: Room): T[] {
  const end = parts.findIndex((part) => !takes(part, room));
  return end === -1 ? [...parts] : parts.slice(0, end);
}

/** The beginning of a block that does not fit whole: the first items of a list, rows of a table, parts of a quote. */
function beginning(block: Block, room: Room): Block | undefined {
  let part: Block | undefined;
  if (block.type === "table") part = { ...block, content: firstOf(block.content, room) };
  if (block.type === "bulletList" || block.type === "orderedList")
    part = { ...block, content: firstOf(block.content, room) };
  if (block.type === "blockquote") part = { ...block, content: firstOf(block.content, room) };
  return part && "content" in part && part.content && part.content.length > 0 ? part : undefined;
}

/**
 * The document within what may be stored (core/inputs/documents.ts): as much of its beginning as fits. `cut` says in
 * words that something is missing.
 */
export function fitted(document: Document): { document: Document; cut: string | undefined } {
  const room: Room = { nodes: documentLimits.nodes * share, bytes: documentLimits.jsonBytes * share };
  const content = firstOf(document.content, room);
  const next = document.content[content.length];
  if (next === undefined) return { document, cut: undefined };
  const part = beginning(next, room);
  if (part) content.push(part);
  const cut =
    "The file is longer than what is kept (2 MB of text with its structure, or 50,000 parts). Only its beginning was read: split the file to keep the rest.";
  return { document: { type: "doc", content }, cut };
}
