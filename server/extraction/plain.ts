import type { ExtractionHints } from "@/core/extraction.ts";
import { readArticle } from "../imports/read-article.ts";
import { charsetIn } from "./charset.ts";
import type { FileReading } from "./read-file.ts";

/** Text and Markdown, as server/imports reads them. Which of both: by the name or the claimed type. */
export async function readPlain(
  bytes: Uint8Array,
  { mediaType = "", fileName = "" }: ExtractionHints,
): Promise<FileReading> {
  const isMarkdown = /^text\/(?:x-)?markdown\b/iu.test(mediaType) || /\.(?:md|markdown)$/iu.test(fileName);
  const encoding = charsetIn(mediaType);
  const { document, notes, title, byline, outlet, publishedAt, language, url } = await readArticle({
    bytes,
    fileName: isMarkdown ? "text.md" : "text.txt",
    ...(encoding !== undefined && { encoding }),
  });
  return { document, notes, metadata: { title, byline, publisher: outlet, publishedAt, language, canonicalUrl: url } };
}
