import { describe, expect, it } from "vitest";
import { DocumentInput } from "./documents.ts";

const doc = (...content: unknown[]) => ({ type: "doc", content });
const paragraph = (...content: unknown[]) => ({ type: "paragraph", content });
const words = (text: string, marks?: unknown[]) => ({ type: "text", text, ...(marks && { marks }) });

function nested(depth: number): unknown {
  let block: unknown = paragraph(words("deep"));
  for (let i = 0; i < depth; i += 1) block = { type: "blockquote", content: [block] };
  return doc(block);
}

const taken: [string, unknown][] = [
  ["a paragraph", doc(paragraph(words("One.")))],
  ["an empty paragraph", doc({ type: "paragraph" })],
  ["a link", doc(paragraph(words("One.", [{ type: "link", attrs: { href: "https://example.org/" } }])))],
  ["60 quotes inside each other", nested(60)],
];

const refused: [string, unknown][] = [
  ["nothing", doc()],
  ["a script", doc({ type: "script", content: [words("alert(1)")] })],
  ["an unknown attribute", doc({ type: "paragraph", attrs: { onclick: "alert(1)" }, content: [] })],
  ["a javascript: link", doc(paragraph(words("x", [{ type: "link", attrs: { href: "java\nscript:alert(1)" } }])))],
  ["a list as address", doc(paragraph(words("x", [{ type: "link", attrs: { href: ["https://x.org"] } }])))],
  ["an empty run of text", doc(paragraph(words("")))],
  ["half a character", doc(paragraph(words("\ud83d")))],
  ["20,000 quotes inside each other", nested(20_000)],
  ["120,000 paragraphs", doc(...Array.from({ length: 120_000 }, () => paragraph(words("x"))))],
  ["3 million characters", doc(paragraph(words("x".repeat(3_000_000))))],
];

describe("DocumentInput", () => {
  it.each(taken)("takes %s as it is", (_name, value) => {
    expect(DocumentInput.parse(value)).toEqual(value);
  });
  it.each(refused)("refuses %s", (_name, value) => {
    expect(DocumentInput.safeParse(value).success).toBe(false);
  });
});
