import { createHash } from "node:crypto";
import { marked } from "marked";
import { JsonLdParser } from "jsonld-streaming-parser";
import { describe, expect, test } from "vitest";
import { articleText } from "@/core/article-text.ts";
import { audiences, type Audience } from "@/core/audiences.ts";
import { claimReviews } from "@/core/formats/claim-reviews.ts";
import { reportMarkdown } from "@/core/formats/markdown.ts";
import { webAnnotations } from "@/core/formats/web-annotations.ts";
import { sampleRecord } from "@/core/record.fixture.ts";
import { buildReport, type Report } from "@/core/reports.ts";
import { reportBibtex } from "./bibtex.ts";
import { reportWriters } from "./report-writers.ts";

const record = sampleRecord({
  sha256: (text) => createHash("sha256").update(text).digest("hex"),
  base64: (text) => Buffer.from(text).toString("base64"),
});
const publisher = { name: "The Desk", url: "https://desk.example", page: "https://desk.example/p/1" };
const formats = {
  md: "md",
  jsonld: "jsonld",
  claimreview: "claimreview.json",
  averitec: "averitec.json",
  csl: "csl.json",
  bib: "bib",
} as const;
const each = (Object.keys(formats) as (keyof typeof formats)[]).flatMap((format) =>
  audiences.map(({ id }) => ({ format, audience: id })),
);

test.each(each)("$format for $audience is what it was, to the byte", async ({ format, audience }) => {
  const text = await reportWriters[format](buildReport(record, audience), { publisher, paper: "a4" });
  await expect(text).toMatchFileSnapshot(`golden/${audience}.${formats[format]}`);
  expect(await reportWriters[format](buildReport(structuredClone(record), audience), { publisher, paper: "a4" })).toBe(
    text,
  );
});

const hostile =
  "# a [x](javascript:1) <script>1</script> **b** `c` | d\n- e\n1. f ~~g~~ ![h](i) &amp; \\ [^1] <https://x.example> $k$ } @misc{x, \u202e😀";

/** The sample with these words wherever somebody can write them. */
function withWords(words: string): Report {
  const report = buildReport(record, "legal");
  const [source] = report.sources;
  if (!source) throw new Error("the sample has no source");
  return {
    ...report,
    title: words,
    byline: words,
    outlet: words,
    url: `https://x.example/${words}`,
    document: { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: words }] }] },
    claims: report.claims.map((claim) => ({
      ...claim,
      spans: [{ start: 0, end: 5 }],
      statement: words,
      speaker: words,
      opinion: claim.opinion && { ...claim.opinion, justification: words, proposedText: words, missing: words },
      evidence: claim.evidence.map((row) => ({ ...row, passage: words, sourceName: words, locator: words })),
    })),
    sources: [{ ...source, title: words, publisher: words, author: words, url: `https://x.example/${words}` }],
  };
}

describe("Markdown", () => {
  test("shows hostile words as they were written, and none of them does anything", async () => {
    const html = await marked.parse(reportMarkdown(withWords(hostile)), { gfm: true });
    expect(html).not.toMatch(/<script|javascript:1"|<img|<del>g/u);
    const shown = html.replaceAll(/<[^>]*>/gu, "");
    const words = hostile.replaceAll(/\s+/gu, " ").replaceAll("&", "&amp;").replaceAll("<", "&lt;");
    expect(shown.replaceAll(/\s+/gu, " ").replaceAll("&gt;", ">").replaceAll("&#39;", "'")).toContain(words);
  });

  test("has a footnote behind the last words of each claim in the text", () => {
    const report = buildReport(record, "editor");
    const text = reportMarkdown(report);
    for (const { number } of report.claims) {
      expect(text.split(`[^${number}]`).length, `claim ${number}`).toBe(3);
      expect(text).toContain(`\n[^${number}]: `);
    }
    expect(text).toContain("Interfax reported Friday");
  });
});

describe("web annotations", () => {
  test("say where words stand in code points", () => {
    const report = withWords("😀😀 emoji before");
    const [item] = (webAnnotations(report) as { first: { items: { target: Record<string, never> }[] } }).first.items;
    expect(articleText(report.document).slice(0, 5)).toBe("😀😀 ");
    expect(item?.target["selector"]).toContainEqual({ type: "TextPositionSelector", start: 0, end: 3 });
  });

  test.each(audiences)("every motivation and purpose for the $id is a triple", async ({ id }) => {
    const collection = webAnnotations(buildReport(record, id as Audience));
    const text = JSON.stringify(collection);
    const told = [...text.matchAll(/"(?:motivation|purpose)":"/gu)].length;
    expect(told).toBeGreaterThan(10);
    const triples = await triplesOf(collection);
    expect(triples.filter((p) => p === `${oa}motivatedBy` || p === `${oa}hasPurpose`)).toHaveLength(told);
    expect(triples.filter((p) => p === `${oa}hasTarget`).length).toBeGreaterThan(5);
    expect(triples.filter((p) => p === `${oa}cachedSource`).length).toBeGreaterThan(5);
  });
});

const [oa, dcterms, as] = [
  "http://www.w3.org/ns/oa#",
  "http://purl.org/dc/terms/",
  "https://www.w3.org/ns/activitystreams#",
];
const iri = (id: string, type = "@id") => ({ "@id": id, "@type": type });
/** Those terms of the published context that stand for something here; «assessing» is not among its motivations. */
const context = {
  oa,
  id: "@id",
  type: "@type",
  ...Object.fromEntries(
    ["classifying", "describing", "editing", "highlighting", "linking"].map((term) => [term, `${oa}${term}`]),
  ),
  motivation: iri(`${oa}motivatedBy`, "@vocab"),
  purpose: iri(`${oa}hasPurpose`, "@vocab"),
  body: iri(`${oa}hasBody`),
  target: iri(`${oa}hasTarget`),
  source: iri(`${oa}hasSource`),
  selector: iri(`${oa}hasSelector`),
  state: iri(`${oa}hasState`),
  cached: iri(`${oa}cachedSource`),
  creator: iri(`${dcterms}creator`),
  first: iri(`${as}first`),
  items: { ...iri(`${as}items`), "@container": "@list" },
  exact: `${oa}exact`,
};

/** The predicates of all triples that an outside processor reads. */
async function triplesOf(value: object): Promise<string[]> {
  const parser = new JsonLdParser({ context, baseIRI: "urn:x:" });
  const found: string[] = [];
  return new Promise((resolve, reject) => {
    parser.on("data", (quad: { predicate: { value: string } }) => found.push(quad.predicate.value));
    parser.on("error", reject);
    parser.on("end", () => resolve(found));
    const { "@context": _context, ...rest } = value as Record<string, unknown>;
    parser.write(JSON.stringify(rest));
    parser.end();
  });
}

describe("ClaimReview", () => {
  test("rates what the scale rates, best and worst said, and names the rest", () => {
    const { "@graph": reviews } = claimReviews(buildReport(record, "public"), publisher) as unknown as {
      "@graph": { url: string; reviewRating: Record<string, unknown>; itemReviewed: { author?: { name: string } } }[];
    };
    expect(reviews.length).toBeGreaterThan(1);
    for (const { url, reviewRating, itemReviewed } of reviews) {
      expect(url).toMatch(/^https:\/\/desk\.example\/p\/1#claim-\d+$/u);
      expect(reviewRating["alternateName"]).not.toBe("");
      if ("ratingValue" in reviewRating) expect(reviewRating).toMatchObject({ bestRating: 5, worstRating: 1 });
      expect(itemReviewed.author?.name).not.toBe(publisher.name);
    }
  });
});

test("no address or title ends a BibTeX entry early", () => {
  const text = reportBibtex(withWords(hostile));
  expect(text.match(/^@/gmu)).toHaveLength(1);
  const unescaped = text.replaceAll(/\\./gu, "");
  expect(unescaped.split("{").length).toBe(unescaped.split("}").length);
});
