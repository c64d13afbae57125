/**
 * Reading JSON from outside: only members of its own, whatever the names; nothing but what is asked for; and never
 * deeper than anybody writes.
 */
export type Node = Readonly<Record<string, unknown>>;

/** As deep as a file may nest; deeper it was made to break its reader. */
export const deepest = 64;

export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The name without the vocabulary it is of: «schema:ClaimReview», «https://schema.org/ClaimReview» → «ClaimReview». */
function bareName(name: string): string {
  return name.replace(/^.*[/#]|^(?:schema|oa|as|rdf):/u, "");
}

/** The member of this name, also under its prefix; undefined where there is none. */
export function member(node: Node, name: string): unknown {
  if (Object.hasOwn(node, name)) return node[name];
  for (const prefix of ["schema:", "http://schema.org/", "https://schema.org/", "oa:"]) {
    if (Object.hasOwn(node, prefix + name)) return node[prefix + name];
  }
  return undefined;
}

/** The member as a list: what is no list is one of one, what is not there an empty one. */
export function listOf(node: Node, name: string): readonly unknown[] {
  const value = member(node, name);
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as unknown[]) : [value];
}

/** The first member of this name that is a node. */
export function nodeOf(node: Node, name: string): Node | undefined {
  return listOf(node, name).find(isNode);
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
export function textOf(node: Node, name: string): string {
  for (const value of listOf(node, name)) {
    const words = wordsOf(value).trim();
    if (words !== "") return words;
  }
  return "";
}

/** The member as it was written, white space kept: quotes are compared by the letter. */
export function rawText(node: Node, name: string): string {
  return listOf(node, name).map(wordsOf).find(Boolean) ?? "";
}

/** The member as a number; null where it is none. «4,5» is a number, too. */
export function numberOf(node: Node, name: string): number | null {
  return readNumber(textOf(node, name));
}

/** Words as a number; null where they are none. */
export function readNumber(words: string): number | null {
  const read = words.trim().replace(",", ".");
  return /^[+-]?\d{1,12}(?:\.\d{1,12})?$/u.test(read) ? Number(read) : null;
}

/** Whether a node is of this type, in whichever spelling. */
export function isOfType(node: Node, type: string): boolean {
  return [...listOf(node, "@type"), ...listOf(node, "type")].some(
    (name) => typeof name === "string" && bareName(name) === type,
  );
}

/**
 * Every node that `wanted` takes, in the order of the file, without what stands inside of one; "too-deep" when it nests
 * deeper than 64.
 */
export function findNodes(value: unknown, wanted: (node: Node) => boolean): Node[] | "too-deep" {
  const found: Node[] = [];
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
