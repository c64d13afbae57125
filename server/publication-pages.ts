import { tombstoneHtml } from "@/core/formats/published-lists.ts";
import type { Publication, PublicationState } from "@/core/publications.ts";
import type { ReportAssets } from "@/core/formats/html.ts";

/**
 * What stands where a check was withdrawn. Who withdrew it is told by the name that it was published under, so that the
 * page follows from the record alone, wherever that is kept.
 */
export function tombstoneOf(
  { withdrawnAt, createdAt, withdrawnBecause }: Publication,
  { publisher, report }: PublicationState,
  assets: ReportAssets,
): string {
  const said = { title: report.title, at: withdrawnAt ?? createdAt, because: withdrawnBecause };
  return tombstoneHtml(said, publisher.name, assets);
}
