import { createHash } from "node:crypto";
import Ajv2020 from "ajv/dist/2020.js";
import fc from "@/scripts/vitest/chance.ts";
import { expect, test } from "vitest";
import { audiences } from "@/core/audiences.ts";
import { webAnnotations } from "@/core/formats/web-annotations.ts";
import { sampleRecord } from "@/core/record.fixture.ts";
import { buildReport } from "@/core/reports.ts";
import { annotationExample, brokenExample } from "./annotation-example.fixture.ts";
import { musts } from "./annotation-musts.fixture.ts";
import { annotationsOf, type Node } from "./annotation-parts.fixture.ts";
import { withWords } from "./hostile-report.fixture.ts";

const record = sampleRecord({
  sha256: (text) => createHash("sha256").update(text).digest("hex"),
  base64: (text) => Buffer.from(text).toString("base64"),
});
const publisher = { name: "The Desk", url: "https://desk.example", page: null };

const ajv = new Ajv2020({ strict: false });
ajv.addFormat("uri", /^[a-z][a-z\d+.-]*:(?:[\w\-.~:/?#[\]@!$&'()*+,;=]|%[\da-f]{2})+$/iu);
ajv.addFormat("date-time", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/u);
const judges = musts.map((must) => ({ ...must, fits: ajv.compile(must.schema) }));

/** The rules that a collection breaks, and how. */
const broken = (collection: Node): string[] =>
  judges.flatMap(({ id, about, fits }) =>
    about(collection).flatMap((part) => (fits(part) ? [] : `${id}: ${ajv.errorsText(fits.errors)}`)),
  );
const told = (value: unknown) => JSON.parse(JSON.stringify(value)) as Node;

test("the 79 rules of the suite are there, each once", () => {
  expect(new Set(musts.map(({ id }) => id)).size).toBe(79);
  expect(musts).toHaveLength(79);
});

test.each(judges)(
  "$id speaks of the example, lets it pass, and finds it broken",
  ({ id, about, broken: [at, value] }) => {
    expect(about(annotationExample).length).toBeGreaterThan(0);
    expect(broken(annotationExample)).toEqual([]);
    expect(broken(brokenExample(at, value)).some((found) => found.startsWith(`${id}:`))).toBe(true);
  },
);

test.each(audiences)("the annotations of the $id copy break none of them", ({ id }) => {
  const collection = told(webAnnotations(buildReport(record, id), publisher));
  expect(annotationsOf(collection).length).toBeGreaterThan(5);
  expect(broken(collection)).toEqual([]);
  // what the rest speak of does not come out of here: pages that follow, styles, other selectors and states …
  expect(judges.filter(({ about }) => about(collection).length > 0).map((must) => must.id)).toMatchInlineSnapshot(`
    [
      "3.1-annotationContextValidated",
      "3.1-annotationIdValidated",
      "3.1-annotationTypeValidated",
      "3.1-targetKeyFound",
      "3.2-targetObjectsRecognized",
      "3.2.5-notBodyBodyValue",
      "3.2-bodyObjectsRecognized",
      "3.3.1-annotationCreatedValidated",
      "3.2.7-bodySpecificResourceNoItems",
      "4-bodySpecificResourceNoValue",
      "3.2.7-bodyEmbeddedTextualNoItems",
      "4-bodyEmbeddedTextualNoSource",
      "3.2.7-targSpecificResourceNoItems",
      "4-targSpecificResourceNoValue",
      "3.2.4-targNoTypeTextualBody",
      "4.2-selectorValidIfPresent",
      "4.3-stateValidIfPresent",
      "4.2.4-textQuoteSelectorValid",
      "4.2-TextDataPositionSelectorValid",
      "4.3.1-timeStateValid",
      "5.1-collectionContextValidated",
      "5.1-collectionIdValidated",
      "5.1-collectionTypeValidated",
      "5.1-collectionLabelValidated",
      "5.1-collectionTotalValidated",
      "5.1-collectionFirstValidated",
      "5.1-collectionLastValidated",
      "3.3.1-collectionModifiedValidated",
      "5.2-pageContextValidated",
      "5.2-pageIdValidated",
      "5.2-pageTypeValidated",
      "5.2-pageItemsValidated",
      "5.2-pageStartIndexValidated",
      "5.2-pagePartOfValidated",
    ]
  `);
});

test("nor do those of a report with hostile words in every place", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary", maxLength: 40 }),
      fc.constantFrom("", "https://x.example/", "https://"),
      (words, start) => {
        const collection = told(webAnnotations(withWords(buildReport(record, "legal"), words, start), publisher));
        expect(annotationsOf(collection).length).toBeGreaterThan(5);
        expect(broken(collection)).toEqual([]);
      },
    ),
    { numRuns: 20 },
  );
});
