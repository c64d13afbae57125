/** What comes in about where sources have it from, about duplicates, and about the desk's rules on evidence. */
import { z } from "zod";
import { derivationKinds } from "../derivations.ts";
import { evidenceCounts } from "../policy.ts";
import { newId, version } from "./common.ts";
import { freeText, id, version as settingVersion } from "./text.ts";

const ids = <T extends string>(rows: readonly { id: T }[]) => rows.map((row) => row.id) as [T, ...T[]];

export const OfSource = z.object({ sourceId: id });
export const AddDerivation = z.object({
  sourceId: id,
  id: newId,
  /** The source that this one has it from. */
  originId: id,
  kind: z.enum(ids(derivationKinds), `kind is one of ${ids(derivationKinds).join(", ")}.`),
  note: freeText(20_000).optional(),
});
export const VersionedDerivation = z.object({ derivationId: id, version });
export const OfClaim = z.object({ claimId: id });
export const MergeSources = z.object({
  sourceId: id,
  version,
  /** The duplicate, which goes into this source. */
  other: id,
  otherVersion: version,
});
export const UnmergeSource = z.object({ sourceId: id });

const policyFields = {
  minOrigins: z.union([z.literal(1), z.literal(2)], "minOrigins is 1 or 2."),
  primaryRequired: z.boolean("Write true or false."),
};
const minEvidence = z.literal(evidenceCounts, "minEvidence is 0, 1, 2 or 3.");
/** `version` is the policy's; 0 when none was set yet. */
export const UpdatePolicy = z.object({
  version: settingVersion,
  /** Left out: 0, one piece or the reason why there is none. */
  minEvidence: minEvidence.default(0),
  ...policyFields,
});
/** From a form, where everything is words and what is not ticked is not there. */
export const SetPolicy = z.object({
  version: settingVersion,
  minEvidence: z.coerce.number().pipe(minEvidence),
  minOrigins: z
    .enum(["2"])
    .optional()
    .transform((ticked): 1 | 2 => (ticked ? 2 : 1)),
  primaryRequired: z
    .enum(["on"])
    .optional()
    .transform((ticked) => ticked === "on"),
});
export const PolicyView = z.object({ version: z.int(), minEvidence, ...policyFields });
