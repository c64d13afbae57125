/** The rules on parts of things, on collections and on pages; see annotation-musts.fixture.ts. */
import { annotationsOf, described, having, list, pagesOf, valuesOf, type Node } from "./annotation-parts.fixture.ts";
import {
  context,
  count,
  dateTime,
  includes,
  never,
  one,
  oneOrMore,
  selectors,
  states,
  text,
  typed,
  uri,
  type Must,
} from "./annotation-schemas.fixture.ts";

const quote = "first.items.0.target.3.selector";
const state = "first.items.0.target.3.state";

export const parts: Must[] = [
  {
    id: "4.2-selectorValidIfPresent",
    about: valuesOf("selector"),
    schema: typed(...selectors),
    broken: [`${quote}.0.type`, "Selector"],
  },
  {
    id: "4.3-stateValidIfPresent",
    about: valuesOf("state"),
    schema: typed(...states),
    broken: [`${state}.0.type`, ["TimeState", "HttpRequestState"]],
  },
  {
    id: "4.3.3-refinedByValidated",
    about: (all) =>
      having("refinedBy", (c) => [...described("selector", ...selectors)(c), ...described("state", ...states)(c)])(
        all,
      ).flatMap((row) => list(row["refinedBy"])),
    schema: typed(...selectors, ...states),
    broken: [`${quote}.0.refinedBy`, { value: "#x" }],
  },
  {
    id: "4.4-styleClassValidIfPresent",
    about: (all) => annotationsOf(all).filter((row) => valuesOf("styleClass")({ first: { items: [row] } }).length > 0),
    schema: one("stylesheet", { anyOf: [uri, { type: "object" }] }),
    broken: ["first.items.0.stylesheet", undefined],
  },
  {
    id: "4.2-fragmentCssXPathSelectorValid",
    about: described("selector", "FragmentSelector", "CssSelector", "XPathSelector"),
    schema: one("value", text),
    broken: [`${quote}.0.value`, undefined],
  },
  {
    id: "4.2.4-textQuoteSelectorValid",
    about: described("selector", "TextQuoteSelector"),
    schema: { ...one("exact", text), properties: { exact: text, prefix: text, suffix: text } },
    broken: [`${quote}.1.exact`, ["one", "two"]],
  },
  {
    id: "4.2-TextDataPositionSelectorValid",
    about: described("selector", "TextPositionSelector", "DataPositionSelector"),
    schema: { required: ["start", "end"], properties: { start: count, end: count } },
    broken: [`${quote}.2.start`, -1],
  },
  {
    id: "4.2.7-svgSelectorValid",
    about: described("selector", "SvgSelector"),
    schema: { oneOf: [one("value", text), one("id", uri)] },
    broken: [`${quote}.4.value`, undefined],
  },
  {
    id: "4.2.8-rangeSelectorValid",
    about: described("selector", "RangeSelector"),
    schema: {
      required: ["startSelector", "endSelector"],
      properties: { startSelector: typed(...selectors), endSelector: typed(...selectors) },
    },
    broken: [`${quote}.5.endSelector`, undefined],
  },
  {
    id: "4.3.1-timeStateValid",
    about: described("state", "TimeState"),
    schema: {
      oneOf: [
        {
          ...one("sourceDate", oneOrMore(dateTime)),
          not: { anyOf: [{ required: ["sourceDateStart"] }, { required: ["sourceDateEnd"] }] },
        },
        {
          required: ["sourceDateStart", "sourceDateEnd"],
          properties: { sourceDateStart: dateTime, sourceDateEnd: dateTime },
          ...never("sourceDate"),
        },
      ],
      properties: { cached: oneOrMore(uri) },
    },
    broken: [`${state}.0.sourceDateEnd`, "2026-03-12T10:00:00Z"],
  },
  {
    id: "4.3.2-httpRequestStateValid",
    about: described("state", "HttpRequestState"),
    schema: one("value", text),
    broken: [`${state}.1.value`, undefined],
  },
];

const whole = (collection: Node): Node[] => [collection];

export const collections: Must[] = [
  { id: "5.1-collectionContextValidated", about: whole, schema: one("@context", context), broken: ["@context", []] },
  { id: "5.1-collectionIdValidated", about: whole, schema: one("id", uri), broken: ["id", undefined] },
  {
    id: "5.1-collectionTypeValidated",
    about: whole,
    schema: one("type", includes("AnnotationCollection")),
    broken: ["type", "List"],
  },
  {
    id: "5.1-collectionLabelValidated",
    about: having("label", whole),
    schema: one("label", oneOrMore(text)),
    broken: ["label", { en: "x" }],
  },
  {
    id: "5.1-collectionTotalValidated",
    about: having("total", whole),
    schema: one("total", count),
    broken: ["total", "2"],
  },
  {
    id: "5.1-collectionFirstValidated",
    about: whole,
    schema: {
      properties: { first: typed("AnnotationPage") },
      anyOf: [{ required: ["first"] }, { not: one("total", { exclusiveMinimum: 0 }) }],
    },
    broken: ["first", undefined],
  },
  {
    id: "5.1-collectionLastValidated",
    about: having("last", whole),
    schema: one("last", uri),
    broken: ["last", "the end"],
  },
  {
    id: "3.3.1-collectionCreatedValidated",
    about: having("created", whole),
    schema: one("created", dateTime),
    broken: ["created", "now"],
  },
  {
    id: "3.3.1-collectionModifiedValidated",
    about: having("modified", whole),
    schema: one("modified", dateTime),
    broken: ["modified", ""],
  },
  {
    id: "3.3.6-collectionRightsValidated",
    about: having("rights", whole),
    schema: one("rights", oneOrMore(uri)),
    broken: ["rights", ""],
  },
];

const pageHas = (section: string, key: string, schema: object, wrong: unknown, isNeeded = false): Must => ({
  id: `${section}-page${key.charAt(0).toUpperCase()}${key.slice(1)}Validated`,
  about: isNeeded ? pagesOf : having(key, pagesOf),
  schema: one(key, schema),
  broken: [`first.${key}`, wrong],
});
const reference = { anyOf: [uri, { type: "object", required: ["id"], properties: { id: uri } }] };

export const pages: Must[] = [
  { id: "5.2-pageContextValidated", about: pagesOf, schema: one("@context", context), broken: ["@context", undefined] },
  pageHas("5.2", "id", uri, undefined, true),
  pageHas("5.2", "type", includes("AnnotationPage"), "Page", true),
  pageHas(
    "5.2",
    "items",
    { type: "array", items: { anyOf: [uri, one("type", includes("Annotation"))] } },
    undefined,
    true,
  ),
  pageHas("5.2", "startIndex", count, -1),
  pageHas("5.2", "partOf", reference, "a list"),
  pageHas("5.2", "next", uri, ["urn:x:1", "urn:x:2"]),
  pageHas("5.2", "prev", uri, "the one before"),
  pageHas("5.2", "total", count, 1.5),
  pageHas("5.2", "label", oneOrMore(text), 7),
  pageHas("5.2", "first", reference, "one"),
  pageHas("5.2", "last", reference, ""),
  pageHas("3.3.1", "created", dateTime, "2026"),
  pageHas("3.3.1", "modified", dateTime, "2026-03"),
  pageHas("3.3.6", "rights", oneOrMore(uri), "ours"),
];
