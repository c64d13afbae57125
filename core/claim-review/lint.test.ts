import fc from "@/scripts/vitest/chance.ts";
import { describe, expect, test } from "vitest";
import type { LintRule } from "./findings.ts";
import { lintClaimReviews } from "./lint.ts";
import { truthOfWords } from "./words.ts";

const at = "2026-03-12T09:00:00.000Z";
type Tree = Record<string, unknown>;

/** A review without a fault; `changes` take the place of its fields, `undefined` takes one away. */
function review(changes: Tree = {}): Tree {
  return {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    url: "https://desk.example/p/1#claim-1",
    datePublished: "2026-03-10",
    author: { "@type": "Organization", name: "The Desk", url: "https://desk.example" },
    claimReviewed: "The bridge has 12 arches.",
    itemReviewed: {
      "@type": "Claim",
      author: { "@type": "Person", name: "A. Mayor" },
      datePublished: "2026-03-01",
      appearance: { "@type": "CreativeWork", url: "https://paper.example/a" },
    },
    reviewRating: rated({}),
    ...changes,
  };
}

function rated(changes: Tree): Tree {
  return { "@type": "Rating", ratingValue: 1, bestRating: 5, worstRating: 1, alternateName: "False", ...changes };
}

const idsOf = (markup: unknown): string[] =>
  lintClaimReviews(typeof markup === "string" ? markup : JSON.stringify(markup), at).findings.map(({ id }) => id);

const item = (changes: Tree) => ({ itemReviewed: { ...(review()["itemReviewed"] as Tree), ...changes } });
const two = (first: Tree, second: Tree) => ({
  "@context": "https://schema.org",
  "@graph": [review(first), review({ claimReviewed: "The river has 3 banks.", ...second })],
});
const media = (changes: Tree = {}) =>
  review({
    "@type": "MediaReview",
    mediaAuthenticityCategory: "https://schema.org/DecontextualizedContent",
    originalMediaContextDescription: "It shows another bridge.",
    itemReviewed: { "@type": "MediaReviewItem", mediaItemAppearance: [{ "@type": "ImageObject" }] },
    reviewRating: undefined,
    ...changes,
  });

const half = { ratingValue: 3, alternateName: "False" };
const cases: [string, unknown, LintRule[]][] = [
  ["a review without a fault", review(), []],
  ["a verdict in words alone", review({ reviewRating: { "@type": "Rating", alternateName: "Unproven" } }), []],
  ["words nobody knows", review({ reviewRating: rated({ alternateName: "Zweierlei" }) }), []],
  ["numbers as text", review({ reviewRating: rated({ ratingValue: "1", bestRating: "5", worstRating: "1" }) }), []],
  ["http in the context", review({ "@context": "http://schema.org/" }), []],
  ["a media review", media(), []],
  ["no JSON", '{"@type": "ClaimReview",}', ["not-json"]],
  ["nothing", "", ["no-review"]],
  ["something else", { "@type": "Article" }, ["no-review"]],
  ["a page without any", "<html><p>ClaimReview</p></html>", ["no-review"]],
  ["a misspelt type", review({ "@type": "claimReview" }), ["type-misspelt"]],
  ["no context", review({ "@context": undefined }), ["context-missing"]],
  ["another context", review({ "@context": "https://schema.example/" }), ["context-missing"]],
  ["no claim", review({ claimReviewed: " " }), ["claim-missing"]],
  ["a long claim", review({ claimReviewed: "word ".repeat(20) }), ["claim-long"]],
  ["the headline as claim", review({ headline: "the bridge has 12 arches" }), ["claim-is-headline"]],
  [
    "a claim twice",
    two({}, { url: "https://desk.example/2", claimReviewed: "The bridge has 12 arches." }),
    ["claim-twice"],
  ],
  ["no address", review({ url: undefined }), ["url-missing"]],
  ["a relative address", review({ url: "/p/1" }), ["url-relative"]],
  ["one address for two", two({}, {}), ["url-same"]],
  ["an anchor each", two({}, { url: "https://desk.example/p/1#claim-2" }), []],
  ["no checker", review({ author: undefined }), ["checker-missing"]],
  ["a checker without a name", review({ author: { "@type": "Organization" } }), ["checker-nameless"]],
  ["the speaker checks", review(item({ author: { "@type": "Person", name: "the desk." } })), ["checker-is-speaker"]],
  [
    "the speaker’s address checks",
    review(item({ author: { "@type": "Organization", name: "D", sameAs: "https://desk.example/" } })),
    ["checker-is-speaker"],
  ],
  ["no item", review({ itemReviewed: undefined }), ["item-missing"]],
  ["an item of another type", review(item({ "@type": "Thing" })), ["item-type"]],
  ["an item of the old type", review(item({ "@type": "CreativeWork" })), ["item-type-old"]],
  ["a speaker without a name", review(item({ author: { "@type": "Person" } })), ["speaker-nameless"]],
  ["no appearance", review(item({ appearance: undefined })), ["appearance-missing"]],
  ["no date", review({ datePublished: undefined }), ["date-missing"]],
  ["a date for people", review({ datePublished: "10 March 2026" }), ["date-form"]],
  ["checked before it was said", review(item({ datePublished: "2026-03-11" })), ["date-order"]],
  ["said that month", review(item({ datePublished: "2026-03" })), []],
  ["changed before it was there", review({ dateModified: "2026-03-09" }), ["date-order"]],
  ["a day to come", review({ datePublished: "2026-03-14" }), ["date-future"]],
  ["tomorrow, somewhere", review({ datePublished: "2026-03-13T08:00:00Z" }), []],
  ["tags", review({ claimReviewed: "The <b>bridge</b> has arches." }), ["html-in-text"]],
  ["entities", review({ reviewBody: "It hasn&#8217;t." }), ["html-in-text"]],
  ["less and more", review({ reviewBody: "1 < 2 & 3 > 2" }), []],
  ["no rating", review({ reviewRating: undefined }), ["rating-missing"]],
  ["a rating that is words", review({ reviewRating: "False" }), ["rating-type"]],
  ["a rating of no type", review({ reviewRating: rated({ "@type": undefined }) }), ["rating-type"]],
  ["a rating without words", review({ reviewRating: rated({ alternateName: undefined }) }), ["rating-words-missing"]],
  [
    "a rating’s name",
    review({ reviewRating: rated({ alternateName: undefined, name: "False" }) }),
    ["rating-words-in-name"],
  ],
  ["no number", review({ reviewRating: rated({ ratingValue: "one" }) }), ["number-form"]],
  [
    "no ends",
    review({ reviewRating: rated({ bestRating: undefined, worstRating: undefined }) }),
    ["range-missing", "range-missing"],
  ],
  ["ends turned around", review({ reviewRating: rated({ bestRating: 1, worstRating: 5 }) }), ["range-inverted"]],
  ["ends on one number", review({ reviewRating: rated({ bestRating: 1 }) }), ["range-inverted"]],
  ["a scale from nought", review({ reviewRating: rated({ ratingValue: 0, worstRating: 0 }) }), ["range-low"]],
  ["ends alone", review({ reviewRating: rated({ ratingValue: undefined }) }), ["range-without-number"]],
  ["beyond the scale", review({ reviewRating: rated({ ratingValue: -1 }) }), ["number-outside"]],
  [
    "unrated with a number",
    review({ reviewRating: rated({ ratingValue: 3, alternateName: "Unproven" }) }),
    ["number-for-unrated"],
  ],
  ["true at the wrong end", review({ reviewRating: rated({ alternateName: "True" }) }), ["words-against-number"]],
  [
    "falsch at the wrong end",
    review({ reviewRating: rated({ ratingValue: 5, alternateName: "Falsch!" }) }),
    ["words-against-number"],
  ],
  ["false in the middle", review({ reviewRating: rated(half) }), ["words-beside-number"]],
  [
    "a scale upside down",
    two(
      { reviewRating: rated({ alternateName: "True" }) },
      { url: "https://desk.example/2", reviewRating: rated({ ratingValue: 5 }) },
    ),
    ["words-against-number", "words-against-number", "scale-upside-down"],
  ],
  ["a media review without a category", media({ mediaAuthenticityCategory: "Fake" }), ["media-category"]],
  ["a media review of nothing", media({ itemReviewed: undefined }), ["media-item"]],
  [
    "a media review that keeps the context back",
    media({ originalMediaContextDescription: undefined }),
    ["media-context"],
  ],
];

/** The example that stands at schema.org/ClaimReview: «True», and the most false of six. */
const schemaExample = {
  "@context": "https://schema.org",
  "@type": "ClaimReview",
  datePublished: "2014-07-23",
  url: "http://www.politifact.com/texas/statements/2014/jul/23/rick-perry/rick-perry-claim-about-3000-homicides-illegal-immi/",
  author: { "@type": "Organization", url: "http://www.politifact.com/" },
  claimReviewed: "More than 3,000 homicides were committed by 'illegal aliens' over the past six years.",
  reviewRating: { "@type": "Rating", ratingValue: 1, bestRating: 6, alternateName: "True" },
  itemReviewed: {
    "@type": "CreativeWork",
    author: { "@type": "Person", name: "Rich Perry", jobTitle: "Former Governor of Texas" },
    datePublished: "2014-07-17",
    name: "The St. Petersburg Times interview [...]",
  },
};

describe("the linter of ClaimReview", () => {
  test.each(cases)("%s", (_what, markup, ids) => {
    expect(idsOf(markup)).toEqual(ids);
  });

  test("has a case for every rule but the one about too many", async () => {
    const { lintRules } = await import("./findings.ts");
    const told = new Set(cases.flatMap(([, , ids]) => ids));
    expect(Object.keys(lintRules).filter((id) => !told.has(id as LintRule))).toEqual(["too-many"]);
  });

  test("catches schema.org’s own example, and says what is wrong and how it is mended", () => {
    const { findings } = lintClaimReviews(JSON.stringify(schemaExample), at);
    expect(findings[0]).toEqual({
      id: "words-against-number",
      level: "error",
      path: "reviewRating",
      words: "The words say «True», and the number 1 on a scale from 1 (false) to 6 (true) says false.",
      way: "Correct the one that is wrong. The nearer a number is to bestRating, the truer is the claim.",
      source: "https://developers.google.com/search/docs/appearance/structured-data/factcheck#rating",
    });
    expect(findings.map(({ id }) => id)).toEqual([
      "words-against-number",
      "range-missing",
      "claim-long",
      "item-type-old",
    ]);
  });

  test("reads the blocks of a page as a browser does, and names the block", () => {
    const block = (tree: unknown) => `<script data-a="1>0" TYPE='application/ld+json'>${JSON.stringify(tree)}</script>`;
    const page = `<!doctype html><title>İ</title><!-- ${block(review({ url: "x" }))} --><script>{"@type":</script>
      ${block({ "@type": "Article" })}${block([review({ url: "/p" })])}<p>Words.</p>`;
    const { reviews, findings } = lintClaimReviews(page, at);
    expect(reviews).toEqual([
      { path: "block 2 [0]", kind: "ClaimReview", claim: "The bridge has 12 arches.", verdict: "False" },
    ]);
    expect(findings.map(({ id, path }) => [id, path])).toEqual([["url-relative", "block 2 [0].url"]]);
  });

  test("finds a review wherever it stands, and looks at the first 200", () => {
    expect(
      idsOf({ "@context": "https://schema.org", "@type": "Article", mainEntity: review({ "@context": undefined }) }),
    ).toEqual([]);
    const many = Array.from({ length: 201 }, (_, at) =>
      review({ url: `https://a.example/${at}`, claimReviewed: `It is ${at}.` }),
    );
    expect(idsOf(many)).toEqual(["too-many"]);
  });

  test.each<[string, number | null | undefined]>([
    ["Mostly true in the specifics, although somewhat misleading", 0.75],
    ["Not true", 0],
    ["This is false.", 0],
    ["Half-True", 0.5],
    ["PANTS ON FIRE!", 0],
    ["Größtenteils falsch", 0.2],
    ["Плутовство", undefined],
    ["Неправда", 0],
    ["Conflicting evidence", 0.5],
    ["Not enough evidence", null],
    ["We looked at everything there is and found it true", undefined],
    ["", undefined],
  ])("hears what %j says", (words, truth) => {
    expect(truthOfWords(words)).toBe(truth);
  });

  test("answers whatever is pasted", () => {
    fc.assert(
      fc.property(fc.oneof(fc.json({ maxDepth: 8 }), fc.string()), (text) => {
        expect(Array.isArray(lintClaimReviews(text, at).findings)).toBe(true);
      }),
      { numRuns: 300 },
    );
    const anything = fc.record(Object.fromEntries(Object.keys(review()).map((key) => [key, fc.jsonValue()])), {
      requiredKeys: [],
    });
    fc.assert(
      fc.property(anything, (fields) => {
        expect(Array.isArray(idsOf(review(fields)))).toBe(true);
      }),
      { numRuns: 500 },
    );
    for (const hostile of ["[", '{"a":', "<script ", "<!--", "<", "</script"]) {
      expect(lintClaimReviews(hostile.repeat(150_000), at).findings.length).toBe(1);
    }
  });
});
