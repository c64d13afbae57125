import { createHash } from "node:crypto";
import { marked } from "marked";
import { describe, expect, test } from "vitest";
import { articleText } from "@/core/article-text.ts";
import { audiences } from "@/core/audiences.ts";
import { claimReviews } from "@/core/formats/claim-reviews.ts";
import { reportMarkdown } from "@/core/formats/markdown.ts";
import { webAnnotations } from "@/core/formats/web-annotations.ts";
import { sampleRecord } from "@/core/record.fixture.ts";
import { buildReport } from "@/core/reports.ts";
import { reportBibtex } from "./bibtex.ts";
import { hostile, withWords } from "./hostile-report.fixture.ts";
import { reportWriters } from "./report-writers.ts";

const record = sampleRecord({
  sha256: (text) => createHash("sha256").update(text).digest("hex"),
  base64: (text) => Buffer.from(text).toString("base64"),
});
const publisher = { name: "The Desk", url: "https://desk.example", page: "https://desk.example/p/1" };
const legal = buildReport(record, "legal");
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

describe("Markdown", () => {
  test("shows hostile words as they were written, and none of them does anything", async () => {
    const html = await marked.parse(reportMarkdown(withWords(legal, hostile)), { gfm: true });
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
    const report = withWords(legal, "😀😀 emoji before");
    const [item] = (webAnnotations(report, publisher) as { first: { items: { target: Record<string, never> }[] } })
      .first.items;
    expect(articleText(report.document).slice(0, 5)).toBe("😀😀 ");
    expect(item?.target["selector"]).toContainEqual({ type: "TextPositionSelector", start: 0, end: 3 });
  });
});

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
  const text = reportBibtex(withWords(legal, hostile));
  expect(text.match(/^@/gmu)).toHaveLength(legal.sources.length);
  const unescaped = text.replaceAll(/\\./gu, "");
  expect(unescaped.split("{").length).toBe(unescaped.split("}").length);
});
