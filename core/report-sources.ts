import { byKeys } from "./record.ts";
import { reportSnapshot, type ReportSnapshot } from "./report-evidence.ts";
import type { ReadersView } from "./report-masks.ts";
import type { ReportOrigin, ReportSource } from "./reports.ts";

/** S1, S2 … by source id, in the order in which the claims of this copy first use them. */
export function sourceLabels(view: ReadersView): Map<string, string> {
  const used = new Set(view.claims.flatMap((viewed) => viewed.evidence.map((row) => row.sourceId)));
  return new Map([...used].map((sourceId, index) => [sourceId, `S${index + 1}`]));
}

/** The source list of a copy, with the claims in which each source is used and whom it has it from. */
export function reportSources(view: ReadersView): ReportSource[] {
  const labels = sourceLabels(view);
  return [...labels].flatMap(([id, label]) => {
    const source = view.sources.get(id);
    if (!source) return [];
    const { kind, title, publisher, author, publishedAt, language, url, note } = source;
    const { visibility, interest, reliability } = source;
    const claims = view.claims
      .filter(({ evidence }) => evidence.some((row) => row.sourceId === id))
      .map(({ claim }) => claim.number)
      .toSorted((a, b) => a - b);
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
    return [{ id, label, ...said, origins: originsOf(view, id, labels), snapshots: snapshotsOf(view, id), claims }];
  });
}

function originsOf(view: ReadersView, id: string, labels: ReadonlyMap<string, string>): ReportOrigin[] {
  const own = view.derivations.filter((row) => row.sourceId === id);
  return byKeys(own, (row) => [row.createdAt, row.id]).map(({ originId, kind, note }) => {
    const origin = view.sources.get(originId);
    const name = origin?.title || origin?.publisher || origin?.author || "";
    return { label: labels.get(originId) ?? "", name, kind, note };
  });
}

/** Those of a source that passages of this copy were looked for in, or are gone from. */
function snapshotsOf(view: ReadersView, sourceId: string): ReportSnapshot[] {
  const rows = view.claims.flatMap(({ evidence }) => evidence.filter((row) => row.sourceId === sourceId));
  const used = new Set(rows.flatMap((row) => [row.snapshotId, row.driftedIn]));
  const own = [...view.snapshots.values()].filter((row) => used.has(row.id));
  return byKeys(own, (row) => [row.number, row.id]).map(reportSnapshot);
}
