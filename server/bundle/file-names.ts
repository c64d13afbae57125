/** The endings under which bytes may lie in a folder, by their media type: of none does a double click run anything. */
const endings: Readonly<Record<string, string>> = {
  "text/plain": "txt",
  "text/markdown": "txt",
  "text/csv": "txt",
  "text/html": "html.txt",
  "application/xhtml+xml": "html.txt",
  "application/json": "json",
  "application/pdf": "pdf",
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/gif": "gif",
  "image/webp": "webp",
};

/** Where bytes lie in a bundle. A page that was kept must not run its scripts on the reader's disk, so it is text. */
export function keptPath(folder: "snapshots" | "attachments" | "originals", sha256: string, mediaType: string): string {
  const known = mediaType.split(";")[0]?.trim().toLowerCase() ?? "";
  const ending = Object.hasOwn(endings, known) ? endings[known] : "bin";
  return `${folder}/${sha256}.${ending}`;
}
