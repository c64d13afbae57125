import { expect, test } from "vitest";
import { markedByPerson, newClaim, type Target } from "./claims.ts";
import { newContact } from "./contacts.ts";
import { newEvidence, type Evidence } from "./evidence.ts";
import type { Opinion } from "./opinions.ts";
import { defaultPolicy, type Policy } from "./policy.ts";
import { readinessRules } from "./readiness-rules.ts";
import { readinessOf } from "./readiness.ts";
import { sampleRecord } from "./record.fixture.ts";
import { readersView, type ReadersView, type ViewedClaim } from "./report/masks.ts";
import type { Source } from "./sources.ts";

const at = "2026-03-12T09:00:00.000Z";
const record = sampleRecord({ sha256: (text) => `hash of ${text.length}`, base64: (text) => text });
const sample = readersView(record, "editor");

const made = (id: string, sourceId: string) => ({ id, claimId: "c", sourceId, at, by: null });
const evidence = (id: string, fields: Partial<Evidence> = {}): Evidence => ({
  ...newEvidence({ stance: "supports", class: "primary", locator: "p. 1", ...fields }, made(id, id)),
  number: 1,
});
const source = (id: string, fields: Partial<Source> = {}): Source => {
  const words = { title: `Source ${id}`, publisher: "", author: "", language: "en", note: "", reliability: "" };
  const rest = {
    version: 1,
    kind: "document",
    url: null,
    publishedAt: null,
    visibility: "team",
    maskReason: null,
  } as const;
  return {
    id,
    ...words,
    ...rest,
    interest: "none",
    mergedInto: null,
    createdAt: at,
    createdBy: null,
    updatedAt: at,
    ...fields,
  };
};
const opinion = (fields: Partial<Opinion> = {}): Opinion => {
  const words = { justification: "So it is.", proposedText: "", missing: "", wouldChange: "" };
  const made = {
    id: "o",
    claimId: "c",
    scale: "claimcheck",
    scaleVersion: 1,
    createdAt: at,
    createdBy: null,
    supersedes: null,
  };
  return {
    ...made,
    verdict: "supported",
    reasons: [],
    disposition: null,
    cites: ["a"],
    asOf: null,
    ...words,
    ...fields,
  };
};
const target = (fields: Partial<Target> = {}): Target => ({
  id: "t",
  claimId: "c",
  articleId: "x",
  revision: 1,
  start: 0,
  end: 5,
  exact: "words",
  prefix: "",
  suffix: "",
  block: 0,
  createdAt: at,
  createdBy: null,
  ...markedByPerson,
  ...fields,
});
const point = target({ start: 3, end: 3, state: "orphaned" });

interface Case {
  claim?: Partial<ViewedClaim["claim"]>;
  viewed?: Partial<ViewedClaim>;
  sources?: Source[];
  view?: Partial<ReadersView>;
  policy?: Policy;
  blind?: boolean;
}

/** A claim that keeps every rule, changed as the case says. */
function statesOf({ claim, viewed, sources, view, policy, blind }: Case): Record<string, string> {
  const kept: ViewedClaim = {
    claim: {
      ...newClaim({ speaker: "A. Mayor", chosenBecause: "Much shared." }, { id: "c", articleId: "x", at, by: null }),
      number: 1,
      status: "approved",
      ...claim,
    },
    targets: [target()],
    placeless: [],
    evidence: [evidence("a"), evidence("b", { stance: "refutes", lock: "found" })],
    standing: opinion(),
    withdrawn: null,
    answer: null,
    superseded: [],
    draft: null,
    contacts: [newContact({ whom: "A. Mayor", outcome: "answered" }, { id: "k", claimId: "c", at, by: null })],
    notes: [],
    withheld: { sources: 0, passages: 0 },
    masked: [],
    ...viewed,
  };
  const found = sources ?? [source("a"), source("b")];
  const all = {
    ...sample,
    claims: [kept],
    derivations: [],
    sources: new Map(found.map((row) => [row.id, row])),
    ...view,
  };
  const { lines } = readinessOf(all, policy ?? defaultPolicy, new Set(blind ? ["c"] : []));
  return Object.fromEntries(lines.map((line) => [line.id, line.state]));
}

const none = { evidence: [], standing: null };
const derived = [
  { id: "d", sourceId: "b", originId: "a", kind: "quotes", note: "", createdAt: at, createdBy: null, deletedAt: null },
];
const flag = (state: string) =>
  ({ problemsOf: (id: string) => (id === "a" ? [{ state }] : []) }) as unknown as ReadersView;

test.each<[string, string, Case, "holds" | "fails" | "none"]>([
  ["found-again", "by name and place", {}, "holds"],
  [
    "found-again",
    "by address",
    { viewed: { evidence: [evidence("a", { locator: "" })] }, sources: [source("a", { url: "https://a.example" })] },
    "holds",
  ],
  ["found-again", "without a place", { viewed: { evidence: [evidence("a", { locator: " " })] } }, "fails"],
  ["found-again", "without evidence", { viewed: none }, "none"],
  ["primary", "one of two", { viewed: { evidence: [evidence("a", { class: "secondary" }), evidence("b")] } }, "holds"],
  ["primary", "secondary alone", { viewed: { evidence: [evidence("a", { class: "secondary" })] } }, "fails"],
  [
    "primary",
    "a search that found nothing",
    { viewed: { evidence: [evidence("a", { stance: "not-found" })] } },
    "fails",
  ],
  ["primary", "an opinion", { claim: { checkability: "opinion" }, viewed: none }, "none"],
  [
    "primary",
    "evidence that is not enough",
    { viewed: { ...none, standing: opinion({ verdict: "not-enough-evidence" }) } },
    "none",
  ],
  ["primary", "a verdict kept from a blind reader", { viewed: none, blind: true }, "fails"],
  ["two-origins", "two sources", {}, "holds"],
  ["two-origins", "one from the other", { view: { derivations: derived as never } }, "fails"],
  [
    "two-origins",
    "a misleading claim",
    { viewed: { evidence: [evidence("a")], standing: opinion({ verdict: "misleading" }) } },
    "none",
  ],
  ["interests", "stated", {}, "holds"],
  ["interests", "of one", { sources: [source("a"), source("b", { interest: "" })] }, "fails"],
  ["chosen", "a reason", {}, "holds"],
  ["chosen", "a note, but no reason", { claim: { chosenBecause: " ", note: "Look again." } }, "fails"],
  ["both-stances", "for and against", {}, "holds"],
  [
    "both-stances",
    "for, and a search",
    { viewed: { evidence: [evidence("a"), evidence("b", { stance: "not-found" })] } },
    "holds",
  ],
  [
    "both-stances",
    "for, and context",
    { viewed: { evidence: [evidence("a"), evidence("b", { stance: "context" })] } },
    "fails",
  ],
  ["contact", "asked", {}, "holds"],
  ["contact", "nobody", { viewed: { contacts: [] } }, "fails"],
  ["contact", "the outlet itself", { claim: { speaker: sample.article.outlet }, viewed: { contacts: [] } }, "none"],
  ["contact", "no speaker", { claim: { speaker: "" }, viewed: { contacts: [] } }, "none"],
  ["verdict", "given", {}, "holds"],
  ["verdict", "none", { viewed: none }, "fails"],
  ["verdict", "kept from a blind reader", { viewed: none, blind: true }, "none"],
  ["approved", "kept from a blind reader", { claim: { status: "proposed" }, blind: true }, "none"],
  [
    "two-origins",
    "a verdict kept from a blind reader",
    { viewed: { evidence: [evidence("a")], standing: opinion({ verdict: "misleading" }) }, blind: true },
    "fails",
  ],
  ["approved", "approved", {}, "holds"],
  ["approved", "proposed", { claim: { status: "proposed" } }, "fails"],
  ["approved", "no verdict", { viewed: none }, "none"],
  ["desk-evidence", "one origin may do", {}, "holds"],
  [
    "desk-evidence",
    "two are asked for",
    { policy: { minEvidence: 0, minOrigins: 2, primaryRequired: false } },
    "fails",
  ],
  [
    "desk-evidence",
    "two are cited",
    {
      policy: { minEvidence: 0, minOrigins: 2, primaryRequired: true },
      viewed: { standing: opinion({ cites: ["a", "b"] }) },
    },
    "holds",
  ],
  ["words", "as they were", {}, "holds"],
  ["words", "changed", { claim: { stale: { revision: 2, words: [], since: at } } }, "fails"],
  ["placed", "in its place", {}, "holds"],
  ["placed", "waits", { viewed: { targets: [], placeless: [point] } }, "fails"],
  ["placed", "removed", { viewed: { targets: [], placeless: [{ ...point, decidedAt: at }] } }, "none"],
  ["passages", "found", {}, "holds"],
  ["passages", "not found", { viewed: { evidence: [evidence("a", { lock: "not-found" })] } }, "fails"],
  ["passages", "gone since", { viewed: { evidence: [evidence("a", { lock: "found", driftedIn: "s" })] } }, "fails"],
  ["passages", "no copies", { viewed: { evidence: [evidence("a")] } }, "none"],
  ["objections", "none", {}, "none"],
  ["objections", "open", { view: flag("open") }, "fails"],
  ["objections", "answered", { view: flag("answered") }, "holds"],
  ["replies", "came", {}, "holds"],
  [
    "replies",
    "awaited",
    { viewed: { contacts: [newContact({ whom: "W" }, { id: "k", claimId: "c", at, by: null })] } },
    "fails",
  ],
  ["released", "not held", {}, "holds"],
  ["released", "held", { claim: { legalHold: true } }, "fails"],
])("%s: %s", (rule, _what, given, state) => {
  expect(statesOf(given)[rule]).toBe(state);
});

test("each rule names its code and why, and has an id of its own", () => {
  expect(new Set(readinessRules.map(({ id }) => id)).size).toBe(readinessRules.length);
  for (const { code, label, why } of readinessRules) {
    expect(code).toMatch(/^(?:IFCN: (?:sources|methodology)(?: · EFCSN: methodology)?|House rule)$/u);
    expect(label).not.toBe("");
    expect(why).toMatch(/\.$/u);
  }
});

test("a line tells the claims it fails on by number, and the sample’s sentences", () => {
  const { lines, blind, revision } = readinessOf(sample, defaultPolicy, new Set());
  expect([revision, blind]).toEqual([sample.revision.number, []]);
  const told = (id: string) => lines.find((line) => line.id === id);
  const verdict = told("verdict");
  const open = sample.claims.filter(({ standing }) => standing === null).map(({ claim }) => claim.number);
  expect(verdict?.claims.map(({ number }) => number)).toEqual(open.toSorted((a, b) => a - b));
  expect(verdict?.words).toBe(`Not kept for ${open.length} of ${sample.claims.length} claims.`);
  expect(told("coverage")).toMatchObject({
    state: "fails",
    words: expect.stringMatching(/^Not kept for \d+ of \d+ sentences\.$/u) as unknown,
  });
});
