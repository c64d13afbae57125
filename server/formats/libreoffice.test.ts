import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { parseHTML } from "linkedom";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { audiences, type Audience } from "@/core/audiences.ts";
import { sampleRecord } from "@/core/record.fixture.ts";
import { buildReport, type Report } from "@/core/reports.ts";
import { reportWriters } from "./report-writers.ts";

const folders = (process.env["PATH"] ?? "").split(delimiter);
const program = folders.map((path) => join(path, "soffice")).find((file) => existsSync(file));
const record = sampleRecord({
  sha256: (text) => createHash("sha256").update(text).digest("hex"),
  base64: (text) => Buffer.from(text).toString("base64"),
});
/** What a spreadsheet would calculate, were it not kept as words. */
const formulas = [
  "=1+1",
  '=HYPERLINK("https://x.example","y")',
  "@SUM(1)",
  "+1+1",
  "-2+3",
  "\t=1+1",
  "=cmd|' /C calc'!A0",
];

function withFormulas(report: Report): Report {
  const claims = report.claims.map((claim, i) => {
    const formula = formulas[i % formulas.length] ?? "";
    return { ...claim, statement: formula, speaker: formula };
  });
  return { ...report, title: "=1+1", claims };
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "claimcheck-office-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What LibreOffice makes of the file of each copy, as its own XML; it opens the three of a format one after the other. */
async function opened(format: "docx" | "xlsx" | "csv", as: "fodt" | "fods"): Promise<Map<Audience, Document>> {
  const needs = { publisher: { name: "The Desk", url: null, page: null }, paper: "a4" as const };
  const files = await Promise.all(
    audiences.map(async ({ id }) => {
      const report = buildReport(record, id);
      const file = join(folder, `${id}.${format}`);
      writeFileSync(file, await reportWriters[format](format === "docx" ? report : withFormulas(report), needs));
      return file;
    }),
  );
  const filter = format === "csv" ? ["--infilter=CSV:44,34,UTF8"] : [];
  await promisify(execFile)(
    program ?? "soffice",
    [
      `-env:UserInstallation=file://${folder}/profile`,
      "--headless",
      ...filter,
      "--convert-to",
      as,
      "--outdir",
      join(folder, format),
      ...files,
    ],
    { timeout: 100_000 },
  );
  const read = (id: Audience) => parseHTML(readFileSync(join(folder, format, `${id}.${as}`), "utf8")).document;
  return new Map(audiences.map(({ id }) => [id, read(id)]));
}

const all = (document: Document, name: string) => [...document.getElementsByTagName(name)];
const words = (element: Element) => element.textContent?.replaceAll(/\s+/gu, " ").trim() ?? "";

describe.skipIf(!program)("LibreOffice opens", () => {
  test("the Word file of each copy, and finds a comment at the words of every claim", async () => {
    for (const [audience, document] of await opened("docx", "fodt")) {
      const report = buildReport(record, audience);
      const comments = all(document, "office:annotation");
      const placed = report.claims.filter(({ spans }) => spans.length > 0);
      expect(placed.length).toBeGreaterThan(5);
      expect(comments).toHaveLength(placed.length);
      for (const { statement } of placed.filter((claim) => claim.statement !== "")) {
        const said = words({ textContent: statement } as Element);
        expect(comments.some((comment) => words(comment).includes(said))).toBe(true);
      }
      // a comment on a stretch of words ends by its name; one without is a point
      const ends = new Set(all(document, "office:annotation-end").map((end) => end.getAttribute("office:name")));
      for (const comment of comments) expect(ends.has(comment.getAttribute("office:name"))).toBe(true);
    }
  });

  test.each(["xlsx", "csv"] as const)(
    "the %s file of each copy, and finds the words in it, and no formula",
    async (format) => {
      for (const document of (await opened(format, "fods")).values()) {
        const cells = all(document, "table:table-cell");
        expect(cells.length).toBeGreaterThan(50);
        expect(cells.filter((cell) => cell.hasAttribute("table:formula")).map(words)).toEqual([]);
        expect(all(document, "table:table")).toHaveLength(format === "xlsx" ? 3 : 1);
        const told = cells.map(words);
        for (const formula of formulas) {
          expect(
            told.some((cell) => cell.endsWith(formula.trim())),
            formula,
          ).toBe(true);
        }
      }
    },
  );
});
