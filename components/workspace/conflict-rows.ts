import { isProse } from "../claim/history-words.ts";
import { crossedFields, fieldsOf, type Conflict } from "./outbox.ts";

/** Whose value a line of the sheet takes. */
export type Take = "theirs" | "mine" | "both";

/** One line of the sheet: a field with what it held before, and what each of the two made of it. */
export interface ConflictRow {
  field: string;
  base: unknown;
  theirs: unknown;
  mine: unknown;
  /** `crossed` waits for a decision; `same` and `mine-only` go along by themselves. */
  how: "crossed" | "same" | "mine-only";
}

/** The lines of a conflict: the fields this person changed. Without the other's state, all of them wait. */
export function rowsOf({ entry, present }: Conflict): ConflictRow[] {
  const crossed = present ? crossedFields(entry, present) : Object.keys(fieldsOf(entry.change));
  return Object.entries(fieldsOf(entry.change)).map(([field, mine]) => {
    const theirs = present?.[field];
    const same = JSON.stringify(theirs ?? null) === JSON.stringify(mine ?? null);
    const how = crossed.includes(field) ? "crossed" : same ? "same" : "mine-only";
    return { field, base: entry.base[field], theirs, mine, how };
  });
}

const isEmpty = (value: unknown) => value === null || value === undefined || value === "";

/** Whether both can be kept: two texts, or two lists. */
export function canKeepBoth({ field, theirs, mine }: ConflictRow): boolean {
  if (Array.isArray(theirs) && Array.isArray(mine)) return true;
  return isProse(field) && typeof theirs === "string" && typeof mine === "string" && !isEmpty(theirs) && !isEmpty(mine);
}

/** Where the sheet begins: both where that can be, else the one that says something, theirs first. Loses no text. */
export function firstTake(row: ConflictRow): Take {
  if (canKeepBoth(row)) return "both";
  return isEmpty(row.theirs) ? "mine" : "theirs";
}

const oneLine = new Set(["speaker", "saidWhere", "locator", "whom", "role"]);

/** Both values as one, the other person's first. Call it only where both can be kept. */
export function both({ field, theirs, mine }: ConflictRow): unknown {
  if (Array.isArray(theirs) && Array.isArray(mine)) return [...new Set([...theirs, ...mine] as unknown[])];
  return [theirs, mine].join(oneLine.has(field) ? " / " : "\n\n");
}

/** The fields to save on top of the other's, as they were chosen. */
export function chosenFields(
  rows: readonly ConflictRow[],
  takes: Readonly<Record<string, Take>>,
): Record<string, unknown> {
  const chosen: Record<string, unknown> = {};
  for (const row of rows) {
    const take = row.how === "crossed" ? (takes[row.field] ?? firstTake(row)) : "mine";
    if (row.how === "same" || take === "theirs") continue;
    chosen[row.field] = take === "both" ? both(row) : row.mine;
  }
  return chosen;
}
