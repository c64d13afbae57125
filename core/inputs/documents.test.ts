import { describe, expect, expectTypeOf, it } from "vitest";
import type { z } from "zod";
import type { Document } from "../articles.ts";
import { DocumentInput } from "./documents.ts";

const text = (words: string, ...marks: unknown[]) => ({
  type: "text",
  text: words,
  ...(marks.length > 0 && { marks }),
});
const paragraph = (...content: unknown[]) => ({ type: "paragraph", content });
const doc = (...content: unknown[]) => ({ type: "doc", content });
const link = (href: unknown) => ({ type: "link", attrs: { href } });

function nested(depth: number): unknown {
  let made: unknown = paragraph(text("x"));
  for (let level = 0; level < depth; level += 1) made = { type: "blockquote", content: [made] };
  return doc(made);
}

describe("DocumentInput", () => {
  it("is core's Document", () => {
    expectTypeOf<z.output<typeof DocumentInput>>().toEqualTypeOf<Document>();
  });

  it("takes every node and mark as it is", () => {
    const all = doc(
      { type: "heading", attrs: { level: 2 }, content: [text("T")] },
      { type: "caption", content: [text("Photo: X")] },
      { type: "paragraph" },
      paragraph(
        text("a", { type: "bold" }, { type: "italic" }, { type: "strike" }),
        { type: "hardBreak" },
        { type: "image", attrs: { alt: "" } },
        text("b", { type: "code" }),
        text("c", link("https://example.org/?a=1")),
        text("مرحبا 中文 😀 e\u0301", link("mailto:a@b.org")),
      ),
      { type: "codeBlock", content: [text("x = 1")] },
      { type: "blockquote", content: [paragraph(text("q"))] },
      { type: "bulletList", content: [{ type: "listItem", content: [paragraph(text("i"))] }] },
      { type: "orderedList", attrs: { start: 3 }, content: [{ type: "listItem", content: [paragraph(text("i"))] }] },
      {
        type: "table",
        content: [{ type: "tableRow", content: [{ type: "tableHeader", content: [paragraph(text("h"))] }] }],
      },
      { type: "horizontalRule" },
      { type: "picture", attrs: { alt: "a map" } },
    );
    expect(DocumentInput.parse(all)).toEqual(all);
    expect(DocumentInput.safeParse(nested(60)).success).toBe(true);
  });

  it.each<[string, unknown, RegExp]>([
    ["nothing", undefined, /./],
    ["no content", doc(), /at least one paragraph/],
    ["an unknown node", doc({ type: "iframe", attrs: { src: "https://x" } }), /./],
    ["an unknown attribute", doc({ type: "paragraph", attrs: { onclick: "x" } }), /attrs/],
    ["an attribute beside the known", doc({ type: "heading", attrs: { level: 1, style: "x" } }), /style/],
    ["a picture's own address", doc({ type: "picture", attrs: { alt: "", src: "https://x" } }), /src/],
    ["a picture with too many words", doc({ type: "picture", attrs: { alt: "x".repeat(1001) } }), /1000/],
    ["an image with a source", doc(paragraph({ type: "image", attrs: { alt: "", src: "https://x" } })), /src/],
    ["a javascript: link", doc(paragraph(text("x", link("javascript:alert(1)")))), /http, https or mailto/],
    ["a hidden scheme", doc(paragraph(text("x", link("java\nscript:alert(1)")))), /http, https or mailto/],
    ["a data: link", doc(paragraph(text("x", link("data:text/html,x")))), /http, https or mailto/],
    ["an address that is a list", doc(paragraph(text("x", link(["https://x"])))), /./],
    ["an unknown mark", doc(paragraph(text("x", { type: "claim" }))), /./],
    ["empty text", doc(paragraph(text(""))), /empty/],
    ["half a character", doc(paragraph(text("a\ud800b"))), /half a character/],
    ["an empty list", doc({ type: "bulletList", content: [] }), /list is empty/],
    ["65 levels and their paragraph", nested(65), /levels deep/],
    ["20,000 levels", nested(20_000), /more than 64 levels deep/],
    ["50,001 nodes", doc(...Array.from({ length: 50_001 }, () => ({ type: "paragraph" }))), /more than 50000 parts/],
    ["2 MB", doc(paragraph(text("x".repeat(2_000_001)))), /2 MB/],
    ["2 MB in bytes, not in letters", doc(paragraph(text("中".repeat(700_000)))), /2 MB/],
  ])("refuses %s", (_, value, message) => {
    const { error } = DocumentInput.safeParse(value);
    expect(error?.issues.map((issue) => issue.message).join("\n")).toMatch(message);
  });
});
