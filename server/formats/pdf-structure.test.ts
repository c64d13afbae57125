import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { PDFName, type PDFString } from "pdf-lib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { audiences } from "@/core/audiences.ts";
import { publishedHtml } from "@/core/formats/published-html.ts";
import { papers } from "@/core/report/formats.ts";
import { sampleRecord } from "@/core/record.fixture.ts";
import { buildReport } from "@/core/reports.ts";
import { checkpoints } from "./pdf-checkpoints.fixture.ts";
import { readPdf } from "./pdf-model.fixture.ts";
import { printPdf } from "./pdf.ts";
import { stateOf } from "./published-state.fixture.ts";
import { reportAssets } from "./report-assets.ts";
import { reportWriters } from "./report-writers.ts";

const record = sampleRecord({
  sha256: (text) => createHash("sha256").update(text).digest("hex"),
  base64: (text) => Buffer.from(text).toString("base64"),
});
const publisher = { name: "The Desk", url: null, page: null };
const copies = audiences.flatMap(({ id: audience }) => papers.map(({ id: paper }) => ({ audience, paper })));
const hasProgram = (name: string) =>
  (process.env["PATH"] ?? "").split(delimiter).some((folder) => existsSync(join(folder, name)));

/** A page with one of each thing that the checkpoints speak of. */
const small = `<!DOCTYPE html><html lang="en"><title>Ünder (1) &lt;2&gt; 😀</title><body>
<h1>One</h1><h2>Two</h2><p>Words with a <a href="https://x.example/ä(b)">link</a> and <a href="#a-b">another</a>.</p>
<ul><li>first</li><li><p>second</p><ol><li>within <a href="#a-b">it</a></li></ol></li></ul>
<ul style="list-style:none"><li style="border:1px solid">alone</li></ul>
<table><tr><th scope="col">Head</th></tr><tr><td>Cell</td></tr></table>
<aside aria-label="Beside"><p>Beside <strong>it</strong>, <em>so</em>, H<sub>2</sub>O, <code>x</code>, <q>y</q></p></aside>
<blockquote><p>Said</p></blockquote><figure class="pic"><b lang="en">[Picture]</b> of a harbour</figure><p>So <span role="img" aria-label="[Picture: x]">[Picture: x]</span></p>
<dl><dt>Term</dt><dd>Meaning</dd></dl><details open><summary>More</summary>of it</details><pre>a  b</pre><hr>
<p id="a-b">End <img alt="a dot" src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"></p>`;

let folder: string;
let smallPdf: Uint8Array;
const fileOf = (audience: string, paper: string) => join(folder, `${audience}-${paper}.pdf`);
const printed = new Map<string, Uint8Array>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "claimcheck-pdf-"));
  smallPdf = await printPdf(small, { paper: "a4", at: "2026-03-12T10:00:00.000Z" });
  for (const { audience, paper } of copies) {
    const bytes = (await reportWriters.pdf(buildReport(record, audience), { publisher, paper })) as Uint8Array;
    printed.set(fileOf(audience, paper), bytes);
    writeFileSync(fileOf(audience, paper), bytes);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The checkpoints that a file breaks, with some of what breaks them. */
async function brokenIn(bytes: Uint8Array): Promise<string[]> {
  const model = await readPdf(bytes);
  return checkpoints.flatMap(({ id, faults }) => {
    const found = faults(model);
    return found.length === 0 ? [] : [`${id}: ${found.length} × ${[...new Set(found)].slice(0, 5).join(", ")}`];
  });
}

describe("a PDF that everybody can read", () => {
  test.each(copies)("holds to every checkpoint: $audience, $paper", async ({ audience, paper }) => {
    const bytes = printed.get(fileOf(audience, paper)) ?? new Uint8Array();
    const { elements, pages } = await readPdf(bytes);
    expect(elements.length).toBeGreaterThan(500);
    expect(pages.flatMap(({ ink }) => ink).length).toBeGreaterThan(500);
    expect(await brokenIn(bytes)).toEqual([]);
  });

  test("and so does one with lists in lists, pictures and a title in signs of every kind", async () => {
    expect(await brokenIn(smallPdf)).toEqual([]);
    const { elements, pages } = await readPdf(smallPdf);
    const tags = elements.map(({ tag }) => tag);
    for (const [tag, count] of [
      ["LI", 4],
      ["LBody", 4],
      ["Lbl", 3],
      ["Link", 3],
      ["Figure", 2],
    ] as const)
      expect([tag, tags.filter((one) => one === tag).length]).toEqual([tag, count]);
    const contents = pages[0]?.annotations.map((row) => (row.lookup(PDFName.of("Contents")) as PDFString).decodeText());
    expect(contents?.toSorted()).toEqual(["A b", "A b", "https://x.example/%C3%A4(b)"]);
  });

  test("and so does what was published and corrected", async () => {
    const state = stateOf(buildReport(record, "public"));
    const html = publishedHtml(state, reportAssets());
    expect(await brokenIn(await printPdf(html, { paper: "a4", at: state.publishedAt }))).toEqual([]);
  });

  test.each(checkpoints)("$id is found broken where it is: $words", async ({ faults, breaks }) => {
    const model = await readPdf(smallPdf);
    expect(faults(model)).toEqual([]);
    breaks(model);
    expect(faults(await readPdf(await model.pdf.save())).length).toBeGreaterThan(0);
  });
});

describe.skipIf(!hasProgram("qpdf") || !hasProgram("pdftotext"))("qpdf and poppler read", () => {
  const run = async (program: string, ...args: string[]) =>
    (await promisify(execFile)(program, args, { maxBuffer: 50_000_000 })).stdout;
  const plain = (words: string) => words.replaceAll(/\s+/gu, "");

  test.each(copies)(
    "the words, the links and the structure, and find no fault: $audience, $paper",
    async ({ audience, paper }) => {
      const file = fileOf(audience, paper);
      const report = buildReport(record, audience);
      expect(await run("qpdf", "--check", file)).toContain("No syntax or stream encoding errors found");
      const told = plain(await run("pdftotext", file, "-"));
      // poppler takes seconds to read a tree of structure: the one in which all is
      const tree = audience === "legal" && paper === "a4" ? plain(await run("pdfinfo", "-struct-text", file)) : told;
      const passages = report.claims.flatMap(({ evidence }) => evidence.map(({ passage }) => passage));
      const words = [report.title, ...report.claims.map((claim) => claim.statement), ...passages].filter(Boolean);
      expect(words.length).toBeGreaterThan(15);
      // lines break words with a hyphen in one and not in the other
      for (const one of words)
        for (const text of [told, tree])
          expect(text.replaceAll(/["“”]/gu, "")).toContain(plain(one).replaceAll(/["“”]/gu, ""));
      const links = await run("pdfinfo", "-url", file);
      for (const { url } of report.sources) if (url !== null) expect(links).toContain(url);
    },
  );
});
