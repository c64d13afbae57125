import { describe, expect, it } from "vitest";
import { isHypothesis, readAnnotations } from "./outside-claims/annotations.ts";
import { readClaimReviews } from "./outside-claims/claim-reviews.ts";

describe("what is hostile", () => {
  it("nests too deep: it is said, and nothing overflows", () => {
    const deep = JSON.parse(`${'{"a":['.repeat(20_000)}${"]}".repeat(20_000)}`) as unknown;
    expect(readClaimReviews(deep)).toBe("too-deep");
    expect(readAnnotations(deep)).toBe("too-deep");
  });

  it("names of every object's members are members like others", () => {
    const value: unknown = JSON.parse(
      '{"@type":"ClaimReview","__proto__":{"claimReviewed":"evil"},"constructor":"x","reviewRating":{"toString":1}}',
    );
    expect(readClaimReviews(value)).toMatchObject([{ statement: "", verdict: null }]);
    expect(({} as Record<string, unknown>)["claimReviewed"]).toBeUndefined();
  });

  it.each([[null], [1], ["words"], [[[]]], [{ "@type": 1 }], [{ rows: [null, 1] }]])("%j is nothing", (value) => {
    expect(readClaimReviews(value)).toEqual([]);
    expect(readAnnotations(value)).toEqual([]);
    expect(isHypothesis(value)).toBe(false);
  });
});
