import writeXlsxFile from "write-excel-file/node";
import { evidenceClasses, passageLocks, stances } from "@/core/evidence.ts";
import { leftOutWords } from "@/core/report/choices.ts";
import type { ReportEvidence } from "@/core/report/evidence.ts";
import type { Report, ReportClaim, ReportSource } from "@/core/reports.ts";
import { sourceKinds } from "@/core/sources.ts";
import { columnsOf } from "./csv.ts";
import { writable } from "./docx-text.ts";
import { repacked } from "./fixed-zip.ts";

interface Column<T> {
  name: string;
  cell: (row: T) => string;
}

/** The most that Excel keeps of a cell, in code units. */
const longest = 32_000;

const labelOf = (table: readonly { id: string; label: string }[], id: string): string =>
  table.find((row) => row.id === id)?.label ?? "";

interface Item {
  claim: ReportClaim;
  row: ReportEvidence;
}

const evidenceColumns: readonly Column<Item>[] = [
  { name: "Claim", cell: ({ claim }) => String(claim.number) },
  { name: "Evidence", cell: ({ row }) => row.label },
  { name: "Source", cell: ({ row }) => row.source },
  { name: "Source name", cell: ({ row }) => row.sourceName },
  { name: "Stance", cell: ({ row }) => labelOf(stances, row.stance) },
  { name: "Class", cell: ({ row }) => labelOf(evidenceClasses, row.class) },
  { name: "Passage", cell: ({ row }) => row.passage },
  { name: "Translation", cell: ({ row }) => row.translation },
  { name: "Locator", cell: ({ row }) => row.locator },
  { name: "Lock", cell: ({ row }) => (row.passage === "" ? "" : labelOf(passageLocks, row.lock)) },
  { name: "Snapshot SHA-256", cell: ({ row }) => row.snapshot?.sha256 ?? "" },
  { name: "Snapshot of", cell: ({ row }) => row.snapshot?.capturedAt ?? "" },
  { name: "Searched for", cell: ({ row }) => row.search?.query ?? "" },
  { name: "Note", cell: ({ row }) => row.note },
];

const sourceColumns: readonly Column<ReportSource>[] = [
  { name: "Source", cell: (source) => source.label },
  { name: "Kind", cell: (source) => labelOf(sourceKinds, source.kind) },
  { name: "Title", cell: (source) => source.title },
  { name: "Publisher", cell: (source) => source.publisher },
  { name: "Author", cell: (source) => source.author },
  { name: "Published", cell: (source) => source.publishedAt ?? "" },
  { name: "Address", cell: (source) => source.url ?? "" },
  { name: "Has it from", cell: ({ origins }) => origins.map(({ label, name }) => label || name).join(", ") },
  { name: "Claims", cell: (source) => source.claims.join(", ") },
];

const copyColumns: readonly Column<string>[] = [{ name: "This copy", cell: (words) => words }];

function sheet<T>(name: string, columns: readonly Column<T>[], rows: readonly T[]) {
  const cell = (text: string) => ({ value: writable(text).slice(0, longest), type: String, wrap: true });
  return {
    sheet: name,
    data: [
      columns.map((column) => ({ value: column.name, type: String, fontWeight: "bold" as const })),
      ...rows.map((row) => columns.map((column) => cell(column.cell(row)))),
    ],
    columns: columns.map(({ name: title }) => ({ width: title === "Passage" || title === "Statement" ? 60 : 24 })),
    stickyRowsCount: 1,
  };
}

/**
 * Claims, evidence and sources as the sheets of one workbook (Office Open XML). Every cell is text, so that none is a
 * formula; what is longer than a cell takes (32,000 code units) is cut. The same report gives the same bytes.
 */
export async function reportXlsx(report: Report): Promise<Uint8Array<ArrayBuffer>> {
  const items = report.claims.flatMap((claim) => claim.evidence.map((row) => ({ claim, row })));
  const file = writeXlsxFile([
    sheet("Claims", columnsOf(report), report.claims),
    sheet("Evidence", evidenceColumns, items),
    sheet("Sources", sourceColumns, report.sources),
    ...(report.leftOut.length === 0 ? [] : [sheet("This copy", copyColumns, [leftOutWords(report.leftOut)])]),
  ]);
  return repacked(await file.toBuffer(), report.asOf, () => undefined);
}
