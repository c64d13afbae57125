import { publishedHtml, publishedPath } from "@/core/formats/published-html.ts";
import * as lists from "@/core/formats/published-lists.ts";
import type { Publication, PublicationState } from "@/core/publications.ts";
import { sha256 } from "@/db/commit.ts";
import * as rows from "@/db/publications.ts";
import { publicAddress } from "./env.ts";
import { publishedAssets, publishedFontFile } from "./formats/report-assets.ts";
import { getNewsroom } from "./newsroom.ts";
import { tombstoneOf, withdrawnCardOf } from "./publication-pages.ts";
import { loadState } from "./publication-states.ts";

/** What the public gets, nobody being asked who they are: everything here is made of frozen public copies alone. */
export interface PublishedFile {
  status: 200 | 404 | 410;
  mediaType: string;
  body: Uint8Array<ArrayBuffer>;
  /** SHA-256 of the body, quoted. */
  etag: string;
  /** Its address follows from its bytes, so that it never has to be asked for again. */
  isFixed?: boolean;
}

const html = "text/html; charset=utf-8";
/** In checks: a feed is for what is new, the index and the reviews for all that a reader can take at once. */
const inFeed = 50;
const inIndex = 1000;

/** States are never changed: what was made of them is kept, the last used ones, so that many readers cost little. */
const kept = new Map<string, Promise<PublishedFile>>();
const mostKept = 64;

/** What was made under this name, or is being made; what failed is made again. */
async function madeOnce(name: string, make: () => Promise<PublishedFile>): Promise<PublishedFile> {
  const file = kept.get(name) ?? make();
  kept.delete(name);
  kept.set(name, file);
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  return file.catch((error: unknown) => {
    kept.delete(name);
    throw error;
  });
}

function fileOf(text: string, mediaType: string, status: PublishedFile["status"] = 200): PublishedFile {
  const body = new TextEncoder().encode(text);
  return { status, mediaType, body, etag: `"${sha256(body)}"` };
}

async function site(): Promise<lists.PublishedSite> {
  const { name } = await getNewsroom();
  return { name, url: publicAddress() ?? "" };
}

const nothing = () =>
  fileOf("There is no such check here. All published checks: /published\n", "text/plain; charset=utf-8", 404);

async function tombstone(newest: Publication): Promise<PublishedFile> {
  return fileOf(tombstoneOf(newest, await loadState(newest), publishedAssets()), html, 410);
}

async function found(articleId: string): Promise<{ all: readonly Publication[]; newest: Publication | undefined }> {
  const all = await rows.listPublications(articleId);
  return { all, newest: all.at(-1) };
}

/**
 * The page of an article's check: the state that stands, or that of a number, with the way to the newer one. Withdrawn:
 * 410, with when and why, for every number of it. 404 when there never was one.
 */
export async function publishedPage(articleId: string, number?: string): Promise<PublishedFile> {
  const { all, newest } = await found(articleId);
  const wanted = number === undefined ? newest : all.find((row) => String(row.number) === number);
  if (!newest || !wanted) return nothing();
  if (newest.withdrawnAt !== null) return tombstone(newest);
  const newer = wanted.id === newest.id ? null : { number: newest.number, path: publishedPath(articleId) };
  return madeOnce(`page ${wanted.stateSha256} ${newer?.number ?? ""}`, async () =>
    fileOf(publishedHtml(await loadState(wanted), publishedAssets(), newer), html),
  );
}

/** The card of an article's check for other sites to frame. */
export async function publishedCard(articleId: string): Promise<PublishedFile> {
  const { newest } = await found(articleId);
  if (!newest) return nothing();
  if (newest.withdrawnAt !== null) {
    return fileOf(withdrawnCardOf(newest, await loadState(newest), publishedAssets()), html, 410);
  }
  return madeOnce(`card ${newest.stateSha256}`, async () =>
    fileOf(lists.cardHtml(await loadState(newest), publishedAssets()), html),
  );
}

/** A font of these pages, by the name that follows from its bytes. */
export async function publishedFont(name: string): Promise<PublishedFile> {
  const body = publishedFontFile(name);
  if (!body) return nothing();
  return { status: 200, mediaType: "font/woff2", body, etag: `"${sha256(body)}"`, isFixed: true };
}

/** A list of the checks that stand, the newest first, made anew when another one is published or withdrawn. */
async function listed(
  name: string,
  most: number,
  make: (states: readonly PublicationState[], here: lists.PublishedSite) => string,
  mediaType: string,
): Promise<PublishedFile> {
  const [standing, here] = [(await rows.listStanding()).slice(0, most), await site()];
  const key = sha256([here.name, here.url, ...standing.map(({ stateSha256 }) => stateSha256)].join("\n"));
  return madeOnce(`${name} ${key}`, async () => {
    const states: PublicationState[] = [];
    for (const row of standing) states.push(await loadState(row));
    return fileOf(make(states, here), mediaType);
  });
}

/** The list of all checks. */
export async function publishedIndex(): Promise<PublishedFile> {
  return listed("list", inIndex, (states, here) => lists.publishedIndex(states, here, publishedAssets()), html);
}

/** The newest checks as JSON Feed. */
export async function publishedJsonFeed(): Promise<PublishedFile> {
  return listed("json", inFeed, lists.jsonFeed, "application/feed+json; charset=utf-8");
}

/** The newest checks as Atom. */
export async function publishedAtomFeed(): Promise<PublishedFile> {
  return listed("atom", inFeed, lists.atomFeed, "application/atom+xml; charset=utf-8");
}

/** The ClaimReview of all checks. */
export async function publishedReviews(): Promise<PublishedFile> {
  return listed("reviews", inIndex, lists.reviewFeed, "application/ld+json; charset=utf-8");
}

/** Where all checks stand, for search engines; they take whole addresses alone, so there is none without APP_URL. */
export async function publishedSitemap(): Promise<PublishedFile> {
  if (publicAddress() === null) return fileOf("A sitemap needs APP_URL to be set.\n", "text/plain; charset=utf-8", 404);
  const entries = (await rows.listStanding()).map(({ articleId, createdAt }) => ({
    articleId,
    publishedAt: createdAt,
  }));
  return fileOf(lists.sitemap(entries, await site()), "application/xml; charset=utf-8");
}

/** What machines may read. */
export async function robotsFile(): Promise<PublishedFile> {
  return fileOf(lists.robots(await site()), "text/plain; charset=utf-8");
}
