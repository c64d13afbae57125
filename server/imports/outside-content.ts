/** What claims from elsewhere are read from: a paste, a file, an address that is fetched, or a page that was fetched before. */
import type { z } from "zod";
import { gatherClaims, type Gathered } from "@/core/outside-claims/gathering.ts";
import type { PreviewOutside } from "@/core/inputs/outside-claims.ts";
import type { Actor } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import { sha256 } from "@/db/commit.ts";
import { charsetIn, decodePage } from "../extraction/charset.ts";
import { recently } from "../recently.ts";
import { encodings, textOf } from "./decode.ts";
import { fetchArticle, refusalOf, type FetchedPage } from "./fetch-article.ts";
import { takePage } from "./held-pages.ts";
import { readOutside, type OutsideFile } from "./outside-claims.ts";

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

async function read(words: string, map: Input["map"]): Promise<OutsideFile & { gathered: readonly Gathered[] }> {
  const key = sha256(`${JSON.stringify(map ?? null)}\n${sha256(words)}`);
  return readings(key, () => {
    const file = readOutside(words, map);
    return Promise.resolve({ ...file, gathered: gatherClaims(file.claims) });
  });
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

async function readPage(page: FetchedPage, { encoding, map }: Input): Promise<Omit<OutsideReading, "page">> {
  const { mediaType, missing, url } = page;
  // of a feed that is cut short nobody would see which claims are not in it
  if (missing !== "" && !isHtml(mediaType)) throw refusalOf("url", missing);
  try {
    const file = await read(await wordsOf(page, encoding), map);
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
  if (fetched !== undefined) return { ...(await readPage(await takePage(actor, fetched), input)), page: null };
  if (url !== undefined) {
    const page = await fetchArticle(url, gone, accept);
    return { ...(await readPage(page, input)), page };
  }
  const words = file === undefined ? (text ?? "") : await textOf(file.bytes, encoding);
  return { ...(await read(words, map)), name: file?.fileName ?? "", page: null };
}
