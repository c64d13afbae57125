/**
 * Reports of 500 claims with 2,000 pieces of evidence, over HTTP with a token, as every format; LibreOffice makes a Word
 * file and a PDF of the same page in the same rounds. And what a save costs somebody else while reports are made.
 */
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { newEvidence } from "@/core/evidence.ts";
import type { Opinion } from "@/core/opinions.ts";
import type { ArticleRecord } from "@/core/record.ts";
import type { ReportFormat } from "@/core/report/formats.ts";
import { newSource } from "@/core/sources.ts";
import { verdicts } from "@/core/verdicts.ts";
import { findChromium } from "@/scripts/chromium.mjs";
import { findProgram } from "@/scripts/programs.mjs";
import { install, type Installation } from "./installation.ts";
import { median, type Row } from "./numbers.ts";
import { ask, timed, timesOfSaves } from "./over-http.ts";
import { measurePublished } from "./public-page.ts";
import { benchRecord, sampleWords, uuid } from "./text.ts";

const claimCount = 500;
const evidenceCount = 2000;
const sourceCount = 400;
/** Behind a first one that is not counted: a server that has just started compiles what it runs. */
const rounds = 5;
const at = "2026-11-23T00:00:00.000Z";

const aims: Partial<Record<ReportFormat, number>> = { html: 300, docx: 1000, pdf: 5000 };
const formats: readonly ReportFormat[] = ["html", "docx", "pdf", "xlsx", "csv", "md", "jsonld", "claimreview", "csl"];

/** Each claim has a verdict with its reasons, and four pieces of evidence. */
function reportRecord(): ArticleRecord {
  const record = benchRecord(10_000, claimCount);
  const words = sampleWords();
  const said = (from: number, count: number) =>
    Array.from({ length: count }, (_, i) => words[(from * 7 + i * 13) % words.length]).join(" ");
  const claimOf = (i: number) => record.claims[i % claimCount]?.id ?? "";
  const sources = Array.from({ length: sourceCount }, (_, i) =>
    newSource({ title: said(i, 8), url: `https://outlet${i}.example/` }, { id: uuid(0x1001, i), at, by: null }),
  );
  const evidence = Array.from({ length: evidenceCount }, (_, i) => {
    const made = { id: uuid(0x1002, i), claimId: claimOf(i), sourceId: uuid(0x1001, i % sourceCount), at, by: null };
    const number = 1 + Math.floor(i / claimCount);
    return { ...newEvidence({ stance: "supports", class: "secondary", passage: said(i, 30) }, made), number };
  });
  const opinions = record.claims.map(({ id }, i): Opinion => ({
    id: uuid(0x1003, i),
    claimId: id,
    verdict: verdicts[i % verdicts.length]?.id ?? "supported",
    scale: "claimcheck",
    scaleVersion: 1,
    reasons: [],
    justification: said(i, 40),
    disposition: "keep",
    proposedText: "",
    cites: [uuid(0x1002, i)],
    missing: "",
    wouldChange: "",
    asOf: null,
    createdAt: at,
    createdBy: null,
    supersedes: null,
  }));
  return { ...record, sources, evidence, opinions };
}

/** What LibreOffice takes to make this of the page, in ms. */
async function byLibreOffice(program: string, html: string, as: "docx" | "pdf"): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "claimcheck-bench-"));
  mkdirSync(join(folder, "made"));
  writeFileSync(join(folder, "report.html"), html);
  const filter = as === "pdf" ? "pdf:writer_web_pdf_Export" : "docx:MS Word 2007 XML";
  const told = ["--headless", "--convert-to", filter, "--outdir", join(folder, "made"), join(folder, "report.html")];
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  const took = await timed(() => promisify(execFile)(program, [profile, ...told], { timeout: 120_000 }));
  rmSync(folder, { recursive: true, force: true });
  return took;
}

/** What Chromium takes to print the words of this page on so many plain pages, tagged and with an outline, in ms. */
async function byChromium(html: string, pages: number): Promise<number> {
  const words = html
    .replace(/<style>[^]*?<\/style>/u, "")
    .replaceAll(/<[^>]*>/gu, " ")
    .split(/\s+/u);
  const onPage = Math.ceil(words.length / pages);
  const plain = Array.from({ length: pages }, (_, i) => words.slice(i * onPage, (i + 1) * onPage).join(" "));
  const folder = mkdtempSync(join(tmpdir(), "claimcheck-bench-"));
  const style = "@page { size: A4 } p { font: 8pt/1.3 sans-serif; break-after: page }";
  const page = `<!doctype html><title>plain</title><style>${style}</style><p>${plain.join("</p><p>")}</p>`;
  writeFileSync(join(folder, "plain.html"), page);
  const told = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"];
  const print = ["--no-pdf-header-footer", "--export-tagged-pdf", "--generate-pdf-document-outline"];
  const args = [...told, ...print, `--user-data-dir=${folder}/profile`, `--print-to-pdf=${folder}/plain.pdf`];
  const program = findChromium() ?? "chromium";
  const took = await timed(() => promisify(execFile)(program, [...args, `file://${folder}/plain.html`]));
  const made = pagesOf(readFileSync(join(folder, "plain.pdf")));
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  if (Math.abs(made - pages) > 0.1 * pages) throw new Error(`The plain pages became ${made}, not ${pages}.`);
  return took;
}

function pagesOf(pdf: Uint8Array): number {
  return (
    Buffer.from(pdf)
      .toString("latin1")
      .match(/\/Type \/Page\b/gu)?.length ?? 0
  );
}

async function besideReports(here: Installation, articleId: string, claimId: string, format: ReportFormat) {
  let done = false;
  const path = `/articles/${articleId}/report/${format}?audience=editor`;
  const making = (async () => {
    while (!done) await ask(here, path).then((answer) => answer.arrayBuffer());
  })();
  const times = await timesOfSaves(here, claimId);
  done = true;
  await making;
  return times;
}

/** Measures reports. */
export async function measureReports(): Promise<Row[]> {
  const here = await install();
  try {
    const record = reportRecord();
    await here.bringIn(record);
    const { id: articleId } = record.article;
    const claimId = record.claims[0]?.id ?? "";
    const path = (format: ReportFormat) => `/articles/${articleId}/report/${format}?audience=editor`;
    const program = findProgram("soffice");
    const html = await (await ask(here, path("html"))).text();
    const rows: Row[] = [];
    for (const format of formats) {
      const [ours, theirs, plain]: [number[], number[], number[]] = [[], [], []];
      let pages = 0;
      for (let round = 0; round <= rounds; round++) {
        const took = await timed(async () => {
          const file = await (await ask(here, path(format))).arrayBuffer();
          if (format === "pdf") pages = pagesOf(new Uint8Array(file));
        });
        if (round > 0) ours.push(took);
        if (round > 0 && format === "pdf") plain.push(await byChromium(html, pages));
        if (round > 0 && program && (format === "docx" || format === "pdf"))
          theirs.push(await byLibreOffice(program, html, format));
      }
      const aim = aims[format];
      const ratio = median(theirs.map((one, i) => one / (ours[i] ?? 1)));
      rows.push({
        what: `${claimCount} claims, ${evidenceCount} pieces of evidence: ${format}`,
        unit: "ms",
        ours: median(ours),
        ...(theirs.length > 0 && {
          peer: median(theirs),
          peerName: "LibreOffice, of the page",
          ratio: ratio >= 1 ? `${ratio.toFixed(1)} × ahead` : `${(1 / ratio).toFixed(1)} × behind`,
        }),
        ...(aim !== undefined && { aim: `≤ ${aim} ms`, met: median(ours) <= aim }),
      });
      if (plain.length === 0) continue;
      const times = median(ours.map((one, i) => one / (plain[i] ?? 1)));
      rows.push({
        what: `the same pdf, ${pages} pages`,
        unit: "ms",
        ours: median(ours),
        peer: median(plain),
        peerName: "Chromium, the same words on as many plain pages",
        ratio: `${times.toFixed(1)} × as long as plain pages`,
      });
    }
    await timesOfSaves(here, claimId);
    const alone = await timesOfSaves(here, claimId);
    rows.push({ what: "a save while no report is made, p50", unit: "ms", ours: alone.p50 });
    for (const format of ["html", "docx", "pdf"] as const) {
      const beside = await besideReports(here, articleId, claimId, format);
      const times = beside.p50 / alone.p50;
      rows.push({
        what: `a save while one reader takes ${format} after ${format}, p50`,
        unit: "ms",
        ours: beside.p50,
        ratio: `${times.toFixed(1)} × as long`,
        aim: "≤ 2 × as long",
        met: times <= 2,
      });
      rows.push({ what: `a save while one reader takes ${format} after ${format}, p95`, unit: "ms", ours: beside.p95 });
    }
    return [...rows, ...(await measurePublished(here, claimId, alone.p50))];
  } finally {
    await here.stop();
  }
}
