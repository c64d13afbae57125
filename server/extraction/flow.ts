import type { Block, Inline, Mark } from "@/core/articles.ts";
import { endsWithCredit } from "../imports/captions.ts";
import { collapsed, pushText } from "./inlines.ts";

/** Blocks in the making: a line is open until something begins a block of its own. */
export class Flow {
  readonly blocks: Block[] = [];
  private line: Inline[] = [];
  /** Pictures among the words of the open line: they stand behind its block. */
  private pictures: Block[] = [];

  text(text: string, given: readonly Mark[]): void {
    pushText(this.line, text, given);
  }
  /** Whether nothing stands in the open line yet. */
  isEmpty(): boolean {
    return this.line.every((inline) => inline.type === "text" && inline.text.trim() === "");
  }
  /** Two in a row end a paragraph: so many pages part theirs. */
  lineBreak(): void {
    const last = this.line.findLast((inline) => inline.type !== "text" || inline.text.trim() !== "");
    if (last?.type === "hardBreak") this.end();
    else this.line.push({ type: "hardBreak" });
  }
  picture(picture: Block): void {
    if (this.isEmpty()) this.blocks.push(picture);
    else this.pictures.push(picture);
  }
  end(as: "paragraph" | "caption" = "paragraph"): void {
    const content = collapsed(this.line);
    this.line = [];
    if (content.length > 0) {
      const words = content.map((inline) => (inline.type === "text" ? inline.text : "")).join("");
      this.blocks.push({ type: as === "paragraph" && endsWithCredit(words) ? "caption" : as, content });
    }
    this.blocks.push(...this.pictures.splice(0));
  }
  add(...blocks: Block[]): void {
    this.end();
    this.blocks.push(...blocks);
  }
}
