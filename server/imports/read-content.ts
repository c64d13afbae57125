import type { z } from "zod";
import { articleText } from "@/core/article-text.ts";
import type { ExtractionHints } from "@/core/extraction.ts";
import type { content } from "@/core/inputs/articles.ts";
import type { Actor } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import { requireStillWanted } from "../copies.ts";
import { extractText } from "../extraction/extract.ts";
import { docmType, docxType, sniff } from "../extraction/sniff.ts";
import { fetchArticle, type FetchedPage, refusalOf } from "./fetch-article.ts";
import { takePage } from "./held-pages.ts";
import { languageOf } from "./language.ts";
import { headingOf, readArticle, titleOf, type Reading } from "./read-article.ts";

/** What an article or a version of it is made of; see core/inputs/articles.ts. */
export type Content = z.output<z.ZodObject<typeof content>>;

type Original = Reading["original"];

/** Whether its `url` is what is read, and not what is said of it. */
export function isFetched({ text, markdown, html, file, fetched }: Content): boolean {
  return [text, markdown, html, file, fetched].every((value) => value === undefined);
}

/** Reads bytes in the limited process. Refuses (invalid) what cannot be read, with the reason and the way out. */
async function readBytes(
  { bytes, fileName }: Omit<Original, "mediaType">,
  hints: Omit<ExtractionHints, "scope">,
  gone: AbortSignal | undefined,
): Promise<Reading> {
  const read = await extractText(bytes, { ...hints, scope: "article" }, gone);
  requireStillWanted(gone);
  const { document, metadata, notes, pages, mediaType, reason } = read;
  if (!document)
    throw new Refusal("invalid", reason || "This is a picture. Upload a file with words in it, or paste them.");
  const { title, byline, publisher: outlet, publishedAt, language, canonicalUrl } = metadata;
  // what a Word file or PDF says of itself is its template's as often as its own; a page is asked for what it says
  const shown = mediaType === "text/html" ? "" : headingOf(document);
  return {
    title: shown || title || titleOf(document, articleText(document)),
    byline,
    outlet,
    publishedAt,
    // «x-private», «en-u-nu-latn»: true tags that say no language, or more than one
    language: /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/iu.test(language) ? language : languageOf(read.text),
    url: canonicalUrl,
    document,
    pages,
    notes,
    missing: reason,
    original: { bytes, mediaType, fileName },
    page: null,
  };
}

async function readPage(page: FetchedPage, gone: AbortSignal | undefined): Promise<Reading> {
  const { bytes, mediaType, fileName, url, missing } = page;
  const reading = await readBytes({ bytes, fileName }, { mediaType, fileName, url }, gone).catch((error: unknown) => {
    // a page that shows nothing without scripts: that says more than that no words are in it
    if (missing === "" || gone?.aborted || !(error instanceof Refusal)) throw error;
    throw refusalOf("url", missing);
  });
  const lack = [missing, reading.missing].filter(Boolean).join(" ");
  return { ...reading, url: reading.url ?? url, missing: lack, page };
}

const named: readonly { kind: string; mediaType: string; name: RegExp }[] = [
  { kind: "a web page", mediaType: "text/html", name: /\.x?html?$/iu },
  { kind: "a PDF", mediaType: "application/pdf", name: /\.pdf$/iu },
  { kind: "a Word file", mediaType: docxType, name: /\.docx$/iu },
  { kind: "a Word file", mediaType: docmType, name: /\.docm$/iu },
];

/** What is to be said of a file whose name says another kind than its bytes. */
function misnamed(fileName: string, mediaType: string): string[] {
  const found = named.find((one) => one.mediaType === mediaType);
  const says = /\.\w+$/u.test(fileName);
  return !found || !says || found.name.test(fileName) ? [] : [`«${fileName}» is ${found.kind}, and was read as such.`];
}

async function readFile(file: { bytes: Uint8Array; fileName: string }, { url, encoding }: Content, gone?: AbortSignal) {
  const { bytes, fileName } = file;
  const mediaType = await sniff(bytes, { fileName, scope: "article" });
  const isText = /^(?:text\/(?!html$)|application\/(?:octet-stream|xml)$)/u.test(mediaType);
  if (isText) return readArticle({ bytes, fileName, ...(encoding !== undefined && { encoding }) });
  const hints = { fileName, ...(url && { url }), ...(encoding && { mediaType: `${mediaType}; charset=${encoding}` }) };
  const reading = await readBytes({ bytes, fileName }, hints, gone);
  return { ...reading, notes: [...reading.notes, ...misnamed(fileName, reading.original.mediaType)] };
}

/**
 * Reads what came in, of any kind, as an article or a version of one, and keeps nothing. HTML, DOCX and PDF are read in
 * a process of their own. `gone` ends the fetch and that process. Refuses (invalid, or forbidden where fetching is
 * turned off) what cannot be read, always with the way out.
 */
export async function readContent(actor: Actor, input: Content, gone?: AbortSignal): Promise<Reading> {
  const { text, markdown, html, file, fetched, url } = input;
  if (text !== undefined) return readArticle({ text });
  if (markdown !== undefined) return readArticle({ markdown });
  if (html !== undefined) {
    const utf8 = new TextEncoder();
    // what was sent as HTML is HTML, also where no tag in it says so
    const bytes = utf8.encode(`<meta charset="utf-8">${html}`);
    const hints = { mediaType: "text/html; charset=utf-8", ...(url && { url }) };
    const reading = await readBytes({ bytes, fileName: "pasted.html" }, hints, gone);
    return { ...reading, original: { ...reading.original, bytes: utf8.encode(html) } };
  }
  if (file !== undefined) return readFile(file, input, gone);
  return readPage(fetched === undefined ? await fetchArticle(url ?? "", gone) : await takePage(actor, fetched), gone);
}
