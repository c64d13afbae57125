import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { TellStep } from "@/core/export-steps.ts";
import type { Paper } from "@/core/report/formats.ts";
import { Refusal } from "@/core/refusal.ts";
import { env } from "../env.ts";
import { log } from "../log.ts";
import { withBrowser, type BrowserPage } from "./browser-pipe.ts";
import { inParts } from "./pdf-parts.ts";
import { withTags } from "./pdf-tags.ts";

/** A report of 500 claims takes some 5 s, and more while others keep the machine busy. */
const longestPrint = 180_000;

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
  ];
}

let last: Promise<unknown> = Promise.resolve();
let prints = 0;

/** Browsers are large: one prints after the other. */
async function inTurn<T>(work: () => Promise<T>, wait: () => void): Promise<T> {
  if (prints > 0) wait();
  prints += 1;
  const turn = last.then(work, work).finally(() => (prints -= 1));
  last = turn.catch(() => undefined);
  return turn;
}

/** The tags, the outline and the numbers of pages are the browser's own work; the page's style says the paper. */
const wanted = {
  preferCSSPageSize: true,
  generateTaggedPDF: true,
  generateDocumentOutline: true,
  transferMode: "ReturnAsStream",
};

/** What hears of a step that several come to: of each once, when the first comes to it. */
function once(tell: TellStep): TellStep {
  const told = new Set<string>();
  return (step) => {
    if (!told.has(step)) tell(step);
    told.add(step);
  };
}

async function print({ ask, next }: BrowserPage, file: string, tell: TellStep): Promise<Buffer> {
  await ask("Page.enable");
  const loaded = next("Page.loadEventFired");
  await ask("Page.navigate", { url: pathToFileURL(file).href });
  await loaded;
  // on the screen there is nothing, so nothing has asked for them yet
  const expression = "Promise.all([...document.fonts].map((font) => font.load())).then(() => true)";
  await ask("Runtime.evaluate", { expression, awaitPromise: true });
  tell("printing");
  const { stream: handle } = await ask("Page.printToPDF", wanted);
  tell("taking");
  const parts: Buffer[] = [];
  for (let over = false; !over;) {
    const { data, eof } = await ask("IO.read", { handle, size: 1 << 20 });
    parts.push(Buffer.from(data as string, "base64"));
    over = eof as boolean;
  }
  return Buffer.concat(parts);
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

/** A sign as it stands on a screen; on paper the word behind it draws it (paper-glyphs.ts), if nobody looks for it. */
const unseen = /(?<!class="warn">)<svg class="g" aria-hidden="true"><use href="#[\w-]+"(?:\/>|><\/use>)<\/svg>/gu;

/**
 * The page as the browser that prints it gets it, without what is not for paper. It is never shown, so on a screen there
 * is nothing of it: else it would be laid out for one twice, before and after. The rule of the page's size stands behind
 * the style of the report and so counts.
 */
function onPaper(html: string, paper: Paper): string {
  const size = paper === "a4" ? "" : "@page { size: letter }\n";
  const styled = html.replace("</style>", `@media screen { html { display: none } }\n${size}</style>`);
  return styled.replaceAll(unseen, "");
}

/**
 * Prints the HTML of a report as a tagged PDF with an outline, links and page numbers, on A4 or Letter; `at` (ISO 8601)
 * is its date, so that equal reports give equal bytes with one browser. Tells what it comes to. Ends when `gone` is
 * aborted, and the browser with it. Refuses (invalid) where there is no Chromium, with the way out.
 */
export async function printPdf(
  html: string,
  {
    paper,
    at,
    gone,
    tell = () => undefined,
  }: { paper: Paper; at: string; gone?: AbortSignal | undefined; tell?: TellStep | undefined },
): Promise<Uint8Array<ArrayBuffer>> {
  const browser = findBrowser();
  if (browser === undefined) {
    throw new Refusal(
      "invalid",
      "PDFs are printed by Chromium, and there is none on the server. Ask an administrator to install it (apt-get install chromium, or CHROMIUM_PATH), or take html and print it.",
    );
  }
  const printAll = async (pages: readonly string[]): Promise<Buffer[]> => {
    const folder = await mkdtemp(join(tmpdir(), "claimcheck-print-"));
    // AbortSignal.any forgets a timeout that nothing else holds (Node 20): a browser hung for ten minutes
    const stop = new AbortController();
    const leave = () => stop.abort(gone?.reason);
    const late = setTimeout(() => stop.abort(new Error("The browser took too long.")), longestPrint);
    gone?.addEventListener("abort", leave, { once: true });
    try {
      gone?.throwIfAborted();
      const files = pages.map((_, i) => join(folder, `report-${i}.html`));
      await Promise.all(files.map((file, i) => writeFile(file, pages[i] ?? "", { mode: 0o600 })));
      const hear = once(tell);
      hear("laying-out");
      const all = async (open: () => Promise<BrowserPage>) =>
        Promise.all(files.map(async (file) => print(await open(), file, hear)));
      return await withBrowser(browser, { args: options(folder), folder, stop: stop.signal }, all);
    } finally {
      clearTimeout(late);
      gone?.removeEventListener("abort", leave);
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    }
  };
  return inTurn(
    async () => {
      gone?.throwIfAborted();
      try {
        const page = onPaper(html, paper);
        const parts = inParts(page);
        const tagged = (await withTags(await printAll(parts), at)) ?? (await withTags(await printAll([page]), at));
        if (tagged === null) throw new Error("Nothing was printed.");
        return settled(tagged, at);
      } catch (error) {
        if (gone?.aborted) throw error;
        log().error({ err: error }, "A report could not be printed.");
        throw new Refusal("invalid", "The PDF could not be printed. Try again, or take html and print it.");
      }
    },
    () => tell("waiting"),
  );
}
