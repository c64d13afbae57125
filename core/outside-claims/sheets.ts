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
  { id: "said", label: "Said on, and where", also: "" },
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
  { id: "types", label: "Types of claim", also: "types, type, claim type, claim types" },
  { id: "checkability", label: "Checkability", also: "checkable" },
  { id: "priority", label: "Priority", also: "" },
  { id: "reasons", label: "Reasons for the verdict", also: "reasons" },
  { id: "disposition", label: "What to do", also: "disposition, recommendation" },
  { id: "missing", label: "What is missing", also: "" },
  { id: "there", label: "More about the verdict", also: "" },
  { id: "block", label: "Place in the text, such as ¶4", also: "" },
] as const;
export type SheetField = (typeof sheetFields)[number]["id"];

/** What the columns of our own claim sheet are (server/formats/csv.ts), where their names say less in another sheet. */
const own: Readonly<Record<string, SheetField>> = {
  Place: "block",
  Said: "said",
  State: "there",
  Status: "there",
  Withdrawn: "there",
  Wording: "there",
  Evidence: "there",
};

/** By these columns together our own sheet is known. */
const ownSigns = ["Exact words", "What to do", "Snapshot SHA-256"];

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
    [id, label, ...also.split(", ").filter(Boolean)].map((name) => [fold(name), id]),
  ),
);

/** Which fields may come from several columns. */
const several: ReadonlySet<SheetField> = new Set(["source", "note", "justification", "there"]);

/** What the names of columns say they are: a guess, shown to a person before anything is made of it. */
export function guessMapping(columns: readonly string[]): Record<string, SheetField | null> {
  const taken = new Set<SheetField>();
  const isOurs = ownSigns.every((name) => columns.includes(name));
  return Object.fromEntries(
    columns.map((column) => {
      const ours = isOurs && Object.hasOwn(own, column) ? own[column] : undefined;
      const field = ours ?? byName.get(fold(column.replace(/ \(\d+\)$/u, ""))) ?? null;
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
