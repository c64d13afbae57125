import type { Derivation } from "./derivations.ts";

/** Where a source stands in a drawing of who has it from whom: origins in column 0, what derives from them to the right. */
export interface GraphPlace {
  id: string;
  column: number;
  row: number;
}

/**
 * Lays sources out in columns: each stands one to the right of the furthest of those that it derives from. Within a
 * column in the order given. A circle is walked once around, so that every source has a place.
 */
export function layOut(ids: readonly string[], derivations: readonly Derivation[]): GraphPlace[] {
  const columns = new Map(ids.map((id) => [id, 0]));
  const live = derivations.filter((row) => row.deletedAt === null && row.sourceId !== row.originId);
  for (let round = 1; round < ids.length; round += 1) {
    let moved = false;
    for (const { sourceId, originId } of live) {
      const wanted = (columns.get(originId) ?? 0) + 1;
      if (wanted <= (columns.get(sourceId) ?? 0) || wanted >= ids.length) continue;
      columns.set(sourceId, wanted);
      moved = true;
    }
    if (!moved) break;
  }
  const filled = new Map<number, number>();
  return ids.map((id) => {
    const column = columns.get(id) ?? 0;
    const row = filled.get(column) ?? 0;
    filled.set(column, row + 1);
    return { id, column, row };
  });
}
