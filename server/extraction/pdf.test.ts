import { readFile as readFs } from "node:fs/promises";
import { PDFDocument, PDFName, PDFString, type PDFFont, type PDFPage, StandardFonts } from "pdf-lib";
import { describe, expect, it } from "vitest";
import { articleText, placedBlocks } from "@/core/article-text.ts";
import type { Extraction } from "@/core/extraction.ts";
import { readText } from "../imports/text.ts";
import { readFile } from "./read-file.ts";

const read = async (pdf: PDFDocument) => readFile(await pdf.save(), { scope: "article" });
const blocksOf = ({ document, text }: Extraction) =>
  document ? placedBlocks(document).map(({ block, start, end }) => [block.type, text.slice(start, end)]) : [];

async function made(): Promise<{ pdf: PDFDocument; font: PDFFont; bold: PDFFont }> {
  const pdf = await PDFDocument.create();
  return {
    pdf,
    font: await pdf.embedFont(StandardFonts.Helvetica),
    bold: await pdf.embedFont(StandardFonts.HelveticaBold),
  };
}

/** Words as lines of at most `width` points, as a typesetter would wrap them. */
function wrapped(text: string, font: PDFFont, size: number, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const longer = `${lines.at(-1) ?? ""} ${word}`.trim();
    if (lines.length > 0 && font.widthOfTextAtSize(longer, size) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** Draws lines from `y` downwards, 14 points apart; answers where the next one would stand. */
function draw(page: PDFPage, lines: readonly string[], font: PDFFont, x: number, y: number, size = 11): number {
  for (const [at, line] of lines.entries()) page.drawText(line, { x, y: y - at * 14, font, size });
  return y - lines.length * 14;
}

const sentences = [
  "The National Guard has signed a cooperation agreement with the police force to combat extremism, an agency reported on Friday.",
  "The two agencies will cooperate on protecting public order and ensuring public safety and the protection of important state facilities.",
  "The agreement comes into force from the date of its signing and can be ended by either of the two with a notice of six months.",
];
const long = (at: number) => `${sentences[at % 3]} ${sentences[(at + 1) % 3]} ${sentences[(at + 2) % 3]}`;

describe("readPdf", () => {
  it("joins lines, hyphened words and paragraphs over pages, and tells where pages begin", async () => {
    const { pdf, font, bold } = await made();
    const first = pdf.addPage([400, 400]);
    first.drawText("A pact is signed", { x: 40, y: 350, font: bold, size: 20 });
    draw(
      first,
      ["An agreement that was signed in the city of Minsk will be kept by all of the secu-", "rity forces."],
      font,
      40,
      320,
      8,
    );
    draw(
      first,
      ["Security is a word of this text, and the sentence that stands here goes on behind"],
      font,
      40,
      280,
      8,
    );
    draw(pdf.addPage([400, 400]), ["the end of its page and ends there."], font, 40, 350, 8);
    const extraction = await read(pdf);
    expect(blocksOf(extraction)).toEqual([
      ["heading", "A pact is signed"],
      ["paragraph", "An agreement that was signed in the city of Minsk will be kept by all of the security forces."],
      [
        "paragraph",
        "Security is a word of this text, and the sentence that stands here goes on behind the end of its page and ends there.",
      ],
    ]);
    const { pages, text } = extraction;
    expect(pages.map(({ page, start, end }) => [page, text.slice(start, end).slice(0, 20)])).toEqual([
      [1, "A pact is signed\n\nAn"],
      [2, "the end of its page "],
    ]);
    expect(extraction.notes).toEqual(["Took out the hyphen of words broken at a line’s end: security."]);
  });

  it("reads two columns one after the other, below a heading over both", async () => {
    const { pdf, font, bold } = await made();
    const page = pdf.addPage([600, 800]);
    page.drawText("A heading that reaches over both of the columns", { x: 50, y: 700, font: bold, size: 20 });
    draw(page, wrapped(long(0), font, 11, 230), font, 50, 660);
    draw(page, wrapped(long(1), font, 11, 230), font, 310, 657);
    expect(blocksOf(await read(pdf)).map(([, text]) => text)).toEqual([
      "A heading that reaches over both of the columns",
      long(0),
      long(1),
    ]);
  });

  it("leaves out heads, feet and page numbers, and nothing that stands in the text", async () => {
    const { pdf, font } = await made();
    for (let number = 1; number <= 4; number += 1) {
      const page = pdf.addPage([600, 800]);
      page.drawText("The Daily Paper", { x: 50, y: 770, font, size: 9 });
      draw(page, wrapped(long(number), font, 11, 500), font, 50, 700);
      draw(page, ["The same line on each page."], font, 50, 500);
      page.drawText(`Page ${number} of 4`, { x: 280, y: 30, font, size: 9 });
    }
    const { text, notes } = await read(pdf);
    expect(text).not.toMatch(/Daily Paper|Page \d/u);
    expect(text.match(/The same line on each page\./gu)).toHaveLength(4);
    expect(notes).toEqual([
      "Left out, as it stands on many pages: «The Daily Paper»",
      "Left out, as it stands on many pages: «Page 1 of 4»",
    ]);
  });

  it("begins paragraphs at indents and gaps, and lists at their signs", async () => {
    const { pdf, font } = await made();
    const page = pdf.addPage([600, 800]);
    const next = draw(page, wrapped(sentences[0] ?? "", font, 11, 300), font, 50, 700);
    const [first = "", ...rest] = wrapped(sentences[1] ?? "", font, 11, 285);
    draw(page, [first], font, 65, next);
    const behind = draw(page, rest, font, 50, next - 14);
    draw(page, ["• one", "• two"], font, 50, behind - 10);
    const extraction = await read(pdf);
    expect(blocksOf(extraction).map(([, text]) => text)).toEqual([sentences[0], sentences[1], "one", "two"]);
    expect(extraction.document?.content.at(-1)?.type).toBe("bulletList");
  });

  it("keeps links, and none that runs a script", async () => {
    const { pdf, font } = await made();
    const page = pdf.addPage([600, 800]);
    page.drawText("See the source and the trap here.", { x: 50, y: 700, font, size: 12 });
    const at = (words: string) => 50 + font.widthOfTextAtSize(words, 12);
    const link = (from: number, to: number, uri: string) =>
      pdf.context.register(
        pdf.context.obj({
          Type: "Annot",
          Subtype: "Link",
          Rect: [from, 697, to, 712],
          A: { S: "URI", URI: PDFString.of(uri) },
        }),
      );
    const annotations = [
      link(at("See "), at("See the source"), "https://example.org/a"),
      link(at("See the source and "), at("See the source and the trap"), "javascript:alert(1)"),
    ];
    page.node.set(PDFName.of("Annots"), pdf.context.obj(annotations));
    expect((await read(pdf)).document?.content).toEqual([
      {
        type: "paragraph",
        content: [
          { type: "text", text: "See " },
          { type: "text", text: "the source", marks: [{ type: "link", attrs: { href: "https://example.org/a" } }] },
          { type: "text", text: " and the trap here." },
        ],
      },
    ]);
  });

  it("tells a turned page's words as they are seen, and what the file says of itself", async () => {
    const { pdf, font } = await made();
    pdf.setTitle("A title");
    pdf.setAuthor("Ann Lee");
    const page = pdf.addPage([400, 600]);
    page.setRotation({ type: "degrees", angle: 90 } as never);
    page.drawText("Words of a turned page.", {
      x: 200,
      y: 100,
      font,
      size: 12,
      rotate: { type: "degrees", angle: 90 } as never,
    });
    const { text, metadata } = await read(pdf);
    expect(text).toBe("Words of a turned page.");
    expect(metadata).toMatchObject({ title: "A title", byline: "Ann Lee", publishedAt: null });
  });

  it("says which pages have no words", async () => {
    const { pdf, font } = await made();
    pdf.addPage().drawText("Words.", { x: 50, y: 400, font, size: 12 });
    pdf.addPage();
    expect(await read(pdf)).toMatchObject({
      status: "partial",
      text: "Words.",
      reason: expect.stringMatching(/Pages 2 have no text layer/u) as unknown,
    });
    const scan = await PDFDocument.create();
    scan.addPage();
    expect(await read(scan)).toMatchObject({
      status: "failed",
      document: null,
      reason: expect.stringMatching(/no text layer.*OCR/u) as unknown,
    });
  });

  it("reads 500 pages of a longer file", async () => {
    const { pdf, font } = await made();
    for (let number = 1; number <= 501; number += 1)
      pdf.addPage().drawText(`Words ${number}.`, { x: 50, y: 400, font });
    const { status, reason, pages, text } = await read(pdf);
    expect(status).toBe("partial");
    expect(reason).toMatch(/has 501 pages. Only the first 500/u);
    expect(pages).toHaveLength(500);
    expect(text.slice(pages[499]?.start)).toBe("Words 500.");
  });

  it("reads the sample's every paragraph out of a browser's print in two narrow columns", async () => {
    const bytes = await readFs(new URL("moscow-times.fixture.pdf", import.meta.url));
    const sample = await readFs(new URL("../sample/moscow-times.txt", import.meta.url), "utf8");
    const { document } = await readText(sample, "en");
    const { text, pages, document: found } = await readFile(new Uint8Array(bytes), { scope: "article" });
    expect(text).toBe(`The Russian National Guard has signed an agreement\n\n${articleText(document)}`);
    expect(pages).toHaveLength(4);
    const links = (JSON.stringify(found).match(/"href":"[^"]+"/gu) ?? []).map((one) => one.slice(8, -1));
    const addresses = sample.match(/https?:\S+/gu);
    expect(links).toEqual(addresses);
  });

  it.each([
    [
      "encrypted",
      `/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<${"ab".repeat(32)}>/U<${"cd".repeat(32)}>>>/ID[<00><00>]`,
      "<</Type/Pages/Kids[]/Count 0>>",
      /encrypted.*without a password/u,
    ],
    ["whose pages are their own pages", "", "<</Type/Pages/Kids[2 0 R]/Count 1>>", /damaged/u],
  ])("fails with words for a file %s", async (_, trailer, pages, reason) => {
    const bytes = new TextEncoder().encode(
      `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj${pages}endobj\ntrailer<</Root 1 0 R${trailer}>>\n`,
    );
    const extraction = await readFile(bytes, { scope: "page" });
    expect(extraction).toMatchObject({ status: "failed", mediaType: "application/pdf", document: null });
    expect(extraction.reason).toMatch(reason);
  });
});
