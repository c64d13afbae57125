import { averitecRows } from "@/core/formats/averitec.ts";
import { citations } from "@/core/formats/citations.ts";
import { claimReviews, type ReviewPublisher } from "@/core/formats/claim-reviews.ts";
import { reportHtml } from "@/core/formats/html.ts";
import { reportMarkdown } from "@/core/formats/markdown.ts";
import { webAnnotations } from "@/core/formats/web-annotations.ts";
import type { TellStep } from "@/core/export-steps.ts";
import type { Paper, ReportFormat } from "@/core/report/formats.ts";
import type { Report } from "@/core/reports.ts";
import { reportAssets } from "./report-assets.ts";
import { printPdf } from "./pdf.ts";

/** What a file holds: text, or bytes where the format has those. */
export type Content = string | Uint8Array<ArrayBuffer>;

/** What a writer may need besides the report. */
export interface WriterNeeds {
  publisher: ReviewPublisher;
  paper: Paper;
  /** Aborted when nobody waits for the file any more. */
  gone?: AbortSignal | undefined;
  /** Hears of each step of what takes long. */
  tell?: TellStep | undefined;
}

type Writer = (report: Report, needs: WriterNeeds) => Content | Promise<Content>;

/**
 * What a report says in each format, for the circle of readers that it was built for. The whole record and the bundle are no reports.
 * What writes in the formats of others is loaded with the first file in them.
 */
export const reportWriters: Record<Exclude<ReportFormat, "json" | "zip">, Writer> = {
  html: (report) => reportHtml(report, reportAssets()),
  csv: async (report) => (await import("./csv.ts")).reportCsv(report),
  pdf: (report, { paper, gone, tell }) =>
    printPdf(reportHtml(report, reportAssets()), { paper, gone, tell, at: report.asOf }),
  docx: async (report) => (await import("./docx.ts")).reportDocx(report),
  xlsx: async (report) => (await import("./xlsx.ts")).reportXlsx(report),
  md: reportMarkdown,
  jsonld: (report, { publisher }) => asJson(webAnnotations(report, publisher)),
  claimreview: (report, { publisher }) => asJson(claimReviews(report, publisher)),
  averitec: (report, { publisher }) => asJson(averitecRows(report, publisher)),
  csl: (report) => asJson(citations(report)),
  bib: async (report) => (await import("./bibtex.ts")).reportBibtex(report),
};

function asJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
