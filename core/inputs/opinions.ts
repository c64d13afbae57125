import { z } from "zod";
import { dispositions, reasons, verdicts } from "../verdicts.ts";
import { newId, version } from "./common.ts";
import { freeText, id, partialDate } from "./text.ts";

const ids = <T extends string>(rows: readonly { id: T }[]) => rows.map((row) => row.id) as [T, ...T[]];

export const verdict = z.enum(ids(verdicts), `verdict is one of ${verdicts.map((v) => v.id).join(", ")}.`);
export const opinionBody = {
  reasons: z
    .array(z.enum(ids(reasons)))
    .max(reasons.length)
    .optional(),
  justification: freeText(100_000).optional(),
  disposition: z.enum(ids(dispositions)).nullable().optional(),
  proposedText: freeText(100_000).optional(),
  cites: z.array(id).max(500).optional(),
  missing: freeText(20_000).optional(),
  wouldChange: freeText(20_000).optional(),
  asOf: partialDate.nullable().optional(),
};

/** `version`, when sent, is the claim's: the opinion is refused if the claim changed since it was read. */
export const GiveOpinion = z.object({ claimId: id, id: newId, version: version.optional(), verdict, ...opinionBody });
export const OpinionsOfClaim = z.object({ claimId: id });

/** `version` is the draft's; leave it out to begin one. Fields left out stay as they are. */
export const SaveDraft = z.object({
  claimId: id,
  version: version.optional(),
  verdict: verdict.nullable().optional(),
  ...opinionBody,
});
export const DiscardDraft = z.object({ claimId: id, version });
