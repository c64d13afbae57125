import { z } from "zod";
import type { Block, Document, Inline, ListItem, Mark, TableCell } from "../articles.ts";
import { safeHref } from "../links.ts";
import { longestAlt } from "../pictures.ts";

/** Limits of security.md 5: what a browser can still lay out, and what no recursion can be broken with. */
export const documentLimits = { depth: 64, nodes: 50_000, jsonBytes: 2_000_000 } as const;

const href = z
  .string()
  .max(2048, "This address is longer than 2,048 characters. Shorten it or remove the link.")
  .refine(
    (address) => safeHref(address) !== undefined,
    "A link may lead to http, https or mailto only. Change its address or remove the link.",
  );
const mark: z.ZodType<Mark> = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("bold") }),
  z.strictObject({ type: z.literal("italic") }),
  z.strictObject({ type: z.literal("strike") }),
  z.strictObject({ type: z.literal("code") }),
  z.strictObject({ type: z.literal("link"), attrs: z.strictObject({ href }) }),
]);

const words = z
  .string()
  .min(1, "A text node is empty. Remove it.")
  .refine((text) => !/\p{Surrogate}|\0/u.test(text), "The text holds half a character or NUL. Remove it.");
const alt = z.string().refine((text) => !/\p{Surrogate}|\0/u.test(text));
const inline: z.ZodType<Inline> = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), text: words, marks: z.array(mark).max(5).optional() }),
  z.strictObject({ type: z.literal("hardBreak") }),
  z.strictObject({
    type: z.literal("image"),
    attrs: z.strictObject({ alt }),
  }),
]);

const content = z.array(inline).optional();
const blocks = z.lazy(() => z.array(block).min(1, "This part is empty. Put a paragraph in it or remove it."));
const listItems: z.ZodType<ListItem[]> = z
  .array(z.strictObject({ type: z.literal("listItem"), content: blocks }))
  .min(1, "A list is empty. Remove it.");
const cell: z.ZodType<TableCell> = z.strictObject({ type: z.enum(["tableCell", "tableHeader"]), content: blocks });
const block: z.ZodType<Block> = z.lazy(() =>
  z.discriminatedUnion("type", [
    z.strictObject({ type: z.literal("paragraph"), content }),
    z.strictObject({
      type: z.literal("heading"),
      attrs: z.strictObject({ level: z.int().min(1).max(6) }),
      content,
    }),
    z.strictObject({ type: z.literal("caption"), content }),
    z.strictObject({ type: z.literal("codeBlock"), content }),
    z.strictObject({ type: z.literal("blockquote"), content: blocks }),
    z.strictObject({ type: z.literal("bulletList"), content: listItems }),
    z.strictObject({
      type: z.literal("orderedList"),
      attrs: z.strictObject({ start: z.int().min(0).max(1_000_000_000) }).optional(),
      content: listItems,
    }),
    z.strictObject({
      type: z.literal("table"),
      content: z.array(z.strictObject({ type: z.literal("tableRow"), content: z.array(cell).min(1) })).min(1),
    }),
    z.strictObject({ type: z.literal("horizontalRule") }),
    z.strictObject({ type: z.literal("picture"), attrs: z.strictObject({ alt: alt.max(longestAlt) }) }),
  ]),
);

/**
 * What is too large about the value, in words, or undefined. Walks with its own stack and stops at the first limit:
 * neither zod nor JSON.stringify may meet a value nested 20,000 deep.
 */
function excess(value: unknown): string | undefined {
  const { depth, nodes, jsonBytes } = documentLimits;
  let seen = 0;
  let units = 0;
  // Two levels of JSON (array and object) for each level of the document.
  const waiting: [value: unknown, level: number][] = [[value, 0]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [here, level] = next;
    if (typeof here === "string") units += here.length;
    if (typeof here !== "object" || here === null) continue;
    if (level > depth * 2) return `The text is nested more than ${depth} levels deep. Take out some levels.`;
    if ("type" in here) seen += 1;
    units += 2;
    for (const [key, inner] of Object.entries(here)) {
      units += Array.isArray(here) ? 1 : key.length + 4;
      waiting.push([inner, level + 1]);
    }
    if (seen > nodes) return `The text has more than ${nodes} parts. Split it into several articles.`;
    if (units > jsonBytes) return "The text with its structure is larger than 2 MB. Split it into several articles.";
  }
  return undefined;
}

/** UTF-8 bytes of the JSON; only for a value that `excess` has let through. */
function jsonBytes(value: unknown): number {
  const json = JSON.stringify(value) ?? "";
  return json.length + (json.match(/[\u0080-\u07ff]|[\ud800-\udfff]/gu)?.length ?? 0) + 2 * wide(json);
}

function wide(json: string): number {
  return json.match(/[\u0800-\ud7ff\ue000-\uffff]/gu)?.length ?? 0;
}

const limited = z.unknown().superRefine((value, context) => {
  const tooMuch =
    excess(value) ??
    (jsonBytes(value) > documentLimits.jsonBytes
      ? "The text with its structure is larger than 2 MB. Split it into several articles."
      : undefined);
  // `continue: false`: the schema after the pipe recurses and must not see the value.
  if (tooMuch) context.addIssue({ code: "custom", message: tooMuch, continue: false });
});

/**
 * A document from outside (security.md 5): known nodes and attributes only, links that safeHref lets through, at most
 * 64 levels, 50,000 nodes and 2 MB of JSON, which are looked at before anything recurses.
 */
export const DocumentInput: z.ZodType<Document> = limited.pipe(
  z.strictObject({
    type: z.literal("doc"),
    content: z.array(block).min(1, "The text is empty. Write at least one paragraph."),
  }),
);
