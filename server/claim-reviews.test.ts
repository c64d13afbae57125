import fc from "@/scripts/vitest/chance.ts";
import { describe, expect, it } from "vitest";
import { lintMarkup } from "./claim-reviews.ts";
import { htmlElements } from "./html-elements.ts";
import { microdataItems } from "./microdata.ts";
import { rdfaItems } from "./rdfa.ts";

const idsOf = (page: string) => lintMarkup(page).findings.map(({ id }) => id);

/** A review without a fault, in three markups; `rating` is the part that goes wrong. */
const jsonLd = {
  "@context": "https://schema.org",
  "@type": "ClaimReview",
  url: "https://desk.example/p/1",
  datePublished: "2026-03-10",
  author: { "@type": "Organization", name: "The Desk", url: "https://desk.example" },
  claimReviewed: "The bridge has 12 arches.",
  itemReviewed: {
    "@type": "Claim",
    author: { "@type": "Person", name: "A. Mayor" },
    datePublished: "2026-03-01",
    appearance: { "@type": "CreativeWork", url: "https://paper.example/a" },
  },
  reviewRating: { "@type": "Rating", ratingValue: "1", bestRating: "5", worstRating: "1", alternateName: "False" },
};

const micro = (changes: Readonly<Record<string, string>> = {}): string => {
  const page = `<!doctype html><html><head><title>Bridge</title></head><body>
<article itemscope itemtype="https://schema.org/ClaimReview"><a itemprop="url" href="https://desk.example/p/1">Whole</a>
<time itemprop="datePublished" datetime="2026-03-10">10 March</time>
<p itemprop="author" itemscope itemtype="https://schema.org/Organization"><span itemprop="name">The Desk</span>
<link itemprop="url" href="https://desk.example"></p>
<h2 itemprop="claimReviewed">The bridge <b>has</b>
  12 arches.</h2>
<div itemprop="itemReviewed" itemscope itemtype="https://schema.org/Claim">
<span itemprop="author" itemscope itemtype="https://schema.org/Person"><b itemprop="name">A. Mayor</b></span>
<meta itemprop="datePublished" content="2026-03-01">
<span itemprop="appearance" itemscope itemtype="https://schema.org/CreativeWork"><link itemprop="url" href="https://paper.example/a"></span>
</div><div itemprop="reviewRating" itemscope itemtype="https://schema.org/Rating"><meta itemprop="ratingValue" content="1">
<meta itemprop="bestRating" content="5"><meta itemprop="worstRating" content="1"><b itemprop="alternateName">False</b></div>
</article></body></html>`;
  return Object.entries(changes).reduce((text, [from, to]) => text.replace(from, () => to), page);
};

const rdfa = (changes: Readonly<Record<string, string>> = {}): string => {
  const page = micro()
    .replaceAll(/itemprop="(\w+)" itemscope itemtype="https:\/\/schema.org\/(\w+)"/gu, 'property="$1" typeof="$2"')
    .replace('itemscope itemtype="https://schema.org/ClaimReview"', 'vocab="https://schema.org/" typeof="ClaimReview"')
    .replaceAll("itemprop=", "property=");
  return Object.entries(changes).reduce((text, [from, to]) => text.replace(from, () => to), page);
};

describe("a review in the tags of a page", () => {
  it("is read as the same in JSON-LD is", () => {
    const { "@context": _context, ...said } = jsonLd;
    const link = (url: string) => ({ "@id": url });
    const linked = { url: link(said.url), author: { ...said.author, url: link(said.author.url) } };
    const itemReviewed = {
      ...said.itemReviewed,
      appearance: { ...said.itemReviewed.appearance, url: link("https://paper.example/a") },
    };
    for (const [item, ...more] of [microdataItems(htmlElements(micro())), rdfaItems(htmlElements(rdfa()))]) {
      expect(more).toEqual([]);
      expect(item).toMatchObject({
        line: 2,
        node: {
          ...said,
          ...linked,
          itemReviewed,
          "@context": expect.stringContaining("schema.org"),
        },
      });
    }
    for (const page of [`<script type="application/ld+json">${JSON.stringify(jsonLd)}</script>`, micro(), rdfa()]) {
      const { reviews, findings } = lintMarkup(page);
      expect(findings).toEqual([]);
      expect(reviews).toMatchObject([{ kind: "ClaimReview", claim: "The bridge has 12 arches.", verdict: "False" }]);
    }
  });

  const both = [
    ["microdata", micro],
    ["RDFa", rdfa],
  ] as const;
  it.each(both)("in %s is looked over as in JSON-LD, and the line is named", (_name, page) => {
    const { findings } = lintMarkup(page({ ">False<": ">True<", "12 arches.": "12 arches of stone." }));
    expect(findings).toMatchObject([{ id: "words-against-number", path: "line 2 reviewRating" }]);
    expect(idsOf(page({ 'content="1"': 'content="one"' }))).toEqual(["number-form"]);
    expect(idsOf(page({ "2026-03-10": "tomorrow" }))).toEqual(["date-form"]);
    expect(idsOf(page({ "/ClaimReview": "/claimReview", '"ClaimReview"': '"claimReview"' }))).toEqual([
      "type-misspelt",
    ]);
    expect(idsOf(page({ "https://desk.example/p/1": "/p/1" })), "a link is read from the page on").toEqual([]);
    expect(idsOf(page().repeat(2))).toEqual(["url-same", "claim-twice"]);
    expect(idsOf(`${page()}<script type="application/ld+json">${JSON.stringify(jsonLd)}</script>`)).toEqual([]);
  });

  it("whose type is no address says so in the words of its markup", () => {
    const [bare] = lintMarkup(micro({ "https://schema.org/ClaimReview": "ClaimReview" })).findings;
    expect(bare).toMatchObject({ id: "context-missing", words: "Its itemtype is no address." });
    const [alien] = lintMarkup(rdfa({ "https://schema.org/": "https://other.example/" })).findings;
    expect(alien).toMatchObject({ id: "no-review" });
    const [none] = lintMarkup(rdfa({ 'vocab="https://schema.org/"': "" })).findings;
    expect(none).toMatchObject({ id: "context-missing", words: "It says no vocab." });
    const [rating] = lintMarkup(micro({ 'itemtype="https://schema.org/Rating"': 'itemtype="Rating"' })).findings;
    expect(rating).toMatchObject({ id: "rating-type", way: 'Add itemtype="https://schema.org/Rating".' });
    const [text] = lintMarkup(
      '<p vocab="https://schema.org/" typeof="ClaimReview"><b property="reviewRating">No</b>',
    ).findings;
    expect(lintMarkup("<p>Words.").findings).toMatchObject([
      { words: "There is no JSON-LD, microdata or RDFa in this." },
    ]);
    expect(text?.level).toBe("error");
  });
});

describe("microdata", () => {
  const nodes = (html: string) => microdataItems(htmlElements(html)).map(({ node }) => node);
  it("takes each value from where HTML says that it stands, and each item’s own", () => {
    const html = `<div itemscope><img itemprop="i" src="a.png"><object itemprop="o" data="b"></object><data itemprop="d" value="7">seven</data>
<meter itemprop="m" value="3">x</meter><time itemprop="t">Monday</time><p itemprop="a b">two</p><p itemprop="a">again</p>
<div itemprop="in" itemscope><i itemprop="own">inner</i></div></div>`;
    const id = (of: string) => ({ "@id": of });
    expect(nodes(html)).toEqual([
      { i: id("a.png"), o: id("b"), d: "7", m: "3", t: "Monday", a: ["two", "again"], b: "two", in: { own: "inner" } },
    ]);
  });

  it("follows itemref, and an item that stands in itself ends there", () => {
    const html = `<div itemscope itemref="x y x"></div><p id="x" itemprop="n">name</p><p id="y"><b itemprop="m">more</b></p>`;
    expect(nodes(html)).toEqual([{ n: "name", m: "more" }]);
    const loop = `<div itemscope itemref="a"></div><div id="a" itemprop="p" itemscope itemref="b"></div><div id="b" itemprop="q" itemscope itemref="a"></div>`;
    expect(nodes(loop)).toEqual([{ p: { q: {} } }]);
  });
});

describe("RDFa Lite", () => {
  const nodes = (html: string) => rdfaItems(htmlElements(html)).map(({ node }) => node);
  it("takes names by vocabulary, prefix and address, and values from where they stand", () => {
    const html = `<div prefix="s: http://schema.org/ x: https://x.example/" typeof="s:ClaimReview" resource="#c">
<b property="schema:claimReviewed" content="C">words</b><a property="s:url x:at" href="/p">here</a><img property="https://schema.org/image" src="i.png">
<time property="s:datePublished" datetime="2026-01-02">then</time></div>`;
    expect(nodes(html)).toEqual([
      {
        "@id": "#c",
        "@type": "ClaimReview",
        "@context": "https://schema.org",
        claimReviewed: "C",
        url: { "@id": "/p" },
        "https://x.example/at": { "@id": "/p" },
        image: { "@id": "i.png" },
        datePublished: "2026-01-02",
      },
    ]);
  });

  it("says what stands in a link of what it leads to", () => {
    const html = `<div vocab="https://schema.org/" typeof="Claim"><a href="/who"><b property="name">A.</b></a><p property="text">T</p></div>`;
    expect(nodes(html)).toEqual([
      { "@type": "Claim", "@context": "https://schema.org", text: "T" },
      { "@id": "/who", name: "A." },
    ]);
  });
});

describe("whatever is pasted", () => {
  it("is answered", () => {
    const tag = fc.constantFrom(
      "<div itemscope itemprop='a b' itemtype='https://schema.org/ClaimReview' id=x itemref='x y'>",
      "<div itemscope id=y itemref=x>",
      "<p typeof='ClaimReview' property='author reviewRating' vocab='https://schema.org/'>",
      "<b itemprop='__proto__ constructor' property='__proto__'>",
      "<a href=x property=url itemprop=url>",
      "</div>",
      "</p>",
      "<",
      "words",
      "<!--",
    );
    fc.assert(
      fc.property(fc.array(tag, { maxLength: 60 }), (parts) => {
        expect(Array.isArray(lintMarkup(`<p>${parts.join("")}`).findings)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    "<b>",
    "</i>",
    "<b></i>",
    "<div itemscope itemprop='a b' itemtype='https://schema.org/Claim'>",
    "<p itemprop=a>words ",
    "<p typeof=Claim property='a b c' vocab='https://schema.org/'>",
    "<p prefix='a: b'>",
    "<i itemscope itemref=x></i><i id=x itemprop=a itemscope>",
    "<b/>",
  ])("%s, over and over, does not exhaust it", (hostile) => {
    expect(lintMarkup(`<p>${hostile.repeat(Math.ceil(1_000_000 / hostile.length))}`).findings.length).toBe(1);
  });

  it("refers to one element from thousands without being slower for it", () => {
    const items = Array.from(
      { length: 10_000 },
      (_, i) => `<i itemscope id=i${i} itemprop=a itemref='i${i + 1} i${i + 2}'></i>`,
    );
    expect(microdataItems(htmlElements(`<div itemscope itemref=i0></div>${items.join("")}`))).toHaveLength(1);
  });
});
