import { emptyOutside, type OutsideClaim } from "../outside-claims.ts";
import { readDate } from "./dates.ts";
import { readNumber } from "./json.ts";

/** What a column of a sheet may be. `also`: names of columns that are taken for it, folded. */
export const sheetFields = [
  {
    id: "words",
    label: "Exact words",
    also: "words, quote, quotation, exact, exact quote, highlighted text, text, passage",
  },
  { id: "prefix", label: "Words before them", also: "prefix, before, context before" },
  { id: "suffix", label: "Words behind them", also: "suffix, after, context after" },
  {
    id: "statement",
    label: "Statement",
    also: "claim, claims, claim text, claim reviewed, claimreviewed, normalised claim, summary of claim",
  },
  { id: "speaker", label: "Speaker", also: "claimant, who, who said it, said by, claim author, person, politician" },
  { id: "saidAt", label: "Said on", also: "said, date said, claim date, said at, date of claim" },
  {
    id: "chosenBecause",
    label: "Why it was checked",
    also: "why we checked this, why this claim, reason for checking, reason for choosing",
  },
  {
    id: "verdict",
    label: "Verdict, in words",
    also: "verdict, rating, conclusion, label, truth rating, textual rating, ruling, finding, assessment",
  },
  { id: "value", label: "Verdict, as a number", also: "rating value, ratingvalue, score, numeric rating" },
  { id: "best", label: "Best number of the scale", also: "best rating, bestrating, best" },
  { id: "worst", label: "Worst number of the scale", also: "worst rating, worstrating, worst" },
  {
    id: "justification",
    label: "Justification",
    also: "explanation, reasoning, analysis, why, review, review body, summary",
  },
  { id: "proposedText", label: "Proposed words", also: "proposed wording, correction, suggested text, fix" },
  {
    id: "source",
    label: "Source (address or name)",
    also: "sources, source url, source 1, source 2, source 3, link, links, evidence url, url, urls, reference, references",
  },
  { id: "sourceTitle", label: "Source’s title", also: "source title, source name" },
  {
    id: "reviewUrl",
    label: "Where it was published",
    also: "review url, fact check url, factcheck url, article url, published at url",
  },
  {
    id: "reviewer",
    label: "Who checked it",
    also: "reviewer, checked by, checker, fact checker, fact-checker, publisher, organisation, organization",
  },
  { id: "reviewedAt", label: "Checked on", also: "review date, date checked, checked at, date published, date" },
  { id: "note", label: "Note for the desk", also: "notes, comment, comments, remark, remarks" },
] as const;
export type SheetField = (typeof sheetFields)[number]["id"];

/** What each column is, by its name; a column that is not in it, or null, is left out. */
export type SheetMapping = Readonly<Record<string, SheetField | null>>;

/** A sheet as it was read: unique names of columns, and rows as long as they. */
export interface Sheet {
  columns: readonly string[];
  rows: readonly (readonly string[])[];
}

const fold = (name: string): string =>
  name
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s_:*.-]+/gu, " ")
    .trim();

const byName: ReadonlyMap<string, SheetField> = new Map(
  sheetFields.flatMap(({ id, label, also }): [string, SheetField][] =>
    [id, label, ...also.split(", ")].map((name) => [fold(name), id]),
  ),
);

/** Which fields may come from several columns. */
const several: ReadonlySet<SheetField> = new Set(["source", "note", "justification"]);

/** What the names of columns say they are: a guess, shown to a person before anything is made of it. */
export function guessMapping(columns: readonly string[]): Record<string, SheetField | null> {
  const taken = new Set<SheetField>();
  return Object.fromEntries(
    columns.map((column) => {
      const field = byName.get(fold(column.replace(/ \(\d+\)$/u, ""))) ?? null;
      if (field === null || (taken.has(field) && !several.has(field))) return [column, null];
      taken.add(field);
      return [column, field];
    }),
  );
}

/** The sign that parts the cells of a sheet, by its first line: what occurs most in it outside quotation marks. */
export function sniffDelimiter(text: string): string {
  const counts = new Map([",", ";", "\t", "|"].map((sign) => [sign, 0]));
  let isQuoted = false;
  for (const sign of text.slice(0, 100_000)) {
    if (sign === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (sign === "\n" || sign === "\r")) {
      if ([...counts.values()].some((count) => count > 0)) break;
    } else if (!isQuoted && counts.has(sign)) counts.set(sign, counts.get(sign)! + 1);
  }
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}

/** Names of columns that are not empty and each there once: «Column 3», «Source (2)». */
export function columnNames(header: readonly string[]): string[] {
  const seen = new Set<string>();
  return header.map((cell, i) => {
    const name = cell.trim() || `Column ${i + 1}`;
    let own = name;
    for (let n = 2; seen.has(own); n++) own = `${name} (${n})`;
    seen.add(own);
    return own;
  });
}

/**
 * A cell without the apostrophe that keeps a spreadsheet from taking it for a formula, as server/formats/csv.ts and
 * others put it: at its start, and in ours behind each sign that may begin a cell, also of empty lines before it.
 */
export function plainCell(cell: string): string {
  return cell.replaceAll(/(?<=^|[\n;\t])'(?=[\s\p{Cf}\p{Cc}']{0,50}[=+\-@＝＋－＠−﹣﹢﹦﹫])|^'(?=[\t\r])/gu, "");
}

const address = /https?:\/\/[^\s<>"|]+/giu;

/** The addresses of a cell, parted by anything; or, where there are none, the name of a source that it holds. */
function sourcesOf(cell: string, title: string): OutsideClaim["sources"] {
  const trimmed = cell.trim();
  if (trimmed === "") return title === "" ? [] : [{ url: "", title, passage: "" }];
  const found = (trimmed.match(address) ?? []).map((url) => url.replace(/[,;]+$/u, "")).filter((url) => url.length > 8);
  // «javascript:…» is somebody's address, too, and is refused as one
  const isScheme = /^[a-z][a-z\d+.-]*:\S+$/iu.test(trimmed);
  if (found.length === 0)
    return [isScheme ? { url: trimmed, title, passage: "" } : { url: "", title: trimmed, passage: "" }];
  return [...new Set(found)].map((url) => ({ url, title: found.length === 1 ? title : "", passage: "" }));
}

/** The claims of a sheet, a row each; rows without a word in a mapped column are left out, and counted. */
export function readSheet({ columns, rows }: Sheet, mapping: SheetMapping): { claims: OutsideClaim[]; left: string[] } {
  const claims = rows.flatMap((cells, i) => {
    const of = (field: SheetField): string[] =>
      columns.flatMap((column, at) =>
        Object.hasOwn(mapping, column) && mapping[column] === field ? [plainCell(cells[at] ?? "")] : [],
      );
    const all = (field: SheetField) =>
      of(field)
        .map((cell) => cell.trim())
        .filter(Boolean)
        .join("\n");
    const claim = readRow(i + 1, all, of("source"));
    return claim === undefined ? [] : [claim];
  });
  const empty = rows.length - claims.length;
  const words = empty === 1 ? "1 row has" : `${empty} rows have`;
  return { claims, left: empty === 0 ? [] : [`${words} nothing in the columns that were chosen, and was left out.`] };
}

function readRow(
  row: number,
  all: (field: SheetField) => string,
  sources: readonly string[],
): OutsideClaim | undefined {
  const [text, value] = [all("verdict"), readNumber(all("value"))];
  const said = all("saidAt");
  // «2020-08-27, in Minsk»: what our own sheets say in one cell
  const [first = "", where = ""] = /^([^,]+), (.+)$/su.exec(said)?.slice(1) ?? [];
  const saidAt = readDate(said) ?? readDate(first);
  const reviewed = all("reviewedAt");
  const exact = all("words");
  // a number in the column of words is a number: sheets have one column for either
  const number = value ?? (all("value") === "" ? readNumber(text) : null);
  const hasVerdict = text !== "" || number !== null;
  const claim: OutsideClaim = {
    ...emptyOutside(row),
    words: exact === "" ? [] : [{ exact, prefix: all("prefix"), suffix: all("suffix"), position: null }],
    statement: all("statement"),
    speaker: all("speaker"),
    saidAt,
    saidWhere: readDate(said) === null && saidAt !== null ? where : "",
    chosenBecause: all("chosenBecause"),
    verdict: hasVerdict
      ? {
          text: value === null && number !== null ? "" : text,
          value: number,
          best: readNumber(all("best")),
          worst: readNumber(all("worst")),
        }
      : null,
    justification: all("justification"),
    proposedText: all("proposedText"),
    sources: (sources.length === 0 ? [""] : sources).flatMap((cell) => sourcesOf(cell, all("sourceTitle"))),
    reviewUrl: all("reviewUrl"),
    reviewer: all("reviewer"),
    reviewedAt: readDate(reviewed) ?? reviewed,
    note: all("note"),
    remarks:
      saidAt === null && said !== ""
        ? [`When it was said, «${said}», is no date that can be read for sure: write 2020-11-19.`]
        : [],
  };
  const { row: _row, remarks: _remarks, ...fields } = claim;
  return Object.values(fields).some((field) => (Array.isArray(field) ? field.length > 0 : Boolean(field)))
    ? claim
    : undefined;
}
