import type { Report, ReportSource } from "../reports.ts";
import type { SourceKind } from "../sources.ts";

/** An item of CSL-JSON (https://github.com/citation-style-language/schema): the members that sources have. */
export interface Citation {
  id: string;
  type: string;
  title: string;
  author?: readonly { literal: string }[];
  publisher?: string;
  issued?: { "date-parts": [number[]] };
  accessed?: { "date-parts": [number[]] };
  language?: string;
  URL?: string;
  archive_location?: string;
}

const types: Readonly<Record<SourceKind, string>> = {
  "web-page": "webpage",
  document: "report",
  dataset: "dataset",
  image: "graphic",
  video: "motion_picture",
  audio: "song",
  interview: "interview",
  "e-mail": "personal_communication",
  phone: "personal_communication",
  recording: "speech",
  "own-calculation": "document",
  "on-author": "personal_communication",
};

/** «2020-11-19» and what is less precise or has a time, as the parts that are known. */
function dateParts(date: string): { "date-parts": [number[]] } {
  return { "date-parts": [date.slice(0, 10).split("-").map(Number)] };
}

function citation(source: ReportSource): Citation {
  const { label, kind, title, publisher, author, publishedAt, language, url, snapshots } = source;
  const newest = snapshots.at(-1);
  return {
    id: label,
    type: types[kind],
    title: title || publisher || author || label,
    ...(author && { author: [{ literal: author }] }),
    ...(publisher && { publisher }),
    ...(publishedAt && { issued: dateParts(publishedAt) }),
    ...(newest && { accessed: dateParts(newest.capturedAt) }),
    ...(language && { language }),
    ...(url && { URL: url }),
    ...(newest?.archiveUrl && { archive_location: newest.archiveUrl }),
  };
}

/** The sources of a report as CSL-JSON, in the order of their labels. */
export function citations(report: Report): Citation[] {
  return report.sources.map(citation);
}
