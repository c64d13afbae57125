import type { PublicationState } from "@/core/publications.ts";
import type { Report } from "@/core/reports.ts";

/** For tests: a report as it was published, and corrected once. */
export function stateOf(report: Report): PublicationState {
  const publishedAt = "2026-03-14T10:00:00.000Z";
  return {
    format: "claimcheck-publication",
    version: 1,
    number: 2,
    publishedAt,
    firstPublishedAt: "2026-03-13T10:00:00.000Z",
    publisher: { name: "The Desk", url: "https://desk.example" },
    chain: { seq: 1, hash: "0".repeat(64) },
    corrections: [
      {
        number: 2,
        at: publishedAt,
        notice: "We had read the wrong page.",
        kinds: ["rating"],
        changes: ["Claim 1 was Supported."],
      },
    ],
    report,
  };
}
