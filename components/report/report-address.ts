import type { Audience } from "@/core/audiences.ts";
import type { ReportChoice } from "@/core/report/choices.ts";
import type { Paper, ReportFormat } from "@/core/report/formats.ts";

/** Which copy of a report. */
export interface WantedCopy {
  articleId: string;
  audience: Audience;
  leaveOut: readonly ReportChoice[];
}

/** The address of a copy as a file. */
export function fileAddress({ articleId, audience, leaveOut }: WantedCopy, format: ReportFormat, paper: Paper): string {
  const query = new URLSearchParams({ audience });
  if (leaveOut.length > 0) query.set("leaveOut", leaveOut.join(","));
  if (format === "pdf") query.set("paper", paper);
  return `/api/v1/articles/${articleId}/report/${format}?${query.toString()}`;
}

/** The address of a copy as a page to look at. */
export function pageAddress(copy: WantedCopy): string {
  return `${fileAddress(copy, "html", "a4")}&as=page`;
}
