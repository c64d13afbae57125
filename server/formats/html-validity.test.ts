import { createHash } from "node:crypto";
import { HtmlValidate } from "html-validate";
import { describe, expect, test } from "vitest";
import { audiences } from "@/core/audiences.ts";
import { publishedHtml } from "@/core/formats/published-html.ts";
import { cardHtml, publishedIndex } from "@/core/formats/published-lists.ts";
import { sampleRecord } from "@/core/record.fixture.ts";
import { buildReport, type Report } from "@/core/reports.ts";
import { hostile, withWords } from "./hostile-report.fixture.ts";
import { stateOf } from "./published-state.fixture.ts";
import { reportAssets } from "./report-assets.ts";
import { reportWriters } from "./report-writers.ts";

const record = sampleRecord({
  sha256: (text) => createHash("sha256").update(text).digest("hex"),
  base64: (text) => Buffer.from(text).toString("base64"),
});
const publisher = { name: "The Desk", url: "https://desk.example", page: null };
const judge = new HtmlValidate({
  extends: ["html-validate:standard", "html-validate:a11y", "html-validate:document"],
  // what a page needs is inside it, so nothing is fetched
  rules: { "missing-doctype": "error", "require-sri": "off" },
});

async function complaints(html: string): Promise<string[]> {
  const { results } = await judge.validateString(html);
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`));
}
const pageOf = async (report: Report) => String(await reportWriters.html(report, { publisher, paper: "a4" }));

describe.each(audiences)("the $id copy", ({ id }) => {
  const report = buildReport(record, id);

  test("is HTML without a fault, whatever the words in it", async () => {
    for (const one of [
      report,
      withWords(report, hostile),
      withWords(report, "", ""),
      { ...report, claims: [], sources: [] },
    ])
      expect(await complaints(await pageOf(one))).toEqual([]);
  });

  test("is found faulty where it is", async () => {
    const page = await pageOf(report);
    for (const [from, to, rule] of [
      ["</h1>", "", "close-order"],
      ['id="claims"', 'id="summary"', "no-dup-id"],
      ["<dl class", "<div><dt>x</dt></div><dl class", "element-required-ancestor"],
      ["<!doctype html>", "", "missing-doctype"],
    ] as const) {
      expect(page).toContain(from);
      expect((await complaints(page.replace(from, to))).join()).toContain(rule);
    }
  });
});

test("so are the public page, its card and the list of all", async () => {
  const report = buildReport(record, "public");
  for (const one of [report, withWords(report, hostile)]) {
    const state = stateOf(one);
    const pages = [
      publishedHtml(state, reportAssets(), { number: 3, path: "/published/x" }),
      cardHtml(state, reportAssets()),
      publishedIndex([state, state], publisher, reportAssets()),
    ];
    for (const page of pages) expect(await complaints(page)).toEqual([]);
  }
});
