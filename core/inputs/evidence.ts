import { z } from "zod";
import { dateRoles, evidenceClasses, maskReasons, media, stances, visibilities } from "../evidence.ts";
import { sourceKinds } from "../sources.ts";
import { address } from "./articles.ts";
import { newId, page, version } from "./common.ts";
import { freeText, id, partialDate } from "./text.ts";

const ids = <T extends string>(rows: readonly { id: T }[]) => rows.map((row) => row.id) as [T, ...T[]];

const maskReason = z.enum(ids(maskReasons));
export const roleDates = z
  .array(z.strictObject({ role: z.enum(ids(dateRoles)), date: partialDate }))
  .max(20, "20 dates at most.");

const sourceFields = {
  kind: z.enum(ids(sourceKinds)).optional(),
  url: address.nullable().optional(),
  title: freeText(4000).optional(),
  publisher: freeText(2000).optional(),
  author: freeText(2000).optional(),
  publishedAt: partialDate.nullable().optional(),
  language: freeText(40).optional(),
  note: freeText(20_000).optional(),
  interest: freeText(20_000).optional(),
  reliability: freeText(20_000).optional(),
  visibility: z.enum(visibilities).optional(),
  maskReason: maskReason.nullable().optional(),
};

function isNamed(source: { url?: string | null | undefined; title?: string | undefined }): boolean {
  return Boolean(source.url?.trim() || source.title?.trim());
}
const nameMessage = "Give the source an address or a title.";

export const newSource = z.strictObject({ id: newId, ...sourceFields }).refine(isNamed, nameMessage);
export const CreateSource = newSource;
export const SourceId = z.object({ sourceId: id });
export const UpdateSource = z.object({ sourceId: id, version, ...sourceFields });
export const ListSources = z.object({
  ...page,
  q: freeText(500).optional(),
  kind: z.enum(ids(sourceKinds)).optional(),
  /** Whether a claim has evidence from it. */
  used: z.enum(["yes", "no"], "used is yes or no.").optional(),
  /** Finds the source with this address, however it is written. */
  url: freeText(4000).optional(),
});

const evidenceFields = {
  passage: freeText(100_000).optional(),
  translation: freeText(100_000).optional(),
  language: freeText(40).optional(),
  /** The snapshot to look in. Left out: the newest of the source with words in it; null: none. */
  snapshotId: id.nullable().optional(),
  locator: freeText(2000).optional(),
  stance: z.enum(ids(stances), "stance is supports, refutes, context or not-found."),
  class: z.enum(ids(evidenceClasses), "class is primary or secondary."),
  medium: z.enum(media).optional(),
  note: freeText(20_000).optional(),
  dates: roleDates.optional(),
  search: z
    .strictObject({ query: freeText(4000), at: partialDate.nullable(), expected: freeText(20_000) })
    .nullable()
    .optional(),
  visibility: z.enum(visibilities).optional(),
  maskReason: maskReason.nullable().optional(),
};

export const AddEvidence = z
  .object({ claimId: id, id: newId, sourceId: id.optional(), source: newSource.optional(), ...evidenceFields })
  .refine(({ sourceId, source }) => (sourceId === undefined) !== (source === undefined), "Send sourceId or source.");
export const EvidenceOfClaim = z.object({ claimId: id });
export const EvidenceId = z.object({ evidenceId: id });
export const VersionedEvidence = z.object({ evidenceId: id, version });
export const UpdateEvidence = z.object({
  evidenceId: id,
  version,
  sourceId: id.optional(),
  ...evidenceFields,
  stance: evidenceFields.stance.optional(),
  class: evidenceFields.class.optional(),
});
