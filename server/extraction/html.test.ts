import { describe, expect, it } from "vitest";
import type { Document } from "@/core/articles.ts";
import type { ExtractionHints } from "@/core/extraction.ts";
import { DocumentInput } from "@/core/inputs/documents.ts";
import { readFile } from "./read-file.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const read = async (html: string, hints: Partial<ExtractionHints> = {}) =>
  readFile(utf8(html), { mediaType: "text/html", scope: "page", ...hints });
const blocksOf = async (body: string, hints: Partial<ExtractionHints> = {}): Promise<Document["content"] | undefined> =>
  (await read(`<!doctype html><html><body>${body}</body></html>`, hints)).document?.content;
const paragraph = (text: string) => ({ type: "paragraph", content: [{ type: "text", text }] });
const linked = (text: string, href: string) => ({ type: "text", text, marks: [{ type: "link", attrs: { href } }] });

const sentence = "The agreement comes into force from the date of its signing, the ministry said on Friday. ";
const article = Array.from({ length: 8 }, (_, at) => `<p>Part ${at}. ${sentence.repeat(4)}</p>`).join("");
const site = `<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
  <div class="article-body"><h1>A pact is signed</h1>${article}</div><footer class="footer">All rights reserved</footer>`;

describe("a page's blocks", () => {
  it.each<[string, string, Document["content"] | unknown[]]>([
    [
      "white space as a browser shows it",
      "<p> a\n  b <b> c </b>d</p>",
      [
        {
          type: "paragraph",
          content: [
            { type: "text", text: "a b " },
            { type: "text", text: "c ", marks: [{ type: "bold" }] },
            { type: "text", text: "d" },
          ],
        },
      ],
    ],
    ["bare words around blocks", "one<p>two</p>three<div>four</div>", ["one", "two", "three", "four"].map(paragraph)],
    [
      "two breaks as a paragraph's end",
      "a<br>b<br> <br>c",
      [
        {
          type: "paragraph",
          content: [{ type: "text", text: "a" }, { type: "hardBreak" }, { type: "text", text: "b" }],
        },
        paragraph("c"),
      ],
    ],
    [
      "what is hidden or no text",
      '<script>x</script><style>x</style><noscript>x</noscript><template>x</template><p hidden>x</p><p style="display: none">x</p><textarea>x</textarea><p>y</p>',
      [paragraph("y")],
    ],
    [
      "a list that begins with a list",
      "<ul><li><ul><li>a</li></ul></li><ul><li>b</li></ul></ul>",
      [
        {
          type: "bulletList",
          content: [
            {
              type: "listItem",
              content: [
                { type: "paragraph" },
                { type: "bulletList", content: [{ type: "listItem", content: [paragraph("a")] }] },
                { type: "bulletList", content: [{ type: "listItem", content: [paragraph("b")] }] },
              ],
            },
          ],
        },
      ],
    ],
    [
      "a table of data",
      "<table><tr><th>Country</th><th>Votes</th></tr><tr><td>Belarus</td><td></td></tr></table>",
      [
        {
          type: "table",
          content: [
            {
              type: "tableRow",
              content: [
                { type: "tableHeader", content: [paragraph("Country")] },
                { type: "tableHeader", content: [paragraph("Votes")] },
              ],
            },
            {
              type: "tableRow",
              content: [
                { type: "tableCell", content: [paragraph("Belarus")] },
                { type: "tableCell", content: [{ type: "paragraph" }] },
              ],
            },
          ],
        },
      ],
    ],
    [
      "a table that lays out the page",
      "<table><tr><td><h2>a</h2></td><td>b</td></tr></table>",
      [{ type: "heading", attrs: { level: 2 }, content: [{ type: "text", text: "a" }] }, paragraph("b")],
    ],
    [
      "quotes, code, rules and captions",
      "<hr><blockquote>q</blockquote><hr><hr><pre>\n a\n  b\n</pre><figure><img alt=x><figcaption>c</figcaption></figure>",
      [
        { type: "blockquote", content: [paragraph("q")] },
        { type: "horizontalRule" },
        { type: "codeBlock", content: [{ type: "text", text: " a\n  b" }] },
        { type: "caption", content: [{ type: "text", text: "c" }] },
      ],
    ],
    [
      "the number of a note apart from its words",
      "<p><a id=n><sup>22</sup></a>See<sup>1</sup>",
      [paragraph("22 See¹")],
    ],
    [
      "soft hyphens, NUL and entities",
      "<p>Zu&shy;sammen&#0;&nbsp;&lt;b&gt;</p>",
      [paragraph("Zusammen\ufffd\u00a0<b>")],
    ],
  ])("holds %s", async (_, body, expected) => {
    expect(await blocksOf(body)).toEqual(expected);
  });

  it("keeps a link around a heading, and the marks of a short quote", async () => {
    expect(
      await blocksOf('<a href="https://b.example/"><h2>a</h2></a><p>He said <q>no</q>.<button>b</button>'),
    ).toEqual([
      { type: "heading", attrs: { level: 2 }, content: [linked("a", "https://b.example/")] },
      paragraph("He said “no”."),
      paragraph("b"),
    ]);
  });

  it("leads links where the page says, and never to a script", async () => {
    const body =
      '<p><a href="/a">a</a> <a href="https://b.example/">b</a> <a href="java\nscript:alert(1)">c</a> <a href="#d">d</a></p>';
    const from = await blocksOf(body, { url: "https://example.org/x/" });
    expect(from).toEqual([
      {
        type: "paragraph",
        content: [
          linked("a", "https://example.org/a"),
          { type: "text", text: " " },
          linked("b", "https://b.example/"),
          { type: "text", text: " c d" },
        ],
      },
    ]);
    expect((await read(`<html>${body}`)).notes).toEqual(["1 link without a full address kept as words."]);
  });

  it("keeps the words of what is nested deeper than a document may be", async () => {
    const { document, text } = await read(`<html>${"<ul><li>a<table><tr><td>b</td><td>".repeat(3_000)}`);
    expect(DocumentInput.safeParse(document).success).toBe(true);
    expect(text.match(/a/gu)).toHaveLength(3_000);
  });
});

describe("scope", () => {
  it("is the whole page, or its article alone", async () => {
    const page = await read(`<html><body>${site}</body></html>`);
    expect(page.text).toMatch(/^Home\n\nWorld\n\nA pact is signed\n\nPart 0\./u);
    expect(page.text).toContain("All rights reserved");
    const alone = await read(`<html><body>${site}</body></html>`, { scope: "article" });
    expect(alone.text).toContain("Part 0.");
    expect(alone.text).toContain("Part 7.");
    expect(alone.text).not.toMatch(/Home|All rights/u);
    expect(alone.status).toBe("ok");
  });

  it("falls back to the page where there is no article", async () => {
    const { text, notes } = await read("<html><body><form><button>Log in</button></form></body></html>", {
      scope: "article",
    });
    expect(text).toBe("Log in");
    expect(notes).toEqual(["No article was found in the page: all of its words are kept."]);
  });

  it("reads a page without head or body", async () => {
    const { text, metadata } = await read("<!doctype html><title>T</title><p>Words", { scope: "article" });
    expect({ text, title: metadata.title }).toEqual({ text: "Words", title: "T" });
  });
});

describe("metadata", () => {
  it("is that of JSON-LD, then meta tags, then the page's own", async () => {
    const data = {
      "@graph": [
        { "@type": "WebSite", name: "No" },
        {
          "@type": "NewsArticle",
          headline: "The \ud800 headline",
          author: [{ name: "Ann" }, "Bo"],
          datePublished: "2020-11-19T17:26:00+03:00",
          inLanguage: "en",
        },
      ],
    };
    const { metadata } = await read(
      `<html lang="en_GB"><head><title>x</title><meta property="og:site_name" content="The Times"><link rel="canonical" href="/c"><script type="application/ld+json">${JSON.stringify(data)}</script></head><body><p>t</p></body></html>`,
      { url: "https://example.org/a?b" },
    );
    expect(metadata).toEqual({
      title: "The \ufffd headline",
      byline: "Ann, Bo",
      publisher: "The Times",
      publishedAt: "2020-11-19T14:26:00.000Z",
      language: "en-GB",
      canonicalUrl: "https://example.org/c",
    });
  });

  it.each([
    ["2020-11-19", "2020-11-19"],
    ["2020-11-19 10:00", "2020-11-19"],
    ["2020/11/19", "2020-11-19"],
    ["19 November 2020", "2020-11-19"],
    ["Thu, 19 Nov 2020 14:26:00 GMT", "2020-11-19"],
    ["2020-02-31", null],
    ["yesterday", null],
  ])("reads the date %s", async (content, expected) => {
    const { metadata } = await read(`<html><meta name="date" content="${content}"><p>t`);
    expect(metadata.publishedAt).toBe(expected);
  });

  it("takes the page's title without its site's name, its byline and its time", async () => {
    const { metadata } = await read(
      '<html><title>A pact – The Times</title><meta name="application-name" content="The Times"><p class="byline">By Ann Lee</p><time datetime="2020-11">Nov</time><p>t',
    );
    expect(metadata).toMatchObject({ title: "A pact", byline: "Ann Lee", publishedAt: "2020-11", canonicalUrl: null });
  });

  it.each([
    '<script type="application/ld+json">{',
    '<link rel="canonical" href="javascript:alert(1)">',
    '<html lang="$x">',
    `<html lang="en-x-${"abcdefgh-".repeat(500)}a">`,
  ])("does without what is broken: %s", async (broken) => {
    const { metadata, text } = await read(`<html>${broken}</script><p>t`);
    expect(metadata).toMatchObject({ title: "", language: "", canonicalUrl: null });
    expect(text).toBe("t");
  });
});

describe("encoding", () => {
  const cyrillic = "Россия и Беларусь подписали соглашение о сотрудничестве";
  const windows1251 = (text: string) =>
    Uint8Array.from([...text].map((c) => (c >= "А" ? c.charCodeAt(0) - 0x410 + 0xc0 : c.charCodeAt(0))));
  it.each<[string, Uint8Array, string]>([
    ["its server names", windows1251(`<html><p>${cyrillic}`), "text/html; charset=windows-1251"],
    ["it names itself", windows1251(`<html><meta charset="cp1251"><p>${cyrillic}`), "text/html"],
    [
      "its mark names, whatever the server says",
      Buffer.from(`\ufeff<html><p>${cyrillic}`, "utf16le"),
      "text/html; charset=utf-8",
    ],
    ["is UTF-8 where none is named", utf8(`<html><p>${cyrillic}`), "text/html"],
    ["its letters look like", windows1251(`<html><p>${cyrillic}`), "text/html; charset=none"],
  ])("is what %s", async (_, bytes, mediaType) => {
    const { text, mediaType: found } = await readFile(bytes, { mediaType, scope: "page" });
    expect({ text, found }).toEqual({ text: cyrillic, found: "text/html" });
  });
});

it("cuts a page of too many elements and says so", async () => {
  const { status, reason, document } = await read(`<html>${"<i></i><p>a".repeat(150_000)}`);
  expect(status).toBe("partial");
  expect(reason).toMatch(/more than 200,000 elements.*2 MB/u);
  expect(DocumentInput.safeParse(document).success).toBe(true);
});
