import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { id } from "../article.fixture.ts";
import { recordErrors } from "./checks.ts";
import { idsThatMayBeHidden, withoutHidden } from "./circles.ts";
import { sampleRecord } from "../record.fixture.ts";
import { serialiseRecord, type ArticleRecord } from "../record.ts";

const sha256 = (bytes: string | Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const record = sampleRecord({ sha256, base64: (text) => Buffer.from(text).toString("base64") });
const hashes = {
  ofText: sha256,
  ofFile: ({ base64 }: { base64: string }) => {
    const bytes = Buffer.from(base64, "base64");
    return { sha256: sha256(bytes), size: bytes.length };
  },
};
const seen = (...hidden: string[]): ArticleRecord => withoutHidden(record, new Set(hidden));
const ids = (rows: readonly { id: string }[]): string[] => rows.map((row) => row.id);

test("whoever may see all gets all but the events that are for legal", () => {
  expect(seen()).toEqual({ ...record, history: record.history.filter((event) => event.visibility !== "legal") });
});

test("a hidden source takes along what hangs on it, and what only it leads to", () => {
  const evidence = record.evidence.filter((row) => row.sourceId === id(5, 2)).map((row) => row.id);
  const without = seen(id(5, 2), id(5, 9), id(10, 3), id(10, 5), id(11, 1), id(11, 2), id(11, 3), ...evidence);
  expect(ids(without.sources)).not.toContain(id(5, 2));
  expect(ids(without.sources)).not.toContain(id(5, 9));
  expect(ids(without.snapshots)).not.toContain(id(10, 3));
  expect(without.blobs).toHaveLength(record.blobs.length - 2);
  expect(ids(without.evidence)).toEqual(ids(record.evidence).filter((each) => !evidence.includes(each)));
  expect(ids(without.problemFlags)).not.toContain(id(12, 2));
  expect(without.opinions.flatMap((row) => row.cites).filter((cite) => evidence.includes(cite))).toEqual([]);
  expect(recordErrors(without, hashes)).toEqual([]);
});

test("a source that only hidden evidence leads to is not there, nor its origins, copies and bytes", () => {
  const evidence = record.evidence.filter((row) => row.sourceId === id(5, 3)).map((row) => row.id);
  const without = seen(...evidence);
  expect(ids(without.sources)).not.toContain(id(5, 3));
  expect(ids(without.sources)).not.toContain(id(5, 11));
  expect(ids(without.derivations)).not.toContain(id(11, 5));
  expect(recordErrors(without, hashes)).toEqual([]);
});

test("evidence whose copy is hidden is told as not locked", () => {
  const without = seen(id(10, 1));
  const [first] = without.evidence;
  expect(first).toMatchObject({ id: id(6, 11), snapshotId: null, lock: "no-snapshot", lockSpans: [] });
  expect(recordErrors(without, hashes)).toEqual([]);
});

test("whatever is hidden, nothing of it is left but its absence, and the rest fits together", () => {
  const may = idsThatMayBeHidden(record);
  expect(may.length).toBeGreaterThan(40);
  for (const hidden of may) {
    // what depends on it is hidden with it: see db/circles.ts
    const dependent = record.evidence.filter((row) => row.sourceId === hidden).map((row) => row.id);
    const without = seen(hidden, ...dependent);
    const left = serialiseRecord({
      ...without,
      evidence: without.evidence.map((row) => ({ ...row, snapshotId: null })),
    });
    if (!record.sources.some((row) => row.mergedInto === hidden)) expect(left).not.toContain(hidden);
    const errors = recordErrors(without, hashes).filter((error) => !error.path.endsWith("mergedInto"));
    expect(errors, hidden).toEqual([]);
  }
});
