import { tmpdir } from "node:os";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { createDeflate, deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { Extraction, ExtractionHints } from "@/core/extraction.ts";
import { wordFile, wordParagraph } from "./docx.fixture.ts";
import { extractText } from "./extract.ts";
import { docxType } from "./sniff.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const extract = async (bytes: Uint8Array, hints: Partial<ExtractionHints> = {}) =>
  extractText(bytes, { scope: "article", ...hints });

const unread = { document: null, text: "", pages: [], notes: [] };

/** A PDF of one page whose content is this stream. */
function pdfOf(stream: Uint8Array, filter: string): Uint8Array {
  const head = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>endobj
5 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>/Length 12>>stream
/X Do /X Do 
endstream endobj
4 0 obj<</Length ${stream.length}${filter}>>stream
`;
  return Buffer.concat([Buffer.from(head), stream, Buffer.from("\nendstream endobj\ntrailer<</Root 1 0 R>>\n")]);
}

function wordTable(depth: number): string {
  return `${"<w:tbl><w:tr><w:tc>".repeat(depth)}${wordParagraph}${"</w:tc></w:tr></w:tbl>".repeat(depth)}`;
}

/** 1 GB of spaces in some KB. */
async function twiceDeflated(): Promise<Uint8Array> {
  const piece = Buffer.alloc(10_000_000, 32);
  const spaces = Readable.from(Array.from({ length: 100 }, () => piece));
  return deflateSync(await buffer(spaces.pipe(createDeflate())));
}

describe("extractText", () => {
  it("reads each kind by its bytes, whatever its name says", async () => {
    const word = await wordFile(wordParagraph);
    const said = { fileName: "a.pdf", mediaType: "application/pdf" };
    expect(await extract(word, said)).toMatchObject({ status: "ok", mediaType: docxType, text: "Text" });
    expect(await extract(utf8("<!doctype html><p>Text"), said)).toMatchObject({ mediaType: "text/html", text: "Text" });
    expect(await extract(utf8("# Text"), { fileName: "a.md" })).toMatchObject({
      mediaType: "text/markdown",
      text: "Text",
    });
    expect(await extract(utf8("Text"), said)).toMatchObject({ mediaType: "text/plain", text: "Text" });
  });

  it("keeps a picture without text", async () => {
    const gif = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");
    expect(await extract(gif)).toMatchObject({ status: "ok", reason: "", mediaType: "image/gif", ...unread });
  });

  it.each<[string, () => Promise<Uint8Array> | Uint8Array, Partial<ExtractionHints>, RegExp]>([
    ["nothing", () => new Uint8Array(), {}, /is empty/u],
    [
      "noise",
      () => Uint8Array.from({ length: 50_000 }, (_, at) => (at * at * 31 + (at >> 3)) % 256),
      {},
      /cannot be read\. Upload HTML/u,
    ],
    [
      "noise that is called a page",
      () => new Uint8Array(5_000),
      { fileName: "a.html", mediaType: "text/html" },
      /cannot be read\. Upload HTML/u,
    ],
    ["an old Word file", () => Buffer.from("d0cf11e0a1b11ae1".padEnd(2_000, "0"), "hex"), {}, /\.doc.*password/u],
    ["a PDF cut short", () => utf8("%PDF-1.7\n1 0 obj<<"), {}, /damaged/u],
    [
      "a Word file cut short",
      async () => (await wordFile(wordParagraph)).subarray(0, 1_000),
      {},
      /damaged|cannot be read/u,
    ],
    [
      "a Word file with 60 MB of padding",
      async () => wordFile(wordParagraph, { "word/media/a.bin": " ".repeat(60_000_000) }),
      {},
      /more than 50 MB/u,
    ],
    [
      "a Word file of too many parts",
      async () =>
        wordFile(
          wordParagraph,
          Object.fromEntries(Array.from({ length: 2_001 }, (_, at) => [`word/media/${at}.bin`, "x"])),
        ),
      {},
      /more than 2,000 parts/u,
    ],
    [
      "a small Word file that would take minutes",
      async () => wordFile(wordParagraph.repeat(100_000)),
      {},
      /200,000 elements/u,
    ],
    ["a Word file nested 20,000 deep", async () => wordFile(wordTable(20_000)), {}, /nested too deep/u],
    ["a PDF that draws itself without end", () => pdfOf(utf8("/X Do"), ""), {}, /no text layer/u],
    [
      "a PDF of some KB that unpacks to a gigabyte",
      async () => pdfOf(await twiceDeflated(), "/Filter[/FlateDecode/FlateDecode]"),
      {},
      /more memory|longer than 15 seconds/u,
    ],
    [
      "a page of 18 MB of words",
      () => utf8(`<html><p>${"some words of text ".repeat(950_000)}`),
      {},
      /more memory|longer than 15 seconds/u,
    ],
  ])("answers in words for %s", async (_, bytes, hints, reason) => {
    const extraction = await extract(await bytes(), hints);
    expect(extraction).toMatchObject({ status: "failed", ...unread });
    expect(extraction.reason).toMatch(reason);
  });

  it("keeps its own process free while another one reads", async () => {
    let turns = 0;
    let answer: Extraction | undefined;
    const reading = extract(utf8("<html>".concat("<p>a, b".repeat(5_000)))).then((found) => (answer = found));
    while (answer === undefined) {
      turns += 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect((await reading).status).toBe("ok");
    expect(turns).toBeGreaterThan(100);
  });

  it("blames no file when its process cannot start", async () => {
    const root = process.cwd();
    process.chdir(tmpdir());
    try {
      await expect(extract(utf8("Text"))).rejects.toThrow(/Is the installation whole/u);
    } finally {
      process.chdir(root);
    }
    expect(await extract(utf8("Text"))).toMatchObject({ status: "ok" });
  });

  it("stops when it is told to, and goes on with those that wait", async () => {
    const stop = new AbortController();
    const stopped = [1, 2, 3].map(async () => extractText(utf8("Text"), { scope: "page" }, stop.signal));
    const next = extract(utf8("Text"));
    stop.abort();
    for (const one of await Promise.all(stopped)) {
      expect(one).toMatchObject({
        status: "failed",
        ...unread,
        reason: expect.stringMatching(/was stopped/u) as unknown,
      });
    }
    expect(await next).toMatchObject({ status: "ok", text: "Text" });
  });
});
