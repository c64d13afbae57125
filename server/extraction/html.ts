import { isProbablyReaderable, Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import sanitizeHtml from "sanitize-html";
import { articleText } from "@/core/article-text.ts";
import type { ExtractionHints } from "@/core/extraction.ts";
import { decodePage } from "./charset.ts";
import { jsonLdOf, pageMetadata } from "./html-metadata.ts";
import { longestHtml, mostElements } from "./limits.ts";
import type { FileReading } from "./read-file.ts";
import { picturesNote } from "./pictures-note.ts";
import { renderBlocks, type Rendered } from "./render.ts";
import { isWritten, tidyWritten } from "./written-html.ts";

/** Elements nested deeper lose their tag, not their words: nothing behind may recurse without end. */
const deepest = 256;

/** An article of fewer words is doubted where the page does not look like one and has ten times as many. */
const shortArticle = 250;

/** Readability's time grows faster than the page: with more elements than this no article is looked for. */
const mostForArticle = 50_000;

const layer: sanitizeHtml.IOptions = {
  // what has words or structure; what is not here loses its tag and keeps its words
  allowedTags: (
    "html head title meta link base body main article section div header footer aside nav h1 h2 h3 h4 h5 h6 p br hr " +
    "pre blockquote q ul ol li dl dt dd figure figcaption table caption thead tbody tfoot tr td th a abbr address b " +
    "strong i em u s del strike ins mark small sub sup span font cite code kbd samp var tt time details summary " +
    "picture img button label form fieldset legend center dialog"
  ).split(" "),
  allowedAttributes: {
    // class, id, role and the like are what Readability judges by; no attribute but href leaves this file
    "*": ["class", "id", "role", "hidden", "aria-hidden", "aria-modal", "style", "lang", "dir", "itemprop", "rel"],
    a: ["href"],
    base: ["href"],
    img: ["alt", "src", "width", "height"],
    link: ["href"],
    meta: ["name", "property", "content", "http-equiv"],
    ol: ["start"],
    time: ["datetime"],
    td: ["colspan"],
    th: ["colspan"],
    details: ["open"],
    dialog: ["open"],
  },
  // their words are no words of the page
  nonTextTags: [
    "script",
    "style",
    "textarea",
    "select",
    "option",
    "datalist",
    "noscript",
    "template",
    "iframe",
    "object",
    "svg",
    "math",
    "canvas",
    "audio",
    "video",
    "xmp",
    "noembed",
    "noframes",
    // settings that Word puts into its HTML
    "xml",
  ],
  // the renderer lets an address through only by safeHref; here only relative ones must survive too
  allowedSchemes: ["http", "https", "mailto"],
  allowProtocolRelative: true,
  // «hidden» stands alone more often than not; by default it would be dropped
  nonBooleanAttributes: [],
  parseStyleAttributes: false,
  nestingLimit: deepest,
};

/** Cut at the limits of bytes and elements; each opening sign of a tag counts as an element. */
function limited(html: string): { html: string; missing: string | undefined } {
  const opening = /<[a-z]/giu;
  let end = html.length;
  let reason: string | undefined;
  for (let count = 0; opening.test(html); count += 1) {
    if (count < mostElements) continue;
    end = opening.lastIndex - 2;
    reason = `The page has more than ${mostElements.toLocaleString("en")} elements. Only its beginning was read: print it as PDF to keep the rest.`;
    break;
  }
  return { html: html.slice(0, end), missing: reason };
}

/**
 * linkedom makes no head or body where a page has none: the title is put into the one, all else into the other, where
 * meta tags are found too.
 */
function parsed(html: string): globalThis.Document {
  const opening = /<html\b[^>]*>/iu.exec(html)?.[0] ?? "<html>";
  const title = /<title\b[^>]*>[^<]*<\/title>/iu.exec(html)?.[0] ?? "";
  const inner = html.replace(title, "").replace(/<\/?(?:html|head|body)\b[^>]*>/giu, "");
  return parseHTML(`${opening}<head>${title}</head><body>${inner}</body></html>`).document;
}

function base(document: globalThis.Document, url: string | undefined): string | undefined {
  const own = document.querySelector("base[href]")?.getAttribute("href");
  try {
    return own ? new URL(own, url).href : url;
  } catch {
    return url; // an address that no browser follows either
  }
}

const count = (text: string) => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

function readability(page: globalThis.Document): Element | undefined {
  try {
    return new Readability<Element>(page, { serializer: (node) => node as Element }).parse()?.content ?? undefined;
  } catch (error) {
    // It trips over pages whose tables nest in ways it did not expect; it has no article then.
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/**
 * The article that Readability finds in the page, which it takes apart; undefined when it finds none, or so little
 * that the whole page is the better answer.
 */
function articleIn(page: globalThis.Document, url: string | undefined): Rendered | undefined {
  const surely = isProbablyReaderable(page);
  const all = count(page.body.textContent ?? "");
  const found = readability(page);
  if (!found) return undefined;
  const article = renderBlocks(found, url, "article");
  const words = count(articleText(article.document));
  const isEnough = surely || words >= shortArticle || words * 10 >= all;
  return words > 0 && isEnough ? article : undefined;
}

function notesOf({ pictures, relative }: Rendered, scope: ExtractionHints["scope"]): string[] {
  return [
    picturesNote(pictures, scope),
    relative > 0 ? `${relative} ${relative === 1 ? "link" : "links"} without a full address kept as words.` : "",
  ].filter((note) => note !== "");
}

/**
 * A page's words in reading order, or those of its article; HTML that a word processor wrote is all article. Nothing of
 * it is run or loaded.
 */
export async function readHtml(bytes: Uint8Array, hints: ExtractionHints): Promise<FileReading> {
  const { html: text, guessed } = decodePage(bytes.subarray(0, longestHtml), hints.mediaType ?? "");
  const { html, missing } = limited(text);
  const safe = sanitizeHtml(html, layer);
  const page = parsed(safe);
  const from = base(page, hints.url);
  const metadata = pageMetadata(page, jsonLdOf(html), hints.url);
  const isPage = hints.scope === "article" && !isWritten(html) && page.querySelectorAll("*").length <= mostForArticle;
  const article = isPage ? articleIn(page, from) : undefined;
  // Readability took the page apart
  const whole = isPage && !article ? parsed(safe) : page;
  const tidied = article ? [] : tidyWritten(whole);
  const rendered = article ?? renderBlocks(whole.body, from, hints.scope);
  const notes = [...notesOf(rendered, hints.scope), ...tidied];
  if (hints.scope === "article" && !article && !isWritten(html))
    notes.push("No article was found in the page: all of its words are kept.");
  if (guessed !== undefined) notes.push(`The page does not say its encoding: read as ${guessed}, by its letters.`);
  const tooLong =
    bytes.length > longestHtml
      ? "The page is longer than 20 MB. Only its beginning was read: print it as PDF to keep the rest."
      : undefined;
  return { document: rendered.document, metadata, notes, missing: missing ?? tooLong };
}
