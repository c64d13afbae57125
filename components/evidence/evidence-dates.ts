import type { EvidenceView } from "@/core/evidence.ts";
import type { PartialDate } from "@/core/time.ts";

/** Whether a date is surely later than another one: as far as both are known. «2020-11» is not later than «2020». */
export function isLater(date: PartialDate, other: PartialDate): boolean {
  const length = Math.min(date.length, other.length);
  return date.slice(0, length) > other.slice(0, length);
}

/** When evidence was published, if that was surely after the claim was made; undefined otherwise. */
export function publishedAfter(
  { dates, source }: Pick<EvidenceView, "dates" | "source">,
  saidAt: PartialDate | null,
): PartialDate | undefined {
  const published = dates.find(({ role }) => role === "published")?.date ?? source.publishedAt;
  return saidAt !== null && published !== null && isLater(published, saidAt) ? published : undefined;
}
