import type { Report } from "@/core/reports.ts";

/** For tests: words that Markdown, HTML, BibTeX or a spreadsheet would take for something else. */
export const hostile =
  "# a [x](javascript:1) <script>1</script> **b** `c` | d\n- e\n1. f ~~g~~ ![h](i) &amp; \\ [^1] <https://x.example> $k$ } @misc{x, \u202e😀";

/** For tests: a report with these words wherever somebody can write them; addresses begin with `start`. */
export function withWords(report: Report, words: string, start = "https://x.example/"): Report {
  const url = `${start}${words}`;
  const text = `${words} words`;
  const end = [...text].slice(0, 3).join("").length;
  return {
    ...report,
    title: words,
    byline: words,
    outlet: words,
    url,
    document: { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text }] }] },
    claims: report.claims.map((claim) => ({
      ...claim,
      spans: [{ start: 0, end }],
      statement: words,
      speaker: words,
      opinion: claim.opinion && {
        ...claim.opinion,
        by: words,
        justification: words,
        proposedText: words,
        missing: words,
      },
      evidence: claim.evidence.map((row) => ({
        ...row,
        passage: words,
        sourceName: words,
        locator: words,
        snapshot: row.snapshot && { ...row.snapshot, archiveUrl: url },
      })),
    })),
    sources: report.sources.map((source) => ({ ...source, title: words, publisher: words, author: words, url })),
  };
}
