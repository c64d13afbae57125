import { checkabilities, claimTypes, priorities } from "../claims.ts";
import { emptyOutside, type OutsideClaim } from "../outside-claims.ts";
import { dispositions, reasons } from "../verdicts.ts";
import { readDate } from "./dates.ts";
import { readNumber } from "../json-ld.ts";
import type { Sheet, SheetField, SheetMapping } from "./sheets.ts";

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

/** What stands in the columns of a row that are one field, trimmed, as one text. */
type Cells = (field: SheetField) => string;

/** What a cell names of a table of ours, by label or id, and what in it is none of them. */
function namedIn<T extends string>(
  table: readonly { id: T; label: string }[],
  cell: string,
): { ids: T[]; unknown: string[] } {
  const names = cell.split(/[,;|\n]/u).flatMap((name) => name.trim() || []);
  const idOf = (name: string) =>
    table.find(({ id, label }) => [id, label.toLowerCase()].includes(name.toLowerCase()))?.id;
  return {
    ids: [...new Set(names.flatMap((name) => idOf(name) ?? []))],
    unknown: names.filter((name) => idOf(name) === undefined),
  };
}

const priorityTable = priorities.map((id) => ({ id, label: id }));

/** The fields of a row that take words of ours alone; other words are left out, and it is said which. */
function ownWords(all: Cells) {
  const [types, reasonIds] = [namedIn(claimTypes, all("types")), namedIn(reasons, all("reasons"))];
  const checkability = namedIn(checkabilities, all("checkability"));
  const disposition = namedIn(dispositions, all("disposition"));
  const priority = namedIn(priorityTable, all("priority"));
  const unknown = [types, reasonIds, checkability, disposition, priority].flatMap((one) => one.unknown);
  const fields = {
    types: types.ids,
    reasons: reasonIds.ids,
    checkability: checkability.ids[0] ?? null,
    disposition: disposition.ids[0] ?? null,
    priority: priority.ids[0] ?? null,
  };
  const words = unknown.map((name) => `«${name}»`).join(", ");
  return { fields, remarks: words === "" ? [] : [`${words}: no such word here, and left out.`] };
}

/** The claims of a sheet, a row each; rows without a word in a mapped column are left out, and counted. */
export function readSheet({ columns, rows }: Sheet, mapping: SheetMapping): { claims: OutsideClaim[]; left: string[] } {
  const places = new Map<SheetField, number[]>();
  for (const [at, column] of columns.entries()) {
    const field = Object.hasOwn(mapping, column) ? mapping[column] : null;
    if (field) places.set(field, [...(places.get(field) ?? []), at]);
  }
  const claims = rows.flatMap((cells, i) => {
    const of = (field: SheetField): string[] => (places.get(field) ?? []).map((at) => plainCell(cells[at] ?? ""));
    const all: Cells = (field) =>
      of(field)
        .map((cell) => cell.trim())
        .filter(Boolean)
        .join("\n");
    const there = (places.get("there") ?? []).flatMap((at) => {
      const words = plainCell(cells[at] ?? "").trim();
      return words === "" ? [] : [`${columns[at]}: ${words}`];
    });
    const claim = readRow(i + 1, all, of("source"), there);
    return claim === undefined ? [] : [claim];
  });
  const empty = rows.length - claims.length;
  const words = empty === 1 ? "1 row has" : `${empty} rows have`;
  return { claims, left: empty === 0 ? [] : [`${words} nothing in the columns that were chosen, and was left out.`] };
}

/** When and where it was said. Our own sheets have both in one cell: «2020-08-27, in Minsk». */
function readSaid(all: Cells): Pick<OutsideClaim, "saidAt" | "saidWhere" | "remarks"> {
  const together = all("said");
  const said = together || all("saidAt");
  const [first = "", where = ""] = /^([^,]+), (.+)$/su.exec(said)?.slice(1) ?? [];
  const whole = readDate(said);
  const saidAt = whole ?? readDate(first);
  if (saidAt !== null) return { saidAt, saidWhere: whole === null ? where : "", remarks: [] };
  if (together !== "") return { saidAt, saidWhere: together, remarks: [] };
  const remark = `When it was said, «${said}», is no date that can be read for sure: write 2020-11-19.`;
  return { saidAt, saidWhere: "", remarks: said === "" ? [] : [remark] };
}

function readVerdict(all: Cells): OutsideClaim["verdict"] {
  const [text, value] = [all("verdict"), readNumber(all("value"))];
  // a number in the column of words is a number: sheets have one column for either
  const number = value ?? (all("value") === "" ? readNumber(text) : null);
  if (text === "" && number === null) return null;
  return {
    text: value === null && number !== null ? "" : text,
    value: number,
    best: readNumber(all("best")),
    worst: readNumber(all("worst")),
  };
}

function readRow(row: number, all: Cells, sources: readonly string[], there: string[]): OutsideClaim | undefined {
  const reviewed = all("reviewedAt");
  const exact = all("words");
  const said = readSaid(all);
  const ours = ownWords(all);
  const words = { exact, prefix: all("prefix"), suffix: all("suffix"), position: null, block: all("block") };
  const claim: OutsideClaim = {
    ...emptyOutside(row),
    ...said,
    ...ours.fields,
    words: exact === "" ? [] : [words],
    statement: all("statement"),
    speaker: all("speaker"),
    chosenBecause: all("chosenBecause"),
    verdict: readVerdict(all),
    justification: all("justification"),
    proposedText: all("proposedText"),
    missing: all("missing"),
    there,
    sources: (sources.length === 0 ? [""] : sources).flatMap((cell) => sourcesOf(cell, all("sourceTitle"))),
    reviewUrl: all("reviewUrl"),
    reviewer: all("reviewer"),
    reviewedAt: readDate(reviewed) ?? reviewed,
    note: all("note"),
    remarks: [...said.remarks, ...ours.remarks],
  };
  const { row: _row, remarks: _remarks, ...fields } = claim;
  return Object.values(fields).some((field) => (Array.isArray(field) ? field.length > 0 : Boolean(field)))
    ? claim
    : undefined;
}
