import { describe, expect, it, test } from "vitest";
import { scriptBlocks } from "./json-ld.ts";
import {
  anewJustification,
  emptyOutside,
  isRatingTold,
  outsideDetails,
  outsideJustification,
  outsideKey,
  outsideVerdictName,
  type OutsideClaim,
} from "./outside-claims.ts";
import { isHypothesis, readAnnotations, readHypothesisAnnotations } from "./outside-claims/annotations.ts";
import { readClaimReviews } from "./outside-claims/claim-reviews.ts";
import { groundOf, outsideTargets, placeOutside } from "./outside-claims/placing.ts";

const read = (found: OutsideClaim[] | "too-deep"): OutsideClaim[] => {
  if (found === "too-deep") throw new Error("too deep");
  return found;
};

/** The example of https://schema.org/ClaimReview. */
const schemaOrg = {
  "@context": "https://schema.org",
  "@type": "ClaimReview",
  datePublished: "2016-06-22",
  url: "http://example.com/news/science/worldisflat.html",
  itemReviewed: {
    "@type": "CreativeWork",
    author: {
      "@type": "Organization",
      name: "Square World Society",
      sameAs: "https://example.flatworlders.com/we-know-that-the-world-is-flat",
    },
    datePublished: "2016-06-20",
  },
  claimReviewed: "The world is flat",
  author: { "@type": "Organization", name: "Example.com science watch" },
  reviewRating: { "@type": "Rating", ratingValue: "1", bestRating: "5", worstRating: "1", alternateName: "False" },
};

describe("ClaimReview", () => {
  const wanted = {
    statement: "The world is flat",
    speaker: "Square World Society",
    saidAt: "2016-06-20",
    verdict: { text: "False", value: 1, best: 5, worst: 1 },
    reviewUrl: "http://example.com/news/science/worldisflat.html",
    reviewer: "Example.com science watch",
    reviewedAt: "2016-06-22",
  };
  const { author, ...anonymous } = schemaOrg;
  const cases: [string, unknown][] = [
    ["schema.org's own example", schemaOrg],
    ["a list", [schemaOrg]],
    ["a graph", { "@context": "https://schema.org", "@graph": [{ "@type": "WebPage" }, schemaOrg] }],
    [
      "a graph with references",
      {
        "@graph": [
          { ...anonymous, author: { "@id": "#org" } },
          { "@id": "#org", ...author },
        ],
      },
    ],
    ["a feed", { "@type": "DataFeed", dataFeedElement: [{ "@type": "DataFeedItem", item: [schemaOrg] }] }],
    ["a prefix", { ...schemaOrg, "@type": ["schema:ClaimReview", "Article"] }],
  ];
  it.each(cases)("is read in %s", (_form, value) => {
    expect(read(readClaimReviews(value))).toMatchObject([wanted]);
  });

  it("is read out of a page's blocks, and not out of a comment", () => {
    const block = (words: string, type = "application/ld+json") => `<script nonce=x type="${type}">${words}</script >`;
    const json = JSON.stringify(schemaOrg);
    const page = `<html><!-- ${block(json)} -->${block("var a = 1", "text/javascript")}${block(json)}<p>${block("{")}`;
    expect(scriptBlocks(page)).toEqual([json, "{"]);
    // what never closes is looked through once, not once for each opening
    expect(scriptBlocks("<!--".repeat(500_000))).toEqual([]);
    expect(scriptBlocks("<script ".repeat(500_000))).toEqual([]);
    expect(scriptBlocks("<script>".repeat(500_000))).toEqual([]);
  });

  it("says a date that cannot be read", () => {
    const itemReviewed = { datePublished: "last spring" };
    expect(read(readClaimReviews({ ...schemaOrg, itemReviewed }))[0]?.remarks).toEqual([
      "When it was said, «last spring», could not be read as a date.",
    ]);
  });
});

/** As the API of Hypothesis answers a search: a highlight with a comment, a reply to it, a note on the page. */
const quoted = "The river rose twice in May";
const hypothesis = {
  total: 3,
  rows: [
    {
      id: "zRqVLE0eEe2x",
      created: "2022-10-16T07:32:19.811527+00:00",
      updated: "2022-10-16T07:35:19.811527+00:00",
      user: "acct:rivera@hypothes.is",
      uri: "https://paper.example/flood",
      text: "Gauge data say once: https://gauges.example/may (see p. 3).",
      tags: ["Inaccurate", "hydrology"],
      group: "__world__",
      permissions: { read: ["group:__world__"] },
      target: [
        {
          source: "https://paper.example/flood",
          selector: [
            {
              type: "RangeSelector",
              startContainer: "/div[2]/p[1]",
              startOffset: 0,
              endContainer: "/div[2]/p[1]",
              endOffset: 27,
            },
            { type: "TextPositionSelector", start: 1612, end: 1639 },
            {
              type: "TextQuoteSelector",
              exact: quoted,
              prefix: "Share\n      After the thaw.",
              suffix: ".It fell in June.",
            },
          ],
        },
      ],
      document: { title: ["The flood"] },
      user_info: { display_name: "Ana Rivera" },
    },
    {
      id: "reply",
      user: "acct:b@hypothes.is",
      uri: "https://paper.example/flood",
      text: "Agreed",
      references: ["zRqVLE0eEe2x"],
      target: [{ source: "https://paper.example/flood" }],
    },
    {
      id: "page",
      user: "acct:b@hypothes.is",
      uri: "https://paper.example/flood",
      text: "Weak",
      target: [{ source: "x" }],
    },
  ],
};

describe("annotations", () => {
  const text = `After the thaw.\n\n${quoted}.\n\nIt fell in June.`;
  const small = groundOf(text, [
    { index: 0, start: 0, end: 15, block: { type: "paragraph" } },
    { index: 1, start: 17, end: 45, block: { type: "paragraph" } },
    { index: 2, start: 47, end: text.length, block: { type: "paragraph" } },
  ] as never);

  it.each([
    ["an answer of its API", hypothesis],
    ["an export of its client", { export_date: "2022-10-17", annotations: hypothesis.rows }],
  ])("of Hypothesis are read in %s: words, tags that are verdicts, addresses in the comment", (_form, value) => {
    expect(isHypothesis(value)).toBe(true);
    const { claims, left } = readHypothesisAnnotations(value);
    expect(left).toEqual([
      "1 reply was left out: they are talk, not claims.",
      "1 note on a whole page left out: no words are marked.",
    ]);
    expect(claims).toMatchObject([
      {
        id: "https://hypothes.is/a/zRqVLE0eEe2x",
        verdict: { text: "Inaccurate" },
        note: "Tags: hydrology",
        reviewer: "Ana Rivera",
        reviewedAt: "2022-10-16",
        sources: [{ url: "https://gauges.example/may" }],
        page: "https://paper.example/flood",
        remarks: [],
      },
    ]);
    // the page's own words before it, and paragraphs that touch, are no hindrance
    expect(placeOutside(small, claims[0]!)).toEqual({ kind: "placed", spans: [{ start: 17, end: 44 }] });
  });

  const words = (exact: string, prefix = "", suffix = "", position: { start: number; end: number } | null = null) => ({
    words: [{ exact, prefix, suffix, position, block: "" }],
    statement: "",
  });
  it.each([
    ["words that are not there", words("The river fell"), "not-found", 0],
    ["words beside others than there", words(quoted, "It is not true that"), "other-context", 1],
    ["part of a word", words("thaw. The ri"), "not-found", 0],
    ["quotation marks and white space of another kind", words("After  the\u00a0thaw"), "placed", 1],
    ["words with an omission", words("After the thaw … twice in May"), "placed", 2],
  ])("%s", (_what, claim, kind, count) => {
    const place = placeOutside(small, claim);
    expect([place.kind, place.spans.length]).toEqual([kind, count]);
  });

  it("of several places takes the one at the position in code points, and waits without one", () => {
    const twice = "😀 It rained. It rained.";
    const there = groundOf(twice, [{ index: 0, start: 0, end: twice.length, block: {} }] as never);
    expect(placeOutside(there, words("It rained.")).kind).toBe("several");
    const second = placeOutside(there, words("It rained.", "", "", { start: 13, end: 23 }));
    expect(second).toEqual({ kind: "placed", spans: [{ start: 14, end: 24 }] });
    expect(placeOutside(there, words("It rained.", "", "", { start: 12, end: 22 })).kind).toBe("several");
  });

  it("that wait keep their words and offer the places they may stand at", () => {
    const claim = words("The river rose two times in May");
    const [[row]] = outsideTargets(small, [{ claim, place: placeOutside(small, claim) }]) as [[never]];
    expect(row).toMatchObject({ state: "orphaned", exact: "The river rose two times in May", engine: "none" });
    expect((row as { candidates: { exact: string }[] }).candidates[0]?.exact).toContain("river rose twice in May");
  });

  it("without a quote have no words, and it is said why", () => {
    const selector = { type: "RangeSelector", startSelector: {}, endSelector: {} };
    const one = { type: "Annotation", body: "False.", target: { source: "https://a.example", selector } };
    expect(read(readAnnotations([one]))).toMatchObject([
      { words: [], justification: "False.", remarks: [expect.stringContaining("RangeSelector alone")] },
    ]);
  });
});

test("a verdict keeps its words, whose it was and from where; a claim is the same whatever its row or verdict", () => {
  const verdict = { text: "Pants on Fire", value: 1, best: 6, worst: 1 };
  const claim = {
    ...emptyOutside(3),
    statement: "S",
    verdict,
    reviewer: "P",
    reviewedAt: "2020",
    justification: "Why.",
  };
  expect(outsideVerdictName(verdict)).toBe("Pants on Fire (1 from 1, worst, to 6, best)");
  expect(outsideJustification([claim], "«old.csv»")).toBe(
    "Rated «Pants on Fire (1 from 1, worst, to 6, best)» elsewhere by P on 2020. Brought in from «old.csv».\n\nWhy.",
  );
  expect(outsideKey({ ...claim, row: 9, verdict: null })).toBe(outsideKey(claim));
  expect(outsideKey({ ...claim, statement: "T" })).not.toBe(outsideKey(claim));
});

test("what comes in beside words and verdict is told, and not what every claim has", () => {
  const plain = { ...emptyOutside(1), checkability: "checkable", priority: "normal" } as const;
  expect(outsideDetails(plain)).toEqual([]);
  const full = {
    ...plain,
    types: ["quote", "date"],
    checkability: "opinion",
    priority: "high",
    reasons: ["wrong-date"],
    disposition: "fix",
    missing: "The original.",
  } as const;
  expect(outsideDetails(full)).toEqual([
    "Types: Quote, Date or time",
    "Checkability: Opinion",
    "Priority: high",
    "Reasons: Wrong date",
    "What to do: Fix",
    "Missing: The original.",
  ]);
});

test("a rating is known by its verdict, reviewer, date and address, whichever way its words begin", () => {
  const verdict = { text: "False", value: null, best: null, worst: null };
  const rating = { ...emptyOutside(1), verdict, reviewer: "A", reviewedAt: "2020", reviewUrl: "https://a.example/r" };
  const told = (change: Partial<OutsideClaim>, words: string) => isRatingTold({ ...rating, ...change }, words);
  const later = { ...rating, reviewedAt: "2021", justification: "Now so." };
  const texts = [outsideJustification([later, rating], "a feed"), `Mine.\n\n${anewJustification([rating], "a feed")}`];
  for (const words of texts) {
    expect(told({}, words)).toBe(true);
    expect(told({ justification: "Said in other words." }, words)).toBe(true);
    expect(told({ reviewUrl: "" }, words)).toBe(true);
    expect(told({ verdict: { ...verdict, text: "Fals" } }, words)).toBe(false);
    expect(told({ reviewer: "" }, words)).toBe(false);
    expect(told({ reviewedAt: "" }, words)).toBe(false);
    expect(told({ reviewUrl: "https://a.example/" }, words)).toBe(false);
  }
  expect(told({ reviewUrl: "", reviewedAt: "", reviewer: "A" }, "Rated «False» elsewhere by A. B on 2020.")).toBe(
    false,
  );
});
