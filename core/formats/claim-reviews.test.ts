import fc from "fast-check";
import { expect, test } from "vitest";
import { audiences } from "../audiences.ts";
import { lintClaimReviews } from "../claim-review-lint.ts";
import { sampleRecord } from "../record.fixture.ts";
import { buildReport, type Report, type ReportClaim } from "../reports.ts";
import { verdicts } from "../verdicts.ts";
import { claimReviews } from "./claim-reviews.ts";

const record = sampleRecord({ sha256: (text) => `hash of ${text.length}`, base64: (text) => text });
const desk = { name: "The Desk", url: "https://desk.example", page: "https://desk.example/p/1" };
const at = "2026-12-31T00:00:00.000Z";

/** What the linter says against the ClaimReview of a report, but for hints. */
function faultsOf(report: Report, publisher: Parameters<typeof claimReviews>[1] = desk): string[] {
  const { findings } = lintClaimReviews(JSON.stringify(claimReviews(report, publisher)), at);
  return findings.filter(({ level }) => level !== "hint").map(({ id, words }) => `${id}: ${words}`);
}

test.each(audiences)("the sample’s ClaimReview has no fault: $id", ({ id }) => {
  expect(faultsOf(buildReport(record, id))).toEqual([]);
});

test("without a public page all that is missing is the address", () => {
  const faults = faultsOf(buildReport(record, "public"), { ...desk, page: null });
  expect(new Set(faults)).toEqual(new Set(["url-missing: It does not say where the check stands."]));
});

test("whatever a report says, its ClaimReview has no fault", () => {
  const date = fc.option(fc.constantFrom("2019", "2026-03", "2026-03-12", "2026-03-13T08:00:00.000Z", "2031-01-01"));
  const name = fc.constantFrom("", "The Desk", "desk", "A. Mayor", "The Moscow Times");
  const words = fc
    .string({ unit: fc.constantFrom(..."ab <>&«'\n"), minLength: 1 })
    .map((text) => text.replace(/<[^ ]*/gu, "<"));
  const said = fc.record({ verdict: fc.constantFrom(...verdicts.map(({ id }) => id)), justification: words });
  const claims = fc.array(fc.record({ speaker: name, saidAt: date, statement: words, said }), { maxLength: 6 });
  const [sample] = buildReport(record, "public").claims.filter(({ opinion }) => opinion !== null);
  const claimOf = (row: { speaker: string; saidAt: string | null; statement: string }, number: number): ReportClaim => {
    return { ...(sample as ReportClaim), ...row, statement: `Claim ${number} ${row.statement}`, number };
  };
  fc.assert(
    fc.property(name, date, claims, (outlet, publishedAt, rows) => {
      const made = rows.map(({ said: opinion, ...row }, index): ReportClaim => {
        const claim = claimOf(row, index + 1);
        return { ...claim, opinion: claim.opinion && { ...claim.opinion, ...opinion } };
      });
      const report = { ...buildReport(record, "public"), outlet, publishedAt, claims: made };
      // where every verdict is left out there is nothing to look at
      const empty = JSON.stringify(claimReviews(report, desk)).includes('"@graph":[]');
      if (!empty) expect(faultsOf(report)).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
