import type { ReadersView } from "./report-masks.ts";
import type { ReportSource } from "./reports.ts";

/** S1, S2 … by source id, in the order in which the claims of this copy first use them. */
export function sourceLabels(view: ReadersView): Map<string, string> {
  const used = new Set(view.claims.flatMap((viewed) => viewed.evidence.map((row) => row.sourceId)));
  return new Map([...used].map((sourceId, index) => [sourceId, `S${index + 1}`]));
}

/** The source list of a copy, with the claims in which each source is used. */
export function reportSources(view: ReadersView): ReportSource[] {
  return [...sourceLabels(view)].flatMap(([id, label]) => {
    const source = view.sources.get(id);
    if (!source) return [];
    const { kind, title, publisher, author, publishedAt, language, url, note } = source;
    const claims = view.claims
      .filter(({ evidence }) => evidence.some((row) => row.sourceId === id))
      .map(({ claim }) => claim.number)
      .toSorted((a, b) => a - b);
    return [{ label, kind, title, publisher, author, publishedAt, language, url, note, claims }];
  });
}
