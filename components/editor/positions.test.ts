import { getSchema } from "@tiptap/core";
import { Node } from "@tiptap/pm/model";
import { expect, test } from "vitest";
import type { Block, Document, Inline } from "@/core/articles.ts";
import { articleText } from "@/core/article-text.ts";
import { articleExtensions } from "./extensions.ts";
import { positionsOf } from "./positions.ts";

const schema = getSchema(articleExtensions);
const t = (text: string): Inline => ({ type: "text", text });
const p = (...content: Inline[]): Block =>
  content.length > 0 ? { type: "paragraph", content } : { type: "paragraph" };
const doc = (...content: Block[]): Document => ({ type: "doc", content });

const documents: [string, Document][] = [
  ["paragraphs, one empty", doc(p(t("First.")), p(), p(t("Third.")))],
  ["emoji and joined signs", doc(p(t("👩‍👩‍👧 é 🇵🇱 at")), p(t("é𝒳")))],
  [
    "formatting inside a word",
    doc(
      p(t("Min"), {
        type: "text",
        text: "sk",
        marks: [{ type: "bold" }, { type: "link", attrs: { href: "https://a.example" } }],
      }),
    ),
  ],
  ["hard breaks", doc(p(t("a"), { type: "hardBreak" }, t("b")), p({ type: "hardBreak" }))],
  [
    "images stored before pictures, with and without words",
    doc(
      p({ type: "image", attrs: { alt: "a map of Minsk" } }),
      p(t("x"), { type: "image", attrs: { alt: "" } }, t("y"), { type: "image", attrs: { alt: "z" } }),
    ),
  ],
  [
    "lists, quotes, headings, captions, code, rules",
    doc(
      { type: "heading", attrs: { level: 1 }, content: [t("Title")] },
      { type: "caption", content: [t("Under it")] },
      {
        type: "bulletList",
        content: [
          { type: "listItem", content: [p(t("one")), p(t("more"))] },
          { type: "listItem", content: [p()] },
        ],
      },
      { type: "horizontalRule" },
      { type: "picture", attrs: { alt: "a harbour" } },
      { type: "blockquote", content: [p(t("said"))] },
      { type: "orderedList", attrs: { start: 4 }, content: [{ type: "listItem", content: [p(t("four"))] }] },
      { type: "codeBlock", content: [t("a\n  b")] },
    ),
  ],
  [
    "a table",
    doc({
      type: "table",
      content: [
        {
          type: "tableRow",
          content: [
            { type: "tableHeader", content: [p(t("Year"))] },
            { type: "tableHeader", content: [{ type: "picture", attrs: { alt: "" } }] },
          ],
        },
        {
          type: "tableRow",
          content: [
            { type: "tableCell", content: [p(t("2020"))] },
            { type: "tableCell", content: [p(t("12"))] },
          ],
        },
      ],
    }),
  ],
];

const wordsBetween = (node: Node, from: number, to: number): string =>
  node.textBetween(from, to, "\n\n", (leaf) => {
    if (leaf.isBlock) return "";
    return leaf.type.name === "hardBreak" ? "\n" : leaf.attrs.alt || "\uFFFC";
  });

test.each(documents)("%s: the schema takes the document as it is", (_, document) => {
  const node = Node.fromJSON(schema, document);
  expect(() => node.check()).not.toThrow();
  expect(articleText(node.toJSON())).toBe(articleText(document));
});

test.each(documents)("%s: the editor counts as the server does", (_, document) => {
  const node = Node.fromJSON(schema, document);
  expect(positionsOf(node).text).toBe(articleText(document));
});

test.each(documents)("%s: every stretch of words is found again, both ways", (_, document) => {
  const node = Node.fromJSON(schema, document);
  const { text, rangeOf, offsetOf } = positionsOf(node);
  for (let start = 0; start < text.length; start++) {
    for (let end = start + 1; end <= text.length; end++) {
      const range = rangeOf({ start, end });
      const words = text.slice(start, end).replace(/^\n+|\n+$/gu, "");
      if (!range) {
        expect(words).toBe("");
        continue;
      }
      expect(wordsBetween(node, range.from, range.to)).toContain(words);
      expect(offsetOf(range.from)).toBeLessThanOrEqual(
        Math.max(start, text.length - text.slice(start).trimStart().length),
      );
      expect(offsetOf(range.to)).toBeGreaterThanOrEqual(start + text.slice(start, end).trimEnd().length);
    }
  }
});

test("a stretch that takes part of a picture takes all of it", () => {
  const node = Node.fromJSON(schema, doc(p(t("See "), { type: "image", attrs: { alt: "a map" } }, t("."))));
  const { rangeOf, offsetOf } = positionsOf(node);
  expect(rangeOf({ start: 6, end: 7 })).toEqual({ from: 5, to: 6 });
  expect([offsetOf(5), offsetOf(6)]).toEqual([4, 9]);
});

test("a changed document is read anew, its unchanged blocks keep their words", () => {
  const node = Node.fromJSON(schema, doc(p(t("First.")), p(t("Second."))));
  expect(positionsOf(node).text).toBe("First.\n\nSecond.");
  const other = Node.fromJSON(schema, doc(p(t("New."))));
  const changed = node.copy(other.content.append(node.content.cut(8)));
  expect(positionsOf(changed).text).toBe("New.\n\nSecond.");
  expect(positionsOf(changed).rangeOf({ start: 6, end: 12 })).toEqual({ from: 7, to: 13 });
});
