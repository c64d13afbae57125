import { getDocumentProxy } from "unpdf";
import { type FileMetadata, noMetadata } from "@/core/extraction.ts";
import { Refusal } from "@/core/refusal.ts";
import { joinerOf } from "../imports/hyphens.ts";
import { languageOf } from "../imports/language.ts";
import { mostElements, mostPages } from "./limits.ts";
import { documentOf } from "./pdf-document.ts";
import { furnitureOf, type PagePieces } from "./pdf-furniture.ts";
import { type Line, linesOf, piecesOf, type Run } from "./pdf-lines.ts";
import { linksIn, type LinkPlace } from "./pdf-links.ts";
import { bodyType, paragraphsOf } from "./pdf-paragraphs.ts";
import { picturesInPdf } from "./pdf-pictures.ts";
import { picturesNote } from "./pictures-note.ts";
import type { FileReading } from "./read-file.ts";

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;
type Page = Awaited<ReturnType<Pdf["getPage"]>>;
type Matrix = readonly [number, number, number, number, number, number];

interface ReadPage extends PagePieces {
  links: readonly LinkPlace[];
  /** Sideways words: stamps and labels of pictures. */
  turned: number;
  items: number;
}

async function open(bytes: Uint8Array): Promise<Pdf> {
  try {
    return await getDocumentProxy(bytes, {
      isEvalSupported: false,
      useSystemFonts: false,
      disableFontFace: true,
      disableAutoFetch: true,
      verbosity: 0,
    });
  } catch (error) {
    if (error instanceof Error && error.name === "PasswordException") {
      throw new Refusal("invalid", "The PDF is encrypted. Save it without a password and upload it again.");
    }
    throw error;
  }
}

function times(one: Matrix, other: Matrix): Matrix {
  const [a, b, c, d, e, f] = one;
  const [g, h, i, j, k, l] = other;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/** Shapes of letters (ligatures, Arabic by place) as the letters they stand for: nobody types or quotes shapes. */
function letters(text: string): string {
  return text.replace(/[\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc]+/gu, (shapes) => shapes.normalize("NFKC"));
}

/** A line of text whose baseline is not level is no line of the page's text. */
const level = 0.1;

async function readPage(pdf: Pdf, number: number): Promise<ReadPage> {
  const page = await pdf.getPage(number);
  const viewport = page.getViewport({ scale: 1 });
  const view = viewport.transform as unknown as Matrix;
  const { items } = await page.getTextContent();
  const runs: Run[] = [];
  let turned = 0;
  for (const item of items) {
    if (!("str" in item) || item.str === "") continue;
    const [a, b, c, d, left, y] = times(view, item.transform as unknown as Matrix);
    const size = Math.hypot(c, d) || Math.hypot(a, b);
    if (size === 0) continue;
    if (Math.abs(b) > Math.abs(a) * level || a < 0) {
      turned += item.str.trim() === "" ? 0 : 1;
      continue;
    }
    if (item.str.trim() === "" && item.width > size) continue; // white space is measured, not counted
    runs.push({
      text: letters(item.str),
      left,
      right: left + item.width,
      y,
      size,
      font: item.fontName,
      rtl: item.dir === "rtl",
    });
  }
  const read = {
    page: number,
    height: viewport.height,
    pieces: piecesOf(runs, number),
    links: await linksOf(page, view),
    turned,
    items: items.length,
  };
  page.cleanup();
  return read;
}

async function linksOf(page: Page, view: Matrix): Promise<LinkPlace[]> {
  const annotations = (await page.getAnnotations()) as { subtype?: string; url?: string; rect?: number[] }[];
  return annotations.flatMap(({ subtype, url, rect }) => {
    if (subtype !== "Link" || typeof url !== "string" || rect?.length !== 4) return [];
    const corner = (x: number, y: number) => times(view, [1, 0, 0, 1, x, y]).slice(4) as [number, number];
    const [left, top] = corner(rect[0] ?? 0, rect[1] ?? 0);
    const [right, bottom] = corner(rect[2] ?? 0, rect[3] ?? 0);
    return [
      {
        href: url,
        left: Math.min(left, right),
        right: Math.max(left, right),
        top: Math.min(top, bottom),
        bottom: Math.max(top, bottom),
      },
    ];
  });
}

async function metadataOf(pdf: Pdf, language: string): Promise<FileMetadata> {
  const { info } = (await pdf.getMetadata()) as { info: { Title?: unknown; Author?: unknown; Language?: unknown } };
  const text = (value: unknown) => (typeof value === "string" ? value : "");
  // Word and browsers write the file's name or address there
  const title = text(info.Title).replace(/^Microsoft Word - /u, "");
  return {
    ...noMetadata,
    title: /^(?:untitled|about:blank|https?:\S*)$|\.(?:docx?|pdf|indd|html?)$/iu.test(title) ? "" : title,
    byline: text(info.Author),
    language: tag(text(info.Language)) || language,
  };
}

function tag(value: string): string {
  try {
    return Intl.getCanonicalLocales(value)[0] ?? "";
  } catch {
    return ""; // no language tag
  }
}

function missingOf(pages: readonly ReadPage[], all: number): string | undefined {
  if (pages.every(({ pieces }) => pieces.length === 0)) {
    return "The PDF has no text layer: its pages are pictures. Run text recognition (OCR) on it and upload it again.";
  }
  if (pages.length < all) {
    return `The PDF has ${all} pages. Only the first ${pages.length} were read: split it to keep the rest.`;
  }
  const silent = pages.filter(({ pieces }) => pieces.length === 0).map(({ page }) => page);
  if (silent.length * 2 < pages.length) return undefined;
  return `Pages ${silent.slice(0, 10).join(", ")}${silent.length > 10 ? " …" : ""} have no text layer. Run text recognition (OCR) on the PDF to keep their words.`;
}

const few = (number: number, one: string, many: string) =>
  number === 0 ? [] : [`${number} ${number === 1 ? one : many}.`];

/**
 * A PDF by where its words stand: lines, columns, paragraphs over pages, headings by their size, links from its
 * annotations. Heads, feet and page numbers are left out. Refuses (invalid) encrypted files.
 */
export async function readPdf(bytes: Uint8Array): Promise<FileReading> {
  // before it is opened, which takes the bytes away
  const pictures = picturesNote(picturesInPdf(bytes), "page");
  const pdf = await open(bytes);
  const read: ReadPage[] = [];
  let items = 0;
  for (let number = 1; number <= Math.min(pdf.numPages, mostPages) && items <= mostElements; number += 1) {
    const page = await readPage(pdf, number);
    items += page.items;
    read.push(page);
  }
  const furniture = furnitureOf(read);
  const lines = read.flatMap(({ page, pieces }) => {
    const kept = pieces.filter((piece) => !furniture.lines.has(piece));
    return linesOf(
      kept.flatMap((piece) => piece.runs),
      page,
    );
  });
  const text = lines.map((line) => line.text).join(" ");
  const language = languageOf(text);
  const body = bodyType(lines);
  const joiner = joinerOf(text, language);
  const links = new Map(read.map((page) => [page.page, page.links]));
  const linksOn = (line: Line) => linksIn(line, links.get(line.page) ?? []);
  const { document, pages } = documentOf(await paragraphsOf(lines, body, joiner, linksOn), body, read.length);
  const notes = [
    ...(pictures === "" ? [] : [pictures]),
    ...furniture.shown.slice(0, 5).map((words) => `Left out, as it stands on many pages: «${words}»`),
    ...(joiner.joined.length > 0
      ? [`Took out the hyphen of words broken at a line’s end: ${joiner.joined.slice(0, 20).join(", ")}.`]
      : []),
    ...few(
      read.reduce((sum, page) => sum + page.turned, 0),
      "piece of sideways text left out",
      "pieces of sideways text left out",
    ),
  ];
  return { document, pages, metadata: await metadataOf(pdf, language), notes, missing: missingOf(read, pdf.numPages) };
}
