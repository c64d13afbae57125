import { z } from "zod";
import type { Extraction } from "../extraction.ts";
import { DocumentInput } from "./documents.ts";

const offset = z.int().nonnegative();
const limit = { words: 2_500, text: 2_000_000, pages: 500, notes: 200 } as const;
const words = z.string().max(limit.words);

/**
 * What the process that reads files from outside may answer. The file may have taken it over, so its answer is looked
 * at like any other input.
 */
export const ExtractionInput: z.ZodType<Extraction> = z.strictObject({
  status: z.enum(["ok", "partial", "failed"]),
  reason: words,
  mediaType: words,
  document: DocumentInput.nullable(),
  text: z.string().max(limit.text),
  pages: z.array(z.strictObject({ page: z.int().positive(), start: offset, end: offset })).max(limit.pages),
  metadata: z.strictObject({
    title: words,
    byline: words,
    publisher: words,
    publishedAt: words.nullable(),
    language: words,
    canonicalUrl: words.nullable(),
  }),
  notes: z.array(words).max(limit.notes),
});
