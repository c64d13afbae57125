import type { Markup } from "./claim-review-markups.ts";

/** An object of JSON-LD. */
export type LdNode = Readonly<Record<string, unknown>>;

/** A review in the markup, and where it stands. */
export interface FoundReview {
  node: LdNode;
  kind: "ClaimReview" | "MediaReview";
  markup: Markup;
  /** «block 2 @graph[0]», or «@graph[0]» where there is one block alone, «line 12 » of tags; "" for the whole. */
  path: string;
  /** The context it is read in: its own, else that of what it stands in. */
  context: unknown;
}

/** A type that is nearly one of those two: «claimReview». */
export interface NearMiss {
  path: string;
  written: string;
}

/** Markup may be so deep; what stands deeper is not looked at. */
const deepest = 24;

export function isNode(value: unknown): value is LdNode {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The values of a property, none, one or several. */
export function valuesOf(node: LdNode, property: string): readonly unknown[] {
  const value = node[property] ?? node[`schema:${property}`];
  return value === undefined || value === null ? [] : Array.isArray(value) ? (value as unknown[]) : [value];
}

/** A property's first value as an object. */
export function nodeIn(node: LdNode, property: string): LdNode | null {
  return valuesOf(node, property).find(isNode) ?? null;
}

/** A property's first value as words, trimmed; "" when there are none. Numbers are words, too. */
export function textIn(node: LdNode, property: string): string {
  const [first] = valuesOf(node, property);
  const said = isNode(first) ? (first["@value"] ?? first["@id"]) : first;
  return typeof said === "string" || typeof said === "number" ? String(said).trim() : "";
}

/** The types of a node without what stands before the name: «https://schema.org/ClaimReview» is «ClaimReview». */
export function typesOf(node: LdNode): string[] {
  return valuesOf(node, "@type").flatMap((type) =>
    typeof type === "string" ? [type.trim().replace(/^(?:https?:\/\/schema\.org\/|schema:)/u, "")] : [],
  );
}

/**
 * The reviews in parsed JSON-LD, at most `most`, in the order in which they stand, and types that look like one and are
 * misspelt. What is deeper than 24 steps is not looked at, so that no markup can exhaust the stack.
 */
export function findReviews(
  root: unknown,
  from: string,
  most: number,
  markup: Markup = "json-ld",
): { reviews: FoundReview[]; misses: NearMiss[] } {
  const found = { reviews: [] as FoundReview[], misses: [] as NearMiss[] };
  // a thing that stands in several places is looked at in the first
  const seen = new Set<object>();
  const walk = (value: unknown, path: string, context: unknown, depth: number): void => {
    if (depth > deepest || found.reviews.length >= most || found.misses.length >= most) return;
    if (typeof value !== "object" || value === null || seen.has(value)) return;
    seen.add(value);
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) walk(item, `${path}[${index}]`, context, depth + 1);
    } else if (isNode(value)) {
      const inner = value["@context"] ?? context;
      look(value, path, inner);
      for (const [key, item] of Object.entries(value)) {
        if (key !== "@context" && typeof item === "object") walk(item, joined(path, key), inner, depth + 1);
      }
    }
  };
  const look = (node: LdNode, path: string, context: unknown): void => {
    const types = typesOf(node);
    const kind = types.includes("ClaimReview") ? "ClaimReview" : types.includes("MediaReview") ? "MediaReview" : null;
    if (kind !== null) return void found.reviews.push({ node, kind, markup, path, context });
    const written = types.find((type) => /^(?:claim|media)[\s_-]*reviews?$/iu.test(type));
    if (written !== undefined) found.misses.push({ path, written });
  };
  walk(root, from, undefined, 0);
  return found;
}

/** The path of a property in a node. */
export function joined(path: string, key: string): string {
  if (path === "" || path.endsWith(" ")) return `${path}${key}`;
  return `${path}.${key}`;
}

/**
 * The JSON-LD of a pasted text: the text itself, or what stands in the script blocks of a page. One walk over the
 * text, however it is written; comments are passed over as a browser passes over them.
 */
export function jsonBlocks(text: string): string[] {
  const start = text.trimStart();
  if (!start.startsWith("<")) return start === "" ? [] : [text];
  // letter for letter, so that places in one are places in the other
  const lower = text.replaceAll(/[A-Z]+/gu, (capitals) => capitals.toLowerCase());
  const blocks: string[] = [];
  for (let at = lower.indexOf("<"); at !== -1; at = lower.indexOf("<", at)) {
    if (lower.startsWith("<!--", at)) {
      const end = lower.indexOf("-->", at + 4);
      if (end === -1) break;
      at = end + 3;
    } else if (/^<script[\s/>]/u.test(lower.slice(at, at + 8))) {
      const open = endOfTag(text, at);
      const close = lower.indexOf("</script", open);
      if (/\btype\s*=\s*["']?application\/ld\+json\b/u.test(lower.slice(at, Math.min(open, at + 2000)))) {
        blocks.push(text.slice(open, close === -1 ? undefined : close));
      }
      if (close === -1) break;
      at = close + 8;
    } else at += 1;
  }
  return blocks;
}

/** The place behind the «>» that ends a tag; one in quotation marks does not. */
function endOfTag(text: string, from: number): number {
  let quote = "";
  for (let at = from; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (quote !== "") quote = sign === quote ? "" : quote;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === ">") return at + 1;
  }
  return text.length;
}
