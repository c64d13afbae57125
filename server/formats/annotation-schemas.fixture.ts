import type { Node } from "./annotation-parts.fixture.ts";

export interface Must {
  /** Section of the Recommendation and name in the suite: «4.3.1-timeStateValid». */
  id: string;
  /** What it speaks of in a collection; nothing where the collection has no such thing. */
  about: (collection: Node) => unknown[];
  /** JSON Schema (2020-12) that each of those has to fit. */
  schema: object;
  /** Where to put what in the example (annotation-example.fixture.ts) so that it is broken; undefined takes away. */
  broken: [path: string, value: unknown];
}

export const uri = { type: "string", format: "uri" };
export const dateTime = { type: "string", format: "date-time" };
export const text = { type: "string" };
export const count = { type: "integer", minimum: 0 };
export const oneOrMore = (schema: object) => ({ anyOf: [schema, { type: "array", minItems: 1, items: schema }] });
export const one = (key: string, schema: object) => ({ required: [key], properties: { [key]: schema } });
export const includes = (word: string) => ({ anyOf: [{ const: word }, { type: "array", contains: { const: word } }] });
export const never = (key: string) => ({ not: { required: [key] } });
export const typed = (...names: string[]) => ({
  anyOf: [uri, { type: "object", required: ["type"], properties: { type: { enum: names } } }],
});

export const context = includes("http://www.w3.org/ns/anno.jsonld");
export const selectors = [
  "FragmentSelector",
  "CssSelector",
  "XPathSelector",
  "TextQuoteSelector",
  "TextPositionSelector",
  "DataPositionSelector",
  "SvgSelector",
  "RangeSelector",
];
export const states = ["TimeState", "HttpRequestState"];
