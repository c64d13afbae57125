import { z } from "zod";
import type { Block, Document, Inline, ListItem, TableCell, TableRow } from "../articles.ts";
import { safeHref } from "../links.ts";
import { freeText } from "./text.ts";

/**
 * Limits of a stored document (security.md 5): ProseMirror's own check is no sanitizer, and deep or huge documents
 * break every page that renders them. Counted without recursion, before zod walks in.
 */
export const documentLimits = { depth: 64, nodes: 50_000, jsonLength: 2_000_000 } as const;

function tooLarge(value: unknown): string | undefined {
  let nodes = 0;
  let length = 0;
  const open: { value: unknown; depth: number }[] = [{ value, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    if (typeof next.value === "string") length += next.value.length;
    if (length > documentLimits.jsonLength)
      return "The text is longer than 2 million characters. Bring it in in parts.";
    if (typeof next.value !== "object" || next.value === null) continue;
    // `content` arrays and attribute objects count as well: each level of nodes is two levels of JSON
    if (next.depth > documentLimits.depth * 2)
      return "The text is nested too deeply. Take out lists or quotes inside each other.";
    if (!Array.isArray(next.value)) nodes += 1;
    if (nodes > documentLimits.nodes * 2) return "The text has too many parts. Bring it in in several articles.";
    for (const child of Object.values(next.value)) open.push({ value: child, depth: next.depth + 1 });
  }
  return undefined;
}

const text = freeText(documentLimits.jsonLength);
const href = freeText(4000).refine(
  (value) => safeHref(value) !== undefined,
  "A link must begin with http, https or mailto.",
);

const mark = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("bold") }),
  z.strictObject({ type: z.literal("italic") }),
  z.strictObject({ type: z.literal("strike") }),
  z.strictObject({ type: z.literal("code") }),
  z.strictObject({ type: z.literal("link"), attrs: z.strictObject({ href }) }),
]);

const inline: z.ZodType<Inline> = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("text"),
    text: text.min(1, "A run of text cannot be empty."),
    marks: z.array(mark).max(5).optional(),
  }),
  z.strictObject({ type: z.literal("hardBreak") }),
  z.strictObject({ type: z.literal("image"), attrs: z.strictObject({ alt: freeText(4000) }) }),
]) as z.ZodType<Inline>;

const inlines = z.array(inline).optional();
const blocks = z.lazy(() => z.array(block).min(1, "This needs at least one paragraph."));

const listItem: z.ZodType<ListItem> = z.strictObject({ type: z.literal("listItem"), content: blocks });
const tableCell: z.ZodType<TableCell> = z.strictObject({ type: z.enum(["tableCell", "tableHeader"]), content: blocks });
const tableRow: z.ZodType<TableRow> = z.strictObject({
  type: z.literal("tableRow"),
  content: z.array(tableCell).min(1),
});

const block: z.ZodType<Block> = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("paragraph"), content: inlines }),
  z.strictObject({
    type: z.literal("heading"),
    attrs: z.strictObject({ level: z.number().int().min(1).max(6) }),
    content: inlines,
  }),
  z.strictObject({ type: z.literal("caption"), content: inlines }),
  z.strictObject({ type: z.literal("codeBlock"), content: inlines }),
  z.strictObject({ type: z.literal("blockquote"), content: blocks }),
  z.strictObject({ type: z.literal("bulletList"), content: z.array(listItem).min(1) }),
  z.strictObject({
    type: z.literal("orderedList"),
    attrs: z.strictObject({ start: z.number().int().min(0).max(1_000_000) }).optional(),
    content: z.array(listItem).min(1),
  }),
  z.strictObject({ type: z.literal("table"), content: z.array(tableRow).min(1) }),
  z.strictObject({ type: z.literal("horizontalRule") }),
]) as z.ZodType<Block>;

const documentShape: z.ZodType<Document> = z
  .strictObject({ type: z.literal("doc"), content: blocks })
  .meta({ id: "Document" });

/** A document as it may be stored: known nodes and attributes only, safe links, within the limits. */
export const DocumentInput: z.ZodType<Document> = z
  .unknown()
  .superRefine((value, context) => {
    const message = tooLarge(value);
    if (message !== undefined) context.addIssue({ code: "custom", message, fatal: true });
  })
  .pipe(documentShape) as unknown as z.ZodType<Document>;
