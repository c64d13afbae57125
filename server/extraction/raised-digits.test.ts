import * as docx from "docx";
import { PDFDocument, StandardFonts } from "pdf-lib";
import { describe, expect, it } from "vitest";
import { readFile } from "./read-file.ts";

const textOf = async (html: string, scope: "article" | "page" = "article") =>
  (await readFile(new TextEncoder().encode(html), { mediaType: "text/html; charset=utf-8", scope })).text;

describe("digits that a page raises or lowers", () => {
  it.each([
    ["an exponent", "<p>It has 10<sup>6</sup> members.</p>", "It has 10⁶ members."],
    ["a formula", "<p>CO<sub>2</sub> and m<sup>2</sup>.</p>", "CO₂ and m²."],
    ["as Google Docs writes it", '<p>10<span style="font-size:0.6em;vertical-align:super">-6</span></p>', "10⁻⁶"],
    ["a note's mark", '<p>In 2020<sup><a href="#n1">1</a></sup> it rose.</p>', "In 2020¹ it rose."],
    ["a note's mark in brackets", '<p>It rose.<sup><a href="#n1">[1]</a></sup></p>', "It rose.[1]"],
    ["an ordinal", "<p>The 1<sup>st</sup> of May.</p>", "The 1st of May."],
    ["the number of a note", "<p><sup>22</sup>See there.</p>", "22 See there."],
  ])("keep their meaning in the text of an article and in the copy of a source: %s", async (_, html, expected) => {
    expect(await textOf(html)).toBe(expected);
    expect(await textOf(html, "page")).toBe(expected);
  });

  it.each([
    ["an exponent", [["The plant emits 10"], ["6", 5], [" tonnes."]], "The plant emits 10⁶ tonnes."],
    ["a formula", [["It emits CO"], ["2", -3], [" and more."]], "It emits CO₂ and more."],
    ["a note’s mark", [["In 2020"], ["1", 5], [" it rose."]], "In 2020¹ it rose."],
    ["an ordinal", [["The 1"], ["st", 5], [" of May came."]], "The 1st of May came."],
    ["the number of a note", [["22", 5], [" See there, and read on."]], "22 See there, and read on."],
    [
      "small figures on the line",
      [["It was written in "], ["2020", 0], [" by her."]],
      "It was written in 2020 by her.",
    ],
  ] as const)("keep their meaning in a PDF: %s", async (_, parts, expected) => {
    const pdf = await PDFDocument.create();
    const font = await pdf.embedFont(StandardFonts.Helvetica);
    const page = pdf.addPage([400, 400]);
    let x = 40;
    for (const [text, raised] of parts) {
      const size = raised === undefined ? 11 : 7;
      page.drawText(text, { x, y: 340 + (raised ?? 0), size, font });
      x += font.widthOfTextAtSize(text, size);
    }
    expect((await readFile(await pdf.save(), { scope: "page" })).text).toBe(expected);
  });

  it("are raised and lowered in a Word file too, whose notes keep their brackets", async () => {
    const run = (text: string, look: docx.IRunOptions = {}) => new docx.TextRun({ text, ...look });
    const file = new docx.Document({
      footnotes: { 1: { children: [new docx.Paragraph({ children: [run("The note.")] })] } },
      sections: [
        {
          children: [
            new docx.Paragraph({
              children: [
                run("10"),
                run("6", { superScript: true }),
                run(" of CO"),
                run("2", { subScript: true, bold: true }),
                new docx.FootnoteReferenceRun(1),
              ],
            }),
          ],
        },
      ],
    });
    const { text } = await readFile(await docx.Packer.toBuffer(file), { scope: "article" });
    expect(text).toMatch(/^10⁶ of CO₂\[1\]\n\nThe note\./u);
  });
});
