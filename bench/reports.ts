/**
 * Reports of 500 claims with 2,000 pieces of evidence, over HTTP with a token, as every format; LibreOffice makes a Word
 * file and a PDF of the same page in the same rounds. And what a save costs somebody else while reports are made.
 */
import { execFile } from "node:child_process";
import { Agent, get } from "node:http";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { newEvidence } from "@/core/evidence.ts";
import type { Opinion } from "@/core/opinions.ts";
import type { ArticleRecord } from "@/core/record.ts";
import type { ReportFormat } from "@/core/report-formats.ts";
import { newSource } from "@/core/sources.ts";
import { verdicts } from "@/core/verdicts.ts";
import { findProgram } from "@/scripts/programs.mjs";
import { install, type Installation } from "./installation.ts";
import { median, quantile, type Row } from "./numbers.ts";
import { benchRecord, sampleWords, uuid } from "./text.ts";

const claimCount = 500;
const evidenceCount = 2000;
const sourceCount = 400;
/** Behind a first one that is not counted: a server that has just started compiles what it runs. */
const rounds = 5;
const saves = 200;
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

async function ask({ url, token }: Installation, path: string, init: RequestInit = {}): Promise<Response> {
  const headers = { ...init.headers, authorization: `Bearer ${token}`, "content-type": "application/json" };
  const answer = await fetch(`${url}/api/v1${path}`, { ...init, headers });
  if (!answer.ok) throw new Error(`${path} was answered ${answer.status}: ${await answer.text()}`);
  return answer;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
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

/** The middle and the slow end of saves one after the other, in ms. */
async function timesOfSaves(here: Installation, claimId: string) {
  const { version: first } = (await (await ask(here, `/claims/${claimId}`)).json()) as { version: number };
  const times: number[] = [];
  for (let version = first; times.length < saves; version++) {
    const body = JSON.stringify({ statement: `The agreement comes into force on its signing, ${version}.` });
    const headers = { "if-match": `"${version}"` };
    times.push(await timed(() => ask(here, `/claims/${claimId}`, { method: "PATCH", body, headers })));
  }
  return { p50: quantile(times, 0.5), p95: quantile(times, 0.95) };
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

/** Readers of the public page, each asking again as soon as it has it. */
const readers = 50;
const reads = 5000;

async function readPublished({ url }: Installation, articleId: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: readers });
  const times: number[] = [];
  const read = () =>
    new Promise<void>((resolve, reject) => {
      const from = performance.now();
      get(`${url}/published/${articleId}`, { agent }, (answer) => {
        if (answer.statusCode !== 200) reject(new Error(`the public page was answered ${answer.statusCode}`));
        answer.resume().on("end", () => {
          times.push(performance.now() - from);
          resolve();
        });
      }).on("error", reject);
    });
  const rounds = async (count: number) => {
    let left = count;
    const reader = async () => {
      while (left-- > 0) await read();
    };
    await Promise.all(Array.from({ length: readers }, reader));
  };
  await rounds(reads / 10);
  times.length = 0;
  const begun = performance.now();
  await rounds(reads);
  const perSecond = (1000 * times.length) / (performance.now() - begun);
  agent.destroy();
  return { perSecond, p99: quantile(times, 0.99) };
}

/** What many readers of the sample's public page get, and what a save takes meanwhile. */
async function measurePublished(here: Installation, claimId: string, alone: number): Promise<Row[]> {
  const { items } = (await (await ask(here, "/articles?limit=50")).json()) as {
    items: { id: string; title: string }[];
  };
  const sample = items.find(({ title }) => title.startsWith("Russian National Guard"))?.id ?? "";
  await ask(here, `/articles/${sample}/publications`, { method: "POST", body: JSON.stringify({ note: "" }) });
  const { perSecond, p99 } = await readPublished(here, sample);
  let done = false;
  const reading = (async () => {
    while (!done) await readPublished(here, sample);
  })();
  const { p50 } = await timesOfSaves(here, claimId);
  done = true;
  await reading;
  const what = `the sample's public page, ${readers} readers`;
  return [
    { what, unit: "a second", ours: perSecond, aim: "≥ 500 a second", met: perSecond >= 500 },
    { what: `${what}, p99`, unit: "ms", ours: p99, aim: "≤ 150 ms", met: p99 <= 150 },
    {
      what: `a save beside ${readers} such readers, p50`,
      unit: "ms",
      ours: p50,
      ratio: `${(p50 / alone).toFixed(1)} × as long`,
    },
  ];
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
      const [ours, theirs]: [number[], number[]] = [[], []];
      for (let round = 0; round <= rounds; round++) {
        const took = await timed(async () => (await ask(here, path(format))).arrayBuffer());
        if (round > 0) ours.push(took);
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
