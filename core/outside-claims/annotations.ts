import { chosenBecauseLabel } from "../claims.ts";
import { emptyOutside, type OutsideClaim, type OutsideSource, type OutsideWords } from "../outside-claims.ts";
import { readDate } from "./dates.ts";
import {
  findNodes,
  isNode,
  isOfType,
  valuesOf,
  valueOf,
  nodeIn,
  numberIn,
  rawTextIn,
  textIn,
  type LdNode,
} from "../json-ld.ts";
import { verdictOfWords } from "./ratings.ts";

/** What a target says of its words, and of what it says that is not read. */
interface Target {
  words: OutsideWords | null;
  page: string;
  remarks: readonly string[];
}

function readTarget(value: unknown): Target {
  if (!isNode(value)) return { words: null, page: typeof value === "string" ? value : "", remarks: [] };
  const selectors = [...valuesOf(value, "selector")].filter(isNode).flatMap(refined);
  const quote = selectors.find((one) => isOfType(one, "TextQuoteSelector"));
  const place = selectors.find((one) => isOfType(one, "TextPositionSelector"));
  const page = textIn(value, "source") || textIn(value, "id");
  const exact = quote ? rawTextIn(quote, "exact") : "";
  const [start, end] = [place && numberIn(place, "start"), place && numberIn(place, "end")];
  const position = isOffset(start) && isOffset(end) && start < end ? { start, end } : null;
  if (exact.trim() !== "") {
    const [prefix, suffix] = [rawTextIn(quote!, "prefix"), rawTextIn(quote!, "suffix")];
    return { words: { exact, prefix, suffix, position, block: "" }, page, remarks: [] };
  }
  if (selectors.length === 0) return { words: null, page, remarks: [] };
  const kinds = selectors.map((one) => textIn(one, "type") || "a selector without a type").join(", ");
  const remarks = [`Its place is given by ${kinds} alone, which says no words: it has none here.`];
  return { words: null, page, remarks };
}

/** A selector, and those that refine it. */
function refined(selector: LdNode): LdNode[] {
  const inner = nodeIn(selector, "refinedBy");
  return inner === undefined ? [selector] : [selector, inner];
}

function isOffset(value: number | null | undefined): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

/** What bodies say, by their purpose. */
type Said = Pick<
  OutsideClaim,
  "statement" | "chosenBecause" | "verdict" | "justification" | "proposedText" | "sources" | "note"
>;

function sourceOf(body: LdNode): OutsideSource[] {
  const url = textIn(body, "source") || textIn(body, "id");
  const quote = valuesOf(body, "selector")
    .filter(isNode)
    .find((one) => isOfType(one, "TextQuoteSelector"));
  // only what this tool itself names so is no address: its own sources without one
  const isNamed = !url.startsWith("urn:uuid:");
  if (url === "" || !isNamed)
    return quote ? [{ url: "", title: textIn(quote, "exact"), passage: rawTextIn(quote, "exact") }] : [];
  return [{ url, title: "", passage: quote ? rawTextIn(quote, "exact") : "" }];
}

const joined = (parts: readonly string[]): string => parts.filter((part) => part.trim() !== "").join("\n\n");

function readBodies(node: LdNode): Said {
  const found = {
    classifying: [] as string[],
    tagging: [] as string[],
    describing: [] as string[],
    editing: [] as string[],
    chosen: [] as string[],
    said: [] as string[],
  };
  const sources: OutsideSource[] = [];
  for (const body of [...valuesOf(node, "body"), ...valuesOf(node, "bodyValue")]) {
    if (typeof body === "string" && /^https?:\/\/\S+$/u.test(body)) sources.push({ url: body, title: "", passage: "" });
    else if (typeof body === "string") found.said.push(body);
    if (!isNode(body)) continue;
    const purpose = (textIn(body, "purpose") || textIn(node, "motivation")).replace(/^.*[:#/]/u, "");
    const value = rawTextIn(body, "value") || rawTextIn(body, "chars");
    if (value === "") sources.push(...sourceOf(body));
    else if (textIn(body, "label") === chosenBecauseLabel) found.chosen.push(value);
    else if (purpose === "classifying" || purpose === "tagging" || purpose === "describing" || purpose === "editing") {
      found[purpose].push(value);
    } else found.said.push(value);
  }
  const named = [...found.classifying, ...found.tagging.filter((tag) => verdictOfWords(tag) !== undefined)];
  const tags = [...found.tagging.filter((tag) => !named.includes(tag)), ...named.slice(1)];
  return {
    statement: joined(found.describing),
    chosenBecause: joined(found.chosen),
    verdict: named[0] === undefined ? null : { text: named[0].trim(), value: null, best: null, worst: null },
    justification: joined(found.said),
    proposedText: joined(found.editing),
    sources,
    note: tags.length > 0 ? `Tags: ${tags.join(", ")}` : "",
  };
}

function readOne(node: LdNode, row: number): OutsideClaim {
  const targets = valuesOf(node, "target").map(readTarget);
  const creator = nodeIn(node, "creator");
  const created = textIn(node, "created");
  const id = textIn(node, "id") || textIn(node, "@id");
  return {
    ...emptyOutside(row),
    ...readBodies(node),
    id,
    words: targets.flatMap(({ words }) => words ?? []),
    page: targets.find(({ page }) => page !== "")?.page ?? "",
    reviewer: creator ? textIn(creator, "name") || textIn(creator, "nickname") : textIn(node, "creator"),
    reviewedAt: readDate(created) ?? created,
    remarks: targets.flatMap(({ remarks }) => remarks),
  };
}

function isAnnotation(node: LdNode): boolean {
  return isOfType(node, "Annotation");
}

export function hasAnnotations(value: unknown): boolean {
  const found = findNodes(value, isAnnotation);
  return found !== "too-deep" && found.length > 0;
}

/**
 * The claims of W3C Web Annotations (https://www.w3.org/TR/annotation-model/): one, a page, a collection, a list. Words
 * are known by TextQuoteSelector, and places by TextPositionSelector in code points; what is marked otherwise is said.
 */
export function readAnnotations(value: unknown): OutsideClaim[] | "too-deep" {
  const found = findNodes(value, isAnnotation);
  return found === "too-deep" ? found : found.map((node, i) => readOne(node, i + 1));
}

/**
 * Where more of a collection or page of annotations stands, of which only a part is here: the address of its next page,
 * or of its first where none is embedded; "" where this is all of it.
 */
export function furtherAnnotations(value: unknown): string {
  if (!isNode(value)) return "";
  const page = nodeIn(value, "first");
  if (page !== undefined) return textIn(page, "next");
  return valuesOf(value, "items").length > 0 ? textIn(value, "next") : textIn(value, "first") || textIn(value, "next");
}

/** The annotations of an answer of Hypothesis' API ({ rows }) or of an export of its client ({ annotations }), if it is one. */
function hypothesisRows(value: unknown): LdNode[] | undefined {
  const rows = isNode(value) ? (valueOf(value, "rows") ?? valueOf(value, "annotations")) : value;
  const nodes = Array.isArray(rows) ? rows.filter(isNode) : isNode(value) ? [value] : [];
  const isTheirs = nodes.some(
    (one) => Object.hasOwn(one, "uri") && Object.hasOwn(one, "target") && Object.hasOwn(one, "user"),
  );
  return isTheirs ? nodes : undefined;
}

export function isHypothesis(value: unknown): boolean {
  return hypothesisRows(value) !== undefined;
}

/** Addresses that stand in somebody's words, without what closes the sentence behind them. */
const addresses = /https?:\/\/[^\s<>"'\])}]+[^\s<>"'\])}.,;:!?]/giu;

function readHypothesis(node: LdNode, row: number): OutsideClaim {
  const targets = valuesOf(node, "target").map(readTarget);
  const tags = valuesOf(node, "tags").filter((tag) => typeof tag === "string");
  const verdict = tags.find((tag) => verdictOfWords(tag) !== undefined);
  const others = tags.filter((tag) => tag !== verdict);
  const text = textIn(node, "text");
  const info = nodeIn(node, "user_info");
  const id = textIn(node, "id");
  const created = textIn(node, "created");
  return {
    ...emptyOutside(row),
    id: id === "" ? "" : `https://hypothes.is/a/${id}`,
    words: targets.flatMap(({ words }) => words ?? []),
    verdict: verdict === undefined ? null : { text: verdict, value: null, best: null, worst: null },
    justification: text,
    sources: [...new Set(text.match(addresses) ?? [])].map((url) => ({ url, title: "", passage: "" })),
    reviewer: (info && textIn(info, "display_name")) || textIn(node, "user").replace(/^acct:([^@]*)@.*$/u, "$1"),
    reviewedAt: readDate(created) ?? created,
    page: textIn(node, "uri"),
    note: others.length > 0 ? `Tags: ${others.join(", ")}` : "",
    remarks: targets.flatMap(({ remarks }) => remarks),
  };
}

/** The claims of Hypothesis' annotations, and what among them is none: replies, and notes on a whole page. */
export function readHypothesisAnnotations(value: unknown): { claims: OutsideClaim[]; left: string[] } {
  const nodes = hypothesisRows(value) ?? [];
  const isReply = (node: LdNode) => valuesOf(node, "references").length > 0;
  const isHighlighted = (node: LdNode) =>
    valuesOf(node, "target").some((one) => isNode(one) && valuesOf(one, "selector").length > 0);
  const replies = nodes.filter(isReply).length;
  const pageNotes = nodes.filter((node) => !isReply(node) && !isHighlighted(node)).length;
  const kept = nodes.filter((node) => !isReply(node) && isHighlighted(node));
  const total = isNode(value) ? numberIn(value, "total") : null;
  const left = [
    total !== null && total > nodes.length
      ? `It holds ${nodes.length} of ${total.toLocaleString("en")} annotations: ask for more with limit (200 at most) and offset.`
      : "",
    replies > 0
      ? `${replies} ${replies === 1 ? "reply was" : "replies were"} left out: they are talk, not claims.`
      : "",
    pageNotes > 0
      ? `${pageNotes} ${pageNotes === 1 ? "note" : "notes"} on a whole page left out: no words are marked.`
      : "",
  ];
  return { claims: kept.map((node, i) => readHypothesis(node, i + 1)), left: left.filter(Boolean) };
}
