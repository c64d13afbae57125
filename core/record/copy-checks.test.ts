import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { id } from "../article.fixture.ts";
import { recordErrors, type RecordHashes } from "./checks.ts";
import { sampleRecord } from "../record.fixture.ts";
import type { ArticleRecord } from "../record.ts";

const hashes: RecordHashes = {
  ofText: (text) => createHash("sha256").update(text).digest("hex"),
  ofFile: ({ base64 }) => {
    const bytes = Buffer.from(base64, "base64");
    return { sha256: createHash("sha256").update(bytes).digest("hex"), size: bytes.length };
  },
};
const record = sampleRecord({ sha256: hashes.ofText, base64: (text) => Buffer.from(text).toString("base64") });
const nowhere = "019bb1c0-ffff-7000-8000-000000000000";
const paths = (broken: ArticleRecord) => recordErrors(broken, hashes).map((error) => error.path);

type List = "sources" | "derivations" | "snapshots" | "blobs" | "evidence" | "problemFlags" | "contacts" | "notes";

/** The record with the row at `at` of a list changed. */
function changed<L extends List>(list: L, at: number, change: Partial<ArticleRecord[L][number]>): ArticleRecord {
  return { ...record, [list]: record[list].map((row, i) => (i === at ? { ...row, ...change } : row)) };
}

const twice = <L extends List>(list: L): ArticleRecord => ({
  ...record,
  [list]: [...record[list], ...record[list].slice(0, 1)],
});
const evidenceAt = (n: number): number => record.evidence.findIndex((row) => row.id === id(6, n));
const [found, notFound, none, drifted] = [11, 12, 91, 51].map(evidenceAt) as [number, number, number, number];
const textOf = (snapshot: number): string => record.snapshots[snapshot]?.text ?? "";

test("the sample has a passage that is locked, one that is not, one with nothing to lock and one that drifted", () => {
  expect([found, notFound, none, drifted].map((at) => record.evidence[at]?.lock)).toEqual([
    "found",
    "not-found",
    "no-snapshot",
    "found",
  ]);
  expect(record.evidence[drifted]?.driftedIn).not.toBeNull();
  expect(record.evidence[drifted]?.lockSpans).toHaveLength(2);
  for (const { lockSpans, passage, snapshotId } of record.evidence) {
    const text = record.snapshots.find((row) => row.id === snapshotId)?.text ?? "";
    const words = lockSpans.map(({ start, end }) => text.slice(start, end)).join(" … ");
    if (lockSpans.length > 0) expect(words).toBe(passage);
  }
});

test.each<[name: string, ArticleRecord, path: string]>([
  ["a source merged into nothing", changed("sources", 0, { mergedInto: nowhere }), "sources.0.mergedInto"],
  ["a source merged into itself", changed("sources", 0, { mergedInto: id(5, 1) }), "sources.0.mergedInto"],
  ["sources merged in a circle", changed("sources", 1, { mergedInto: id(5, 9) }), "sources.8.mergedInto"],
  ["a derivation twice", twice("derivations"), "derivations.7.id"],
  ["a derivation of nothing", changed("derivations", 1, { sourceId: nowhere }), "derivations.1.sourceId"],
  ["a derivation from nothing", changed("derivations", 1, { originId: nowhere }), "derivations.1.originId"],
  ["a snapshot twice", twice("snapshots"), "snapshots.6.id"],
  ["a snapshot number twice", changed("snapshots", 1, { number: 1 }), "snapshots.1.number"],
  ["a snapshot of nothing", changed("snapshots", 0, { sourceId: nowhere }), "snapshots.0.sourceId"],
  ["a snapshot by nobody", changed("snapshots", 0, { createdBy: nowhere }), "snapshots.0.createdBy"],
  ["a snapshot without its bytes", { ...record, blobs: record.blobs.slice(1) }, "snapshots.0.sha256"],
  ["a snapshot of another size", changed("snapshots", 0, { size: 1 }), "snapshots.0.size"],
  ["a snapshot without bytes that has a size", changed("snapshots", 4, { size: 1 }), "snapshots.4.size"],
  [
    "pages behind the text",
    changed("snapshots", 0, { pages: [{ page: 1, start: 0, end: textOf(0).length + 1 }] }),
    "snapshots.0.pages",
  ],
  [
    "pages that overlap",
    changed("snapshots", 0, { pages: [0, 1].map((page) => ({ page: page + 1, start: page, end: 5 })) }),
    "snapshots.0.pages",
  ],
  ["bytes twice", twice("blobs"), "blobs.6.sha256"],
  ["other bytes", changed("blobs", 0, { base64: "AAAA" }), "blobs.0.sha256"],
  ["bytes of another size", changed("blobs", 0, { size: 1 }), "blobs.0.size"],
  ["bytes that nothing has", { ...record, snapshots: record.snapshots.slice(0, -1) }, "blobs.4.sha256"],
  ["evidence on no snapshot", changed("evidence", found, { snapshotId: nowhere }), `evidence.${found}.snapshotId`],
  [
    "evidence on a copy of another source",
    changed("evidence", found, { snapshotId: id(10, 3) }),
    `evidence.${found}.snapshotId`,
  ],
  [
    "evidence drifted in a copy of another source",
    changed("evidence", drifted, { driftedIn: id(10, 3) }),
    `evidence.${drifted}.driftedIn`,
  ],
  ["a lock without a place", changed("evidence", found, { lockSpans: [] }), `evidence.${found}.lockSpans`],
  [
    "a lock on no words",
    changed("evidence", found, { lockSpans: [{ start: 4, end: 4 }] }),
    `evidence.${found}.lockSpans`,
  ],
  [
    "a lock behind the text",
    changed("evidence", found, { lockSpans: [{ start: 0, end: textOf(0).length + 1 }] }),
    `evidence.${found}.lockSpans`,
  ],
  [
    "places of a lock that overlap",
    changed("evidence", found, { lockSpans: [0, 1].map((start) => ({ start, end: 5 })) }),
    `evidence.${found}.lockSpans`,
  ],
  [
    "a place without a lock",
    changed("evidence", notFound, { lockSpans: [{ start: 0, end: 5 }] }),
    `evidence.${notFound}.lockSpans`,
  ],
  ["a lock without a snapshot", changed("evidence", none, { lock: "found" }), `evidence.${none}.lockSpans`],
  ["an objection twice", twice("problemFlags"), "problemFlags.3.id"],
  ["an objection to nothing", changed("problemFlags", 0, { evidenceId: nowhere }), "problemFlags.0.evidenceId"],
  ["an objection answered by nobody", changed("problemFlags", 1, { answeredBy: nowhere }), "problemFlags.1.answeredBy"],
  ["a contact twice", twice("contacts"), "contacts.6.id"],
  ["a contact on no claim", changed("contacts", 0, { claimId: nowhere }), "contacts.0.claimId"],
  ["a contact by nobody", changed("contacts", 0, { createdBy: nowhere }), "contacts.0.createdBy"],
  [
    "an attachment without its bytes",
    changed("contacts", 1, { attachment: { sha256: "0".repeat(64), fileName: "", mediaType: "", size: 1 } }),
    "contacts.1.attachment",
  ],
  ["a note twice", twice("notes"), "notes.4.id"],
  ["a note on no claim", changed("notes", 0, { claimId: nowhere }), "notes.0.claimId"],
  ["a note by nobody", changed("notes", 0, { createdBy: nowhere }), "notes.0.createdBy"],
])("%s is named", (_name, broken, path) => {
  expect(paths(broken)).toContain(path);
});

test("evidence that came along in a merge may be locked in a copy of either source", () => {
  const evidence = changed("evidence", evidenceAt(31), { snapshotId: id(10, 5), lockSpans: [{ start: 0, end: 7 }] });
  const moved = changed("snapshots", 3, { sourceId: id(5, 9), number: 1 });
  expect(paths({ ...evidence, snapshots: moved.snapshots })).toEqual([]);
});
