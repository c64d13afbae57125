import { sourceKinds, type SourceKind } from "./sources.ts";

/** What the list of sources shows. It lives in the page's address. */
export interface SourceFilter {
  /** Words that are said of a source. */
  q: string;
  kind: SourceKind | null;
  used: "yes" | "no" | null;
}

/** Whether a claim has evidence from a source. */
export const useChoices = [
  { id: "yes", label: "Used" },
  { id: "no", label: "Not used" },
] as const;

function chosen<T extends string>(choices: readonly { id: T }[], value: string | undefined): T | null {
  return choices.find(({ id }) => id === value)?.id ?? null;
}

/** The filter that an address's query says; what is unknown is left out. */
export function readSourceFilter(
  query: Readonly<Record<string, string | readonly string[] | undefined>>,
): SourceFilter {
  const one = (name: string): string | undefined => [query[name]].flat()[0];
  return {
    q: (one("q") ?? "").slice(0, 500),
    kind: chosen(sourceKinds, one("kind")),
    used: chosen(useChoices, one("used")),
  };
}

/** The address of the list with this filter. */
export function sourcesHref({ q, kind, used }: SourceFilter, cursor?: string): string {
  const said = { q: q.trim(), kind, used, cursor };
  const query = Object.entries(said).flatMap(([name, value]) =>
    value ? [`${name}=${encodeURIComponent(value)}`] : [],
  );
  return query.length === 0 ? "/sources" : `/sources?${query.join("&")}`;
}
