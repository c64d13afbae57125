import type { Json } from "./events.ts";

/** What changed: for each field its value before and after. Both texts are kept. */
export type Changes = Record<string, [Json, Json]>;

/** Bookkeeping fields that every change touches; they tell nothing. */
const silent = new Set(["version", "updatedAt", "updatedBy"]);

/** The fields in which `after` differs from `before`, compared as JSON. Empty when nothing differs. */
export function changesBetween<T extends object>(before: T, after: T): Changes {
  const changes: Changes = {};
  for (const [field, value] of Object.entries(after)) {
    const old = (before as Record<string, unknown>)[field];
    if (silent.has(field) || JSON.stringify(old) === JSON.stringify(value)) continue;
    changes[field] = [(old ?? null) as Json, (value ?? null) as Json];
  }
  return changes;
}

/** `fields` without the members that are undefined: what a partial change leaves alone. */
export function given<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}
