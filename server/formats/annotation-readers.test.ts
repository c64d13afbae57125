import { createHash } from "node:crypto";
import { parseW3CTextAnnotation, type W3CTextAnnotation } from "@recogito/text-annotator";
import { expect, test } from "vitest";
import validateWebAnnotation from "validate-web-annotation";
import { articleText } from "@/core/article-text.ts";
import { audiences } from "@/core/audiences.ts";
import { webAnnotations } from "@/core/formats/web-annotations.ts";
import { sampleRecord } from "@/core/record.fixture.ts";
import { buildReport } from "@/core/reports.ts";
import { annotationsOf, isNode, list, type Node } from "./annotation-parts.fixture.ts";
import { hostile, withWords } from "./hostile-report.fixture.ts";

const record = sampleRecord({
  sha256: (text) => createHash("sha256").update(text).digest("hex"),
  base64: (text) => Buffer.from(text).toString("base64"),
});
const publisher = { name: "The Desk", url: "https://desk.example", page: null };
const reports = audiences.flatMap(({ id }) => {
  const report = buildReport(record, id);
  return [
    { name: id, report },
    { name: `${id}, with hostile words`, report: withWords(report, hostile) },
    { name: `${id}, without addresses`, report: withWords(report, "page 4", "") },
  ];
});
const annotations = (report: (typeof reports)[number]["report"]) =>
  annotationsOf(JSON.parse(JSON.stringify(webAnnotations(report, publisher))) as Node);
const read = (annotation: Node) => parseW3CTextAnnotation(annotation as unknown as W3CTextAnnotation);

test.each(reports)("@recogito/text-annotator reads words, place and bodies: $name", ({ report }) => {
  const text = [...articleText(report.document)];
  const rows = annotations(report);
  expect(rows.length).toBeGreaterThan(5);
  for (const row of rows) {
    const { parsed, error } = read(row);
    expect(error).toBeUndefined();
    expect(parsed?.id).toBe(row["id"]);
    expect(parsed?.bodies.map(({ purpose, value }) => [purpose, value])).toEqual(
      list(row["body"])
        .filter(isNode)
        .map((body) => [body["purpose"], body["value"]]),
    );
    expect(parsed?.target.selector).toHaveLength(list(row["target"]).length);
    for (const { quote, start, end } of parsed?.target.selector ?? [])
      expect(text.slice(start, end).join("")).toBe(quote);
  }
});

test.each(reports)("the schema of validate-web-annotation takes every one: $name", ({ report }) => {
  // it wants a bare date where the Recommendation demands date and time, so that it is not asked about that
  for (const { created: _created, ...row } of annotations(report)) {
    expect(validateWebAnnotation(row)).toBe(true);
    expect(validateWebAnnotation({ ...row, target: undefined })).toBe(false);
    expect(validateWebAnnotation({ ...row, target: { source: "page 4" } })).toBe(false);
    expect(validateWebAnnotation({ ...row, body: { type: "TextualBody" } })).toBe(false);
  }
});

test("and @recogito/text-annotator does not read one without a place", () => {
  const [row] = annotations(buildReport(record, "public"));
  expect(read({ ...row, target: { source: "urn:x:1", selector: [] } }).error).toBeDefined();
});
