import { emptyOutside, type OutsideClaim, type OutsideSource, type OutsideVerdict } from "../outside-claims.ts";
import { readDate } from "./dates.ts";
import { findNodes, isNode, isOfType, valuesOf, nodeIn, numberIn, textIn, type LdNode } from "../json-ld.ts";
import { ratingDefaults, wordsOfRating } from "../rating-words.ts";

type ById = ReadonlyMap<string, LdNode>;

/** The node that a reference of only an @id stands for, where the file has it. */
function resolved(node: LdNode | undefined, byId: ById): LdNode | undefined {
  const id = node === undefined ? "" : textIn(node, "@id");
  return node && Object.keys(node).length === 1 && id !== "" ? (byId.get(id) ?? node) : node;
}

/** A name, of a thing or of words: «"author": "Ruth"» is as common as a Person. */
function nameOf(node: LdNode, name: string, byId: ById): string {
  const thing = resolved(nodeIn(node, name), byId);
  return thing === undefined ? textIn(node, name) : textIn(thing, "name");
}

/** What a member leads to: addresses as words, or things with a url. */
function linked(node: LdNode, name: string, byId: ById): OutsideSource[] {
  return valuesOf(node, name).flatMap((value) => {
    if (typeof value === "string") return value.trim() === "" ? [] : [{ url: value.trim(), title: "", passage: "" }];
    const thing = isNode(value) ? resolved(value, byId) : undefined;
    if (thing === undefined) return [];
    const url = textIn(thing, "url") || textIn(thing, "@id");
    const title = textIn(thing, "headline") || textIn(thing, "name");
    return url === "" && title === "" ? [] : [{ url, title, passage: "" }];
  });
}

function ratingOf(review: LdNode, byId: ById): OutsideVerdict | null {
  const rating = resolved(nodeIn(review, "reviewRating"), byId);
  if (rating === undefined) return null;
  const text = wordsOfRating(rating);
  const value = numberIn(rating, "ratingValue");
  // some write their words where the number belongs
  const words = value === null ? text || textIn(rating, "ratingValue") : text;
  if (words === "" && value === null) return null;
  const end = (name: keyof typeof ratingDefaults) =>
    value === null ? null : (numberIn(rating, name) ?? ratingDefaults[name]);
  return { text: words, value, best: end("bestRating"), worst: end("worstRating") };
}

function readOne(review: LdNode, row: number, byId: ById): OutsideClaim {
  const item = resolved(nodeIn(review, "itemReviewed"), byId) ?? {};
  const said = textIn(item, "datePublished") || textIn(item, "dateCreated");
  const saidAt = readDate(said);
  const appearances = ["appearance", "firstAppearance"].flatMap((name) => linked(item, name, byId));
  const written = textIn(review, "datePublished");
  return {
    ...emptyOutside(row),
    statement: textIn(review, "claimReviewed") || textIn(item, "name"),
    speaker: nameOf(item, "author", byId),
    saidAt,
    verdict: ratingOf(review, byId),
    justification: textIn(review, "reviewBody") || textIn(review, "description"),
    sources: [...linked(review, "citation", byId), ...linked(review, "isBasedOn", byId)],
    reviewUrl: textIn(review, "url"),
    reviewer: nameOf(review, "author", byId) || nameOf(review, "publisher", byId),
    reviewedAt: readDate(written) ?? written,
    page: appearances[0]?.url ?? "",
    remarks: saidAt === null && said !== "" ? [`When it was said, «${said}», could not be read as a date.`] : [],
  };
}

function isReview(node: LdNode): boolean {
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
    (node) => !isReview(node) && textIn(node, "@id") !== "" && Object.keys(node).length > 1,
  );
  if (reviews === "too-deep" || named === "too-deep") return "too-deep";
  const byId = new Map(named.map((node) => [textIn(node, "@id"), node]));
  return reviews.map((review, i) => readOne(review, i + 1, byId));
}
