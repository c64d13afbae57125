/** What claims from elsewhere are read from: a paste, a file, an address that is fetched, or a page that was fetched before. */
import { fileTypeFromBuffer } from "file-type";
import type { z } from "zod";
import { gatherClaims, type Gathered } from "@/core/outside-claims/gathering.ts";
import type { PreviewOutside } from "@/core/inputs/outside-claims.ts";
import type { Actor } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import { sha256 } from "@/db/commit.ts";
import { charsetIn, decodePage } from "../extraction/charset.ts";
import { readWorkbook, xlsxType } from "../extraction/workbook.ts";
import { recently } from "../recently.ts";
import { encodings, textOf } from "./decode.ts";
import { fetchArticle, refusalOf, type FetchedPage } from "./fetch-article.ts";
import { takePage } from "./held-pages.ts";
import { readCells, readOutside, type OutsideFile } from "./outside-claims.ts";

/** Claims from elsewhere as they were read, each with the rows that rate it. */
export interface OutsideReading extends OutsideFile {
  gathered: readonly Gathered[];
  /** Where it is from, in words, where somebody did not say it. */
  name: string;
  /** The page that was fetched for it now, to be held. */
  page: FetchedPage | null;
}

/** Feeds and annotations before pages: some servers have both at one address. */
const accept = "application/ld+json,application/json,text/csv,text/html,application/xhtml+xml;q=0.9,*/*;q=0.8";

/** The last files, each a minute: a long one comes in in parts, and each part names the whole file. */
const readings = recently<OutsideFile & { gathered: readonly Gathered[] }>(3, 60_000);

type Input = Pick<z.output<typeof PreviewOutside>, "text" | "file" | "url" | "fetched" | "encoding" | "map">;

type Gone = AbortSignal | undefined;

/** The claims of what was sent, as `words` or a workbook. */
async function read(
  sent: string | Uint8Array,
  map: Input["map"],
  gone: Gone,
): Promise<OutsideFile & { gathered: readonly Gathered[] }> {
  const key = sha256(`${typeof sent} ${JSON.stringify(map ?? null)}\n${sha256(sent)}`);
  return readings(key, async () => {
    const file =
      typeof sent === "string" ? readOutside(sent, map) : readCells(withoutEmpty(await readWorkbook(sent, gone)), map);
    return { ...file, gathered: gatherClaims(file.claims) };
  });
}

const withoutEmpty = (rows: string[][]): string[][] => rows.filter((row) => row.some((cell) => cell.trim() !== ""));

/** What a file or page is read from: a workbook as it is, anything else as words. */
async function contentOf(bytes: Uint8Array, words: () => Promise<string>): Promise<string | Uint8Array> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  return isZip && (await fileTypeFromBuffer(bytes))?.mime === xlsxType ? bytes : words();
}

const isHtml = (mediaType: string) => /^(?:text\/html|application\/xhtml\+xml)\b/u.test(mediaType);

/** The words of a page: one of HTML as a browser reads it; anything else as its server says, and not guessed. */
async function wordsOf({ bytes, mediaType }: FetchedPage, encoding: string | undefined): Promise<string> {
  if (encoding === undefined && isHtml(mediaType)) return decodePage(bytes, mediaType).html;
  const said = charsetIn(mediaType);
  const named = encodings.find((known) => known === said);
  return textOf(bytes, encoding ?? (named === "utf-8" ? undefined : named));
}

/** A refusal of what a page holds stands at its address, with what its server left out. */
function atAddress(error: unknown, missing: string): unknown {
  if (!(error instanceof Refusal) || (error.errors ?? []).length > 0) return error;
  return refusalOf("url", [error.message, missing].filter(Boolean).join(" "));
}

async function readPage(
  page: FetchedPage,
  { encoding, map }: Input,
  gone: Gone,
): Promise<Omit<OutsideReading, "page">> {
  const { mediaType, missing, url } = page;
  // of a feed that is cut short nobody would see which claims are not in it
  if (missing !== "" && !isHtml(mediaType)) throw refusalOf("url", missing);
  try {
    const file = await read(await contentOf(page.bytes, () => wordsOf(page, encoding)), map, gone);
    return { ...file, left: missing === "" ? file.left : [missing, ...file.left], name: url };
  } catch (error) {
    throw atAddress(error, missing);
  }
}

/**
 * Reads what was sent: what it is taken for, and what its claims say. An address is fetched in the bounds of
 * server/capture, when an administrator allows it. Refuses (invalid, forbidden) what cannot be had or read, with the
 * way out.
 */
export async function readContent(actor: Actor, input: Input, gone: AbortSignal | undefined): Promise<OutsideReading> {
  const { text, file, url, fetched, encoding, map } = input;
  if (fetched !== undefined) return { ...(await readPage(await takePage(actor, fetched), input, gone)), page: null };
  if (url !== undefined) {
    const page = await fetchArticle(url, gone, accept);
    return { ...(await readPage(page, input, gone)), page };
  }
  const sent =
    file === undefined ? (text ?? "") : await contentOf(file.bytes, async () => textOf(file.bytes, encoding));
  return { ...(await read(sent, map, gone)), name: file?.fileName ?? "", page: null };
}
