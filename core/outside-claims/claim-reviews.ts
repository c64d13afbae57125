import { emptyOutside, type OutsideClaim, type OutsideSource, type OutsideVerdict } from "../outside-claims.ts";
import { readDate } from "./dates.ts";
import { findNodes, isNode, isOfType, listOf, nodeOf, numberOf, textOf, type Node } from "./json.ts";

type ById = ReadonlyMap<string, Node>;

/** The node that a reference of only an @id stands for, where the file has it. */
function resolved(node: Node | undefined, byId: ById): Node | undefined {
  const id = node === undefined ? "" : textOf(node, "@id");
  return node && Object.keys(node).length === 1 && id !== "" ? (byId.get(id) ?? node) : node;
}

/** A name, of a thing or of words: «"author": "Ruth"» is as common as a Person. */
function nameOf(node: Node, name: string, byId: ById): string {
  const thing = resolved(nodeOf(node, name), byId);
  return thing === undefined ? textOf(node, name) : textOf(thing, "name");
}

/** What a member leads to: addresses as words, or things with a url. */
function linked(node: Node, name: string, byId: ById): OutsideSource[] {
  return listOf(node, name).flatMap((value) => {
    if (typeof value === "string") return value.trim() === "" ? [] : [{ url: value.trim(), title: "", passage: "" }];
    const thing = isNode(value) ? resolved(value, byId) : undefined;
    if (thing === undefined) return [];
    const url = textOf(thing, "url") || textOf(thing, "@id");
    const title = textOf(thing, "headline") || textOf(thing, "name");
    return url === "" && title === "" ? [] : [{ url, title, passage: "" }];
  });
}

function ratingOf(review: Node, byId: ById): OutsideVerdict | null {
  const rating = resolved(nodeOf(review, "reviewRating"), byId);
  if (rating === undefined) return null;
  const text = textOf(rating, "alternateName") || textOf(rating, "name");
  const value = numberOf(rating, "ratingValue");
  // some write their words where the number belongs
  const words = value === null ? text || textOf(rating, "ratingValue") : text;
  if (words === "" && value === null) return null;
  // schema.org: 1 and 5 where they are left out
  const end = (name: string, otherwise: number) => (value === null ? null : (numberOf(rating, name) ?? otherwise));
  return { text: words, value, best: end("bestRating", 5), worst: end("worstRating", 1) };
}

function readOne(review: Node, row: number, byId: ById): OutsideClaim {
  const item = resolved(nodeOf(review, "itemReviewed"), byId) ?? {};
  const said = textOf(item, "datePublished") || textOf(item, "dateCreated");
  const saidAt = readDate(said);
  const appearances = ["appearance", "firstAppearance"].flatMap((name) => linked(item, name, byId));
  const written = textOf(review, "datePublished");
  return {
    ...emptyOutside(row),
    statement: textOf(review, "claimReviewed") || textOf(item, "name"),
    speaker: nameOf(item, "author", byId),
    saidAt,
    verdict: ratingOf(review, byId),
    justification: textOf(review, "reviewBody") || textOf(review, "description"),
    sources: [...linked(review, "citation", byId), ...linked(review, "isBasedOn", byId)],
    reviewUrl: textOf(review, "url"),
    reviewer: nameOf(review, "author", byId) || nameOf(review, "publisher", byId),
    reviewedAt: readDate(written) ?? written,
    page: appearances[0]?.url ?? "",
    remarks: saidAt === null && said !== "" ? [`When it was said, «${said}», could not be read as a date.`] : [],
  };
}

function isReview(node: Node): boolean {
  return isOfType(node, "ClaimReview");
}

/** Whether there is a ClaimReview anywhere in it. */
export function hasClaimReviews(value: unknown): boolean {
  const found = findNodes(value, isReview);
  return found !== "too-deep" && found.length > 0;
}

/**
 * The claims of ClaimReviews (https://schema.org/ClaimReview) in JSON-LD of any form: one, a list, an @graph, a
 * DataFeed, several blocks of a page. "too-deep" for what nests deeper than anybody writes.
 */
export function readClaimReviews(value: unknown): OutsideClaim[] | "too-deep" {
  const reviews = findNodes(value, isReview);
  const named = findNodes(
    value,
    (node) => !isReview(node) && textOf(node, "@id") !== "" && Object.keys(node).length > 1,
  );
  if (reviews === "too-deep" || named === "too-deep") return "too-deep";
  const byId = new Map(named.map((node) => [textOf(node, "@id"), node]));
  return reviews.map((review, i) => readOne(review, i + 1, byId));
}

/**
 * The JSON-LD blocks of a page's HTML, as text, in order. The words inside a script end at its first closing tag,
 * whatever they are, so no tree of the page is needed; what is commented out is left out.
 */
export function jsonLdOf(html: string): string[] {
  const found: string[] = [];
  const opening = /<!--|<script\b/giu;
  const closing = /<\/script\b/giu;
  // what is not closed ends the page: nothing is sought twice, however often it opens
  for (let open = opening.exec(html); open; open = opening.exec(html)) {
    const isComment = open[0] === "<!--";
    const inner = html.indexOf(isComment ? "-->" : ">", open.index);
    if (inner === -1) break;
    opening.lastIndex = inner + 1;
    if (isComment) continue;
    closing.lastIndex = inner;
    const end = closing.exec(html)?.index;
    if (end === undefined) break;
    const isData = /\btype\s*=\s*["']?\s*application\/ld\+json\b/iu.test(html.slice(open.index, inner));
    if (isData)
      found.push(
        html
          .slice(inner + 1, end)
          .replace(/^\s*<!\[CDATA\[/u, "")
          .replace(/\]\]>\s*$/u, ""),
      );
    opening.lastIndex = end;
  }
  return found;
}
