import { PDFArray, PDFDict, PDFName, type PDFDocument, type PDFObject } from "pdf-lib";
import { extractText, getDocumentProxy } from "unpdf";
import { beforeAll, describe, expect, test } from "vitest";
import { checkpoints } from "./pdf-checkpoints.fixture.ts";
import { name, readPdf, type PdfModel } from "./pdf-model.fixture.ts";
import { readPdfFile } from "./pdf-file.ts";
import { joinFiles } from "./pdf-join.ts";
import { inParts, withNumber } from "./pdf-parts.ts";
import { printPdf } from "./pdf.ts";

const sheets = 120;
const numbers = Array.from({ length: sheets }, (_, i) => i + 1);
const table = "<table><tr><th scope='col' id='a'>Head</th></tr><tr><td headers='a'>Cell 7 0 R</td></tr></table>";
/** A report that is long enough to be printed in two, laid out as reports are. */
const html = `<!doctype html><html lang="en"><head><title>Long (1 0 R) report</title>
<style>@page { size: A4; margin: 15mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif } }
.sheet { height: 9cm }</style></head><body>
<main class="rep"><h1>Report</h1><section><h2>Text</h2><p>${numbers.map((n) => `<a href="#claim-${n}">${n}</a>`).join(" ")}</p>${table}</section>
<section><h2 id="claims">Claims</h2>
${numbers
  .map(
    (n) => `<article class="sheet" id="claim-${n}"><h3>Claim ${n}</h3>
<ul><li>Said by <a href="#source-1">S1</a>, <a href="#claim-${(n % sheets) + 1}">next</a>, <a href="https://x.example/${n}">out</a></li></ul></article>`,
  )
  .join("\n")}
</section>
<section><h2 id="sources">Sources</h2><p id="source-1">Used in <a href="#claim-1">1</a> and <a href="#claim-${sheets}">last</a></p>${table}</section>
</main>
</body>
</html>
`;
const at = "2026-03-12T10:00:00.000Z";

let bytes: Uint8Array<ArrayBuffer>;
let model: PdfModel;
beforeAll(async () => {
  bytes = await printPdf(html, { paper: "a4", at });
  model = await readPdf(bytes);
});

function destinations(pdf: PDFDocument): Map<string, PDFObject | undefined> {
  const dests = pdf.catalog.lookup(PDFName.of("Dests"), PDFDict);
  return new Map(
    dests.entries().map(([key, value]) => [key.decodeText(), (pdf.context.lookup(value) as PDFArray).get(0)]),
  );
}

describe("a report that is printed in two parts and joined", () => {
  test("is cut between two sheets, into parts that each hold their own", () => {
    const parts = inParts(html);
    expect(parts).toHaveLength(2);
    const held = parts.map((part) => [...part.matchAll(/ id="claim-(\d+)"/gu)].map(([, n]) => Number(n)));
    expect(held.flat()).toEqual(numbers);
    expect(held.every((list) => list.length > sheets / 3)).toBe(true);
    // of the second part, which has fonts of its own
    expect(Buffer.from(bytes).toString("latin1")).toMatch(/\/BaseFont \/[A-Z]BAAAA\+/u);
    expect(inParts(html.replaceAll('class="sheet"', ""))).toHaveLength(1);
  });

  test("holds to every checkpoint, and says the number of each page in their order", async () => {
    expect(checkpoints.flatMap(({ id, faults }) => faults(model).map((fault) => `${id} ${fault}`))).toEqual([]);
    const { text, totalPages } = await extractText(await getDocumentProxy(Uint8Array.from(bytes)));
    expect(totalPages).toBeGreaterThan(sheets / 3);
    const told = text.map((page) => /\d+ \/ \d+/u.exec(page)?.[0]);
    expect(told).toEqual(text.map((_, i) => `${i + 1} / ${totalPages}`));
    expect([...text.join(" ").matchAll(/Claim (\d+)/gu)].map(([, n]) => Number(n))).toEqual(numbers);
  });

  test("leads from each part to its place in either, and outside", () => {
    const places = destinations(model.pdf);
    const pages = model.pages.map(({ dict }) => dict);
    const pageOf = (id: string) => pages.indexOf(model.pdf.context.lookup(places.get(id)) as PDFDict);
    const inOrder = numbers.map((n) => pageOf(`claim-${n}`));
    expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b));
    expect(inOrder[0]).toBeGreaterThan(-1);
    expect(pageOf("source-1")).toBe(pages.length - 1);
    const links = model.pages.flatMap(({ annotations }) => annotations);
    const led = links.flatMap((link) => link.lookupMaybe(name("Dest"), PDFName)?.decodeText() ?? []);
    expect(led).toHaveLength(3 * sheets + 2);
    expect(led.filter((id) => !places.has(id))).toEqual([]);
    const out = links.flatMap((link) => link.lookupMaybe(name("A"), PDFDict)?.get(name("URI"))?.toString() ?? []);
    expect(out).toEqual(numbers.map((n) => `(https://x.example/${n})`));
  });

  test("has one outline, in which sheets of both parts stand under their heading", async () => {
    const [top, ...others] = await (await getDocumentProxy(Uint8Array.from(bytes))).getOutline();
    expect(others).toEqual([]);
    expect(top?.items.map(({ title }) => title)).toEqual(["Text", "Claims", "Sources"]);
    expect(top?.items[1]?.items.map((item: { title: string }) => item.title)).toEqual(numbers.map((n) => `Claim ${n}`));
  });

  test("has one number for each mark in the tree of parents, and one name for each part", () => {
    const ids = [
      ...Buffer.from(bytes)
        .toString("latin1")
        .matchAll(/\/ID \((node\d+)\)/gu),
    ].map(([, id]) => id);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(2);
    expect(model.elements.filter(({ tag }) => tag === "Document")).toHaveLength(1);
    expect(model.elements.filter(({ tag }) => tag === "H3")).toHaveLength(sheets);
  });

  test("is the same bytes again", async () => {
    expect(Buffer.compare(bytes, await printPdf(html, { paper: "a4", at }))).toBe(0);
  });
});

test("what is built in another way is not joined, and not numbered", () => {
  const text = "%PDF-1.4\n1 0 obj\n<</Type /Catalog>>\nendobj\n";
  const ends = `xref\n0 2\n0000000000 65535 f \n0000000009 00000 n \ntrailer\n<</Size 2\n/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`;
  const file = readPdfFile(text + ends);
  expect(file).not.toBeNull();
  if (file) expect(joinFiles(file, file)).toBeNull();
  expect(withNumber("BT\n/F4 10 Tf\n1 0 0 -1 5 6 Tm\n<0001> Tj\nET", "1 / 2")).toBeNull();
});
