import type { Markup } from "./markups.ts";
import { isNode, scriptBlocks, typesOf, type LdNode } from "../json-ld.ts";

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

/** The JSON-LD of a pasted text: the text itself, or what stands in the script blocks of a page. */
export function jsonBlocks(text: string): string[] {
  const start = text.trimStart();
  if (!start.startsWith("<")) return start === "" ? [] : [text];
  return scriptBlocks(text);
}
