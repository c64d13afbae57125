import { isNode, type Node } from "./annotation-parts.fixture.ts";

const lifecycle = { created: "2026-03-12T10:00:00Z", modified: "2026-03-12T11:00:00+01:00" };
const rights = "https://creativecommons.org/publicdomain/zero/1.0/";
const address = "https://x.example/page";

/** A web page as body or target, with all that one may say of it. */
const external = {
  ...lifecycle,
  rights,
  id: address,
  type: "Text",
  textDirection: "ltr",
  canonical: "urn:x:7",
  via: [address],
};
const choice = {
  type: "Choice",
  items: [
    { id: "urn:x:8", type: "Text" },
    { source: address, purpose: "tagging" },
  ],
};

/** A collection in which every rule of the model has something to speak of. */
export const annotationExample = {
  ...lifecycle,
  rights,
  "@context": "http://www.w3.org/ns/anno.jsonld",
  id: "urn:x:collection",
  type: "AnnotationCollection",
  label: "Example",
  total: 2,
  last: "urn:x:page",
  first: {
    ...lifecycle,
    rights,
    id: "urn:x:page",
    type: "AnnotationPage",
    label: "Page",
    total: 2,
    startIndex: 0,
    partOf: "urn:x:collection",
    first: "urn:x:page",
    last: "urn:x:page",
    next: "urn:x:after",
    prev: "urn:x:before",
    items: [
      {
        ...lifecycle,
        rights,
        id: "urn:x:1",
        type: "Annotation",
        generated: "2026-03-12T10:00:00.000Z",
        canonical: "urn:x:1",
        via: address,
        stylesheet: "https://x.example/style.css",
        body: [
          address,
          external,
          choice,
          { type: "SpecificResource", source: address, purpose: "linking", styleClass: "red" },
          { type: "TextualBody", value: "words", purpose: "commenting" },
        ],
        target: [
          address,
          external,
          choice,
          {
            source: { id: address },
            selector: [
              { type: "FragmentSelector", value: "a", refinedBy: { type: "TextQuoteSelector", exact: "b" } },
              { type: "TextQuoteSelector", exact: "b", prefix: "a", suffix: "c" },
              { type: "TextPositionSelector", start: 0, end: 1 },
              "https://x.example/selector",
              { type: "SvgSelector", value: "<svg/>" },
              {
                type: "RangeSelector",
                startSelector: { type: "XPathSelector", value: "//p" },
                endSelector: { type: "CssSelector", value: "p" },
              },
            ],
            state: [
              { type: "TimeState", sourceDate: "2026-03-12T10:00:00Z", cached: [address] },
              { type: "HttpRequestState", value: "Accept: text/plain" },
              { type: "TimeState", sourceDateStart: "2026-03-12T10:00:00Z", sourceDateEnd: "2026-03-13T10:00:00Z" },
            ],
          },
        ],
      },
      { id: "urn:x:2", type: "Annotation", bodyValue: "words", target: address },
    ],
  },
} satisfies Node;

/** The example with something else at a path («first.items.0.id»); undefined takes away what stands there. */
export function brokenExample(path: string, value: unknown): Node {
  const keys = path.split(".");
  const put = (at: unknown, [key = "", ...rest]: string[]): unknown => {
    const next = (before: unknown) => (rest.length === 0 ? value : put(before, rest));
    if (Array.isArray(at)) return at.map((row: unknown, i) => (String(i) === key ? next(row) : row));
    if (!isNode(at)) throw new Error(`the example has nothing at ${path}`);
    const { [key]: before, ...others } = at;
    const after = next(before);
    return after === undefined ? others : { ...others, [key]: after };
  };
  return put(annotationExample, keys) as Node;
}
