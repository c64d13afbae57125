/** What may be asked about readiness and ClaimReview markup, and what the API answers. */
import { z } from "zod";
import { findingLevels, lintRules, type LintRule } from "../claim-review/findings.ts";
import { claimParts } from "../readiness-rules.ts";
import { freeText, id } from "./text.ts";

export const ReadinessOf = z.object({ articleId: id });
export const LintClaimReview = z.object({ text: freeText(2_000_000) });

const ids = <T extends string>(table: readonly { id: T }[]) => z.enum(table.map((row) => row.id) as [T, ...T[]]);
const named = z.object({ id: z.string(), number: z.number().int() });

export const readiness = z
  .object({
    revision: z.number().int(),
    lines: z.array(
      z.object({
        id: z.string(),
        code: z.string(),
        label: z.string(),
        why: z.string(),
        state: z.enum(["holds", "fails", "none"]),
        words: z.string(),
        claims: z.array(named),
        at: z.enum(claimParts).nullable(),
      }),
    ),
    blind: z.array(named),
  })
  .meta({ id: "Readiness" });

export const linted = z
  .object({
    reviews: z.array(
      z.object({
        path: z.string(),
        kind: z.enum(["ClaimReview", "MediaReview"]),
        claim: z.string(),
        verdict: z.string(),
      }),
    ),
    findings: z.array(
      z.object({
        id: z.enum(Object.keys(lintRules) as [LintRule, ...LintRule[]]),
        level: ids(findingLevels),
        path: z.string(),
        words: z.string(),
        way: z.string(),
        source: z.string(),
      }),
    ),
  })
  .meta({ id: "LintedClaimReview" });
