import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { recordErrors, refuseUnsound, type RecordHashes } from "./checks.ts";
import { referredPeople } from "./people.ts";
import { sampleRecord } from "../record.fixture.ts";
import type { ArticleRecord } from "../record.ts";
import { Refusal } from "../refusal.ts";

const hashes: RecordHashes = {
  ofText: (text) => createHash("sha256").update(text).digest("hex"),
  ofFile: ({ base64 }) => {
    const bytes = Buffer.from(base64, "base64");
    return { sha256: createHash("sha256").update(bytes).digest("hex"), size: bytes.length };
  },
};
const record = sampleRecord({
  sha256: hashes.ofText,
  base64: (text) => Buffer.from(text).toString("base64"),
});
const nowhere = "019bb1c0-ffff-7000-8000-000000000000";

test("the sample fits together", () => {
  expect(recordErrors(record, hashes)).toEqual([]);
  expect(() => refuseUnsound(record, hashes)).not.toThrow();
});

/** The record with the row at `at` of a list changed. */
function changed<
  List extends
    | "claims"
    | "targets"
    | "evidence"
    | "opinions"
    | "drafts"
    | "sentenceMarks"
    | "history"
    | "revisions"
    | "people"
    | "sources",
>(list: List, at: number, change: Partial<ArticleRecord[List][number]>): ArticleRecord {
  return { ...record, [list]: record[list].map((row, i) => (i === at ? { ...row, ...change } : row)) };
}

const orphan = record.targets.findIndex((row) => row.claimId === record.claims[3]?.id);

test.each<[name: string, ArticleRecord, path: string]>([
  [
    "another original",
    { ...record, article: { ...record.article, originalSha256: "0".repeat(64) } },
    "article.originalSha256",
  ],
  ["other bytes", { ...record, original: { ...record.original, base64: "AAAA" } }, "original.sha256"],
  ["another size", { ...record, original: { ...record.original, size: 1 } }, "original.size"],
  ["a revision missing", changed("revisions", 0, { number: 2 }), "revisions.0.number"],
  ["another text", changed("revisions", 0, { text: `${record.revisions[0]?.text ?? ""}.` }), "revisions.0.text"],
  ["another hash", changed("revisions", 0, { sha256: "0".repeat(64) }), "revisions.0.sha256"],
  ["a claim twice", { ...record, claims: [...record.claims, ...record.claims.slice(0, 1)] }, "claims.14.id"],
  ["a number twice", changed("claims", 1, { number: 1 }), "claims.1.number"],
  ["a claim of another article", changed("claims", 1, { articleId: nowhere }), "claims.1.articleId"],
  ["a merge with nothing", changed("claims", 13, { mergedInto: nowhere }), "claims.13.mergedInto"],
  ["a merged claim that lives on", changed("claims", 13, { deletedAt: null }), "claims.13.deletedAt"],
  [
    "a claim merged into itself",
    changed("claims", 13, { mergedInto: record.claims[13]?.id ?? "" }),
    "claims.13.mergedInto",
  ],
  ["a claim without words", changed("targets", 1, { retiredAt: "2026-03-12T12:00:00.000Z" }), "claims.1"],
  ["a target of no claim", changed("targets", 0, { claimId: nowhere }), "targets.0.claimId"],
  ["a target in no revision", changed("targets", 0, { revision: 7 }), "targets.0.revision"],
  ["other words at the place", changed("targets", 0, { exact: "The Russian national Guard" }), "targets.0.exact"],
  ["a place that is empty", changed("targets", 0, { start: 5, end: 5, exact: "" }), "targets.0.exact"],
  ["a place behind the end", changed("targets", 0, { end: 1_000_000 }), "targets.0.exact"],
  ["another block", changed("targets", 0, { block: 5 }), "targets.0.block"],
  ["other words before", changed("targets", 0, { prefix: "nothing" }), "targets.0.prefix"],
  ["other words behind", changed("targets", 0, { suffix: "nothing" }), "targets.0.suffix"],
  ["evidence on no claim", changed("evidence", 2, { claimId: nowhere }), "evidence.2.claimId"],
  ["evidence from no source", changed("evidence", 2, { sourceId: nowhere }), "evidence.2.sourceId"],
  ["evidence moved from nowhere", changed("evidence", 2, { movedFrom: nowhere }), "evidence.2.movedFrom"],
  ["an evidence number twice", changed("evidence", 1, { number: 1 }), "evidence.1.number"],
  ["an opinion that cites nothing kept", changed("opinions", 0, { cites: [nowhere] }), "opinions.0.cites"],
  ["an opinion on no claim", changed("opinions", 0, { claimId: nowhere }), "opinions.0.claimId"],
  ["an opinion that supersedes nothing", changed("opinions", 0, { supersedes: nowhere }), "opinions.0.supersedes"],
  ["a draft on no claim", changed("drafts", 0, { claimId: nowhere }), "drafts.0.claimId"],
  [
    "two drafts on a claim",
    { ...record, drafts: [...record.drafts, ...record.drafts.slice(0, 1)] },
    "drafts.2.claimId",
  ],
  [
    "a sentence that is not there",
    changed("sentenceMarks", 0, { exact: "Nobody said this." }),
    "sentenceMarks.0.exact",
  ],
  ["a person nobody knows", changed("claims", 0, { createdBy: nowhere }), "claims.0.createdBy"],
  ["an actor nobody knows", changed("history", 1, { actorId: nowhere }), "history.1.actorId"],
  ["an event on no claim", changed("history", 1, { claimId: nowhere }), "history.1.claimId"],
])("%s is named", (_name, broken, path) => {
  expect(recordErrors(broken, hashes).map((error) => error.path)).toContain(path);
  expect(() => refuseUnsound(broken, hashes)).toThrow(Refusal);
});

test("an orphan keeps what its words were", () => {
  const lost = changed("targets", orphan, {
    state: "orphaned",
    exact: "words of an earlier text",
    prefix: "",
    suffix: "",
  });
  expect(recordErrors(lost, hashes)).toEqual([]);
});

test("names at most fifty errors", () => {
  const many = Array.from({ length: 100 }, (_, i) => ({ id: `${nowhere}${i % 2}`, name: "x" }));
  expect(recordErrors({ ...record, people: many }, hashes)).toHaveLength(50);
});

test("the persons a record refers to are those it must hold, and leaving one out is named", () => {
  const [wilk, adeyemi] = record.people.map((person) => person.id);
  expect(referredPeople(record)).toEqual([wilk, adeyemi]);
  const without = {
    opinions: [],
    drafts: [],
    claims: [],
    comments: [],
    snapshots: [],
    problemFlags: [],
    contacts: [],
    notes: [],
  };
  const review = { secondOpinions: [], wordingAnswers: [], decisions: [], clearances: [], publications: [] };
  expect(referredPeople({ ...record, ...without, ...review })).toEqual([wilk]);
  for (const id of referredPeople(record)) {
    const people = record.people.filter((person) => person.id !== id);
    expect(recordErrors({ ...record, people }, hashes)).not.toEqual([]);
  }
});
