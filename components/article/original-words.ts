const kinds: Readonly<Record<string, string>> = {
  "text/plain": "Plain text",
  "text/markdown": "Markdown",
  "text/html": "Web page (HTML)",
  "application/pdf": "PDF",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word document",
  "application/vnd.ms-word.document.macroenabled.12": "Word document with macros",
  "application/json": "Record (JSON)",
};

/** What kind of file a media type is, in a newsroom's words; the type itself where there are none. */
export function kindInWords(mediaType: string): string {
  return kinds[mediaType.split(";")[0]?.trim() ?? ""] ?? mediaType;
}

/** «1 page», «3 pages». */
export function inNumbers(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${count === 1 ? noun : `${noun}s`}`;
}
