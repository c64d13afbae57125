import type { PartialDate } from "./time.ts";

/** Whether the first date is later than the second as far as both are precise: «2020-11» is not later than «2020-11-03». */
export function isLater(date: PartialDate, than: PartialDate): boolean {
  const [ours, theirs] = [date.slice(0, 10), than.slice(0, 10)];
  const precision = Math.min(ours.length, theirs.length);
  return ours.slice(0, precision) > theirs.slice(0, precision);
}
