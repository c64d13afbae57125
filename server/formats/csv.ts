import { stringify } from "csv-stringify/sync";
import { statusLabel } from "@/core/claim-labels.ts";
import { checkabilities, chosenBecauseLabel, claimTypes } from "@/core/claims.ts";
import { passageLocks, stances } from "@/core/evidence.ts";
import { originWords } from "@/core/origins.ts";
import type { ReportEvidence } from "@/core/report/evidence.ts";
import type { ReportChoice } from "@/core/report/choices.ts";
import { maskedWords } from "@/core/report/masked.ts";
import type { Report, ReportClaim } from "@/core/reports.ts";
import { dispositions, reasons, verdicts } from "@/core/verdicts.ts";
import { withdrawnWords } from "@/core/withdrawn.ts";

const labels = (table: readonly { id: string; label: string }[], ids: readonly (string | null | undefined)[]): string =>
  table
    .filter((row) => ids.includes(row.id))
    .map((row) => row.label)
    .join(", ");

const states = { decided: "Decided", draft: "Draft", open: "Open", void: "Withdrawn" } as const;

interface ClaimColumn {
  name: string;
  cell: (claim: ReportClaim) => string;
  /** What a copy goes without when it has no such column. */
  of?: ReportChoice;
}

const claimColumns: readonly ClaimColumn[] = [
  { name: "Number", cell: (claim) => String(claim.number) },
  { name: "Place", cell: (claim) => claim.place },
  { name: "Exact words", cell: (claim) => claim.words.join(" … ") },
  { name: "Statement", cell: (claim) => claim.statement },
  { name: "Types", cell: (claim) => labels(claimTypes, claim.types) },
  { name: "Checkability", cell: (claim) => labels(checkabilities, [claim.checkability]) },
  { name: "Speaker", cell: (claim) => claim.speaker },
  { name: "Said", cell: (claim) => [claim.saidAt ?? "", claim.saidWhere].filter(Boolean).join(", ") },
  { name: chosenBecauseLabel, cell: (claim) => claim.chosenBecause ?? "" },
  { name: "Verdict", cell: (claim) => labels(verdicts, [claim.sign]) },
  { name: "State", cell: (claim) => states[claim.state] },
  { name: "Withdrawn", cell: (claim) => (claim.withdrawn ? withdrawnWords(claim.withdrawn) : "") },
  { name: "Reasons", cell: (claim) => labels(reasons, said(claim)?.reasons ?? []) },
  { name: "What to do", cell: (claim) => labels(dispositions, [said(claim)?.disposition]) },
  { name: "Proposed words", cell: (claim) => said(claim)?.proposedText ?? "" },
  { name: "Wording", cell: (claim) => claim.opinion?.answer ?? "" },
  { name: "Justification", cell: (claim) => said(claim)?.justification ?? "" },
  { name: "Missing", cell: (claim) => said(claim)?.missing ?? "", of: "queries" },
  { name: "Evidence", cell: evidenceCell },
  { name: "Locks", cell: locksCell },
  { name: "Snapshot SHA-256", cell: hashesCell },
  { name: "Sources and origins", cell: (claim) => (claim.origins ? originWords(claim.origins) : "") },
  { name: "Contacts", cell: (claim) => String(claim.contacts.length), of: "contacts" },
  { name: "Status", cell: (claim) => (claim.desk ? statusLabel(claim.desk.status) : ""), of: "history" },
  { name: "Assignee", cell: (claim) => claim.desk?.assignee ?? "", of: "history" },
  { name: "Priority", cell: (claim) => claim.desk?.priority ?? "", of: "history" },
];

/** The columns of the claim sheet, in order; none for what the copy goes without. */
export function columnsOf({ leftOut }: Report): readonly ClaimColumn[] {
  return claimColumns.filter(({ of }) => of === undefined || !leftOut.includes(of));
}

/**
 * The claim sheet as CSV: one row a claim, in the order of the report, under a row of names. UTF-8 with a byte order
 * mark and CRLF, as spreadsheets expect it. No cell starts a formula in any of them (security.md, «Rules»): what could
 * is preceded by an apostrophe.
 */
export function reportCsv(report: Report): string {
  const columns = columnsOf(report);
  const rows = report.claims.map((claim) => columns.map(({ cell }) => harmless(cell(claim))));
  return stringify([columns.map(({ name }) => name), ...rows], {
    bom: true,
    escape_formulas: true,
    record_delimiter: "windows",
    quoted_match: /[\r\n;\t]/u,
  });
}

/** The verdict that counts: the opinion's, else the draft's. */
function said(claim: ReportClaim): ReportClaim["opinion"] | ReportClaim["draft"] {
  return claim.opinion ?? claim.draft;
}

function evidenceCell(claim: ReportClaim): string {
  return [...claim.evidence.map(evidenceLine), ...claim.masked.map(maskedWords)].join("\n");
}

/** «E1 Quote found in snapshot», a line each for what has words to lock. */
function locksCell(claim: ReportClaim): string {
  const quoted = claim.evidence.filter((row) => row.passage !== "");
  return quoted.map((row) => `${row.label} ${labels(passageLocks, [row.lock])}`).join("\n");
}

function hashesCell(claim: ReportClaim): string {
  return claim.evidence
    .flatMap(({ label, snapshot }) => (snapshot?.sha256 ? `${label} ${snapshot.sha256}` : []))
    .join("\n");
}

function evidenceLine(row: ReportEvidence): string {
  const passage = row.passage === "" ? "" : `“${row.passage}”`;
  const stance = labels(stances, [row.stance]);
  return `${row.label} ${row.source} ${[row.sourceName, row.locator, stance, passage].filter(Boolean).join(", ")}`;
}

/**
 * escape_formulas looks at the first character only. Spreadsheets trim white space and invisible characters before it;
 * and one that is set to semicolons or tabs takes no notice of our quotes and begins a cell behind each of them and at
 * each line break. So nothing in a cell may start a formula behind those either.
 */
function harmless(text: string): string {
  return text
    .replaceAll("\0", "")
    .replaceAll(/\r\n?/gu, "\n")
    .replaceAll(/(?<=^|[\n;\t])(?=[\s\p{Cf}\p{Cc}]*[=+\-@＝＋－＠−﹣﹢﹦﹫])/gu, "'");
}
