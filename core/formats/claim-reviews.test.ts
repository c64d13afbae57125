import fc from "@/scripts/vitest/chance.ts";
import { expect, test } from "vitest";
import { audiences } from "../audiences.ts";
import { lintClaimReviews } from "../claim-review/lint.ts";
import { sampleRecord } from "../record.fixture.ts";
import { buildReport, type Report, type ReportClaim } from "../reports.ts";
import { verdicts, type VerdictId } from "../verdicts.ts";
import { averitecRows } from "./averitec.ts";
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

/** The first claim of the sample on which an opinion stands, of these types and with this verdict, alone in the report. */
function oneClaim(claim: Partial<ReportClaim>, said: Partial<ReportClaim["opinion"]>): Report {
  const report = buildReport(record, "editor");
  const [first] = report.claims.filter(({ opinion }) => opinion !== null);
  if (!first?.opinion) throw new Error("the sample has no verdict");
  return { ...report, claims: [{ ...first, ...claim, opinion: { ...first.opinion, ...said } }] };
}

const film = (row: ReportClaim["evidence"][number]) => ({ ...row, medium: "video", class: "primary" }) as const;

test.each<[string, Partial<ReportClaim["opinion"]>, string | undefined]>([
  ["a true film", { verdict: "supported", reasons: [] }, "OriginalMediaContent"],
  ["an older film", { verdict: "misleading", reasons: ["wrong-date"] }, "DecontextualizedContent"],
  ["somebody else’s film", { verdict: "refuted", reasons: ["misattributed"] }, "DecontextualizedContent"],
  ["a film that is false somehow", { verdict: "refuted", reasons: [] }, undefined],
  ["a film nobody knows", { verdict: "not-enough-evidence", reasons: ["wrong-date"] }, undefined],
])("%s has a MediaReview only where the verdict says its category", (_what, said, category) => {
  const report = oneClaim({ types: ["media"] }, said);
  const shown = { ...report, claims: report.claims.map((row) => ({ ...row, evidence: row.evidence.map(film) })) };
  const { "@graph": graph } = claimReviews(shown, desk) as { "@graph": Record<string, unknown>[] };
  const found = graph.find((node) => node["@type"] === "MediaReview");
  expect(found?.["mediaAuthenticityCategory"]).toBe(category && `https://schema.org/${category}`);
  expect(faultsOf(shown)).toEqual([]);
  if (found) {
    const { link } = shown.claims[0]?.evidence.find((row) => row.link !== null) ?? { link: null };
    expect(found).toMatchObject({
      originalMediaLink: link,
      itemReviewed: { mediaItemAppearance: [{ "@type": "VideoObject" }] },
    });
  }
  const { "@graph": others } = claimReviews(
    { ...shown, claims: shown.claims.map((row) => ({ ...row, types: ["event"] })) },
    desk,
  ) as typeof shown & { "@graph": unknown[] };
  expect(others).toHaveLength(1);
});

test.each<[string | null, VerdictId, object | null]>([
  ["2026-03-02", "misleading", { label: "Conflicting Evidence/Cherrypicking", claim_date: "2-3-2026" }],
  ["2026-03", "not-enough-evidence", { label: "Not Enough Evidence", claim_date: null }],
  ["2026-11-30T08:00:00.000Z", "refuted", { label: "Refuted", claim_date: "30-11-2026" }],
  [null, "not-checkable", null],
])("a row of the data set of %s, %s", (saidAt, verdict, row) => {
  const report = oneClaim({ saidAt, types: ["number", "quote", "event", "date"] }, { verdict });
  const claim_types = ["Numerical Claim", "Quote Verification", "Event/Property Claim"];
  expect(averitecRows(report, desk)).toMatchObject(row === null ? [] : [{ ...row, claim_types }]);
});

test("each piece of evidence is a question with its answer, and a search that found nothing has none", () => {
  const [first] = oneClaim({}, {}).claims;
  const [base] = first?.evidence ?? [];
  if (!base) throw new Error("the sample has no evidence");
  const common = {
    ...base,
    translation: "",
    link: "https://a.example",
    note: "",
    sourceName: "The register",
    page: null,
  } as const;
  const report = oneClaim(
    {
      evidence: [
        { ...common, passage: "Twelve arches.", note: "How many arches?" },
        { ...common, passage: "Zwölf Bögen.", translation: "Twelve arches.", page: 3 },
        { ...common, passage: "", note: "The table has twelve rows.", medium: "data" },
        { ...common, stance: "not-found", search: { query: "thirteenth arch", at: null, expected: "" }, link: null },
      ],
    },
    {},
  );
  const [row] = averitecRows(report, desk) as { questions: object[] }[];
  const at = (source_medium: string) => ({ source_url: "https://a.example", source_medium });
  const asked = "What does The register say?";
  expect(row?.questions).toEqual([
    {
      question: "How many arches?",
      answers: [{ answer: "Twelve arches.", answer_type: "Extractive", ...at("Web text") }],
    },
    { question: asked, answers: [{ answer: "Twelve arches.", answer_type: "Abstractive", ...at("PDF") }] },
    {
      question: asked,
      answers: [{ answer: "The table has twelve rows.", answer_type: "Abstractive", ...at("Web table") }],
    },
    {
      question: "thirteenth arch",
      answers: [
        { answer: "No answer could be found.", answer_type: "Unanswerable", source_url: "", source_medium: "Web text" },
      ],
    },
  ]);
});
