import { publishedPath } from "@/core/formats/published-html.ts";
import { tombstoneHtml, withdrawnCardHtml } from "@/core/formats/published-lists.ts";
import type { Publication, PublicationState } from "@/core/publications.ts";
import type { ReportAssets } from "@/core/formats/html.ts";

/**
 * What stands where a check was withdrawn. Who withdrew it is told by the name that it was published under, so that the
 * page follows from the record alone, wherever that is kept.
 */
export function tombstoneOf(gone: Publication, { publisher, report }: PublicationState, assets: ReportAssets): string {
  return tombstoneHtml(saidOf(gone, report), publisher.name, assets);
}

/** What stands in a frame of another site where a check was withdrawn. */
export function withdrawnCardOf(
  gone: Publication,
  { publisher, report }: PublicationState,
  assets: ReportAssets,
): string {
  const path = publishedPath(report.articleId);
  return withdrawnCardHtml({ ...saidOf(gone, report), path }, publisher.name, assets);
}

function saidOf(
  { withdrawnAt, createdAt, withdrawnBecause }: Publication,
  { title }: PublicationState["report"],
): { title: string; at: string; because: string } {
  return { title, at: withdrawnAt ?? createdAt, because: withdrawnBecause };
}
