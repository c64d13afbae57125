import type { FileMetadata } from "@/core/extraction.ts";
import { safeHref } from "@/core/links.ts";
import { partialDate } from "@/core/inputs/text.ts";

type Json = Readonly<Record<string, unknown>>;

/** Data of a page beyond these is not looked at. */
const mostObjects = 2_000;

/** The JSON-LD of a page's HTML, before any script is taken out of it. What is no JSON is passed over. */
export function jsonLdOf(html: string): unknown[] {
  const found: unknown[] = [];
  const opening = /<script\b[^>]{0,300}?\btype\s*=\s*["']?application\/ld\+json\b[^>]{0,300}>/giu;
  for (let match = opening.exec(html); match; match = opening.exec(html)) {
    const end = html.indexOf("</script", opening.lastIndex);
    if (end === -1) break;
    try {
      found.push(JSON.parse(html.slice(opening.lastIndex, end).replace(/^\s*<!--|-->\s*$/gu, "")));
    } catch {
      // written by hand or cut: the page's other data has to do
    }
    opening.lastIndex = end;
  }
  return found;
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** All objects in the data, the outer ones first; with a queue of its own, for data can be nested thousands deep. */
function objectsIn(data: readonly unknown[]): Json[] {
  const found: Json[] = [];
  const queue: unknown[] = [...data];
  for (let at = 0; at < queue.length && found.length < mostObjects; at += 1) {
    const here = queue[at];
    if (Array.isArray(here)) queue.push(...here.slice(0, mostObjects));
    else if (isObject(here)) {
      found.push(here);
      queue.push(...Object.values(here).filter((inner) => typeof inner === "object"));
    }
  }
  return found;
}

const articleType = /(?:Article|BlogPosting|Report|Posting|ClaimReview)$/u;

function typesOf(object: Json): string[] {
  return [object["@type"]].flat().filter((type) => typeof type === "string");
}

function text(value: unknown): string {
  return typeof value === "string" ? value.trim() : "";
}

/** Names of people or organisations: a string, an object with a name, or several of them. */
function names(value: unknown): string {
  const all = [value].flat().map((one) => (isObject(one) ? text(one["name"]) : text(one)));
  return [...new Set(all.filter((name) => name !== "" && !/^https?:/iu.test(name)))].join(", ");
}

/** The date as precisely as it is told: a moment in UTC when it has a time with its zone, else the day. */
function dateOf(value: string): string | null {
  const [, day, time] = /^(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:[T ](.+))?$/u.exec(value.trim()) ?? [];
  const zoned = time !== undefined && /(?:Z|[+-]\d{2}:?\d{2})$/iu.test(time);
  const moment = new Date(
    zoned
      ? value
          .trim()
          .replace(" ", "T")
          .replace(/([+-]\d{2})(\d{2})$/u, "$1:$2")
      : Number.NaN,
  );
  const told = Number.isNaN(moment.getTime()) ? (day ?? longDate(value)) : moment.toISOString();
  return told !== undefined && partialDate.safeParse(told).success ? told : null;
}

/** «19 November 2020», «November 19, 2020», «Thu, 19 Nov 2020 14:26:00 GMT»: the day in words of English. */
function longDate(value: string): string | undefined {
  if (!/\p{L}{3}/u.test(value) || !/\b\d{1,2}\b/u.test(value) || !/\b\d{4}\b/u.test(value)) return undefined;
  const zoned = /(?:GMT|UTC|Z|[+-]\d{4})\s*$/u.test(value);
  const date = new Date(zoned ? value : `${value} UTC`);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().slice(0, 10);
}

function languageTag(value: string): string {
  try {
    return Intl.getCanonicalLocales(value.trim().replaceAll("_", "-"))[0] ?? "";
  } catch {
    return ""; // «English», «$lang»: no tag
  }
}

/** The title without the site's name behind a bar or dash, when the page names its site. */
function withoutSite(title: string, site: string): string {
  const end = /^(.+?)\s+[|–—·»-]\s+([^|–—·»]+)$/u.exec(title);
  return end?.[1] && site !== "" && end[2]?.trim().toLowerCase() === site.toLowerCase() ? end[1] : title;
}

function byline(document: Document): string {
  const marked = document.querySelector('[itemprop="author"] [itemprop="name"], [itemprop="author"], [rel="author"]');
  const classed = marked ?? document.querySelector(".byline, .p-author, .author-name, .article__author, .author");
  const words = (classed?.textContent ?? "").replace(/\s+/gu, " ").trim();
  return words.length <= 120 ? words.replace(/^(?:by|von|par|por)[:\s]\s*|[\s–—|·,]+$/giu, "") : "";
}

/**
 * What a page says of itself, in the order in which it is to be believed: JSON-LD of an article, OpenGraph and the
 * meta tags of publishers, then its own title, time and byline. `data` is jsonLdOf() of its HTML.
 */
export function pageMetadata(document: Document, data: readonly unknown[], url: string | undefined): FileMetadata {
  const objects = objectsIn(data);
  const article = objects.find((object) => typesOf(object).some((type) => articleType.test(type)));
  const contents = new Map<string, string[]>();
  for (const tag of document.querySelectorAll("meta[content]")) {
    const content = tag.getAttribute("content")?.trim() ?? "";
    const keys = [tag.getAttribute("property"), tag.getAttribute("name"), tag.getAttribute("itemprop")];
    for (const key of keys) {
      if (key && content !== "") contents.set(key.toLowerCase(), [...(contents.get(key.toLowerCase()) ?? []), content]);
    }
  }
  const meta = (...keys: string[]) =>
    keys.map((key) => contents.get(key)?.[0] ?? "").find((value) => value !== "") ?? "";
  const shown = (selector: string) =>
    (document.querySelector(selector)?.textContent ?? "").replace(/\s+/gu, " ").trim();
  const publisher =
    meta("og:site_name") ||
    names(article?.["publisher"]) ||
    meta("citation_journal_title", "dc.publisher", "application-name");
  const time = document.querySelector(
    'time[itemprop="datePublished"], time[pubdate], article time[datetime], time[datetime]',
  );
  const dates = [
    text(article?.["datePublished"]),
    meta("article:published_time", "og:published_time", "citation_publication_date", "citation_date"),
    meta(
      "datepublished",
      "date",
      "dc.date",
      "dc.date.issued",
      "dcterms.created",
      "pubdate",
      "publishdate",
      "parsely-pub-date",
    ),
    time?.getAttribute("datetime") ?? "",
  ];
  const authors = (contents.get("citation_author") ?? contents.get("author") ?? []).filter(
    (one) => !/^https?:/iu.test(one),
  );
  const canonical = document.querySelector('link[rel~="canonical"]')?.getAttribute("href") || meta("og:url");
  return {
    title:
      text(article?.["headline"]) ||
      meta("og:title", "twitter:title", "citation_title", "dc.title") ||
      withoutSite(shown("title"), publisher) ||
      shown("h1"),
    byline:
      names(article?.["author"]) ||
      authors.join(", ") ||
      meta("article:author_name", "parsely-author", "dc.creator", "twitter:creator").replace(/^https?:.*/iu, "") ||
      byline(document),
    publisher,
    publishedAt: dates.map((value) => dateOf(value.replaceAll("/", "-"))).find((date) => date !== null) ?? null,
    language:
      languageTag(document.documentElement?.getAttribute("lang") ?? "") ||
      languageTag(text(article?.["inLanguage"])) ||
      languageTag(meta("og:locale", "content-language", "dc.language")),
    canonicalUrl: address(canonical, url),
  };
}

function address(given: string, url: string | undefined): string | null {
  if (given === "" || !URL.canParse(given, url)) return null;
  const { href } = new URL(given, url);
  return /^https?:/iu.test(href) && href.length <= 2048 ? (safeHref(href) ?? null) : null;
}
