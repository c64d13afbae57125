import { getSchema } from "@tiptap/core";
import { baseKeymap, chainCommands } from "@tiptap/pm/commands";
import { DOMParser, DOMSerializer, Node } from "@tiptap/pm/model";
import { EditorState, NodeSelection, TextSelection } from "@tiptap/pm/state";
import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { annotatedHtml } from "@/core/annotated-html.ts";
import type { Block, Document } from "@/core/articles.ts";
import { articleExtensions, choosePicture } from "../editor/extensions.ts";
import { describePicture, pictureAt } from "./writing-commands.ts";

const schema = getSchema(articleExtensions);
const p = (text: string): Block => ({ type: "paragraph", content: [{ type: "text", text }] });
const picture = (alt: string): Block => ({ type: "picture", attrs: { alt } });
const doc = (...content: Block[]): Document => ({ type: "doc", content });

/** What the editor makes of HTML that is put into it. */
function parsed(html: string): Block[] {
  const { document } = parseHTML(`<html><body>${html}</body></html>`);
  return (DOMParser.fromSchema(schema).parse(document.body).toJSON() as Document).content;
}

describe("a picture in the editor", () => {
  it("is written as the server writes it, and read from that again", () => {
    const given = doc(p("One."), picture('A "map" <b>'), picture(""), p("Two."));
    const { document } = parseHTML("<html><body></body></html>");
    const dom = DOMSerializer.fromSchema(schema).serializeFragment(Node.fromJSON(schema, given).content, { document });
    const html = [...(dom as unknown as DocumentFragment).children].map((child) => child.outerHTML).join("");
    const server = annotatedHtml(given, []);
    const boxes = (from: string) =>
      [...parseHTML(`<html><body>${from}</body></html>`).document.querySelectorAll("figure")].map((box) => ({
        attributes: Object.fromEntries([...box.attributes].map(({ name, value }) => [name, value])),
        inside: box.innerHTML,
      }));
    expect(boxes(server)).toHaveLength(2);
    expect(boxes(html)).toEqual(boxes(server));
    expect(parsed(html)).toEqual(given.content);
  });

  it.each<[string, string, Block[]]>([
    [
      "as a placeholder",
      '<p>One.</p><img src="https://x/y.png" alt="A  map"><p>Two.</p>',
      [p("One."), picture("A map"), p("Two.")],
    ],
    ["out of a paragraph", '<p>One.<img alt="a">Two.</p>', [p("One."), picture("a"), p("Two.")]],
    ["not at all when nobody sees it", '<p>One.</p><img alt="a" width="1"><img alt="b" role="none">', [p("One.")]],
  ])("comes from the clipboard %s", (_, html, expected) => expect(parsed(html)).toEqual(expected));

  it("is chosen first and taken away second, by Backspace behind it and Delete before it", () => {
    const document = Node.fromJSON(schema, doc(p("One."), picture("a"), p("Two.")));
    for (const [by, key, at] of [
      [-1, "Backspace", 8],
      [1, "Delete", 5],
    ] as const) {
      let state = EditorState.create({ doc: document, selection: TextSelection.create(document, at) });
      const press = () => chainCommands(choosePicture(by), baseKeymap[key]!)(state, (tr) => (state = state.apply(tr)));
      press();
      expect(state.selection).toBeInstanceOf(NodeSelection);
      expect(state.doc.childCount).toBe(3);
      press();
      expect(state.doc.toJSON()).toEqual(doc(p("One."), p("Two.")));
    }
  });

  it("is described in other words when it is chosen, and stays chosen", () => {
    const document = Node.fromJSON(schema, doc(p("One."), picture("a"), p("Two.")));
    let state = EditorState.create({ doc: document, selection: TextSelection.create(document, 2) });
    expect(describePicture("b")(state)).toBe(false);
    state = state.apply(state.tr.setSelection(NodeSelection.create(document, 6)));
    describePicture(" Ships\n at sea ")(state, (tr) => (state = state.apply(tr)));
    expect(state.doc.toJSON()).toEqual(doc(p("One."), picture("Ships at sea"), p("Two.")));
    expect(pictureAt(state)).toBe("Ships at sea");
  });
});
