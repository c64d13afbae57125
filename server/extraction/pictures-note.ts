import type { ExtractionHints } from "@/core/extraction.ts";

/** What came of the pictures of a file, in words for a person; "" where it has none. */
export function picturesNote(pictures: number, scope: ExtractionHints["scope"]): string {
  if (pictures === 0) return "";
  const [counted, each, stands] =
    pictures === 1
      ? ["1 picture", "a placeholder stands", "its"]
      : [`${pictures} pictures`, "placeholders stand", "their"];
  if (scope === "page") return `${counted} left out; captions are kept.`;
  return `${counted} not loaded: ${each} in ${stands} place, captions are kept.`;
}
