type Row = Readonly<Record<string, unknown>>;
type Added = Readonly<Record<string, Row>>;

/** What rows of an earlier version did not have, with what they mean without it, and the lists it did not have. */
const steps: readonly { from: number; rows: Added; lists: readonly string[] }[] = [
  {
    from: 1,
    rows: {
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
    },
    lists: [
      "derivations",
      "snapshots",
      "blobs",
      "problemFlags",
      "contacts",
      "notes",
      "secondOpinions",
      "decisions",
      "clearances",
    ],
  },
  {
    from: 2,
    rows: {
      revisions: { method: "import", revertsTo: null, originalSha256: null, url: null, pages: [], readingNotes: [] },
      claims: { stale: null },
      targets: {
        engine: "person",
        reasons: [],
        candidates: [],
        carriedFrom: null,
        decidedAt: null,
        decidedBy: null,
      },
    },
    lists: ["originals", "wordingAnswers", "comments"],
  },
  { from: 3, rows: { claims: { chosenBecause: "" } }, lists: ["publications", "keptBack"] },
];

/**
 * A record of an earlier version as one of this version, so that an old export still comes in; anything else comes back
 * as it is. It trusts nothing and checks nothing: RecordInput of core/inputs/records.ts does that behind it.
 */
export function upgradeRecord(record: unknown): unknown {
  let upgraded = record;
  for (const step of steps) {
    if (isRow(upgraded) && upgraded["formatVersion"] === step.from) upgraded = taken(upgraded, step);
  }
  return upgraded;
}

function taken(record: Row, { from, rows, lists }: (typeof steps)[number]): Row {
  const changed = Object.entries(rows).flatMap(([list, defaults]) => {
    const old = record[list];
    return Array.isArray(old) ? [[list, old.map((row: unknown) => (isRow(row) ? { ...defaults, ...row } : row))]] : [];
  });
  const empty = Object.fromEntries(lists.map((list) => [list, []]));
  return { ...empty, ...record, ...(Object.fromEntries(changed) as Row), formatVersion: from + 1 };
}

function isRow(value: unknown): value is Row {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
