import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { articleText, placedBlocks } from "../article-text.ts";
import { claimReviews } from "../formats/claim-reviews.ts";
import { webAnnotations } from "../formats/web-annotations.ts";
import { type OutsideClaim } from "../outside-claims.ts";
import { readAnnotations } from "./annotations.ts";
import { readClaimReviews } from "./claim-reviews.ts";
import { groundOf, placeOutside } from "./placing.ts";
import { proposedVerdict } from "./ratings.ts";
import { sampleRecord } from "../record.fixture.ts";
import { buildReport } from "../reports.ts";
import { verdicts } from "../verdicts.ts";

const record = sampleRecord({
  sha256: (text) => createHash("sha256").update(text).digest("hex"),
  base64: (text) => Buffer.from(text).toString("base64"),
});
const report = buildReport(record, "editor");
const ground = groundOf(articleText(report.document), placedBlocks(report.document));
const labelOf = (id: string | undefined) => verdicts.find((row) => row.id === id)?.label ?? null;

const read = (found: OutsideClaim[] | "too-deep"): OutsideClaim[] => {
  if (found === "too-deep") throw new Error("too deep");
  return found;
};

describe("our own exports come back", () => {
  it("as annotations: each claim at its very words, with verdict, justification and passages", () => {
    const back = read(
      readAnnotations(JSON.parse(JSON.stringify(webAnnotations(report, { name: "The Desk", url: null, page: null })))),
    );
    const sent = report.claims.filter(({ spans }) => spans.length > 0);
    expect(back.length).toBe(sent.length);
    expect(sent.length).toBeGreaterThan(8);
    for (const [i, claim] of sent.entries()) {
      const one = back[i]!;
      expect(placeOutside(ground, one)).toEqual({ kind: "placed", spans: claim.spans });
      expect(one.statement).toBe(claim.statement);
      expect(one.verdict?.text ?? null).toBe(labelOf(claim.opinion?.verdict));
      expect(one.verdict && proposedVerdict(one.verdict)).toBe(claim.opinion?.verdict ?? null);
      expect(one.chosenBecause).toBe(claim.chosenBecause ?? "");
      expect(one.justification).toBe(claim.opinion?.justification ?? "");
      expect(one.proposedText).toBe(claim.opinion?.proposedText ?? "");
      const passages = claim.evidence.flatMap(({ passage }) => passage || []);
      expect(one.sources.map(({ passage }) => passage)).toEqual(passages);
    }
  });

  it("as ClaimReview: speaker, date, verdict and justification; words that are its statement at their place", () => {
    const publisher = { name: "The Desk", url: "https://desk.example", page: "https://desk.example/r/1" };
    const back = read(readClaimReviews(JSON.parse(JSON.stringify(claimReviews(report, publisher)))));
    const sent = report.claims.filter(({ opinion }) => opinion !== null && opinion.verdict !== "not-checkable");
    expect(back.length).toBe(sent.length);
    for (const [i, claim] of sent.entries()) {
      const one = back[i]!;
      expect(one).toMatchObject({ reviewer: "The Desk", reviewUrl: `https://desk.example/r/1#claim-${claim.number}` });
      expect(one.justification).toBe(claim.opinion?.justification);
      expect(one.verdict && proposedVerdict(one.verdict)).toBe(claim.opinion?.verdict);
      if (claim.statement === "") expect(placeOutside(ground, one)).toEqual({ kind: "placed", spans: claim.spans });
    }
  });
});
