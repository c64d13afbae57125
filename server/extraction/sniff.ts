import type { ExtractionHints } from "@/core/extraction.ts";

export const docxType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
export const docmType = "application/vnd.ms-word.document.macroenabled.12";

const pictures: ReadonlySet<string> = new Set(["image/png", "image/jpeg", "image/webp", "image/gif", "image/avif"]);

export function isPicture(mediaType: string): boolean {
  return pictures.has(mediaType);
}

/** In bytes. */
const looked = 4096;

const htmlStart = /^\s*(?:<\?xml[^>]*>\s*|<!--[^]*?-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta)\b/iu;
const anyTag =
  /<(?:p|div|article|section|h[1-6]|[bui]|ul|ol|table|span|a|br|main|strong|em|font|figure|blockquote|pre)\b[^>]*>/iu;

function startOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, looked)).toString("latin1");
}

function hasTextMark(bytes: Uint8Array): boolean {
  const [first, second, third] = bytes;
  return (
    (first === 0xff && second === 0xfe) ||
    (first === 0xfe && second === 0xff) ||
    (first === 0xef && second === 0xbb && third === 0xbf)
  );
}

function textType(bytes: Uint8Array, { mediaType = "", fileName = "" }: ExtractionHints): string {
  // UTF-16 is looked at without its zero bytes
  const start = startOf(bytes)
    .replaceAll("\0", "")
    .replace(/^(?:ï»¿|ÿþ|þÿ)/u, "");
  if (htmlStart.test(start)) return "text/html";
  const claimsHtml = /^(?:text\/html|application\/xhtml\+xml)\b/iu.test(mediaType) || /\.x?html?$/iu.test(fileName);
  if (claimsHtml && anyTag.test(start)) return "text/html";
  if (/^text\/(?:x-)?markdown\b/iu.test(mediaType) || /\.(?:md|markdown)$/iu.test(fileName)) return "text/markdown";
  return "text/plain";
}

/** What the bytes are (a media type without parameters); the claims only choose among kinds of text. */
export async function sniff(bytes: Uint8Array, hints: ExtractionHints): Promise<string> {
  const marked = hasTextMark(bytes);
  const { fileTypeFromBuffer } = await import("file-type");
  // A mark says text; file-type would take some UTF-16 for sound.
  const found = marked ? undefined : (await fileTypeFromBuffer(bytes))?.mime;
  // PDF readers look for the header in the first kilobyte.
  if (found === undefined && startOf(bytes).slice(0, 1024).includes("%PDF-")) return "application/pdf";
  if (found === "application/xml" && htmlStart.test(startOf(bytes))) return "text/html";
  // some programs write the parts of a Word file in an order of their own
  if (
    found === "application/zip" &&
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes("word/document.xml")
  )
    return docxType;
  if (found !== undefined) return found;
  if (!marked && bytes.subarray(0, looked).includes(0)) return "application/octet-stream";
  return textType(bytes, hints);
}
