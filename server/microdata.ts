import type { TaggedItem } from "@/core/claim-review/markups.ts";
import type { LdNode } from "@/core/json-ld.ts";
import { attributeOf, effortOf, tokensOf, walked, wordsOf, type Effort, type HtmlElement } from "./html-elements.ts";
import { schemaOrg, shortName, TaggedNode } from "./tagged-nodes.ts";

/** Where each element's value stands that does not stand in its words (HTML, «Values»). */
const links: Readonly<Record<string, string>> = {
  audio: "src",
  embed: "src",
  iframe: "src",
  img: "src",
  source: "src",
  track: "src",
  video: "src",
  a: "href",
  area: "href",
  link: "href",
  object: "data",
};
const said: Readonly<Record<string, string>> = { meta: "content", data: "value", meter: "value" };

/** Items may stand in items so deep. By itemref they may stand in each other. */
const deepest = 24;

interface Page {
  byId: ReadonlyMap<string, HtmlElement>;
  /** Items that are read already: one may stand in many. */
  read: Map<HtmlElement, LdNode>;
  effort: Effort;
}

const isItem = (element: HtmlElement): boolean => attributeOf(element, "itemscope") !== undefined;

/**
 * The top-level items of a page's microdata, as JSON-LD says them (https://html.spec.whatwg.org/multipage/microdata.html,
 * «JSON»). An address that stands in a link is `{ "@id": … }`, as written. A type that is no address means nothing to
 * readers of microdata; one that names a review is kept all the same, so that somebody can be told.
 */
export function microdataItems(root: HtmlElement): TaggedItem[] {
  const effort = effortOf();
  const all = [...walked(root, effort)].filter((one) => typeof one !== "string");
  const ids = all.flatMap((element): [string, HtmlElement][] => {
    const id = attributeOf(element, "id");
    return id === undefined ? [] : [[id, element]];
  });
  // the first that has an id is the one that it names
  const page: Page = { byId: new Map(ids.toReversed()), read: new Map(), effort };
  return all
    .filter((element) => isItem(element) && attributeOf(element, "itemprop") === undefined)
    .map((element) => ({ markup: "microdata", line: element.line, node: nodeOf(element, page, new Set()) }));
}

function nodeOf(item: HtmlElement, page: Page, above: ReadonlySet<HtmlElement>): LdNode {
  const node = new TaggedNode();
  const types = tokensOf(item, "itemtype");
  const kept = types.filter((type) => type.includes(":") || /review/iu.test(type)).map(shortName);
  for (const type of kept) node.add("@type", type);
  if (types.some((type) => type.includes(":"))) node.add("@context", types.some(isOfSchema) ? schemaOrg : types[0]);
  const within = new Set([...above, item]);
  for (const element of propertiesOf(item, page)) {
    const value = valueOf(element, page, within);
    if (value === undefined) continue;
    for (const name of tokensOf(element, "itemprop")) if (!name.startsWith("@")) node.add(shortName(name), value);
  }
  const done = node.done();
  page.read.set(item, done);
  return done;
}

const isOfSchema = (type: string): boolean => shortName(type) !== type;

/** The elements that say something of an item, in the order of the page; those of an item inside of it are its own. */
function propertiesOf(item: HtmlElement, { byId, effort }: Page): HtmlElement[] {
  const referred = tokensOf(item, "itemref").flatMap((id) => byId.get(id) ?? []);
  const seen = new Set<HtmlElement | string>([item]);
  const found: HtmlElement[] = [];
  for (const one of walked({ children: [...item.children, ...referred] }, effort, (element) => !isItem(element))) {
    if (typeof one === "string" || seen.has(one)) continue;
    seen.add(one);
    if (attributeOf(one, "itemprop") !== undefined) found.push(one);
  }
  return found;
}

/** What an element says; undefined for an item that stands in itself, or deeper than anybody nests them. */
function valueOf(element: HtmlElement, page: Page, above: ReadonlySet<HtmlElement>): unknown {
  if (isItem(element)) {
    if (above.has(element) || above.size >= deepest) return undefined;
    return page.read.get(element) ?? nodeOf(element, page, above);
  }
  const link = links[element.name];
  if (link !== undefined) return { "@id": (attributeOf(element, link) ?? "").trim() };
  const attribute = said[element.name];
  if (attribute !== undefined) return attributeOf(element, attribute) ?? "";
  const words = () => wordsOf(element, page.effort);
  return element.name === "time" ? (attributeOf(element, "datetime") ?? words()) : words();
}
