import * as docx from "docx";
import { describe, expect, it } from "vitest";
import { placedBlocks } from "@/core/article-text.ts";
import { macroContentTypes, wordFile, wordParagraph } from "./docx.fixture.ts";
import { readFile } from "./read-file.ts";
import { docmType, docxType } from "./sniff.ts";

const paragraph = (text: string, options: docx.IParagraphOptions = {}) =>
  new docx.Paragraph({ ...options, children: [new docx.TextRun(text)] });
const change = { author: "A", date: "2020-01-01T00:00:00Z" };
const link = (text: string, to: string) => new docx.ExternalHyperlink({ link: to, children: [new docx.TextRun(text)] });

async function read(children: docx.FileChild[], options: Partial<docx.IPropertiesOptions> = {}) {
  const file = new docx.Document({ ...options, sections: [{ children }] });
  return readFile(await docx.Packer.toBuffer(file), { scope: "article" });
}

describe("readDocx", () => {
  it("keeps headings, lists, tables, quotes, captions and footnotes", async () => {
    const row = (...cells: string[]) =>
      new docx.TableRow({ children: cells.map((cell) => new docx.TableCell({ children: [paragraph(cell)] })) });
    const { status, text, document, mediaType, metadata, notes } = await read(
      [
        paragraph("The title", { heading: docx.HeadingLevel.TITLE }),
        paragraph("A chapter", { heading: docx.HeadingLevel.HEADING_2 }),
        new docx.Paragraph({
          children: [new docx.TextRun("Text"), new docx.FootnoteReferenceRun(1), new docx.TextRun(".")],
        }),
        paragraph("one", { bullet: { level: 0 } }),
        paragraph("two", { bullet: { level: 1 } }),
        new docx.Table({ rows: [row("a", "b"), row("c", "d")] }),
        paragraph("End."),
      ],
      { title: "Own title", creator: "Ann & Bo", footnotes: { 1: { children: [paragraph("The note.")] } } },
    );
    expect({ status, mediaType, notes }).toEqual({ status: "ok", mediaType: docxType, notes: [] });
    expect(metadata).toMatchObject({ title: "Own title", byline: "Ann & Bo", publishedAt: null });
    expect(document?.content.map(({ type }) => type)).toEqual([
      "heading",
      "heading",
      "paragraph",
      "bulletList",
      "table",
      "paragraph",
      "orderedList",
    ]);
    expect(document && placedBlocks(document).map(({ start, end }) => text.slice(start, end))).toEqual([
      "The title",
      "A chapter",
      "Text[1].",
      "one",
      "two",
      "a",
      "b",
      "c",
      "d",
      "End.",
      "The note.",
    ]);
  });

  it("takes tracked changes as accepted, and says so", async () => {
    const { text, notes } = await read([
      new docx.Paragraph({
        children: [
          new docx.TextRun("It was "),
          new docx.InsertedTextRun({ ...change, id: 1, text: "signed" }),
          new docx.DeletedTextRun({ ...change, id: 2, text: "refused" }),
        ],
      }),
    ]);
    expect(text).toBe("It was signed");
    expect(notes).toEqual(["2 tracked changes taken as accepted."]);
  });

  it("leads links to pages only", async () => {
    const { document } = await read([
      new docx.Paragraph({
        children: [
          link("a", "https://example.org/a"),
          link("b", "javascript:alert(1)"),
          link("c", "file:///etc/passwd"),
        ],
      }),
    ]);
    expect(document?.content).toEqual([
      {
        type: "paragraph",
        content: [
          { type: "text", text: "a", marks: [{ type: "link", attrs: { href: "https://example.org/a" } }] },
          { type: "text", text: "bc" },
        ],
      },
    ]);
  });

  it("leaves comments out, and says so", async () => {
    const { text, notes } = await read(
      [new docx.Paragraph({ children: [new docx.TextRun("Text"), new docx.CommentReference(0)] })],
      { comments: { children: [{ id: 0, author: "A", date: new Date(0), children: [paragraph("secret")] }] } },
    );
    expect({ text, notes }).toEqual({ text: "Text", notes: ["1 comment left out."] });
  });

  it("never runs macros, and says that there are some", async () => {
    const macros = { "word/vbaProject.bin": "x" };
    const plain = await readFile(await wordFile(wordParagraph, macros), { scope: "article" });
    expect(plain).toMatchObject({ status: "ok", text: "Text", mediaType: docxType });
    expect(plain.notes.join()).toMatch(/macros: none was run/u);
    const named = await readFile(
      await wordFile(wordParagraph, { ...macros, "[Content_Types].xml": macroContentTypes }),
      { scope: "article" },
    );
    expect(named).toMatchObject({ status: "ok", text: "Text", mediaType: docmType });
  });
});
