import { expect, test } from "vitest";
import { annotatedHtml } from "./annotated-html.ts";
import type { Block, Document, Inline } from "./articles.ts";
import { articleText } from "./article-text.ts";
import type { MarkedClaim } from "./marked-claims.ts";

const doc = (...content: Block[]): Document => ({ type: "doc", content });
const p = (...content: Inline[]): Block => ({ type: "paragraph", content });
const t = (text: string): Inline => ({ type: "text", text });

/** Marks the words as claim 1, 2, … */
function claims(document: Document, ...words: string[]): MarkedClaim[] {
  const text = articleText(document);
  return words.map((exact, i) => {
    const start = text.indexOf(exact);
    if (start === -1) throw new Error(`«${exact}» is not in the text`);
    const label = `Claim ${i + 1}`;
    const spans = [{ start, end: start + exact.length }];
    return { id: `c${i + 1}`, number: i + 1, label, sign: "supported", settled: false, spans };
  });
}

/** The blocks without what is the same everywhere: attributes but class and data-claim, and the glyph. */
function bare(html: string): string {
  return html
    .replace(/^<div class="galley-text">(.*)<\/div>$/su, "$1")
    .replace(/<svg.*?<\/svg>/gu, "")
    .replace(/ (?:dir|id|data-block|data-number|aria-details|aria-label|href)="[^"]*"/gu, "");
}

test("a number stands behind the last word, outside formatting and links", () => {
  const link: Inline = {
    type: "text",
    text: "by decree",
    marks: [{ type: "link", attrs: { href: "https://a.example/" } }],
  };
  const document = doc(p(t("Signed "), link, t(".")));
  expect(bare(annotatedHtml(document, claims(document, "Signed by")))).toBe(
    '<p class="prose"><mark class="m v-supported" data-claim="c1">Signed </mark>' +
      '<a class="ext" rel="noopener noreferrer" target="_blank"><mark class="m v-supported" data-claim="c1">by</mark></a>' +
      '<a class="chip v-supported" data-claim="c1">1</a>' +
      '<a class="ext" rel="noopener noreferrer" target="_blank"> decree</a>.</p>',
  );
});

test("inner claims nest nearest the text, and an open and a settled one say so", () => {
  const document = doc(p(t("He said it rained.")));
  const [outer, inner] = claims(document, "He said it rained", "it rained");
  const marks = [outer!, { ...inner!, settled: true, sign: "refuted" as const }];
  expect(bare(annotatedHtml(document, marks, { openClaimId: "c1" }))).toBe(
    '<p class="prose"><mark class="m v-supported lane1 open" data-claim="c1">He said </mark>' +
      '<mark class="m v-supported lane1 open" data-claim="c1"><mark class="m v-refuted done" data-claim="c2">it rained</mark></mark>' +
      '<a class="chip v-refuted" data-claim="c2">2</a><a class="chip v-supported open" data-claim="c1">1</a>.</p>',
  );
});

test.each([
  ["the claim's card", undefined, 'href="#card-c1"', 'aria-details="card-c1"'],
  ["a sheet of the report", () => "#claim-1", 'href="#claim-1"', 'aria-details="claim-1"'],
])("number and marks lead to %s", (_, chipHref, link, details) => {
  const document = doc(p(t("It rained.")));
  const html = annotatedHtml(document, claims(document, "It rained"), chipHref ? { chipHref } : {});
  expect(html).toContain(link);
  expect(html).toContain(details);
});

test("a number that leads to another page leaves marks without details", () => {
  const document = doc(p(t("It rained.")));
  const html = annotatedHtml(document, claims(document, "It rained"), { chipHref: (c) => `/claims/${c.id}` });
  expect(html).toContain('href="/claims/c1"');
  expect(html).not.toContain("aria-details");
});

test("a stale claim carries the stale sign on its number", () => {
  const document = doc(p(t("It rained.")));
  const [claim] = claims(document, "It rained");
  const html = annotatedHtml(document, [{ ...claim!, stale: true }]);
  expect(html).toContain('class="m v-supported stale"');
  expect(html).toContain('class="chip v-stale"');
  expect(html).toContain('<use href="#g-stale">');
});

test("a claim over two paragraphs is marked in both and numbered once, at its end", () => {
  const document = doc(p(t("First.")), p(), p(t("Second.")));
  const html = bare(annotatedHtml(document, claims(document, "First.\n\n\n\nSecond")));
  expect(html).toBe(
    '<p class="prose"><mark class="m v-supported" data-claim="c1">First.</mark></p><p class="prose"><br></p>' +
      '<p class="prose"><mark class="m v-supported" data-claim="c1">Second</mark><a class="chip v-supported" data-claim="c1">1</a>.</p>',
  );
});

test("a claim that ends between blocks is numbered behind the words before", () => {
  const document = doc(p(t("First.")), p(), p(t("Second.")));
  const [claim] = claims(document, "First.");
  const html = bare(annotatedHtml(document, [{ ...claim!, spans: [{ start: 0, end: 8 }] }]));
  expect(html).toContain('First.</mark><a class="chip v-supported" data-claim="c1">1</a></p>');
});

test("a picture is marked whole, hard breaks stay inside the mark", () => {
  const document = doc(
    p(t("See "), { type: "image", attrs: { alt: "a map" } }, t(" and"), { type: "hardBreak" }, t("go.")),
  );
  const html = bare(annotatedHtml(document, claims(document, "map and\ngo")));
  expect(html).toBe(
    '<p class="prose">See <mark class="m v-supported" data-claim="c1"><span class="picture" role="img">a map</span></mark>' +
      '<mark class="m v-supported" data-claim="c1"> and</mark><mark class="m v-supported" data-claim="c1"><br></mark>' +
      '<mark class="m v-supported" data-claim="c1">go</mark><a class="chip v-supported" data-claim="c1">1</a>.</p>',
  );
});

test("sentences set aside are labelled, and strips show how much is accounted for", () => {
  const document = doc(p(t("A fine day. It rained.")));
  const html = bare(
    annotatedHtml(document, claims(document, "It rained"), {
      sentences: [
        { block: 0, start: 0, end: 11, state: "opinion", claimIds: [] },
        { block: 0, start: 12, end: 22, state: "in-work", claimIds: ["c1"] },
      ],
    }),
  );
  expect(html).toBe(
    '<p class="prose"><span class="gut" aria-hidden="true"><i class="cv cv-opinion s10"></i><i class="cv cv-work s10"></i></span>' +
      '<span class="nonclaim">A fine day.</span><span class="nonclaim-tag">[opinion]</span> ' +
      '<mark class="m v-supported" data-claim="c1">It rained</mark><a class="chip v-supported" data-claim="c1">1</a>.</p>',
  );
});

test("all that came from outside is escaped, and addresses that could run are left out", () => {
  const evil = `<img src=x onerror=alert(1)>"'&`;
  const document = doc(
    p(
      { type: "text", text: evil, marks: [{ type: "link", attrs: { href: "java\nscript:alert(1)" } }] },
      { type: "text", text: "x", marks: [{ type: "link", attrs: { href: 'https://a.example/"onclick="b' } }] },
      { type: "image", attrs: { alt: evil } },
    ),
    { type: "picture", attrs: { alt: evil } },
  );
  const [claim] = claims(document, evil);
  const html = annotatedHtml(document, [{ ...claim!, label: evil, id: `"><b>` }], { language: evil });
  expect(html).not.toContain("<img");
  expect(html).not.toContain("<b>");
  expect(html).not.toContain("script:");
  expect(html).toContain('href="https://a.example/&quot;onclick=&quot;b"');
});

test("every kind of block, and no words lost", () => {
  const document = doc(
    { type: "heading", attrs: { level: 1 }, content: [t("Title")] },
    { type: "caption", content: [t("Below a picture")] },
    { type: "blockquote", content: [p(t("Quoted"))] },
    { type: "orderedList", attrs: { start: 3 }, content: [{ type: "listItem", content: [p(t("Third"))] }] },
    { type: "bulletList", content: [{ type: "listItem", content: [p(t("Dot"))] }] },
    {
      type: "table",
      content: [
        {
          type: "tableRow",
          content: [
            { type: "tableHeader", content: [p(t("Head"))] },
            { type: "tableCell", content: [p(t("Cell"))] },
          ],
        },
      ],
    },
    { type: "horizontalRule" },
    { type: "picture", attrs: { alt: 'A "map"' } },
    { type: "picture", attrs: { alt: "" } },
    { type: "codeBlock", content: [t("a\nb")] },
  );
  const html = annotatedHtml(document, [], { headingShift: 3 });
  expect(bare(html)).toBe(
    '<h4 class="prose h1">Title</h4><p class="prose cap">Below a picture</p><blockquote class="quote"><p class="prose">Quoted</p></blockquote>' +
      '<ol class="list" start="3"><li><p class="prose">Third</p></li></ol><ul class="list"><li><p class="prose">Dot</p></li></ul>' +
      '<div class="tablewrap"><table><tbody><tr><th><p class="prose">Head</p></th><td><p class="prose">Cell</p></td></tr></tbody></table></div>' +
      '<hr><figure class="pic" data-alt="A &quot;map&quot;"><b lang="en">Picture:</b> <span>A &quot;map&quot;</span></figure>' +
      '<figure class="pic" data-alt=""><b lang="en">Picture without a description</b></figure><pre class="prose code">a\nb</pre>',
  );
  const words = html
    .replace(/<figure.*?<\/figure>/gu, "")
    .replace(/<\/(?:p|h4|pre)>/gu, "\n\n")
    .replace(/<[^>]*>/gu, "");
  expect(words.trim()).toBe(articleText(document));
});
