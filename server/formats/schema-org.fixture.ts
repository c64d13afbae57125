import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { isNode, list, type Node } from "./annotation-parts.fixture.ts";

/** What schema-dts, which is generated from schema.org, says of a type: what it is a kind of, and its own properties. */
interface Type {
  parent: string;
  /** By name of the property: the types that its values may be of. */
  properties: Map<string, string[]>;
}

const declared = readFileSync(
  createRequire(import.meta.url)
    .resolve("schema-dts")
    .replace(/schema\.js$/u, "schema.d.ts"),
  "utf8",
);

const bases = new Map<string, Type>(
  [...declared.matchAll(/^interface (\w+)Base extends (?:(\w+)Base)?[^{]*\{\n([\s\S]*?)^\}/gmu)].map(
    ([, name = "", parent = "", body = ""]) => [
      name,
      {
        parent,
        properties: new Map(
          [...body.matchAll(/^ {4}"([^"]+)"\?: SchemaValue<(.*), "[^"]+">;$/gmu)].map(
            ([, property = "", range = ""]) => [property, range.split(" | ")],
          ),
        ),
      },
    ],
  ),
);
/** A type without properties of its own has but a leaf, which says what it is a kind of. */
const leaves = new Map(
  [...declared.matchAll(/^(?:export )?interface (\w+)Leaf extends (\w+)Base[^{]*\{/gmu)].map(
    ([, name = "", base = ""]) => [name, base],
  ),
);

/** A type and all that it is a kind of, the nearest first; none where schema.org has no such type. */
function kinds(type: string): string[] {
  const base = leaves.get(type);
  if (base === undefined) return [];
  const above = (name: string): string[] => (name === "" ? [] : [name, ...above(bases.get(name)?.parent ?? "")]);
  return [...new Set([type, ...above(base)])];
}

/** The types that values of a property of a type may be of; undefined where the type has no such property. */
function rangeOf(type: string, property: string): string[] | undefined {
  return kinds(type)
    .map((name) => bases.get(name)?.properties.get(property))
    .find((range) => range !== undefined);
}

/** Each has words or numbers for values; the members of an enumeration are addresses. */
const plain = (value: unknown, range: readonly string[]) =>
  typeof value === "number"
    ? range.some((name) => name === "Number" || name === "Integer")
    : range.some((name) => ["Text", "URL", "Date", "DateTime", "Time", "Number"].includes(name)) ||
      (/^https:\/\/schema\.org\/\w+$/u.test(String(value)) &&
        range.some((name) => kinds(name).includes("Enumeration")));

/** What schema.org has no word for in a node and all within it: types, properties of a type, values of a property. */
export function schemaFaults(node: Node): string[] {
  const type = String(node["@type"]);
  if (kinds(type).length === 0) return [`no type ${type}`];
  return Object.entries(node).flatMap(([property, value]) => {
    if (property.startsWith("@")) return [];
    const range = rangeOf(type, property);
    if (range === undefined) return [`${type} has no ${property}`];
    return list(value).flatMap((one) => {
      if (!isNode(one))
        return one === null || plain(one, range) ? [] : [`${type}.${property} is no ${JSON.stringify(one)}`];
      const fits = kinds(String(one["@type"])).some((kind) => range.includes(kind));
      return [...(fits ? [] : [`${type}.${property} is no ${String(one["@type"])}`]), ...schemaFaults(one)];
    });
  });
}

/** The context of https://schema.org: its words, and which properties have addresses for values and no words. */
export const schemaContext: Node = {
  "@vocab": "http://schema.org/",
  ...Object.fromEntries(
    [...bases.values()].flatMap(({ properties }) =>
      [...properties].flatMap(([property, range]) =>
        range.includes("URL") && !range.includes("Text") ? [[property, { "@type": "@id" }]] : [],
      ),
    ),
  ),
};
