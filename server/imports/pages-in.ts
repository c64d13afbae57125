import { articleText } from "@/core/article-text.ts";
import type { PagePlace } from "@/core/extraction.ts";
import { Refusal } from "@/core/refusal.ts";
import type { Reading } from "./read-article.ts";

/**
 * Where the pages of what was read stand in a text: in the text as it was read, as they were read; in a corrected one,
 * where who corrected it says (`given`), or nowhere. Refuses (invalid) pages that the file or the text does not have.
 */
export function pagesIn(
  text: string,
  given: readonly PagePlace[] | undefined,
  reading: Pick<Reading, "document" | "pages">,
): readonly PagePlace[] {
  if (text === articleText(reading.document)) return reading.pages;
  const known = new Set(reading.pages.map(({ page }) => page));
  const isIn = ({ page, start, end }: PagePlace) => known.has(page) && start <= end && end <= text.length;
  if (given === undefined || given.every(isIn)) return given ?? [];
  throw new Refusal("invalid", "These pages do not stand in the text. Leave them out, or have the file read again.");
}
