import type { TaggedItem } from "@/core/claim-review/markups.ts";
import { attributeOf, effortOf, tokensOf, wordsOf, type Effort, type HtmlElement } from "./html-elements.ts";
import { schemaOrg, shortName, TaggedNode } from "./tagged-nodes.ts";

/** What an element has from those around it. */
interface Around {
  vocab: string;
  prefixes: ReadonlyMap<string, string>;
  /** What is spoken of; null for the page itself. */
  subject: TaggedNode | null;
}

interface Page {
  items: { line: number; subject: TaggedNode }[];
  effort: Effort;
}

/**
 * The things that a page says in RDFa Lite (https://www.w3.org/TR/rdfa-lite/), as JSON-LD says them: what they are and
 * what is said of them, each where it stands. Subjects are found as RDFa Core 1.1 finds them (7.5, step 5), so that words
 * inside of a link are said of what it leads to. An address that stands in a link is `{ "@id": … }`, as written. A name
 * without a vocabulary means nothing to readers of RDFa; it is kept all the same, so that somebody can be told.
 */
export function rdfaItems(root: HtmlElement): TaggedItem[] {
  const page: Page = { items: [], effort: effortOf() };
  // a prefix that every reader of RDFa knows
  look(root, { vocab: "", prefixes: new Map([["schema", `${schemaOrg}/`]]), subject: null }, page);
  return page.items
    .filter(({ subject }) => subject.says)
    .map(({ line, subject }) => ({ markup: "rdfa", line, node: subject.done() }));
}

function look(element: HtmlElement, around: Around, page: Page): void {
  if (page.effort.left <= 0) return;
  page.effort.left -= 1;
  const vocab = attributeOf(element, "vocab")?.trim() ?? around.vocab;
  const here = { ...around, vocab, prefixes: prefixesOf(element, around, page.effort) };
  const inside = { ...here, subject: subjectOf(element, here, page) };
  for (const child of element.children) if (typeof child !== "string") look(child, inside, page);
}

function prefixesOf(element: HtmlElement, { prefixes }: Around, effort: Effort): Around["prefixes"] {
  const words = tokensOf(element, "prefix");
  if (words.length === 0) return prefixes;
  effort.left -= prefixes.size;
  const own = words.flatMap((word, i): [string, string][] =>
    word.endsWith(":") ? [[word.slice(0, -1).toLowerCase(), words[i + 1] ?? ""]] : [],
  );
  return new Map([...prefixes, ...own]);
}

/** The whole address of a name: of a prefixed one, or one of the vocabulary; without either, the name. */
function addressOf(name: string, { vocab, prefixes }: Around): string {
  const [, prefix, rest = ""] = /^([^:]*):(?!\/\/)(.*)$/u.exec(name) ?? [];
  if (prefix === undefined) return name.includes(":") ? name : vocab + name;
  const start = prefixes.get(prefix.toLowerCase());
  return start === undefined ? name : start + rest;
}

const isOfSchema = (address: string): boolean => shortName(address) !== address;

/** Says what the element says, and gives what is spoken of inside of it. */
function subjectOf(element: HtmlElement, here: Around, page: Page): TaggedNode | null {
  const addresses = (attribute: string) => tokensOf(element, attribute).map((name) => addressOf(name, here));
  const [properties, types] = [addresses("property").map(shortName), addresses("typeof")];
  const resource = ["resource", "href", "src"].flatMap((name) => attributeOf(element, name) ?? [])[0];
  if (properties.length > 0 && types.length === 0) {
    const written = attributeOf(element, "content") ?? attributeOf(element, "datetime");
    const value = written ?? (resource === undefined ? wordsOf(element, page.effort) : { "@id": resource.trim() });
    for (const name of properties) here.subject?.add(name, value);
    return here.subject;
  }
  const id = attributeOf(element, "about") ?? resource;
  if (types.length === 0 && id === undefined) return here.subject;
  const subject = new TaggedNode();
  if (id !== undefined) subject.add("@id", id.trim());
  for (const type of types) subject.add("@type", shortName(type));
  const context = types.some(isOfSchema) ? schemaOrg : here.vocab;
  if (types.length > 0 && context !== "") subject.add("@context", context);
  if (properties.length > 0 && here.subject) for (const name of properties) here.subject.add(name, subject);
  else page.items.push({ line: element.line, subject });
  return subject;
}
