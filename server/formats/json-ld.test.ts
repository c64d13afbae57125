import { createHash } from "node:crypto";
import fc from "@/scripts/vitest/chance.ts";
import jsonld, { type ContextDefinition, type Options } from "jsonld";
import { expect, test } from "vitest";
import { audiences } from "@/core/audiences.ts";
import { claimReviews } from "@/core/formats/claim-reviews.ts";
import { reviewFeed } from "@/core/formats/published-lists.ts";
import { webAnnotations } from "@/core/formats/web-annotations.ts";
import { sampleRecord } from "@/core/record.fixture.ts";
import { buildReport } from "@/core/reports.ts";
import { annoContext } from "./anno-context.fixture.ts";
import { annotationsOf, isNode, list, type Node } from "./annotation-parts.fixture.ts";
import { withWords } from "./hostile-report.fixture.ts";
import { stateOf } from "./published-state.fixture.ts";
import { schemaContext, schemaFaults } from "./schema-org.fixture.ts";

const record = sampleRecord({
  sha256: (text) => createHash("sha256").update(text).digest("hex"),
  base64: (text) => Buffer.from(text).toString("base64"),
});
const publisher = { name: "The Desk", url: "https://desk.example", page: "https://desk.example/p/1" };
const oa = "http://www.w3.org/ns/oa#";
const told = (value: unknown) => JSON.parse(JSON.stringify(value)) as Node;

const contexts: Record<string, Node> = {
  "http://www.w3.org/ns/anno.jsonld": annoContext,
  "https://schema.org": schemaContext,
};
const fromHere = async (url: string) => {
  const context = contexts[url];
  if (!context) throw new Error(`${url} is no context of ours`);
  return { documentUrl: url, document: { "@context": context as ContextDefinition } };
};

interface Quad {
  subject: { value: string };
  predicate: { value: string };
  object: { value: string; termType: string };
}

/** All that a processor reads in it; `safe`: it fails where a member or a value would be dropped. */
const triplesOf = async (node: Node) => {
  const options: Options.ToRdf & { safe: true } = { documentLoader: fromHere, safe: true };
  return (await jsonld.toRDF(node as object, options)) as unknown as Quad[];
};

/** What each annotation says it is for, as the processor reads it and as its JSON has it. */
async function purposesOf(collection: Node): Promise<{ read: string[]; written: string[] }[]> {
  const quads = await triplesOf(collection);
  const objects = (subject: string, predicate: string) =>
    quads
      .filter((q) => q.subject.value === subject && q.predicate.value === `${oa}${predicate}`)
      .map((q) => q.object.value);
  return annotationsOf(collection).map((annotation) => {
    const id = String(annotation["id"]);
    const bodies = objects(id, "hasBody");
    const read = [...objects(id, "motivatedBy"), ...bodies.flatMap((body) => objects(body, "hasPurpose"))];
    const purposes = list(annotation["body"])
      .filter(isNode)
      .flatMap((body) => list(body["purpose"]));
    const words = [...list(annotation["motivation"]), ...purposes].map(
      (word) => `${oa}${String(word).replace(/^oa:/u, "")}`,
    );
    return { read: read.toSorted(), written: words.toSorted() };
  });
}

test.each(audiences)(
  "of the annotations for $id nothing is dropped, and each motivation and purpose is a triple",
  async ({ id }) => {
    const collection = told(webAnnotations(buildReport(record, id), publisher));
    const all = await purposesOf(collection);
    expect(all.flatMap(({ written }) => written).length).toBeGreaterThan(40);
    for (const { read, written } of all) expect(read).toEqual(written);
    const quads = await triplesOf(collection);
    const cached = quads.filter((quad) => quad.predicate.value === `${oa}cachedSource`);
    expect(cached.every(({ object }) => object.termType === "NamedNode")).toBe(true);
    expect(cached.filter(({ object }) => object.value.startsWith("https://desk.example/")).length).toBeGreaterThan(5);
  },
);

test("nor of those with hostile words in every place", async () => {
  const report = buildReport(record, "legal");
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: "binary", maxLength: 40 }),
      fc.constantFrom("", "https://x.example/"),
      async (words, start) => {
        const hostile = withWords({ ...report, claims: report.claims.slice(0, 3) }, words, start);
        for (const { read, written } of await purposesOf(told(webAnnotations(hostile, publisher))))
          expect(read).toEqual(written);
        expect(await triplesOf(told(claimReviews(hostile, publisher)))).not.toEqual([]);
      },
    ),
    { numRuns: 12 },
  );
});

test("a purpose without a word in the context, and a member that is none, are found", async () => {
  const collection = webAnnotations(buildReport(record, "public"), publisher);
  const text = JSON.stringify(collection);
  const found = async (broken: string) => {
    const all = await purposesOf(JSON.parse(broken) as Node).catch((error: unknown) => String(error));
    return typeof all === "string" || all.some(({ read, written }) => read.join() !== written.join());
  };
  expect(text).toContain('"purpose":"oa:assessing"');
  expect(text).toContain('"startIndex":');
  expect(await found(text)).toBe(false);
  expect(await found(text.replace('"purpose":"oa:assessing"', '"purpose":"assessing"'))).toBe(true);
  expect(await found(text.replace('"startIndex":', '"startsAt":'))).toBe(true);
});

test("what is published for machines has no type, property or kind of value that schema.org has not, and is read whole", async () => {
  const report = buildReport(record, "public");
  const claims = report.claims.map((claim) => ({ ...claim, types: ["media" as const] }));
  const media = {
    ...report,
    claims: claims.map((claim) => ({
      ...claim,
      evidence: claim.evidence.map((row) => ({ ...row, medium: "video" as const })),
    })),
  };
  for (const said of [report, media]) {
    const feed = JSON.parse(reviewFeed([stateOf(said)], { name: "The Desk", url: publisher.url })) as Node;
    expect(schemaFaults(feed)).toEqual([]);
    const types = new Set(
      (await triplesOf(feed))
        .filter(({ predicate }) => predicate.value.endsWith("#type"))
        .map(({ object }) => object.value),
    );
    for (const name of ["DataFeed", "ClaimReview", "CorrectionComment", "Rating"])
      expect(types).toContain(`http://schema.org/${name}`);
    expect(types.has("http://schema.org/MediaReview")).toBe(said === media);
  }
});

test("and what schema.org has not is found", () => {
  const review = {
    "@type": "ClaimReview",
    claimReviewed: "words",
    reviewRating: { "@type": "Rating", alternateName: "True" },
  };
  expect(schemaFaults(review)).toEqual([]);
  expect(schemaFaults({ ...review, "@type": "ClaimsReview" })).toEqual(["no type ClaimsReview"]);
  expect(schemaFaults({ ...review, claimReviewedAt: "x" })).toEqual(["ClaimReview has no claimReviewedAt"]);
  expect(schemaFaults({ ...review, reviewRating: { "@type": "Person" } })).toEqual([
    "ClaimReview.reviewRating is no Person",
  ]);
  expect(schemaFaults({ ...review, reviewRating: "True" })).toEqual(['ClaimReview.reviewRating is no "True"']);
});
