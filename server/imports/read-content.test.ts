import { readFile } from "node:fs/promises";
import { Document as WordDocument, ExternalHyperlink, Packer, Paragraph, TextRun } from "docx";
import { describe, expect, it } from "vitest";
import { placedBlocks } from "@/core/article-text.ts";
import type { Block, Document } from "@/core/articles.ts";
import { macroContentTypes, wordFile, wordParagraph } from "../extraction/docx.fixture.ts";
import { systemActor } from "../permit.ts";
import { type Content, readContent } from "./read-content.ts";

const read = async (content: Content) => readContent(systemActor, content);
const file = (bytes: Uint8Array | string, fileName: string) => ({
  file: { bytes: typeof bytes === "string" ? new TextEncoder().encode(bytes) : new Uint8Array(bytes), fileName },
});
const folder = new URL("../", import.meta.url);

interface Part {
  type: Block["type"];
  text: string;
  href?: string | undefined;
}

/** The text blocks of a document: what they are, their words, and where a link in them leads. */
function partsOf(document: Document): Part[] {
  return placedBlocks(document).map(({ block }) => {
    const content = block.content ?? [];
    const text = content.map((inline) => (inline.type === "text" ? inline.text : "")).join("");
    const marks = content.flatMap((inline) => (inline.type === "text" ? (inline.marks ?? []) : []));
    const link = marks.find((mark) => mark.type === "link");
    return { type: block.type, text, ...(link && { href: link.attrs.href }) };
  });
}

const escaped = (words: string) => words.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

function asPage(parts: readonly Part[]): string {
  const blocks = parts.map(({ type, text, href }) => {
    const words = href ? `<a href="${escaped(href)}">${escaped(text)}</a>` : escaped(text);
    return type === "caption"
      ? `<figure><img src="a.jpg"><figcaption>${words}</figcaption></figure>`
      : `<p>${words}</p>`;
  });
  const site = (words: string) => `<nav><ul><li><a href="/">${words}</a></li></ul></nav>`;
  return `<!doctype html><html lang="en"><head><title>A pact</title></head><body>${site("Home")}
    <article><h1>A pact</h1>${blocks.join("\n")}</article><footer>${site("All rights reserved")}</footer></body></html>`;
}

async function asWord(parts: readonly Part[]): Promise<Uint8Array> {
  const children = parts.map(({ text, href }) => {
    const words = new TextRun(text);
    return new Paragraph({ children: [href ? new ExternalHyperlink({ link: href, children: [words] }) : words] });
  });
  return Packer.toBuffer(new WordDocument({ sections: [{ children }] }));
}

describe("the sample article", () => {
  it("has the same paragraphs as text, PDF, Word file, page, pasted HTML and Markdown", async () => {
    const sample = await readFile(new URL("sample/moscow-times.txt", folder));
    const { document } = await read(file(sample, "a.txt"));
    const parts = partsOf(document);
    expect(parts).toHaveLength(14);
    const pdf = await readFile(new URL("extraction/moscow-times.fixture.pdf", folder));
    const page = asPage(parts);
    const kinds: Record<string, Content> = {
      "text/plain": { text: sample.toString("utf8") },
      "application/pdf": file(pdf, "a.pdf"),
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document": file(await asWord(parts), "a.docx"),
      "text/html": file(page, "a.html"),
      "text/markdown": { markdown: parts.map(({ text }) => text).join("\n\n") },
    };
    const readings = await Promise.all(Object.values(kinds).map(read));
    expect(readings.map(({ original }) => original.mediaType)).toEqual(Object.keys(kinds));
    for (const { document: one, language, missing } of readings) {
      // the PDF begins with its headline
      expect(partsOf(one).filter(({ type }) => type !== "heading")).toEqual(parts);
      expect({ language, missing }).toEqual({ language: "en", missing: "" });
    }
    const [, paged, , site] = readings;
    expect(paged?.pages.map(({ page: number }) => number)).toEqual([1, 2, 3, 4]);
    const headline = "The Russian National Guard has signed an agreement";
    expect([paged?.title, site?.title]).toEqual([headline, "A pact"]);
    expect(readings.map(({ byline }) => byline)).toEqual(["", "", "", "", ""]);
  });
});

/** A PDF with this trailer that draws nothing. */
const pdfOf = (trailer: string) => `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]>>endobj
trailer<</Root 1 0 R${trailer}>>
`;
const locked =
  "/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<" + `${"41".repeat(32)}>/U<${"42".repeat(32)}>>>`;

describe("a file", () => {
  it.each<[string, () => Promise<Content>, RegExp]>([
    ["an encrypted PDF", async () => file(pdfOf(locked), "a.pdf"), /encrypted.*without a password/u],
    ["a scanned PDF", async () => file(pdfOf(""), "a.pdf"), /no text layer.*OCR/u],
    [
      "a zip bomb called Word file",
      async () => file(await wordFile(wordParagraph, { "word/media/a.bin": " ".repeat(60_000_000) }), "a.docx"),
      /more than 50 MB/u,
    ],
    [
      "a picture",
      async () => file(Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64"), "a.gif"),
      /picture.*paste/u,
    ],
    ["20 MB of HTML", async () => file(`<html><p>${"<b>words</b> of ".repeat(1_400_000)}`, "a.html"), /./u],
  ])("that is %s is refused with the way out", async (_, content, words) => {
    await expect(read(await content())).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringMatching(words) as unknown,
    });
  });

  it("is read by its bytes, whatever its name says, and macros are told of", async () => {
    const parts = { "word/vbaProject.bin": "x", "[Content_Types].xml": macroContentTypes };
    const macros = await read(file(await wordFile(wordParagraph, parts), "a.pdf"));
    expect(macros.notes).toContain("The file holds macros: none was run, and none is kept in the text.");
    expect(macros.notes).toContain("«a.pdf» is a Word file, and was read as such.");
    const page = await read(file("<!doctype html><title>T</title><p>Words.", "a.txt"));
    const cyrillic = Uint8Array.of(...Buffer.from('<html lang="x-desk"><p>'), 0xcc, 0xe8, 0xed, 0xf1, 0xea);
    const chosen = await read({ ...file(cyrillic, "a.html"), encoding: "windows-1251" });
    expect(chosen.title).toBe("Минск");
    expect(chosen.language).toMatch(/^[a-z]{2}$/u);
    expect((await read(file("<?xml version='1.0'?><a>Words", "a.txt"))).original.mediaType).toBe("text/plain");
    expect(page).toMatchObject({ title: "T", notes: ["«a.txt» is a web page, and was read as such."] });
  });
});
