import { createHash } from "node:crypto";
import fc from "@/scripts/vitest/chance.ts";
import { expect, test } from "vitest";
import { audiences } from "@/core/audiences.ts";
import { sampleRecord } from "@/core/record.fixture.ts";
import { evidenceSaying } from "@/core/record/saying.fixture.ts";
import type { ArticleRecord } from "@/core/record.ts";
import { buildReport } from "@/core/reports.ts";
import { reportCsv } from "./csv.ts";

const record = sampleRecord({
  sha256: (text) => createHash("sha256").update(text).digest("hex"),
  base64: (text) => Buffer.from(text).toString("base64"),
});

/** A parser of RFC 4180, so that what a reader gets is what is tested. */
function parse(csv: string): string[][] {
  const rows: string[][] = [[""]];
  let quoted = false;
  for (let i = 0; i < csv.length; i++) {
    const char = csv[i] ?? "";
    const row = rows.at(-1) ?? [];
    const last = row.length - 1;
    if (quoted && char === '"' && csv[i + 1] === '"') row[last] += csv[++i] ?? "";
    else if (char === '"') quoted = !quoted;
    else if (!quoted && char === ",") row.push("");
    else if (!quoted && char === "\r" && csv[i + 1] === "\n") {
      rows.push([""]);
      i++;
    } else row[last] += char;
  }
  return rows.slice(0, -1);
}

/** The record with one text in every field that somebody writes. */
function saying(text: string): ArticleRecord {
  const { claims, opinions, drafts, people } = record;
  const said = { justification: text, proposedText: text, missing: text };
  return {
    ...record,
    claims: claims.map((row) => ({ ...row, statement: text, speaker: text, saidWhere: text, note: text })),
    opinions: opinions.map((row) => ({ ...row, ...said })),
    drafts: drafts.map((row) => ({ ...row, ...said })),
    ...evidenceSaying(record, text),
    people: people.map((row) => ({ ...row, name: text })),
    targets: record.targets.map((row) => ({ ...row, exact: text })),
  };
}

/** What a spreadsheet takes for a formula, after the white space and invisible characters it trims. */
const formula = /^[\s\p{Cf}\p{Cc}]*[=+\-@＝＋－＠−﹣﹢﹦﹫]|^[\t\r]/u;

test.each(audiences)("the claim sheet of the $label is what it was, to the byte", async ({ id }) => {
  await expect(reportCsv(buildReport(record, id))).toMatchFileSnapshot(`golden/${id}.csv`);
});

test("begins with a byte order mark, ends its lines with CRLF, and has one row a claim", () => {
  const csv = reportCsv(buildReport(record, "editor"));
  expect(csv.startsWith("\uFEFFNumber,Place,Exact words,")).toBe(true);
  expect(csv.endsWith("\r\n")).toBe(true);
  const [head, ...rows] = parse(csv.slice(1));
  expect(rows).toHaveLength(12);
  for (const row of rows) expect(row).toHaveLength(head?.length ?? 0);
});

test("gives back what was written, quotes and line breaks included", () => {
  const text = 'He said: "one, two"\nand; three — ”';
  const [head, first] = parse(reportCsv(buildReport(saying(text), "legal")).slice(1));
  for (const column of ["Statement", "Speaker", "Justification", "Exact words", "Proposed words", "Assignee"]) {
    expect(first?.[head?.indexOf(column) ?? -1], column).toBe(text);
  }
});

const hostile = [
  "=1+1",
  "+1",
  "-1",
  "@SUM(A1)",
  "\t=1+1",
  "\r=1+1",
  "\n=1+1",
  " =1+1",
  "\u00a0=1+1",
  "\u200b=1+1",
  "\ufeff=1+1",
  "＝1+1",
  "＋1",
  "－1",
  "＠SUM(A1)",
  '"=1+1',
  '";=1+1;"',
  "a;=1+1",
  "a\t=1+1",
  "a\n-1",
  "\0=1+1",
  "=cmd|' /C calc'!A0",
  '=HYPERLINK("https://example.org?"&A1,"x")',
];

function expectNoFormula(csv: string): void {
  const cells = parse(csv.slice(1)).flat();
  // as read, and as read by a spreadsheet set to semicolons or tabs, which knows our quotes only at a cell's start
  for (const cell of [...cells, ...cells.flatMap((cell) => cell.split(/[\n;\t]/u))]) expect(cell).not.toMatch(formula);
  for (const cell of csv.slice(1).split(/[\r\n;\t]/u)) expect(cell.replace(/^"/u, "")).not.toMatch(formula);
}

test.each(hostile)("starts no formula with %j", (text) => {
  expectNoFormula(reportCsv(buildReport(saying(text), "legal")));
});

test("starts no formula with whatever text", () => {
  const part = fc.constantFrom("=", "+", "-", "@", "\t", "\r", "\n", " ", ";", ",", '"', "'", "＝", "\u200b", "a", "1");
  fc.assert(
    fc.property(fc.string({ unit: part, maxLength: 12 }), (text) => {
      expectNoFormula(reportCsv(buildReport(saying(text), "legal")));
    }),
    { numRuns: 200 },
  );
});
