import { z } from "zod";
import { checkabilities, claimTypes, priorities } from "../claims.ts";
import { newId, offsets, page, version } from "./common.ts";
import { roleDates } from "./evidence.ts";
import { freeText, id, partialDate, time } from "./text.ts";

const ids = <T extends string>(rows: readonly { id: T }[]) => rows.map((row) => row.id) as [T, ...T[]];
const offset = z.number("An offset is a number.").int("An offset is a whole number.").min(0, "An offset is 0 or more.");

export const span = z.object({ start: offset, end: offset });
/** Where words stand: by offsets, or by the words themselves with what stands around them. */
export const targetInput = z.union(
  [
    span,
    z.object({
      exact: z.string().min(1, "Give the words."),
      prefix: z.string().optional(),
      suffix: z.string().optional(),
    }),
  ],
  "Say where: { start, end }, or { exact, prefix?, suffix? }.",
);

/** The fields of a claim that people fill in. */
export const claimFields = {
  statement: freeText(20_000).optional(),
  types: z
    .array(z.enum(ids(claimTypes)))
    .max(claimTypes.length)
    .optional(),
  checkability: z.enum(ids(checkabilities)).optional(),
  speaker: freeText(2000).optional(),
  saidAt: partialDate.nullable().optional(),
  saidWhere: freeText(2000).optional(),
  dates: roleDates.optional(),
  chosenBecause: freeText(20_000).optional(),
  priority: z.enum(priorities).optional(),
  assignee: id.nullable().optional(),
  secondReader: id.nullable().optional(),
  thirdReader: id.nullable().optional(),
  note: freeText(100_000).optional(),
  dueAt: time.nullable().optional(),
};

const revision = z.number().int().min(1).optional();

export const MarkClaim = z.object({
  articleId: id,
  id: newId,
  target: targetInput,
  /** The version of the text that offsets count in; refused when it is not the present one. */
  revision,
  offsets,
  ...claimFields,
});
export const ListClaims = z.object({ articleId: id, ...page, offsets });
export const SearchClaims = z.object({ q: freeText(500).default(""), limit: page.limit, offsets });
export const ClaimId = z.object({ claimId: id, offsets });
export const UpdateClaim = z.object({ claimId: id, version, offsets, ...claimFields });
export const VersionedClaim = z.object({ claimId: id, version, offsets });
export const SetTargets = z.object({
  claimId: id,
  version,
  targets: z.array(targetInput).min(1, "A claim needs words. Delete it if it has none.").max(50, "50 places at most."),
  revision,
  offsets,
});
export const SplitClaim = z.object({ claimId: id, version, id: newId, at: offset, offsets });
export const MergeClaims = z.object({
  claimId: id,
  version,
  /** The claim that goes into this one. */
  other: id,
  otherVersion: version,
  offsets,
});
