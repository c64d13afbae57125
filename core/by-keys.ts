export type SortKey = readonly (string | number)[];

/** Sorts by a list of keys, numbers by size and texts by code unit, so that no locale has a say. */
export function byKeys<T>(rows: readonly T[], keys: (row: T) => SortKey): T[] {
  const compare = (a: SortKey, b: SortKey): number => {
    const at = a.findIndex((key, i) => key !== b[i]);
    if (at === -1) return 0;
    return (a[at] ?? 0) < (b[at] ?? 0) ? -1 : 1;
  };
  return [...rows].sort((a, b) => compare(keys(a), keys(b)));
}
