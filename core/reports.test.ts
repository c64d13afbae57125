import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import type { Target } from "./claims.ts";
import { id } from "./article.fixture.ts";
import { sampleRecord } from "./record.fixture.ts";
import { buildReport } from "./reports.ts";

const record = sampleRecord({
  sha256: (text) => createHash("sha256").update(text).digest("hex"),
  base64: (text) => Buffer.from(text).toString("base64"),
});
const report = buildReport(record, "editor");

test("claims stand in the order of their words, the longer first, without the deleted and the merged", () => {
  expect(report.claims.map((claim) => claim.number)).toEqual([3, 1, 2, 11, 12, 10, 6, 5, 4, 7, 8, 9]);
  expect(report.claims.map((claim) => claim.place).slice(0, 5)).toEqual(["¶1", "¶1", "¶1", "¶2", "¶2"]);
  expect(report.claims.find((claim) => claim.number === 10)?.words).toHaveLength(2);
});

test("the summary counts every live claim once by its verdict, drafts with theirs", () => {
  const tally = report.summary.verdicts;
  expect(tally.flatMap((row) => row.claims).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  expect(tally.find((row) => row.id === "mostly-supported")?.claims).toEqual([4, 8]);
  expect(tally.find((row) => row.id === "unrated")?.claims).toEqual([10, 12]);
  expect(report.summary.open).toEqual([8, 10, 12]);
});

test("an opinion goes before a draft of a new one, and the opinion that nothing supersedes stands", () => {
  const [two, four] = [2, 4].map((number) => report.claims.find((claim) => claim.number === number));
  expect(two).toMatchObject({ sign: "misleading", state: "decided", draft: { verdict: "mostly-supported" } });
  expect(four?.opinion).toMatchObject({ verdict: "mostly-supported", by: "Ruth Adeyemi" });
  expect(four?.superseded.map((row) => row.verdict)).toEqual(["not-enough-evidence"]);
});

test("coverage counts the sentences of the text by what accounts for them", () => {
  const { accounted, total, states, onAuthor } = report.coverage;
  expect(states.reduce((sum, row) => sum + row.sentences, 0)).toBe(total);
  expect(states.find((row) => row.state === "untouched")?.sentences).toBe(total - accounted);
  expect(onAuthor.sentences).toBe(1);
});

test("sources are numbered in the order of first use, and know where they are used", () => {
  expect(report.sources.map((source) => [source.label, source.title, source.claims])).toEqual([
    ["S1", "[sample agency report]", [1, 2, 3, 9]],
    ["S2", "[sample newspaper]", [3]],
    ["S3", "[sample translated report]", [3]],
    ["S4", "[sample news site]", [3]],
    ["S5", "[sample text of the agreement]", [1, 2, 5, 6]],
    ["S6", "[sample team memo]", [4, 6]],
    ["S7", "[sample interview]", [7, 9]],
  ]);
});

test("people stand in their parts, in the order of their first act", () => {
  expect(report.people).toEqual([
    { part: "In charge", names: ["Tomasz Wilk"] },
    { part: "Verdicts", names: ["Tomasz Wilk", "Ruth Adeyemi"] },
    { part: "Drafts", names: ["Tomasz Wilk", "Ruth Adeyemi"] },
  ]);
});

test("the date is the latest act that is in the copy", () => {
  expect(report.asOf).toBe("2026-03-12T11:50:00.000Z");
  expect(buildReport(record, "public").asOf).toBe("2026-03-12T11:01:00.000Z");
});

test("the latest revision is reported, and a claim whose words are gone from it comes last and is named", () => {
  const [first] = record.revisions;
  if (!first) throw new Error("the sample has a revision");
  const later = buildReport(
    {
      ...record,
      revisions: [{ ...first, number: 2 }, first],
      targets: record.targets.map((row) => ({
        ...row,
        revision: 2,
        state: row.claimId === id(3, 9) ? ("orphaned" as const) : row.state,
      })),
    },
    "editor",
  );
  expect(later.revision.number).toBe(2);
  const words = record.targets.find((row) => row.claimId === id(3, 9))?.exact ?? "";
  const place = "not placed in this version";
  expect(later.claims.at(-1)).toMatchObject({ number: 9, words: [words], spans: [], place });
  expect(later.issues).toContainEqual({ claim: 9, issue: `Not placed in this version: “${words}”.` });
});

test("a claim that waits or was removed is nowhere in the text, and a verdict in doubt says for what", () => {
  const stale = { revision: 1, words: [{ kind: "number" as const, before: "12", after: "11" }], since: "" };
  const point = (n: number, decidedAt: string | null) => (row: Target) =>
    row.claimId === id(3, n) && row.retiredAt === null
      ? { ...row, end: row.start, state: "uncertain" as const, decidedAt }
      : row;
  const changed = buildReport(
    {
      ...record,
      claims: record.claims.map((row) => (row.number === 1 ? { ...row, stale } : row)),
      targets: record.targets.map(point(9, null)).map(point(10, "2026-03-12T09:00:00.000Z")),
    },
    "public",
  );
  const issues = changed.issues.map(({ claim, issue }) => `${claim}: ${issue}`).join("\n");
  expect(issues).toContain("1: Its words changed since the verdict (12 → 11), and nobody has confirmed it since.");
  expect(issues).toContain("9: Not placed in this version: “");
  expect(issues).toContain("10: Removed from the text: “");
  expect(changed.summary.open).toContain(1);
  expect(changed.claims.filter(({ spans }) => spans.length === 0).map(({ number }) => number)).toEqual([9, 10]);
});

test("an article on which nobody has done anything has a report too", () => {
  const bare = {
    contacts: [],
    notes: [],
    problemFlags: [],
    snapshots: [],
    derivations: [],
    claims: [],
    targets: [],
    sources: [],
    evidence: [],
    opinions: [],
    drafts: [],
    sentenceMarks: [],
  };
  const empty = buildReport({ ...record, ...bare }, "public");
  expect(empty).toMatchObject({ claims: [], sources: [], issues: [], people: [], scales: [] });
  expect(empty.coverage).toMatchObject({ accounted: 0, total: 15 });
});
