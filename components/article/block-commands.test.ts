import { getSchema } from "@tiptap/core";
import { Node } from "@tiptap/pm/model";
import { EditorState, TextSelection, type Command } from "@tiptap/pm/state";
import { describe, expect, it } from "vitest";
import type { Block } from "@/core/articles.ts";
import { articleExtensions } from "../editor/extensions.ts";
import { pageMarks, pagesNow } from "./page-marks.ts";
import { kindAt, mergeAtEnd, mergeAtStart, mergeUp, setKind, split, type BlockKind } from "./block-commands.ts";

const schema = getSchema(articleExtensions);
const p = (text: string): Block => ({ type: "paragraph", content: [{ type: "text", text }] });
const caption = (text: string): Block => ({ type: "caption", content: [{ type: "text", text }] });
const quote = (...content: Block[]): Block => ({ type: "blockquote", content });
const picture: Block = { type: "picture", attrs: { alt: "a map" } };
const list = (...texts: string[]): Block => ({
  type: "bulletList",
  content: texts.map((text) => ({ type: "listItem", content: [p(text)] })),
});

const table = (...texts: string[]): Block => ({
  type: "table",
  content: [{ type: "tableRow", content: texts.map((text) => ({ type: "tableCell", content: [p(text)] })) }],
});

/** A state with the cursor behind `|`, which is taken out. */
function at(...content: Block[]): EditorState {
  const doc = Node.fromJSON(schema, { type: "doc", content });
  let cursor = 0;
  doc.descendants((node, pos) => {
    const found = node.isText ? (node.text ?? "").indexOf("|") : -1;
    if (found >= 0) cursor = pos + found;
  });
  const state = EditorState.create({ doc });
  const clean = state.apply(state.tr.delete(cursor, cursor + 1));
  return clean.apply(clean.tr.setSelection(TextSelection.create(clean.doc, cursor)));
}

function run(state: EditorState, command: Command): EditorState {
  let now = state;
  command(state, (transaction) => {
    now = now.apply(transaction);
  });
  return now;
}

const shown = (state: EditorState) =>
  state.doc.content.content.map((node) => `${node.type.name}: ${node.textBetween(0, node.content.size, " / ")}`);

describe("merging", () => {
  it.each<[string, Command, Block[], string[]]>([
    ["puts a space between", mergeUp, [p("One"), p("tw|o")], ["paragraph: One two"]],
    ["keeps a space that is there", mergeUp, [p("One "), p("|two")], ["paragraph: One two"]],
    ["needs none in Chinese", mergeUp, [p("完了。"), p("|开始")], ["paragraph: 完了。开始"]],
    ["makes the words part of the block above", mergeUp, [caption("Cap"), p("|x")], ["caption: Cap x"]],
    ["takes the quote's only paragraph", mergeUp, [p("He said"), quote(p("|so"))], ["paragraph: He said so"]],
    ["joins inside a quote", mergeUp, [quote(p("a"), p("|b"))], ["blockquote: a b"]],
    ["takes a list's item", mergeUp, [list("a", "|b")], ["bulletList: a b"]],
    ["keeps a table's cells apart", mergeUp, [table("a", "|b")], ["table: a / b"]],
    ["keeps a table's cells from what is above", mergeUp, [p("a"), table("|b")], ["paragraph: a", "table: b"]],
    ["keeps what is below from a table", mergeUp, [table("a"), p("|b")], ["table: a", "paragraph: b"]],
    [
      "joins inside a cell",
      mergeAtEnd,
      [
        {
          ...table("a"),
          content: [{ type: "tableRow", content: [{ type: "tableCell", content: [p("a|"), p("b")] }] }],
        } as Block,
      ],
      ["table: a b"],
    ],
    ["does nothing in the first block", mergeUp, [p("|a"), p("b")], ["paragraph: a", "paragraph: b"]],
    [
      "takes nothing over a picture",
      mergeUp,
      [p("a"), picture, p("|b")],
      ["paragraph: a", "picture: ", "paragraph: b"],
    ],
    ["nor from behind it", mergeAtEnd, [p("a|"), picture, p("b")], ["paragraph: a", "picture: ", "paragraph: b"]],
    ["by Backspace only at the start", mergeAtStart, [p("a"), p("b|c")], ["paragraph: a", "paragraph: bc"]],
    ["by Backspace at the start", mergeAtStart, [p("a"), p("|bc")], ["paragraph: a bc"]],
    ["by Delete at the end", mergeAtEnd, [p("a|"), p("b"), p("c")], ["paragraph: a b", "paragraph: c"]],
    ["by Delete only at the end", mergeAtEnd, [p("|a"), p("b")], ["paragraph: a", "paragraph: b"]],
  ])("%s", (_, command, content, expected) => {
    const state = run(at(...content), command);
    expect(shown(state)).toEqual(expected);
    expect(() => state.doc.check()).not.toThrow();
  });
});

it("keeps page marks with their words", () => {
  const page = (number: number, start: number, end: number) => ({ page: number, start, end });
  const plugins = [pageMarks([page(1, 0, 6), page(2, 8, 8), page(3, 8, 11), page(4, 13, 18)])];
  const merged = run(at(p("One is"), p("|not"), p("apart")).reconfigure({ plugins }), mergeUp);
  expect(shown(merged)).toEqual(["paragraph: One is not", "paragraph: apart"]);
  expect(pagesNow(merged)).toEqual([page(1, 0, 6), page(2, 7, 7), page(3, 7, 10), page(4, 12, 17)]);
  expect(pagesNow(run(merged, split))).toEqual([page(1, 0, 6), page(2, 9, 9), page(3, 9, 12), page(4, 14, 19)]);
});

it("splits at the cursor", () => {
  expect(shown(run(at(p("One. |Two.")), split))).toEqual(["paragraph: One. ", "paragraph: Two."]);
});

describe("setKind", () => {
  it.each<[Block, BlockKind, string]>([
    [p("|a"), "caption", "caption: a"],
    [p("|a"), "heading", "heading: a"],
    [p("|a"), "quote", "blockquote: a"],
    [quote(p("|a")), "paragraph", "paragraph: a"],
    [quote(p("|a")), "caption", "caption: a"],
    [caption("|a"), "quote", "blockquote: a"],
    [quote(p("|a")), "quote", "blockquote: a"],
  ])("%j to %s", (block, kind, expected) => {
    const state = run(at(block), setKind(kind));
    expect(shown(state)).toEqual([expected]);
    expect(kindAt(state)).toBe(kind);
    expect(() => state.doc.check()).not.toThrow();
  });

  it("leaves lists as they are", () => {
    const state = at(list("|a"));
    expect(kindAt(state)).toBeNull();
    expect(run(state, setKind("caption"))).toBe(state);
  });
});
