import type { Node } from "@tiptap/pm/model";
import type { Block, Document } from "@/core/articles.ts";

/**
 * What gives the document of a text that is written: each block that reads as a block of the version it was made on is
 * that very block, so that what was not edited is kept to the letter. The editor itself would write what it knows:
 * formatting in its own order, texts that touch as one.
 */
export function documentWriter(made: Document, loaded: Node): (now: Node) => Document {
  const kept = new Map<string, Block>();
  loaded.forEach((block, _position, index) => {
    const given = made.content[index];
    if (given) kept.set(JSON.stringify(block.toJSON()), given);
  });
  return (now) => {
    const content: Block[] = [];
    now.forEach((block) => {
      const json = block.toJSON() as Block;
      content.push(kept.get(JSON.stringify(json)) ?? json);
    });
    return { type: "doc", content };
  };
}
