import type { Block, Document } from "@/core/articles.ts";
import { articleText, inlineText } from "@/core/article-text.ts";
import type { PagePlace } from "@/core/extraction.ts";
import { DocumentInput } from "@/core/inputs/documents.ts";
import { Refusal } from "@/core/refusal.ts";
import { checkText, decode } from "./decode.ts";
import type { FetchedPage } from "./fetch-article.ts";
import { type Metadata, splitFrontMatter } from "./front-matter.ts";
import { languageOf } from "./language.ts";
import { readMarkdown } from "./markdown.ts";
import { readText, relatedLine } from "./text.ts";

/** What came in: text, Markdown, or a file, whose name says which of them it is. */
export type ArticleSource =
  | { text: string }
  | { markdown: string }
  | {
      bytes: Uint8Array;
      fileName: string;
      /** As a person chose it (encodings in decode.ts); without it UTF-8 or what the byte order mark says. */
      encoding?: string;
    };

/** An article as it was read, for a person to look over before it is kept. */
export interface Reading extends Metadata {
  document: Document;
  /** Of a paged file: where its pages stand in the text of `document`. */
  pages: readonly PagePlace[];
  /** What was joined, moved or dropped, in words for a person. */
  notes: readonly string[];
  /** Why a part is or may be missing, with the way out; "" when all was read. */
  missing: string;
  /** The bytes as they came; a text's are its UTF-8. */
  original: { bytes: Uint8Array; mediaType: string; fileName: string };
  /** The page that the bytes are, where they were fetched; null when they were sent in. */
  page: FetchedPage | null;
}

type Kind = "text" | "markdown";

/** In code units. */
const longestTitle = 80;
const longestTitleLine = 120;
const mediaTypes = { text: "text/plain", markdown: "text/markdown" } as const;
const extensions: Readonly<Record<string, Kind>> = { txt: "text", text: "text", md: "markdown", markdown: "markdown" };

/** By the name; what has another name is plain text, and a note says so. */
function kindOf(fileName: string): Kind | undefined {
  const extension = /\.([^.\s/\\]+)$/u.exec(fileName)?.[1]?.toLowerCase() ?? "";
  return Object.hasOwn(extensions, extension) ? extensions[extension] : undefined;
}

function wordsOf(block: Block): string {
  if (block.type !== "paragraph" && block.type !== "heading") return "";
  return (block.content ?? []).map(inlineText).join("").replace(/\s+/gu, " ").trim();
}

function shortened(words: string): string {
  if (words.length <= longestTitle) return words;
  const cut = words.slice(0, longestTitle + 1).replace(/\s+\S*$/u, "");
  // Text without spaces: at a character, never inside one.
  return cut.length <= longestTitle ? cut : words.slice(0, longestTitle).replace(/\p{Surrogate}$/u, "");
}

/** The blocks that are not the placeholder of a picture. */
function worded(document: Document): Block[] {
  return document.content.filter(({ type }) => type !== "picture");
}

/** The words of the heading of the first level that the text begins with, or "". */
export function headingOf(document: Document): string {
  const [first] = worded(document);
  return first?.type === "heading" && first.attrs.level === 1 ? wordsOf(first) : "";
}

/** A heading of the first level, else a short first line that is no sentence, else the first words of the text. */
export function titleOf(document: Document, text: string): string {
  const heading = document.content.find((block) => block.type === "heading" && block.attrs.level === 1);
  if (heading && wordsOf(heading) !== "") return wordsOf(heading);
  const [firstLine = "", second] = text.trimStart().split(/\r?\n/u);
  const [first, next] = worded(document);
  const line = firstLine.trim();
  const standsAlone = first !== undefined && wordsOf(first) === line && second?.trim() === "";
  const isTitle = line.length <= longestTitleLine && !/[.:;,。]$/u.test(line) && !isAside(line);
  if (standsAlone && isTitle && next !== undefined) return line;
  const words = document.content.map(wordsOf).find((found) => found !== "" && !isAside(found));
  return shortened(words ?? articleText(document).replace(/\s+/gu, " ").trim());
}

function isAside(words: string): boolean {
  return /^(?:https?:\/\/|www\.)\S+$/iu.test(words) || relatedLine.test(words);
}

/** Refuses (invalid) what no article may be: too many parts, too deep; with the reason in words. */
function checkDocument(document: Document): void {
  const { error } = DocumentInput.safeParse(document);
  if (error) throw new Refusal("invalid", error.issues[0]?.message ?? "The text cannot be read as an article.");
}

async function read(text: string, kind: Kind): Promise<Omit<Reading, "original">> {
  const { metadata, unused, body } = splitFrontMatter(kind === "markdown" ? text : "");
  const own = kind === "markdown" ? body : text.replace(/^\ufeff/u, "");
  const language = metadata.language || languageOf(own);
  const { document, notes } = kind === "markdown" ? readMarkdown(own) : await readText(own, language);
  if (document.content.length === 0) throw new Refusal("invalid", "There is no text. Add at least one paragraph.");
  checkDocument(document);
  const left = unused.map((line) => `Not used, from the front matter: ${line.trim()}`);
  return {
    ...metadata,
    title: metadata.title || titleOf(document, own),
    language,
    document,
    pages: [],
    notes: [...notes, ...left],
    missing: "",
    page: null,
  };
}

/**
 * Reads what came in as an article, and keeps nothing. Refuses (invalid), always with the way out: empty or too long
 * text, an encoding it was not told, binary files, and what core/inputs/documents.ts refuses.
 */
export async function readArticle(input: ArticleSource): Promise<Reading> {
  if ("bytes" in input) {
    const { bytes, fileName, encoding } = input;
    const known = kindOf(fileName);
    const kind = known ?? "text";
    const reading = await read(await decode(bytes, encoding), kind);
    const notes =
      known || !/\.\w+$/u.test(fileName)
        ? reading.notes
        : [...reading.notes, `«${fileName}» holds plain text, and was read as such.`];
    return { ...reading, notes, original: { bytes, mediaType: mediaTypes[kind], fileName } };
  }
  const kind = "text" in input ? "text" : "markdown";
  const text = "text" in input ? input.text : input.markdown;
  checkText(text);
  const bytes = new TextEncoder().encode(text);
  const fileName = kind === "text" ? "pasted.txt" : "pasted.md";
  return { ...(await read(text, kind)), original: { bytes, mediaType: mediaTypes[kind], fileName } };
}
