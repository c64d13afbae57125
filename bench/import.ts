/**
 * How much of the articles of web pages is read, word for word, beside what @mozilla/readability alone gives. Our own
 * pages (bench/articles, made for this) stand for kinds of pages; `PAGES=folder npm run bench -- import` measures those
 * of a folder laid out as mozilla/readability's test pages: NAME/source.html and NAME/expected.html.
 */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import { readFile } from "@/server/extraction/read-file.ts";
import type { Row } from "./numbers.ts";

interface Share {
  recall: number;
  precision: number;
}

interface Page {
  name: string;
  ours: Share;
  peer: Share;
}

const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Words with their number, so that each counts as often as it stands there. */
function bag(all: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const word of all) found.set(word, (found.get(word) ?? 0) + 1);
  return found;
}

function compared(text: string, expected: readonly string[]): Share {
  const read = words(text);
  const left = bag(read);
  let hits = 0;
  for (const word of expected) {
    const many = left.get(word) ?? 0;
    if (many === 0) continue;
    left.set(word, many - 1);
    hits += 1;
  }
  const of = (all: number) => (all === 0 ? Number(expected.length === 0) : hits / all);
  return { recall: of(expected.length), precision: of(read.length) };
}

/** The words an element holds, those of neighbouring blocks apart. */
function textOf(html: string): string {
  const { document } = parseHTML(`<html><body>${html}</body></html>`);
  for (const part of document.body.querySelectorAll("*")) part.append(" ");
  return document.body.textContent ?? "";
}

async function measure(folder: string): Promise<Omit<Page, "name">> {
  const source = readFileSync(join(folder, "source.html"));
  const expected = words(textOf(readFileSync(join(folder, "expected.html"), "utf8")));
  const ours = await readFile(source, { mediaType: "text/html", scope: "article" });
  const peer = new Readability(parseHTML(source.toString("utf8")).document).parse()?.content ?? "";
  return { ours: compared(ours.text, expected), peer: compared(textOf(peer), expected) };
}

function f1({ recall, precision }: Share): number {
  return recall + precision === 0 ? 0 : (2 * recall * precision) / (recall + precision);
}

function row(name: string, ...shares: readonly Share[]): string {
  const cells = shares.flatMap((share) => [share.recall, share.precision, f1(share)].map((one) => one.toFixed(3)));
  return `| ${[name, ...cells].join(" | ")} |`;
}

function mean(shares: readonly Share[]): Share {
  const sum = (of: (share: Share) => number) => shares.reduce((all, share) => all + of(share), 0) / shares.length;
  return { recall: sum((share) => share.recall), precision: sum((share) => share.precision) };
}

function table(pages: readonly Page[]): void {
  console.log("| page | recall | precision | F1 | Readability: recall | precision | F1 |");
  console.log("| --- | --- | --- | --- | --- | --- | --- |");
  for (const { name, ours, peer } of pages) console.log(row(name, ours, peer));
}

/** Measures how much of the articles of web pages is read: of our own pages, or of those in the folder PAGES. */
export async function measureImport(): Promise<Row[]> {
  const folder = process.env["PAGES"] ?? fileURLToPath(new URL("articles", import.meta.url));
  const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, "expected.html")));
  if (names.length === 0) throw new Error(`There is no NAME/expected.html in «${folder}».`);
  const pages: Page[] = [];
  for (const name of names) pages.push({ name, ...(await measure(join(folder, name))) });
  table(pages);
  const [ours, peer] = [mean(pages.map((page) => page.ours)), mean(pages.map((page) => page.peer))];
  const of = (what: string, one: number, other: number): Row => ({
    what: `${what} of the words of ${pages.length} pages`,
    unit: "%",
    ours: one * 100,
    peer: other * 100,
  });
  return [
    of("recall", ours.recall, peer.recall),
    of("precision", ours.precision, peer.precision),
    { ...of("F1", f1(ours), f1(peer)), aim: "≥ Readability alone", met: f1(ours) >= f1(peer) },
  ];
}
