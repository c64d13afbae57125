import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { audiences } from "../audiences.ts";
import { sampleRecord } from "../record.fixture.ts";
import { readersView } from "../report/masks.ts";
import { buildReport } from "../reports.ts";
import { reportHtml } from "./html.ts";

const record = sampleRecord({
  sha256: (text) => createHash("sha256").update(text).digest("hex"),
  base64: (text) => Buffer.from(text).toString("base64"),
});
const bare = { css: "", fonts: [] };

test.each(audiences)("the $label is what it was, to the byte", async ({ id }) => {
  const html = reportHtml(buildReport(record, id), bare);
  await expect(html).toMatchFileSnapshot(`golden/${id}.html`);
  expect(reportHtml(buildReport(structuredClone(record), id), bare)).toBe(html);
});

test("styles and fonts are inside, and a style cannot end its element", () => {
  const html = reportHtml(buildReport(record, "public"), {
    css: "b{content:'</STYLE><script>'}",
    fonts: [{ family: "A", style: "italic", weight: "400", src: "data:font/woff2;base64,AAAA" }],
  });
  expect(html).toContain('src: url(data:font/woff2;base64,AAAA) format("woff2")');
  expect(html.match(/<\/style/giu)).toHaveLength(1);
});

test("the rows of a record may come in any order", () => {
  const shuffled = {
    ...record,
    claims: record.claims.toReversed(),
    targets: record.targets.toReversed(),
    sources: record.sources.toReversed(),
    evidence: record.evidence.toReversed(),
    opinions: record.opinions.toReversed(),
    drafts: record.drafts.toReversed(),
    sentenceMarks: record.sentenceMarks.toReversed(),
    people: record.people.toReversed(),
  };
  expect(reportHtml(buildReport(shuffled, "legal"), bare)).toBe(reportHtml(buildReport(record, "legal"), bare));
});

test.each(audiences)("in the $label every id is there once, and every reference leads to one", ({ id: audience }) => {
  const html = reportHtml(buildReport(record, audience), bare);
  const ids = [...html.matchAll(/ id="([^"]*)"/gu)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const references = [...html.matchAll(/ (?:href="#|aria-details="|aria-labelledby=")([^"]*)"/gu)].map(([, id]) => id);
  expect(references.length).toBeGreaterThan(50);
  expect(references.filter((id) => !ids.includes(id))).toEqual([]);
});

test.each(audiences)(
  "a passage that was found leads to the kept copy at the desk, except for the public: $id",
  ({ id }) => {
    const html = reportHtml(buildReport(record, id, undefined, "https://desk.example"), bare);
    const links = [...html.matchAll(/<a href="([^"]*)"[^>]*>open the kept copy</gu)].map(([, address]) => address);
    const view = readersView(record, id);
    const found = view.claims.flatMap(({ evidence }) => evidence).filter(({ lock }) => lock === "found");
    expect(found.length).toBeGreaterThan(2);
    const kept = found.map((row) => `${record.article.id}?claim=${row.claimId}&amp;evidence=${row.id}`);
    expect(new Set(links)).toEqual(
      new Set(id === "public" ? [] : kept.map((path) => `https://desk.example/articles/${path}`)),
    );
    if (id === "public") expect(html).not.toContain("https://desk.example");
    expect(reportHtml(buildReport(record, id), bare)).not.toContain("open the kept copy");
  },
);
