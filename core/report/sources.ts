import { byKeys } from "../by-keys.ts";
import type { Derivation } from "../derivations.ts";
import { reportSnapshot } from "./evidence.ts";
import type { ReadersView } from "./masks.ts";
import type { ReportOrigin, ReportSource } from "../reports.ts";

/** S1, S2 … by source id, in the order in which the claims of this copy first use them. */
export function sourceLabels(view: ReadersView): Map<string, string> {
  const used = new Set(view.claims.flatMap((viewed) => viewed.evidence.map((row) => row.sourceId)));
  return new Map([...used].map((sourceId, index) => [sourceId, `S${index + 1}`]));
}

/** The source list of a copy, with the claims in which each source is used and whom it has it from. */
export function reportSources(view: ReadersView): ReportSource[] {
  const labels = sourceLabels(view);
  const uses = usesOf(view);
  const derived = grouped(view.derivations, (row) => row.sourceId);
  const copies = grouped([...view.snapshots.values()], (row) => row.sourceId);
  return [...labels].flatMap(([id, label]) => {
    const source = view.sources.get(id);
    if (!source) return [];
    const { kind, title, publisher, author, publishedAt, language, url, note } = source;
    const { visibility, interest, reliability } = source;
    const { claims, snapshots } = uses.get(id) ?? { claims: new Set<number>(), snapshots: new Set<string | null>() };
    const own = (copies.get(id) ?? []).filter((row) => snapshots.has(row.id));
    const said = {
      kind,
      title,
      publisher,
      author,
      publishedAt,
      language,
      url,
      note,
      visibility,
      interest,
      reliability,
    };
    return [
      {
        id,
        label,
        ...said,
        origins: originsOf(view, derived.get(id) ?? [], labels),
        snapshots: byKeys(own, (row) => [row.number, row.id]).map(reportSnapshot),
        claims: [...claims].toSorted((a, b) => a - b),
      },
    ];
  });
}

/** The claims that use a source, and its snapshots that their passages were looked for in, or are gone from. */
interface Uses {
  claims: Set<number>;
  snapshots: Set<string | null>;
}

function usesOf({ claims }: ReadersView): Map<string, Uses> {
  const uses = new Map<string, Uses>();
  for (const { claim, evidence } of claims) {
    for (const row of evidence) {
      const known = uses.get(row.sourceId) ?? { claims: new Set(), snapshots: new Set() };
      uses.set(row.sourceId, known);
      known.claims.add(claim.number);
      known.snapshots.add(row.snapshotId).add(row.driftedIn);
    }
  }
  return uses;
}

function grouped<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

function originsOf(view: ReadersView, own: readonly Derivation[], labels: ReadonlyMap<string, string>): ReportOrigin[] {
  return byKeys(own, (row) => [row.createdAt, row.id]).map(({ originId, kind, note }) => {
    const origin = view.sources.get(originId);
    const name = origin?.title || origin?.publisher || origin?.author || "";
    return { label: labels.get(originId) ?? "", name, kind, note };
  });
}
