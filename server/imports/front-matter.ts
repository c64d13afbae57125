import type { PartialDate } from "@/core/time.ts";

/** What an article says about itself. Empty where it does not. */
export interface Metadata {
  title: string;
  byline: string;
  outlet: string;
  publishedAt: PartialDate | null;
  language: string;
  url: string | null;
}

const fence = /^\ufeff?---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/u;
const keyed = /^([A-Za-z][\w-]*):[ \t]*(.*)$/u;

const fields: Readonly<Record<keyof Metadata, readonly string[]>> = {
  title: ["title", "headline"],
  byline: ["author", "authors", "byline"],
  outlet: ["outlet", "publication", "publisher", "source", "site"],
  publishedAt: ["date", "published", "publishedat", "pubdate"],
  language: ["lang", "language"],
  url: ["url", "link", "canonical", "permalink"],
};

function plain(value: string): string {
  return value
    .trim()
    .replace(/^\[(.*)\]$/u, "$1")
    .replace(/^(["'])(.*)\1$/u, "$2")
    .trim();
}

/**
 * Splits Markdown into its front matter («---», lines of key: value) and the rest. `unused` are the lines no field
 * takes. What is not front matter is left in the text whole.
 */
export function splitFrontMatter(markdown: string): { metadata: Metadata; unused: string[]; body: string } {
  const none: Metadata = { title: "", byline: "", outlet: "", publishedAt: null, language: "", url: null };
  const found = fence.exec(markdown);
  const lines = (found?.[1] ?? "").split(/\r?\n/u).filter((line) => line.trim() !== "");
  const isFrontMatter =
    keyed.test(lines[0] ?? "") && lines.every((line) => keyed.test(line) || /^(?:\s|-\s)/u.test(line));
  if (!found || !isFrontMatter) return { metadata: none, unused: [], body: markdown };
  const values = new Map<string, string>();
  for (const line of lines) {
    const [, key, value] = keyed.exec(line) ?? [];
    if (key !== undefined && value !== undefined) values.set(key.toLowerCase(), plain(value));
  }
  const take = (field: keyof Metadata) => fields[field].map((key) => values.get(key)).find(Boolean) ?? "";
  const date = /^\d{4}(?:-\d{2}(?:-\d{2})?)?(?=$|[T\s])/u.exec(take("publishedAt"))?.[0];
  const language = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/iu.exec(take("language"))?.[0];
  const metadata = {
    title: take("title"),
    byline: take("byline"),
    outlet: take("outlet"),
    publishedAt: date && !Number.isNaN(Date.parse(date)) ? date : null,
    language: language ?? "",
    url: take("url") || null,
  };
  const used = new Set(Object.values(metadata).filter(Boolean));
  const unused = lines.filter((line) => {
    const value = plain(keyed.exec(line)?.[2] ?? line);
    return value !== "" && ![...used].some((taken) => taken === value || (taken === date && value.startsWith(taken)));
  });
  return { metadata, unused, body: markdown.slice(found[0].length) };
}
