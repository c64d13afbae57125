import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { sampleRecord } from "../record.fixture.ts";
import { evidenceSaying } from "../record/saying.fixture.ts";
import type { ArticleRecord } from "../record.ts";
import { buildReport } from "../reports.ts";
import { reportHtml } from "./html.ts";

const record = sampleRecord({
  sha256: (text) => createHash("sha256").update(text).digest("hex"),
  base64: (text) => Buffer.from(text).toString("base64"),
});

/** The record with one text in every field that somebody writes, addresses and languages included. */
function saying(text: string): ArticleRecord {
  const said = { justification: text, proposedText: text, missing: text, wouldChange: text, asOf: text };
  const article = { title: text, byline: text, outlet: text, language: text, url: text, publishedAt: text };
  return {
    ...record,
    article: { ...record.article, ...article },
    revisions: record.revisions.map((row) => ({
      ...row,
      sha256: text,
      document: {
        type: "doc",
        content: [
          { type: "paragraph", content: [{ type: "text", text: `${text} and more text` }] },
          {
            type: "paragraph",
            content: [
              { type: "text", text, marks: [{ type: "link", attrs: { href: text } }] },
              { type: "image", attrs: { alt: text } },
            ],
          },
          { type: "picture", attrs: { alt: text } },
        ],
      },
    })),
    claims: record.claims.map((row) => ({
      ...row,
      statement: text,
      speaker: text,
      saidAt: text,
      saidWhere: text,
      note: text,
      dates: row.dates.map((date) => ({ ...date, date: text })),
    })),
    targets: record.targets.map((row) => ({ ...row, start: 0, end: 4, exact: text })),
    ...evidenceSaying(record, text),
    opinions: record.opinions.map((row) => ({ ...row, ...said, scale: text, createdAt: text })),
    drafts: record.drafts.map((row) => ({ ...row, ...said, updatedAt: text })),
    people: record.people.map((row) => ({ ...row, name: text })),
    sentenceMarks: [],
  };
}

/** The tags of a page with the names of their attributes, in order. Texts and values have no «<» or «>» of their own. */
function skeleton(html: string): string[] {
  return [...html.matchAll(/<[^>]*>/gu)].map(([tag]) => tag.replaceAll(/="[^"]*"/gu, "").replaceAll(/\s+/gu, " "));
}

const payloads = [
  "<script>alert(1)</script>",
  "</title><script>alert(1)</script>",
  "</style><img src=x onerror=alert(1)>",
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  '" autofocus onfocus="alert(1)',
  "javascript:alert(1)",
  "java\nscript:alert(1)",
  "\u0001javascript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:msgbox(1)",
  "<!--<img src=x onerror=alert(1)>-->",
  "]]><script>alert(1)</script>",
  "&lt;script&gt;alert(1)&lt;/script&gt;",
  "&#60;script&#62;",
  "<a href=javascript:alert(1)>x</a>",
  "\0<b>\ud800",
  "`${alert(1)}`{{constructor.constructor('alert(1)')()}}",
];

test.each(payloads)("%j makes no element and no attribute", (payload) => {
  const html = reportHtml(buildReport(saying(payload), "legal"), { css: "", fonts: [] });
  const plain = reportHtml(buildReport(saying("plain"), "legal"), { css: "", fonts: [] });
  expect(skeleton(html)).toEqual(skeleton(plain));
  expect(skeleton(html).length).toBeGreaterThan(200);
  expect(html.match(/href="(?!#)[^"]*"/gu) ?? []).toEqual([]);
});

test("an address from outside is a link when it is a safe one", () => {
  const html = reportHtml(buildReport(saying('https://example.org/?a="b"&c=<d>'), "legal"), { css: "", fonts: [] });
  expect(html).toContain('href="https://example.org/?a=&quot;b&quot;&amp;c=&lt;d&gt;"');
});
