/** Reads a file of claims from elsewhere: what it is, and what each of its claims says. Keeps nothing. */
import { CsvError, parse } from "csv-parse/sync";
import { scriptBlocks } from "@/core/json-ld.ts";
import type { OutsideClaim, OutsideKind } from "@/core/outside-claims.ts";
import {
  furtherAnnotations,
  hasAnnotations,
  isHypothesis,
  readAnnotations,
  readHypothesisAnnotations,
} from "@/core/outside-claims/annotations.ts";
import { hasClaimReviews, readClaimReviews } from "@/core/outside-claims/claim-reviews.ts";
import {
  columnNames,
  guessMapping,
  sniffDelimiter,
  type Sheet,
  type SheetField,
  type SheetMapping,
} from "@/core/outside-claims/sheets.ts";
import { readSheet } from "@/core/outside-claims/sheet-rows.ts";
import { mostOutside } from "@/core/inputs/outside-claims.ts";
import { Refusal } from "@/core/refusal.ts";
import { htmlElements } from "../html-elements.ts";
import { microdataItems } from "../microdata.ts";
import { rdfaItems } from "../rdfa.ts";

/** A column of a sheet: its name, what it is taken for, and what stands in it. */
export interface SheetColumn {
  name: string;
  field: SheetField | null;
  samples: string[];
}

export interface OutsideFile {
  kind: OutsideKind;
  claims: readonly OutsideClaim[];
  /** What of it is no claim and was left out, in sentences. */
  left: readonly string[];
  /** null for what is no sheet. */
  sheet: { columns: SheetColumn[] } | null;
}

const mostColumns = 200;
const samplesShown = 3;
const sampleLength = 120;

const tooDeep = () =>
  new Refusal(
    "invalid",
    "This JSON nests deeper than 64 levels, which nobody writes by hand or by tool. Export it anew.",
  );

function refuseMany(count: number): void {
  if (count <= mostOutside) return;
  throw new Refusal(
    "invalid",
    `There are ${count.toLocaleString("en")} claims in this; ${mostOutside.toLocaleString("en")} at most come in from one file. Split it.`,
  );
}

/** JSON, or JSON line by line; undefined for what is neither. Refuses what begins as JSON and breaks off. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const lines = text.split(/\r?\n/u).filter((line) => line.trim() !== "");
    try {
      if (lines.length > 1) return lines.map((line): unknown => JSON.parse(line));
    } catch {
      // not line by line either: the first complaint is the one to tell
    }
    const why = error instanceof RangeError ? "it nests too deep" : (error as Error).message;
    throw new Refusal("invalid", `This begins as JSON and cannot be read as such (${why}). Export it anew.`);
  }
}

function taken(claims: readonly OutsideClaim[] | "too-deep", kind: OutsideKind, left: readonly string[]): OutsideFile {
  if (claims === "too-deep") throw tooDeep();
  return { kind, claims, left, sheet: null };
}

function fromJson(value: unknown): OutsideFile {
  if (isHypothesis(value)) {
    const { claims, left } = readHypothesisAnnotations(value);
    return taken(claims, "hypothesis", left);
  }
  const further = furtherAnnotations(value);
  if (hasAnnotations(value)) {
    const left = further === "" ? [] : [`More of them stand at ${further}: bring them in from there.`];
    return taken(readAnnotations(value), "annotations", left);
  }
  if (further !== "") {
    throw new Refusal("invalid", `This names its annotations and holds none. They stand at ${further}: read that.`);
  }
  const reviews = readClaimReviews(value);
  if (reviews === "too-deep") throw tooDeep();
  if (reviews.length > 0) return taken(reviews, "claimreview", []);
  throw new Refusal(
    "invalid",
    "There is no claim in this JSON: neither a ClaimReview nor an annotation. Of Hypothesis, export as JSON; a whole record comes in on the desk.",
  );
}

/** What a page says in its tags: microdata or, without any, RDFa. A page may say its reviews in both. */
function taggedNodes(html: string): object[] {
  const root = htmlElements(html);
  const items = microdataItems(root).map(({ node }) => node);
  return hasClaimReviews(items) ? items : rdfaItems(root).map(({ node }) => node);
}

function fromPage(html: string): OutsideFile {
  const left: string[] = [];
  const values = scriptBlocks(html).flatMap((words, i): unknown[] => {
    try {
      return [JSON.parse(words)];
    } catch {
      left.push(`Block ${i + 1} of the page’s data is broken JSON, and was left out.`);
      return [];
    }
  });
  if (hasClaimReviews(values)) return taken(readClaimReviews(values), "claimreview", left);
  if (hasAnnotations(values)) return taken(readAnnotations(values), "annotations", left);
  const tagged = taggedNodes(html);
  if (hasClaimReviews(tagged)) return taken(readClaimReviews(tagged), "claimreview", left);
  const why =
    "There is no ClaimReview in this page. Save the page with its source, or copy the block of JSON-LD out of it.";
  throw new Refusal("invalid", [why, ...left].join(" "));
}

function cellsOf(text: string): string[][] {
  try {
    return parse(text, {
      bom: true,
      delimiter: sniffDelimiter(text),
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 2_000_000,
      // one more than may come, under the row of names: then it is known that there are too many
      to: mostOutside + 2,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error["lines"] === "number" ? ` in line ${error["lines"]}` : "";
    const why = /QUOTE/u.test(error.code)
      ? "a quotation mark is not closed, or closes in the middle of a cell"
      : "a row is longer than 2 MB, or cut short";
    throw new Refusal(
      "invalid",
      `This sheet cannot be read${line}: ${why}. Export it as CSV again, or paste its cells.`,
    );
  }
}

/** Reads the cells of a sheet, the names of its columns in the first row, as claims; see readOutside(). */
export function readCells(cells: readonly string[][], map: SheetMapping | undefined): OutsideFile {
  const [header = [], ...rows] = cells;
  if (rows.length === 0) {
    throw new Refusal(
      "invalid",
      "There are no rows in this. A sheet has the names of its columns in the first row and a claim in each other row.",
    );
  }
  if (header.length > mostColumns) throw new Refusal("invalid", "This sheet has more than 200 columns. Take some out.");
  const sheet: Sheet = { columns: columnNames(header), rows };
  const unknown = Object.keys(map ?? {}).filter((name) => !sheet.columns.includes(name));
  if (unknown.length > 0) {
    throw new Refusal(
      "invalid",
      `There is no column «${unknown.join("», «")}». There are: ${sheet.columns.join(", ")}.`,
    );
  }
  const guessed = guessMapping(sheet.columns);
  const fieldOf = (name: string) => (map && Object.hasOwn(map, name) ? map[name]! : map ? null : guessed[name]!);
  const mapping = Object.fromEntries(sheet.columns.map((name) => [name, fieldOf(name)]));
  const columns = sheet.columns.map((name, at) => {
    const filled = rows.flatMap((cells) => cells[at]?.trim() || []);
    const samples = [...new Set(filled.slice(0, 50))].slice(0, samplesShown).map((cell) => cell.slice(0, sampleLength));
    return {
      name,
      field: mapping[name] ?? null,
      samples: samples.map((cell) => cell.replace(/[\ud800-\udbff]$/u, "")),
    };
  });
  refuseMany(rows.length);
  const { claims, left } = readSheet(sheet, mapping);
  return { kind: "csv", claims, left, sheet: { columns } };
}

/**
 * Reads claims from elsewhere: ClaimReview (JSON-LD, a feed, a page), W3C or Hypothesis annotations, or a sheet, whose
 * columns `map` names. Refuses (invalid) what is none of these, with the way out.
 */
export function readOutside(text: string, map?: SheetMapping): OutsideFile {
  const words = text.replace(/^\ufeff/u, "");
  if (words.trim() === "") throw new Refusal("invalid", "There is nothing in this. Choose another file, or paste it.");
  const start = words.trimStart().slice(0, 1);
  const read =
    start === "{" || start === "["
      ? fromJson(readJson(words))
      : start === "<"
        ? fromPage(words)
        : readCells(cellsOf(words), map);
  refuseMany(read.claims.length);
  return read;
}
