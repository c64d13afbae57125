import { citations } from "@/core/formats/citations.ts";
import { claimReviews, type ReviewPublisher } from "@/core/formats/claim-reviews.ts";
import { reportHtml } from "@/core/formats/html.ts";
import { reportMarkdown } from "@/core/formats/markdown.ts";
import { webAnnotations } from "@/core/formats/web-annotations.ts";
import type { ReportFormat } from "@/core/report-formats.ts";
import type { Report } from "@/core/reports.ts";
import { reportBibtex } from "./bibtex.ts";
import { reportCsv } from "./csv.ts";
import { reportDocx } from "./docx.ts";
import { reportAssets } from "./report-assets.ts";
import { reportXlsx } from "./xlsx.ts";

/** What a file holds: text, or bytes where the format has those. */
export type Content = string | Uint8Array<ArrayBuffer>;

type Writer = (report: Report, publisher: ReviewPublisher) => Content | Promise<Content>;

/** What a report says in each format, for the circle of readers that it was built for. The whole record is no report. */
export const reportWriters: Record<Exclude<ReportFormat, "json">, Writer> = {
  html: (report) => reportHtml(report, reportAssets()),
  csv: reportCsv,
  docx: reportDocx,
  xlsx: reportXlsx,
  md: reportMarkdown,
  jsonld: (report) => asJson(webAnnotations(report)),
  claimreview: (report, publisher) => asJson(claimReviews(report, publisher)),
  csl: (report) => asJson(citations(report)),
  bib: reportBibtex,
};

function asJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
