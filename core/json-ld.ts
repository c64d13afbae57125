/**
 * Reading JSON-LD from outside: only properties of its own, whatever the names; nothing but what is asked for; and never
 * deeper than anybody writes. The linter of ClaimReview and the import of claims both read it here.
 */
export type LdNode = Readonly<Record<string, unknown>>;

/** As deep as a file may nest; deeper it was made to break its reader. */
export const deepest = 64;

export function isNode(value: unknown): value is LdNode {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The name without the vocabulary it is of: «schema:ClaimReview», «https://schema.org/ClaimReview» → «ClaimReview». */
function bareName(name: string): string {
  return name.replace(
    /^(?:https?:\/\/(?:www\.)?schema\.org\/|https?:\/\/www\.w3\.org\/ns\/(?:oa|activitystreams)#|(?:schema|oa|as):)/u,
    "",
  );
}

/** The member of this name, also under its prefix; undefined where there is none. */
export function valueOf(node: LdNode, name: string): unknown {
  if (Object.hasOwn(node, name)) return node[name];
  for (const prefix of ["schema:", "http://schema.org/", "https://schema.org/", "oa:"]) {
    if (Object.hasOwn(node, prefix + name)) return node[prefix + name];
  }
  return undefined;
}

/** The member as a list: what is no list is one of one, what is not there an empty one. */
export function valuesOf(node: LdNode, name: string): readonly unknown[] {
  const value = valueOf(node, name);
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as unknown[]) : [value];
}

/** The first member of this name that is a node. */
export function nodeIn(node: LdNode, name: string): LdNode | undefined {
  return valuesOf(node, name).find(isNode);
}

function wordsOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (isNode(value)) {
    const name = ["@value", "@id"].find((one) => Object.hasOwn(value, one));
    return wordsOf(name === undefined ? undefined : value[name]);
  }
  return "";
}

/** The member as words, trimmed: the first that has any; "" where there are none. */
export function textIn(node: LdNode, name: string): string {
  for (const value of valuesOf(node, name)) {
    const words = wordsOf(value).trim();
    if (words !== "") return words;
  }
  return "";
}

/** The member as it was written, white space kept: quotes are compared by the letter. */
export function rawTextIn(node: LdNode, name: string): string {
  return valuesOf(node, name).map(wordsOf).find(Boolean) ?? "";
}

/** The member as a number; null where it is none. «4,5» is a number, too. */
export function numberIn(node: LdNode, name: string): number | null {
  return readNumber(textIn(node, name));
}

/** Words as a number; null where they are none. */
export function readNumber(words: string): number | null {
  const read = words.trim().replace(",", ".");
  return /^[+-]?\d{1,12}(?:\.\d{1,12})?$/u.test(read) ? Number(read) : null;
}

/** The types of a node without the vocabulary before the name. */
export function typesOf(node: LdNode): string[] {
  return valuesOf(node, "@type").flatMap((type) => (typeof type === "string" ? bareName(type.trim()) : []));
}

/** Whether a node is of this type, in whichever spelling; «type» is what JSON-LD's own contexts call «@type». */
export function isOfType(node: LdNode, type: string): boolean {
  return [...valuesOf(node, "@type"), ...valuesOf(node, "type")].some(
    (name) => typeof name === "string" && bareName(name.trim()) === type,
  );
}

/**
 * Every node that `wanted` takes, in the order of the file, without what stands inside of one; "too-deep" when it nests
 * deeper than 64.
 */
export function findNodes(value: unknown, wanted: (node: LdNode) => boolean): LdNode[] | "too-deep" {
  const found: LdNode[] = [];
  // what stands in several places is one
  const seen = new Set<object>();
  let isTooDeep = false;
  const walk = (one: unknown, depth: number): void => {
    if (typeof one !== "object" || one === null || seen.has(one)) return;
    seen.add(one);
    if (depth > deepest) {
      isTooDeep = true;
      return;
    }
    if (isNode(one) && wanted(one)) found.push(one);
    else for (const inner of Object.values(one)) walk(inner, depth + 1);
  };
  walk(value, 0);
  return isTooDeep ? "too-deep" : found;
}

/**
 * The JSON-LD in the script blocks of a page, as text, in order. One walk over the page, however it is written; comments
 * are passed over as a browser passes over them.
 */
export function scriptBlocks(text: string): string[] {
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
        blocks.push(withoutCdata(text.slice(open, close === -1 ? undefined : close)));
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

/** XHTML wraps a block so, for its own readers. */
function withoutCdata(block: string): string {
  return block.replace(/^\s*<!\[CDATA\[/u, "").replace(/\]\]>\s*$/u, "");
}
