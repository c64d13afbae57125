import { createHash } from "node:crypto";
import fc from "@/scripts/vitest/chance.ts";
import { describe, expect, it } from "vitest";
import { compareReports, draftNotice, kindsOf, movesOf, requiredKinds } from "./corrections.ts";
import { isSlip } from "./slips.ts";
import { sampleRecord } from "./record.fixture.ts";
import type { ArticleRecord } from "./record.ts";
import { buildReport, type Report } from "./reports.ts";
import type { CorrectionKind } from "./publications.ts";

const record = sampleRecord({
  sha256: (text) => createHash("sha256").update(text).digest("hex"),
  base64: (text) => Buffer.from(text).toString("base64"),
});
const report = buildReport(record, "public");
const decided = report.claims.find(({ opinion }) => opinion !== null)!;
const quoted = report.claims.find(({ evidence }) => evidence.length > 0)!;

/** The report with one claim in another form. */
function withClaim(id: string, change: object): Report {
  return { ...report, claims: report.claims.map((claim) => (claim.id === id ? { ...claim, ...change } : claim)) };
}
const withOpinion = (change: object) => withClaim(decided.id, { opinion: { ...decided.opinion!, ...change } });
const withEvidence = (change: object) =>
  withClaim(quoted.id, { evidence: quoted.evidence.map((row, at) => (at === 0 ? { ...row, ...change } : row)) });
const withSource = (change: object): Report => ({
  ...report,
  sources: report.sources.map((row, at) => (at === 0 ? { ...row, ...change } : row)),
});
const N = decided.number;
const E = `Claim ${quoted.number}, evidence ${quoted.evidence[0]?.label}`;

const changed: [string, Report, CorrectionKind, string][] = [
  [
    "a verdict",
    withOpinion({ verdict: decided.opinion!.verdict === "refuted" ? "supported" : "refuted" }),
    "rating",
    `Claim ${N}: the verdict changed from «`,
  ],
  [
    "the scale",
    withOpinion({ scale: "other 2" }),
    "rating",
    "another scale: Scale «other», version 2, in place of Claimcheck verdict scale, version 1",
  ],
  ["a justification", withOpinion({ justification: "Another." }), "factual", `Claim ${N}: the justification changed.`],
  ["the reasons", withOpinion({ reasons: ["wrong-date"] }), "factual", "reasons"],
  ["a statement", withClaim(decided.id, { statement: "Other" }), "factual", "the statement"],
  ["words", withClaim(decided.id, { words: ["Other"] }), "factual", "the words that were checked"],
  ["a speaker", withClaim(decided.id, { speaker: "Somebody" }), "factual", "to «Somebody»"],
  ["when it was said", withClaim(decided.id, { saidAt: "2019-05-01" }), "factual", "May 2019"],
  ["dates", withClaim(decided.id, { dates: [{ role: "signed", date: "1999" }] }), "factual", "its dates"],
  ["a passage", withEvidence({ passage: "Other" }), "factual", `${E}: the passage changed.`],
  ["a stance", withEvidence({ stance: "context" }), "factual", E],
  ["what it is from", withEvidence({ source: "S99" }), "factual", "another source"],
  ["evidence gone", withClaim(quoted.id, { evidence: quoted.evidence.slice(1) }), "factual", `${E}: it was taken out.`],
  ["a source's address", withSource({ url: "https://other.example/" }), "factual", "its address"],
  [
    "a source's origin",
    withSource({ origins: [{ label: "", name: "X", kind: "repeats", note: "" }] }),
    "factual",
    "from",
  ],
  ["the date of the article", { ...report, publishedAt: "1999" }, "factual", "came out"],
  [
    "no opinion any more",
    withClaim(decided.id, { opinion: null, sign: "unrated", state: "open" }),
    "void",
    "withdrawn",
  ],
  ["a claim gone", { ...report, claims: report.claims.slice(1) }, "void", "it was taken out"],
  ["a title, by a slip", { ...report, title: `${report.title}.` }, "typo", "Slips"],
  ["a title", { ...report, title: "Something else" }, "update", "The title"],
  ["the people", { ...report, people: [] }, "update", "names"],
  ["the rules", { ...report, reviewRules: "None." }, "update", "rules"],
];

describe("what changed", () => {
  it.each(changed)("%s", (_what, after, kind, words) => {
    const changes = compareReports(report, after);
    expect(
      changes
        .filter((change) => change.kind === kind)
        .map(({ sentence }) => sentence)
        .join(" "),
    ).toContain(words);
    expect(requiredKinds(changes).includes(kind)).toBe(["rating", "factual", "void"].includes(kind));
    expect(draftNotice(changes)).toContain(changes[0]?.sentence.replace(/\.$/u, ""));
  });

  it("what is new, seen from the other side, is an update", () => {
    const less = { ...report, claims: report.claims.slice(1), sources: report.sources.slice(1) };
    expect(kindsOf(compareReports(less, report)).filter((kind) => kind !== "factual")).toEqual(["update"]);
    const open = withClaim(decided.id, { opinion: null, sign: "unrated", state: "open" });
    expect(kindsOf(compareReports(open, report))).toEqual(["update"]);
  });

  it("a source that is new gives the others another label, which is no change of theirs", () => {
    const relabelled = (label: string) => (label === "" ? "" : `S${Number(label.slice(1)) + 1}`);
    const after: Report = {
      ...report,
      sources: [
        { ...report.sources[0]!, id: "new", label: "S1", title: "New" },
        ...report.sources.map((row) => ({ ...row, label: relabelled(row.label) })),
      ],
      claims: report.claims.map((claim) => ({
        ...claim,
        evidence: claim.evidence.map((row) => ({ ...row, source: relabelled(row.source) })),
      })),
    };
    expect(compareReports(report, after)).toEqual([
      { kind: "update", sentence: "Source «New»: it is new.", claimId: null },
    ]);
  });
});

describe("a check that was withdrawn", () => {
  const stands = record.claims.find(({ id }) => id === decided.id)!;
  const decision = { ...record.decisions[0]!, claimId: decided.id, move: "void", to: "void" as const };
  const voided = buildReport(
    {
      ...record,
      claims: record.claims.map((claim) => (claim.id === decided.id ? { ...stands, status: "void" as const } : claim)),
      decisions: [{ ...decision, reason: "The source was forged.", createdAt: "2026-05-05T10:00:00.000Z" }],
    },
    "public",
  );
  const label = report.summary.verdicts.find(({ id }) => id === decided.sign)?.label;

  it("is told as a withdrawn finding, and no correction may leave that out", () => {
    const changes = compareReports(report, voided);
    const told = changes.filter(({ claimId }) => claimId === decided.id);
    const sentence = `Claim ${N}: the verdict «${label}» was withdrawn. The source was forged.`;
    expect(told).toEqual([{ kind: "void", sentence, claimId: decided.id }]);
    expect(requiredKinds(changes)).toEqual(["void"]);
  });

  it("and comes back is a rating, and one that is checked again an update", () => {
    expect(compareReports(voided, report)).toContainEqual({
      kind: "rating",
      sentence: `Claim ${N}: withdrawn before, it has a verdict again, «${label}».`,
      claimId: decided.id,
    });
    const open = withClaim(decided.id, { opinion: null, sign: "unrated", state: "open" });
    const told = compareReports(voided, open).filter(({ claimId }) => claimId === decided.id);
    expect(told).toMatchObject([{ kind: "update", sentence: expect.stringContaining("is being checked again") }]);
  });
});

it("moves the claims that were there before: a rating or a fact corrects, an update updates, a slip does nothing", () => {
  const of = (after: Report) => Object.fromEntries(movesOf(report, compareReports(report, after)));
  expect(of(withOpinion({ verdict: decided.opinion!.verdict === "refuted" ? "supported" : "refuted" }))).toEqual({
    [decided.id]: "correct",
  });
  expect(of(withOpinion({ justification: "Another.", missing: "More." }))).toEqual({ [decided.id]: "correct" });
  expect(of(withOpinion({ missing: "More." }))).toEqual({ [decided.id]: "update" });
  expect(of({ ...report, title: `${report.title}.` })).toEqual({});
  const less = { ...report, claims: report.claims.slice(1) };
  expect(movesOf(less, compareReports(less, report)).has(report.claims[0]!.id)).toBe(false);
});

it("the same report differs in nothing, and its date alone is no change", () => {
  expect(compareReports(report, structuredClone(report))).toEqual([]);
  expect(compareReports(report, { ...report, asOf: "2030-01-01T00:00:00.000Z" })).toEqual([]);
});

/** Every leaf of the report by its path. */
function leaves(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (value === null || typeof value !== "object") return [path];
  return Object.entries(value).flatMap(([key, member]) =>
    leaves(member, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}
/** What the document is made of is no text: another type there is no document at all. */
const places = leaves(report).filter(
  ([first, second, ...more]) =>
    first !== "asOf" &&
    !["createdAt", "number"].includes(String(second)) &&
    !(first === "document" && more.includes("type")),
);

it("no leaf of a report can change in silence", () => {
  const graveFields = new Set([
    "statement",
    "words",
    "justification",
    "passage",
    "verdict",
    "locator",
    "speaker",
    "stance",
  ]);
  fc.assert(
    fc.property(fc.constantFrom(...places), fc.string({ minLength: 1 }), (path, noise) => {
      const after = structuredClone(report);
      let at = after as unknown as Record<string | number, unknown>;
      for (const step of path.slice(0, -1)) at = at[step] as typeof at;
      const last = path.at(-1)!;
      const was = at[last];
      at[last] = typeof was === "number" ? was + 1 : typeof was === "boolean" ? !was : `${String(was)}${noise}`;
      const changes = compareReports(report, after);
      expect(changes.length, path.join(".")).toBeGreaterThan(0);
      if (path[0] === "claims" && path.some((step) => graveFields.has(String(step))) && !path.includes("withheld"))
        expect(requiredKinds(changes).length, path.join(".")).toBeGreaterThan(0);
    }),
    { numRuns: 300 },
  );
});

it.each<[string, string, boolean]>([
  ["The agrement was signed.", "The agreement was signed.", true],
  ["The agreement was signed", "The agreement was signed.", true],
  ["It was legal.", "It was illegal.", false],
  ["It was signed.", "It was not signed.", false],
  ["In 2019 it rose.", "In 2020 it rose.", false],
  ["Twelve people came.", "Eleven people came.", false],
  ["It has now ended.", "It has not ended.", false],
  ["The river rose.", "The river fell.", false],
  ["The river rose.", "The river rose fast.", false],
])("%j to %j: a slip is %s", (before, after, slip) => {
  expect(isSlip(before, after)).toBe(slip);
});

it("a long notice says how many more there are", () => {
  const many = Array.from({ length: 15 }, (_, at) => ({
    kind: "update" as const,
    sentence: `Claim ${at}: it is new.`,
    claimId: null,
  }));
  expect(draftNotice(many)).toMatch(/\n3 more changes\.$/u);
  expect(draftNotice([])).toBe("");
});

it("a notice tells what is grave alone, a line for each thing; the page lists every change", () => {
  const changes = [
    { kind: "update", sentence: "Claim 2: the verdict was given anew.", claimId: "2" },
    { kind: "factual", sentence: "Claim 2: the justification changed.", claimId: "2" },
    { kind: "rating", sentence: "Claim 2: the verdict changed from «Supported» to «Refuted».", claimId: "2" },
    { kind: "void", sentence: "Claim 1: its check was withdrawn. Was it ever said?", claimId: "1" },
  ] as const;
  expect(draftNotice(changes).split("\n")).toEqual([
    "Claim 2: the verdict changed from «Supported» to «Refuted»; the justification changed.",
    "Claim 1: its check was withdrawn. Was it ever said?",
  ]);
  expect(draftNotice(changes.slice(0, 1))).toBe("Claim 2: the verdict was given anew.");
});

it("the record's own changes come through: an opinion on another verdict is a rating", () => {
  const opinions = record.opinions.map((row) => ({ ...row, verdict: "conflicting" as const }));
  const after: ArticleRecord = { ...record, opinions };
  expect(requiredKinds(compareReports(report, buildReport(after, "public")))).toContain("rating");
});
