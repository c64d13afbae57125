import * as docx from "docx";
import { PDFDocument, PDFName } from "pdf-lib";
import { describe, expect, it } from "vitest";
import { articleText } from "@/core/article-text.ts";
import type { Document } from "@/core/articles.ts";
import { DocumentInput } from "@/core/inputs/documents.ts";
import { picturesIn } from "@/core/pictures.ts";
import { readMarkdown } from "../imports/markdown.ts";
import { readFile } from "./read-file.ts";

type Blocks = Document["content"];
const picture = (alt: string) => ({ type: "picture", attrs: { alt } });
const text = (words: string) => ({ type: "text", text: words });
const paragraph = (words: string) => ({ type: "paragraph", content: [text(words)] });
const row = (...cells: object[][]) => ({
  type: "tableRow",
  content: cells.map((content) => ({ type: "tableCell", content })),
});

async function readHtml(body: string, scope: "article" | "page" = "article") {
  const bytes = new TextEncoder().encode(body);
  const read = await readFile(bytes, { mediaType: "text/html; charset=utf-8", scope });
  if (read.document) expect(DocumentInput.safeParse(read.document).error).toBeUndefined();
  return read;
}

describe("a picture of HTML", () => {
  it.each<[string, string, Blocks | unknown[]]>([
    [
      "in a figure stands before its caption, which is text",
      "<p>One.</p><figure><img src=https://x/y.png alt='A map'><figcaption>Where it is</figcaption></figure>",
      [paragraph("One."), picture("A map"), { type: "caption", content: [text("Where it is")] }],
    ],
    [
      "among words stands behind their paragraph, and parts no words",
      "<p>It is <img alt=here src=x> there.</p><p>Two.</p>",
      [paragraph("It is there."), picture("here"), paragraph("Two.")],
    ],
    ["before the words of its paragraph stays before", "<p><img alt=a> One.</p>", [picture("a"), paragraph("One.")]],
    [
      "in a heading and a link stands apart",
      "<h2><a href=https://x.example/><img alt=logo></a>Head</h2><p>One.</p>",
      [{ type: "heading", attrs: { level: 2 }, content: [text("Head")] }, picture("logo"), paragraph("One.")],
    ],
    [
      "in lists and cells stays in them",
      "<ul><li><img alt=a></li><li>One<img alt=b></li></ul><table><tr><td><img alt=c></td><td>Two</td></tr></table>",
      [
        {
          type: "bulletList",
          content: [
            { type: "listItem", content: [picture("a")] },
            { type: "listItem", content: [paragraph("One"), picture("b")] },
          ],
        },
        { type: "table", content: [row([picture("c")], [paragraph("Two")])] },
      ],
    ],
    ["without a description is a picture still", "<p>One.</p><img src=x>", [paragraph("One."), picture("")]],
    [
      "that nobody sees is none",
      "<p>One.</p><img alt=a width=1 height=1><img alt=b role=presentation><img alt=c aria-hidden=true><p hidden><img alt=d></p>",
      [paragraph("One.")],
    ],
    [
      "has its description on one line, of whole characters, cut where it is long",
      `<p>One.</p><img alt="a\n &lt;b&gt;&#0;"><img alt="${"😀".repeat(600)}">`,
      [paragraph("One."), picture("a <b>\ufffd"), picture(`${"😀".repeat(499)}…`)],
    ],
  ])("%s", async (_, html, expected) => {
    expect((await readHtml(html)).document?.content).toEqual(expected);
  });

  it("is counted in a note; of a page that is a source's it is left out", async () => {
    const html = "<p>One.</p><img alt=a><img alt=b>";
    expect((await readHtml(html)).notes).toEqual([
      "2 pictures not loaded: placeholders stand in their place, captions are kept.",
    ]);
    const page = await readHtml(html, "page");
    expect(page.notes[0]).toBe("2 pictures left out; captions are kept.");
    expect(page.document?.content).toEqual([paragraph("One.")]);
  });

  it("is no text: a page of pictures alone is refused", async () => {
    expect(await readHtml("<p><img alt='Many words'></p>")).toMatchObject({ status: "failed", document: null });
  });
});

it("a picture of a Word file stands in its place with its description", async () => {
  const image = (description: string) =>
    new docx.ImageRun({
      type: "gif",
      data: Buffer.from("R0lGODlhAQABAAAAACwAAAAAAQABAAA=", "base64"),
      transformation: { width: 10, height: 10 },
      altText: { name: "Picture 1", title: "", description },
    });
  const file = new docx.Document({
    sections: [
      {
        children: [
          new docx.Paragraph({ children: [new docx.TextRun("One.")] }),
          new docx.Paragraph({ children: [image("A harbour & <ships>")] }),
          new docx.Paragraph({ children: [new docx.TextRun("Under it")], style: "Caption" }),
          new docx.Paragraph({ children: [new docx.TextRun("Two "), image("A map"), new docx.TextRun("three.")] }),
        ],
      },
    ],
    styles: { paragraphStyles: [{ id: "Caption", name: "caption" }] },
  });
  const { document, notes } = await readFile(await docx.Packer.toBuffer(file), { scope: "article" });
  expect(document?.content).toEqual([
    paragraph("One."),
    picture("A harbour & <ships>"),
    { type: "caption", content: [text("Under it")] },
    paragraph("Two three."),
    picture("A map"),
  ]);
  expect(notes).toEqual(["2 pictures not loaded: placeholders stand in their place, captions are kept."]);
});

it("pictures of a PDF are told of, each once, without masks and dots", async () => {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage([400, 400]);
  page.drawText("One line of words.", { x: 40, y: 350 });
  const image = (side: number, more: object = {}) =>
    pdf.context.register(
      pdf.context.stream(new Uint8Array(side * side), {
        Type: "XObject",
        Subtype: "Image",
        Width: side,
        Height: side,
        ColorSpace: "DeviceGray",
        BitsPerComponent: 8,
        ...more,
      }),
    );
  page.node.setXObject(PDFName.of("A"), image(80));
  page.node.setXObject(PDFName.of("B"), image(80, { SMask: image(80) }));
  page.node.setXObject(PDFName.of("C"), image(1));
  page.node.setXObject(PDFName.of("D"), image(80, { ImageMask: true }));
  const { notes } = await readFile(await pdf.save(), { scope: "article" });
  expect(notes).toEqual(["2 pictures left out; captions are kept."]);
});

describe("a picture of Markdown", () => {
  it.each<[string, string, string, string[]]>([
    ["alone", "One.\n\n![A *dam*](https://x/y.png)\n\nTwo.", "One.\n\nTwo.", ["Picture: A *dam*"]],
    ["among words", "It is ![here](x) there.", "It is there.", ["Picture: here"]],
    ["in a heading", "# ![](x) Head\n\nOne.", "Head\n\nOne.", ["Picture without a description"]],
    ["in a list", "- ![a](x)\n- One ![b &amp; c](y)", "One", ["Picture: a", "Picture: b & c"]],
    ["in a table", "| a | b |\n|---|---|\n| ![c](x) | d |", "a\n\nb\n\nd", ["Picture: c"]],
  ])("%s is no words of the text", (_, markdown, words, pictures) => {
    const { document } = readMarkdown(markdown);
    expect(articleText(document)).toBe(words);
    expect(picturesIn(document)).toEqual(pictures);
    expect(DocumentInput.parse(document)).toEqual(document);
  });
});
