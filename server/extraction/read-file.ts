import { articleText } from "@/core/article-text.ts";
import { type Extraction, type ExtractionHints, type FileMetadata, noMetadata } from "@/core/extraction.ts";
import type { Document } from "@/core/articles.ts";
import { Refusal } from "@/core/refusal.ts";
import { fitted } from "./fit.ts";
import { docmType, docxType, isPicture, sniff } from "./sniff.ts";

/** What a reader makes of the bytes. */
export interface FileReading {
  document: Document;
  /** Where the pages begin and end in the text of `document`. */
  pages?: Extraction["pages"];
  metadata: FileMetadata;
  notes: readonly string[];
  /** Why a part is missing, in words with the way out; undefined when all was read. */
  missing?: string | undefined;
}

type Reader = (bytes: Uint8Array, hints: ExtractionHints) => Promise<FileReading>;

/** Loaded with the first file that needs it: each child reads one, and pdf.js alone takes a quarter of a second. */
const readers: Readonly<Record<string, () => Promise<Reader>>> = {
  "text/html": async () => (await import("./html.ts")).readHtml,
  "text/plain": async () => (await import("./plain.ts")).readPlain,
  "text/markdown": async () => (await import("./plain.ts")).readPlain,
  "application/pdf": async () => (await import("./pdf.ts")).readPdf,
  [docxType]: async () => (await import("./docx.ts")).readDocx,
  [docmType]: async () => (await import("./docx.ts")).readDocx,
};

const refusals: Readonly<Record<string, string>> = {
  "application/x-cfb":
    "This is an old Word file (.doc), or a Word file with a password. Save it as .docx without a password and upload it again.",
  "application/rtf": "This is an RTF file. Save it as .docx or PDF and upload it again.",
  "application/vnd.oasis.opendocument.text":
    "This is an OpenDocument file (.odt). Save it as .docx or PDF and upload it again.",
};
const unknownKind = {
  page: "This kind of file cannot be read. Upload HTML, PDF, DOCX, text or a picture.",
  article: "This kind of file cannot be read. Upload HTML, PDF, DOCX, Markdown or text, or paste the words.",
};

const noText = "There is no text in the file. Upload one with words in it, or paste the text.";

/** Why the reading failed: a refusal's own words; anything else is a file that its reader could not cope with. */
function reasonOf(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  // xmldom and others recurse: a file nested thousands deep ends in this
  if (error instanceof RangeError) return "The file is nested too deep to be read. Save its text as plain text.";
  return "The file is damaged and cannot be read. Save it again, or as PDF, and upload it again.";
}

/**
 * Reads a file as a document, in this process: only extract.ts, which gives it one of its own, should be asked for a
 * file from outside. `tellMediaType` hears what the bytes are before they are read. Never throws for bad bytes.
 */
export async function readFile(
  bytes: Uint8Array,
  hints: ExtractionHints,
  tellMediaType: (mediaType: string) => void = () => undefined,
): Promise<Extraction> {
  const none = { document: null, text: "", pages: [], metadata: noMetadata, notes: [] };
  let mediaType = "application/octet-stream";
  try {
    mediaType = await sniff(bytes, hints);
    tellMediaType(mediaType);
    if (bytes.length === 0) throw new Refusal("invalid", "The file is empty. Save it again and upload it again.");
    if (isPicture(mediaType)) return { status: "ok", reason: "", mediaType, ...none };
    const reader = Object.hasOwn(readers, mediaType) ? await readers[mediaType]?.() : undefined;
    if (!reader) throw new Refusal("invalid", refusals[mediaType] ?? unknownKind[hints.scope]);
    const reading = await reader(bytes, hints);
    const { document, cut } = fitted(reading.document);
    const text = articleText(document);
    if (text.trim() === "") throw new Refusal("invalid", reading.missing ?? cut ?? noText);
    const reasons = [reading.missing, cut].filter((reason) => reason !== undefined);
    const pages = (reading.pages ?? []).map(({ page, start, end }) => ({
      page,
      start: Math.min(start, text.length),
      end: Math.min(end, text.length),
    }));
    return {
      status: reasons.length > 0 ? "partial" : "ok",
      reason: reasons.join(" "),
      mediaType,
      document,
      text,
      pages,
      metadata: clean(reading.metadata),
      notes: reading.notes.slice(0, 100).map((note) => short(note, 1000)),
    };
  } catch (error) {
    return { status: "failed", reason: reasonOf(error), mediaType, ...none };
  }
}

function short(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}

/** What programs write where nobody told them a name. */
const nobody =
  /^(?:un-?named|unknown|user|windows user|microsoft office user|admin(?:istrator)?|python-docx|author)$/iu;

/** One line each, whole characters only: half a character or NUL can be kept in no database. */
function clean(metadata: FileMetadata): FileMetadata {
  const line = (text: string) => short(text.replace(/[\0\s]+/gu, " ").trim(), 500).replace(/\p{Surrogate}/gu, "\ufffd");
  return {
    ...metadata,
    title: line(metadata.title),
    byline: nobody.test(metadata.byline.trim()) ? "" : line(metadata.byline),
    publisher: line(metadata.publisher),
    // RFC 5646 asks for room for 35 characters; a tag may go on without end, and says nothing more
    language: metadata.language.length <= 35 ? metadata.language : "",
  };
}
