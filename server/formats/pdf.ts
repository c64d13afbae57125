import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { Paper } from "@/core/report-formats.ts";
import { Refusal } from "@/core/refusal.ts";
import { env } from "../env.ts";
import { log } from "../log.ts";

/** A report of 500 claims takes about 5 s. */
const longestPrint = 60_000;

const names = ["chromium", "chromium-browser", "google-chrome", "chrome"];

/** The browser that prints: CHROMIUM_PATH, else the system's. */
function findBrowser(): string | undefined {
  const { CHROMIUM_PATH } = env();
  if (CHROMIUM_PATH !== undefined) return existsSync(CHROMIUM_PATH) ? CHROMIUM_PATH : undefined;
  const folders = ["/usr/bin", ...(process.env["PATH"] ?? "").split(delimiter)];
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file));
}

/** What a browser is told: print this page and reach nothing else. */
function options(folder: string): string[] {
  return [
    "--headless",
    // Chromium's own walls cannot be built by root; the page is ours and its policy lets no script run
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    `--user-data-dir=${join(folder, "profile")}`,
    "--no-pdf-header-footer",
    "--export-tagged-pdf",
    "--generate-pdf-document-outline",
    `--print-to-pdf=${join(folder, "report.pdf")}`,
    pathToFileURL(join(folder, "report.html")).href,
  ];
}

let last: Promise<unknown> = Promise.resolve();

/** Browsers are large: one prints after the other. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = last.then(work, work);
  last = turn.catch(() => undefined);
  return turn;
}

async function run(browser: string, folder: string, gone: AbortSignal | undefined): Promise<void> {
  const child = spawn(browser, options(folder), {
    stdio: "ignore",
    env: { NODE_ENV: "production", HOME: folder, TZ: "UTC", LANG: "en_US.UTF-8", PATH: process.env["PATH"] },
    signal: AbortSignal.any([AbortSignal.timeout(longestPrint), ...(gone ? [gone] : [])]),
    killSignal: "SIGKILL",
  });
  await new Promise<void>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => (code === 0 ? resolve() : reject(new Error(`The browser ended with ${code}.`))));
  });
}

/**
 * Chromium writes the hour of printing, and numbers the parts of the page as it comes upon them: the record's own date
 * stands there instead, and numbers in the same order without gaps, in as many bytes, so that equal reports are equal.
 */
export function settled(pdf: Buffer, at: string): Uint8Array<ArrayBuffer> {
  const date = `D:${at.slice(0, 19).replaceAll(/\D/gu, "")}+00'00'`;
  const text = pdf.toString("latin1");
  const part = /\(node(\d{8})\)/gu;
  const numbers = [...new Set([...text.matchAll(part)].map(([, number = ""]) => number))].sort();
  const places = new Map(numbers.map((number, place) => [number, String(place + 1).padStart(8, "0")]));
  const same = text
    .replaceAll(/(\/(?:CreationDate|ModDate) \()D:\d{14}\+00'00'(?=\))/gu, `$1${date}`)
    .replaceAll(part, (_, number: string) => `(node${places.get(number) ?? number})`);
  return Uint8Array.from(Buffer.from(same, "latin1"));
}

/** The rule of the page's size stands behind the style of the report and so counts. */
function onPaper(html: string, paper: Paper): string {
  return paper === "a4" ? html : html.replace("</style>", "@page { size: letter }\n</style>");
}

/**
 * Prints the HTML of a report as a tagged PDF with an outline, links and page numbers, on A4 or Letter; `at` (ISO 8601)
 * is its date, so that equal reports give equal bytes with one browser. Ends when `gone` is aborted. Refuses (invalid)
 * where there is no Chromium, with the way out.
 */
export async function printPdf(
  html: string,
  { paper, at, gone }: { paper: Paper; at: string; gone?: AbortSignal | undefined },
): Promise<Uint8Array<ArrayBuffer>> {
  const browser = findBrowser();
  if (browser === undefined) {
    throw new Refusal(
      "invalid",
      "PDFs are printed by Chromium, and there is none on the server. Ask an administrator to install it (apt-get install chromium, or CHROMIUM_PATH), or take html and print it.",
    );
  }
  return inTurn(async () => {
    gone?.throwIfAborted();
    const folder = await mkdtemp(join(tmpdir(), "claimcheck-print-"));
    try {
      await writeFile(join(folder, "report.html"), onPaper(html, paper), { mode: 0o600 });
      await run(browser, folder, gone);
      return settled(await readFile(join(folder, "report.pdf")), at);
    } catch (error) {
      if (gone?.aborted) throw error;
      log().error({ err: error }, "A report could not be printed.");
      throw new Refusal("invalid", "The PDF could not be printed. Try again, or take html and print it.");
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    }
  });
}
