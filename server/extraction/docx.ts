import { parseHTML } from "linkedom";
import mammoth from "mammoth";
import sanitizeHtml from "sanitize-html";
import { type ExtractionHints, type FileMetadata, noMetadata } from "@/core/extraction.ts";
import { Refusal } from "@/core/refusal.ts";
import { mostElements } from "./limits.ts";
import type { FileReading } from "./read-file.ts";
import { picturesNote } from "./pictures-note.ts";
import { renderBlocks } from "./render.ts";
import { countZip } from "./zip.ts";

/** What mammoth has no style for by itself. */
const styles = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='Quotations'] => blockquote > p:fresh",
  "p[style-name='Block Text'] => blockquote > p:fresh",
  "p[style-name='caption'] => figcaption:fresh",
  "strike => s",
];

/** What mammoth writes, and no more: a file could carry anything in the names of its styles. */
const layer: sanitizeHtml.IOptions = {
  allowedTags:
    "h1 h2 h3 h4 h5 h6 p blockquote figcaption ul ol li table thead tbody tr td th strong em s sup sub a br img".split(
      " ",
    ),
  allowedAttributes: { a: ["href"], img: ["alt"] },
  allowedSchemes: ["http", "https", "mailto"],
  nestingLimit: 256,
};

/** The parts whose elements are counted and read: the text, its notes and comments, and what the file says of itself. */
const readParts = /^(?:word\/(?:document|footnotes|endnotes|comments|styles|numbering)\d*|docProps\/core)\.xml$/u;

const count = (xml: string, pattern: RegExp) => xml.match(pattern)?.length ?? 0;

function few(number: number, one: string, many: string): string {
  return number === 0 ? "" : `${number} ${number === 1 ? one : many}.`;
}

/** What reading takes in a certain way or leaves out, by the marks of the text's XML. */
function notesOf(text: string, comments: string, hasMacros: boolean, pictures: string): string[] {
  const changes = count(text, /<w:(?:ins|del|moveFrom|moveTo)\s/gu);
  return [
    few(changes, "tracked change taken as accepted", "tracked changes taken as accepted"),
    few(count(comments, /<w:comment\s/gu), "comment left out", "comments left out"),
    pictures,
    hasMacros ? "The file holds macros: none was run, and none is kept in the text." : "",
  ].filter((note) => note !== "");
}

/** Word escapes these five and numbers in its XML. */
function unescaped(xml: string): string {
  const signs: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
  return xml.replace(/&(amp|lt|gt|quot|apos);/gu, (_, name: string) => signs[name] ?? "");
}

function metadataOf(core: string): FileMetadata {
  const field = (name: string) =>
    unescaped(new RegExp(`<${name}(?:\\s[^>]*)?>([^<]{1,1000})</${name}>`, "u").exec(core)?.[1] ?? "");
  let language = "";
  try {
    language = Intl.getCanonicalLocales(field("dc:language").trim())[0] ?? "";
  } catch {
    // «English» and the like: no tag
  }
  return { ...noMetadata, title: field("dc:title"), byline: field("dc:creator"), language };
}

/** The footnotes stand behind the text as a list; mammoth's arrows back to their place are no words of theirs. */
function withoutArrows(html: string): string {
  return html.replaceAll(/\s?<a href="#(?:footnote|endnote)-ref-[^"]*">↑<\/a>/gu, "");
}

/**
 * A Word file: headings, lists, tables, links and footnotes. Tracked changes are taken as accepted, comments
 * left out, pictures not loaded, macros never run. Refuses (invalid) what unpacks to more than security.md 6 allows.
 */
export async function readDocx(bytes: Uint8Array, { scope }: ExtractionHints): Promise<FileReading> {
  const parts = await countZip(bytes, readParts);
  const xml = (name: string) => parts.get(name)?.toString("utf8") ?? "";
  const elements = [...parts.values()].reduce(
    (sum, part) => sum + (part ? count(part.toString("latin1"), /<[a-z]/giu) : 0),
    0,
  );
  if (elements > mostElements) {
    throw new Refusal(
      "invalid",
      `The file has more than ${mostElements.toLocaleString("en")} elements. Split it, or save it as PDF, and upload it again.`,
    );
  }
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length) },
    {
      styleMap: styles,
      includeEmbeddedStyleMap: false,
      convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: "" })),
    },
  );
  const { document } = parseHTML(`<html><body>${sanitizeHtml(withoutArrows(value), layer)}</body></html>`);
  const rendered = renderBlocks(document.body, undefined, scope);
  const hasMacros = [...parts.keys()].some((name) => /(?:^|\/)vbaProject\.bin$/iu.test(name));
  return {
    document: rendered.document,
    metadata: metadataOf(xml("docProps/core.xml")),
    notes: notesOf(
      xml("word/document.xml"),
      xml("word/comments.xml"),
      hasMacros,
      picturesNote(rendered.pictures, scope),
    ),
  };
}
