import type { Audience } from "../audiences.ts";

/** https://www.w3.org/TR/annotation-protocol/#annotation-retrieval */
const annotationType = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"';
const office = "application/vnd.openxmlformats-officedocument";
const cslType = "application/vnd.citationstyles.csl+json";

/** The formats in which an article leaves the building. */
export const reportFormats = [
  { id: "html", label: "Annotated report (HTML)", mediaType: "text/html; charset=utf-8", extension: "html" },
  { id: "pdf", label: "Annotated report (PDF)", mediaType: "application/pdf", extension: "pdf" },
  {
    id: "docx",
    label: "Text with comments (Word)",
    mediaType: `${office}.wordprocessingml.document`,
    extension: "docx",
  },
  {
    id: "xlsx",
    label: "Claims, evidence, sources (Excel)",
    mediaType: `${office}.spreadsheetml.sheet`,
    extension: "xlsx",
  },
  { id: "csv", label: "Claim sheet (CSV)", mediaType: "text/csv; charset=utf-8", extension: "csv" },
  { id: "md", label: "Report with footnotes (Markdown)", mediaType: "text/markdown; charset=utf-8", extension: "md" },
  { id: "jsonld", label: "Claims as web annotations (JSON-LD)", mediaType: annotationType, extension: "jsonld" },
  {
    id: "claimreview",
    label: "ClaimReview (JSON-LD)",
    mediaType: "application/ld+json",
    extension: "claimreview.json",
  },
  {
    id: "averitec",
    label: "Claims as a data set (AVeriTeC, JSON)",
    mediaType: "application/json",
    extension: "averitec.json",
  },
  { id: "csl", label: "Sources (CSL-JSON)", mediaType: cslType, extension: "csl.json" },
  { id: "bib", label: "Sources (BibTeX)", mediaType: "application/x-bibtex; charset=utf-8", extension: "bib" },
  { id: "json", label: "Whole record (JSON)", mediaType: "application/json", extension: "json" },
  { id: "zip", label: "Bundle that proves itself (ZIP)", mediaType: "application/zip", extension: "zip" },
] as const;
export type ReportFormat = (typeof reportFormats)[number]["id"];

/** The sizes of paper a PDF is printed on. */
export const papers = [
  { id: "a4", label: "A4" },
  { id: "letter", label: "Letter" },
] as const;
export type Paper = (typeof papers)[number]["id"];

/** The row of the list for a format, or undefined if there is none of that name. */
export function reportFormatById(id: string): (typeof reportFormats)[number] | undefined {
  return reportFormats.find((row) => row.id === id);
}

const longest = 80;

/**
 * The name of the file a report is saved as: the title in lower-case letters and digits of its own script, joined by
 * «-», with the audience and the format's extension. At most 80 UTF-16 code units (so 255 bytes of UTF-8 hold it), and nothing a file system or a header could
 * trip over. It holds nothing of the record but the title, which is public.
 */
export function reportFileName(article: { title: string }, format: ReportFormat, audience: Audience): string {
  const extension = reportFormats.find((row) => row.id === format)?.extension ?? format;
  const ending = format === "json" ? `-record.${extension}` : `-${audience}.${extension}`;
  const words = article.title
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/['’]/gu, "")
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, "-");
  const slug = firstUnits(words, longest - ending.length);
  return `${slug.replaceAll(/^[-\p{M}]+|-+$/gu, "") || "article"}${ending}`;
}

/**
 * The Content-Disposition of a download (RFC 6266): a quoted ASCII name for old readers, and the name itself in UTF-8
 * (RFC 8187). Whatever name comes in, the header is one line.
 */
export function contentDisposition(fileName: string): string {
  const ascii = fileName.replaceAll(/[^\x20-\x7e]|["\\%/]/gu, "_");
  const utf8 = encodeURIComponent(fileName.replaceAll(/[\p{Cc}\p{Cs}]/gu, "_")).replaceAll(
    /['()*]/gu,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return ascii === fileName
    ? `attachment; filename="${ascii}"`
    : `attachment; filename="${ascii}"; filename*=UTF-8''${utf8}`;
}

/** The beginning of a text, at most so many UTF-16 code units, without half a character at its end. */
function firstUnits(text: string, max: number): string {
  return text.slice(0, max).replace(/\p{Cs}$/u, "");
}
