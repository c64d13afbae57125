import { z } from "zod";
import { sheetFields } from "../outside-claims/sheets.ts";
import { outsideStatuses } from "../outside-claims/preview.ts";
import { outsidePlaces } from "../outside-claims/placing.ts";
import { outsideKinds } from "../outside-claims.ts";
import { address } from "./articles.ts";
import { offsets } from "./common.ts";
import { verdict } from "./opinions.ts";
import { freeText, id, line, partialDate } from "./text.ts";

const ids = <T extends string>(rows: readonly { id: T }[]) => z.enum(rows.map((row) => row.id) as [T, ...T[]]);

/** The largest file of claims, in bytes, and the most claims in one. */
export const largestOutside = 10_000_000;
export const mostOutside = 5000;
/** The most that one request brings in: a commit that nobody waits for long. More go in several requests. */
export const mostAtOnce = 200;

const megabytes = "This is larger than 10 MB. Split the file.";
const file = z.object({
  bytes: z.instanceof(Uint8Array).refine(({ length }) => length <= largestOutside, megabytes),
  fileName: freeText(1000),
});

const content = {
  articleId: id,
  /** What was pasted: JSON-LD, JSON, a page's HTML, or a sheet. */
  text: z.string().max(largestOutside, megabytes).optional(),
  file: file.optional(),
  /** The address that all of it stands at: fetched, when an administrator allows it. */
  url: line(4000).optional(),
  /** The SHA-256 of a page that a preview fetched: what was looked at, and nothing else (docs/decisions/0020). */
  fetched: z
    .string()
    .regex(/^[\da-f]{64}$/u, "Send what the preview answered as `fetched`.")
    .optional(),
  encoding: z.string().max(40).optional(),
  /** Where it is from, in words; the file's name when it is left out. */
  from: line(300).optional(),
  /** Of a sheet: what each column is, by its name; guessed where it is left out, and a column with null is not read. */
  map: z.record(z.string(), ids(sheetFields).nullable()).optional(),
  /** Which verdict of ours one of theirs is, by its name in the preview; null: none. Left out, the one proposed. */
  verdicts: z.record(z.string(), verdict.nullable()).optional(),
  offsets,
};

const one = ({ text, file: sent, url, fetched }: Partial<Record<"text" | "file" | "url" | "fetched", unknown>>) =>
  [text, sent, url, fetched].filter((value) => value !== undefined).length === 1;
const oneMessage = "Send a file, the text that you pasted, or the address of either.";

export const PreviewOutside = z.object(content).refine(one, oneMessage);

export const BringInOutside = z
  .object({
    ...content,
    /** The claims to bring in, by their row in the preview; nothing else of the file is. */
    rows: z
      .array(z.number().int().min(1).max(mostOutside))
      .min(1, "Choose at least one row.")
      .max(mostAtOnce, `${mostAtOnce} rows at most go in at once: send the others after them.`),
    /** The version of the text that the preview looked in; refused when it is not the present one. */
    revision: z.number().int().min(1).optional(),
  })
  .refine(one, oneMessage);

/** What a claim from elsewhere may say, as far as ours can hold it. */
export const OutsideRow = z.object({
  words: z
    .array(z.object({ exact: freeText(100_000), prefix: freeText(100_000), suffix: freeText(100_000) }))
    .max(50, "It stands in more than 50 places: split it."),
  statement: freeText(20_000),
  speaker: freeText(2000),
  saidAt: partialDate.nullable(),
  saidWhere: freeText(2000),
  chosenBecause: freeText(20_000),
  justification: freeText(80_000),
  proposedText: freeText(80_000),
  missing: freeText(20_000),
  sources: z
    .array(z.object({ url: address, title: freeText(4000), passage: freeText(80_000) }))
    .max(100, "It has more than 100 sources: split it."),
  verdict: z.object({ text: freeText(2000) }).nullable(),
  reviewUrl: freeText(4000),
  reviewer: freeText(2000),
  reviewedAt: freeText(200),
  note: freeText(80_000),
});

/** All that was said of it elsewhere, as a draft holds it. */
export const outsideWritten = freeText(100_000);

const rating = z.object({ name: z.string(), by: z.string(), at: z.string(), url: z.string() });
const span = z.object({ start: z.number().int(), end: z.number().int() });
const ours = z.object({ id: z.string(), number: z.number().int(), deleted: z.boolean() }).nullable();

/** What the API answers of one row of a preview. */
const previewRow = z.object({
  row: z.number().int(),
  words: z.string(),
  statement: z.string(),
  speaker: z.string(),
  saidAt: z.string().nullable(),
  place: ids(outsidePlaces),
  spans: z.array(span),
  paragraph: z.number().int().nullable(),
  verdict: z.object({ name: z.string(), proposed: verdict.nullable() }).nullable(),
  justification: z.string(),
  sources: z.array(z.object({ url: z.string(), title: z.string() })),
  /** Every rating of it in the file, the newest first: the draft has the verdict of the first. */
  ratings: z.array(rating),
  /** Of a claim that is rated anew: the ratings that are new here; its draft takes the newest's verdict, or keeps its own. */
  anew: z.object({ ratings: z.array(rating), draft: z.enum(["takes", "keeps"]) }).nullable(),
  /** The row above that says the same claim. */
  repeats: z.number().int().nullable(),
  /** What else comes in with it, in words. */
  details: z.array(z.string()),
  status: ids(outsideStatuses),
  claim: ours,
  problems: z.array(z.string()),
  remarks: z.array(z.string()),
});

export const outsidePreview = z
  .object({
    kind: ids(outsideKinds),
    from: z.string(),
    fetched: z.string().nullable(),
    revision: z.number().int(),
    sheet: z
      .object({
        columns: z.array(
          z.object({ name: z.string(), field: ids(sheetFields).nullable(), samples: z.array(z.string()) }),
        ),
      })
      .nullable(),
    rows: z.array(previewRow),
    left: z.array(z.string()),
  })
  .meta({ id: "OutsidePreview" });

const numbered = z.object({ row: z.number().int(), claimId: z.string(), number: z.number().int() });

export const outsideOutcome = z
  .object({
    brought: z.array(
      z.object({ row: z.number().int(), claimId: z.string(), number: z.number().int(), place: ids(outsidePlaces) }),
    ),
    /** Claims that were here, into whose drafts a new rating came. */
    rated: z.array(numbered),
    known: z.array(numbered),
    refused: z.array(z.object({ row: z.number().int(), problems: z.array(z.string()) })),
  })
  .meta({ id: "OutsideOutcome" });
