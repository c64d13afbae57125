import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ImportRecord, RecordInput } from "../inputs/records.ts";
import { recordErrors } from "./checks.ts";
import { upgradeRecord } from "./upgrade.ts";
import { recordFormatVersion } from "../record.ts";

/** As an installation of an earlier version wrote it. */
const old = (version = 1): Record<string, Record<string, unknown>[]> =>
  JSON.parse(readFileSync(new URL(`../golden/record-${version}.json`, import.meta.url), "utf8")) as never;

test("an export of the first version comes in, whole and sound", () => {
  const record = ImportRecord.parse(old());
  expect(record.formatVersion).toBe(recordFormatVersion);
  expect(record.claims).toHaveLength(old()["claims"]?.length ?? 0);
  expect(record.claims[5]).toMatchObject({ ...old()["claims"]?.[5], dates: [] });
  expect(record.sources[0]).toMatchObject({ ...old()["sources"]?.[0], visibility: "public", mergedInto: null });
  expect(record.evidence[0]).toMatchObject({ ...old()["evidence"]?.[0], lock: "no-snapshot", lockSpans: [] });
  expect(record.opinions[0]).toMatchObject({ ...old()["opinions"]?.[0], wouldChange: "", asOf: null });
  expect(record.drafts[0]).toMatchObject({ ...old()["drafts"]?.[0], wouldChange: "", asOf: null });
  expect([record.snapshots, record.blobs, record.derivations, record.contacts, record.notes].flat()).toEqual([]);
  const ofText = (text: string) => createHash("sha256").update(text).digest("hex");
  const ofFile = ({ base64 }: { base64: string }) => {
    const bytes = Buffer.from(base64, "base64");
    return { sha256: createHash("sha256").update(bytes).digest("hex"), size: bytes.length };
  };
  expect(recordErrors(record, { ofText, ofFile })).toEqual([]);
});

test("an export of the second version comes in, whole and sound", () => {
  const record = ImportRecord.parse(old(2));
  expect(record.formatVersion).toBe(recordFormatVersion);
  expect(record.claims).toHaveLength(old(2)["claims"]?.length ?? 0);
  expect(record.claims[5]).toMatchObject({ ...old(2)["claims"]?.[5], stale: null });
  expect(record.targets[0]).toMatchObject({ ...old(2)["targets"]?.[0], engine: "person", candidates: [] });
  expect(record.revisions[0]).toMatchObject({ ...old(2)["revisions"]?.[0], method: "import", pages: [] });
});

test("an export of the third version comes in: it says of no claim why it was chosen, and nothing was published", () => {
  const record = ImportRecord.parse(old(3));
  expect(record.formatVersion).toBe(recordFormatVersion);
  expect(record.claims[5]).toMatchObject({ ...old(3)["claims"]?.[5], chosenBecause: "" });
  expect([record.publications, record.keptBack]).toEqual([[], []]);
});

test("no member that it has is written over, and none that it should not have is lost without a word", () => {
  const { sources = [], ...rest } = old();
  const odd = { ...rest, sources: sources.map((row) => ({ ...row, visibility: "legal", more: 1 })) };
  expect(upgradeRecord(odd)).toMatchObject({
    sources: sources.map((row) => ({ ...row, visibility: "legal", more: 1 })),
  });
  expect(ImportRecord.safeParse(odd).error?.issues[0]?.path).toEqual(["sources", 0]);
});

test.each([
  null,
  1,
  "x",
  [],
  {},
  { formatVersion: recordFormatVersion },
  { formatVersion: 9, claims: [{}] },
  { formatVersion: "1" },
])("%j comes back as it is", (value) => {
  expect(upgradeRecord(value)).toBe(value);
});

test.each([{ formatVersion: 1 }, { formatVersion: 1, claims: "x" }, { formatVersion: 1, claims: [null, 1, "x"] }])(
  "%j, which is no record, is refused and not tripped over",
  (value) => {
    expect(ImportRecord.safeParse(value).success).toBe(false);
  },
);

test("the rows that come in are those of the present schema", () => {
  expect(RecordInput.safeParse(upgradeRecord(old())).success).toBe(true);
});
