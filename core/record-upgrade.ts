type Row = Readonly<Record<string, unknown>>;

/** What rows of the first version did not have, with what they mean without it. */
const added: Readonly<Record<string, Row>> = {
  claims: { dates: [], thirdReader: null, legalHold: false },
  sources: { interest: "", reliability: "", visibility: "public", maskReason: null, mergedInto: null },
  evidence: {
    translation: "",
    language: "",
    snapshotId: null,
    lock: "no-snapshot",
    lockSpans: [],
    driftedIn: null,
    dates: [],
    search: null,
    maskReason: null,
  },
  opinions: { wouldChange: "", asOf: null },
  drafts: { wouldChange: "", asOf: null },
};
const review = ["secondOpinions", "decisions", "clearances"];
const addedLists = ["derivations", "snapshots", "blobs", "problemFlags", "contacts", "notes", ...review];

/**
 * A record of an earlier version as one of this version, so that an old export still comes in; anything else comes back
 * as it is. It trusts nothing and checks nothing: RecordInput of core/inputs/records.ts does that behind it.
 */
export function upgradeRecord(record: unknown): unknown {
  if (!isRow(record) || record["formatVersion"] !== 1) return record;
  const lists = Object.entries(added).flatMap(([list, defaults]) => {
    const rows = record[list];
    return Array.isArray(rows)
      ? [[list, rows.map((row: unknown) => (isRow(row) ? { ...defaults, ...row } : row))]]
      : [];
  });
  const empty = Object.fromEntries(addedLists.map((list) => [list, []]));
  return { ...empty, ...record, ...(Object.fromEntries(lists) as Row), formatVersion: 2 };
}

function isRow(value: unknown): value is Row {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
