import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { adeyemi, id } from "../article.fixture.ts";
import { arriving, type Known } from "./arrival.ts";
import { sampleRecord } from "../record.fixture.ts";

const record = sampleRecord({
  sha256: (text) => createHash("sha256").update(text).digest("hex"),
  base64: (text) => Buffer.from(text).toString("base64"),
});
const nothing: Known = {
  people: new Set(),
  sources: new Set(),
  homes: new Map(),
  derivations: new Set(),
  snapshots: new Set(),
  lastNumbers: new Map(),
  blobs: new Set(),
  taken: undefined,
};
const numbers = (known: Partial<Known>) =>
  arriving(record, { ...nothing, ...known })
    .snapshots.filter((row) => row.sourceId === id(5, 1))
    .map((row) => [row.id, row.number]);

test("where nothing is known all comes in as it is", () => {
  expect(arriving(record, nothing)).toEqual(record);
});

test("what is known stays behind", () => {
  const [blob] = record.blobs;
  const known = {
    people: new Set([adeyemi]),
    sources: new Set([id(5, 1)]),
    derivations: new Set([id(11, 1)]),
    snapshots: new Set([id(10, 1)]),
    blobs: new Set([blob?.sha256 ?? ""]),
  };
  const rows = arriving(record, { ...nothing, ...known });
  for (const list of ["people", "sources", "derivations", "snapshots", "blobs"] as const) {
    expect(rows[list]).toHaveLength(record[list].length - 1);
    expect(record[list]).toEqual(expect.arrayContaining([...rows[list]]));
  }
  expect(rows.evidence).toEqual(record.evidence);
});

test("a new snapshot of a known source keeps its number, or takes the next that is free", () => {
  expect(numbers({})).toEqual([
    [id(10, 1), 1],
    [id(10, 2), 2],
  ]);
  const lastNumbers = new Map([[id(5, 1), 1]]);
  expect(numbers({ lastNumbers, snapshots: new Set([id(10, 1)]) })).toEqual([[id(10, 2), 2]]);
  expect(numbers({ lastNumbers })).toEqual([
    [id(10, 1), 2],
    [id(10, 2), 3],
  ]);
});

test("what is of a source that was merged into another one goes there", () => {
  const homes = new Map([[id(5, 6), id(5, 2)]]);
  const rows = arriving(record, { ...nothing, homes, sources: new Set([id(5, 6), id(5, 2)]) });
  expect(rows.evidence.filter((row) => row.sourceId === id(5, 6))).toEqual([]);
  expect(rows.evidence.find((row) => row.id === id(6, 32))?.sourceId).toBe(id(5, 2));
  expect(rows.snapshots.find((row) => row.id === id(10, 4))).toMatchObject({ sourceId: id(5, 2), number: 2 });
  // «6 repeats 2» says nothing any more
  expect(rows.derivations.map((row) => row.id)).not.toContain(id(11, 2));
  expect(rows.derivations.find((row) => row.id === id(11, 4))).toMatchObject({
    sourceId: id(5, 8),
    originId: id(5, 2),
  });
});
