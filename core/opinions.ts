import type { FieldError } from "./refusal.ts";
import type { Disposition, Reason, VerdictId } from "./verdicts.ts";
import type { PartialDate, Time } from "./time.ts";

/** What an opinion says. `missing`: what is missing, or why there is no evidence. */
export interface OpinionBody {
  verdict: VerdictId;
  reasons: readonly Reason[];
  justification: string;
  disposition: Disposition | null;
  proposedText: string;
  /** Ids of evidence on the same claim. */
  cites: readonly string[];
  missing: string;
  /** What would change this verdict. */
  wouldChange: string;
  /** Set when the verdict holds as of that date and things have moved on: true then, out of date now. */
  asOf: PartialDate | null;
}

/** One person's verdict on a claim. Immutable once given; a new one supersedes it. */
export interface Opinion extends OpinionBody {
  id: string;
  claimId: string;
  scale: string;
  scaleVersion: number;
  createdAt: Time;
  createdBy: string | null;
  /** The opinion this one takes the place of. */
  supersedes: string | null;
}

/** The verdict in the making: one a claim, shared by the desk, saved as it is typed, frozen into an Opinion when given. */
export interface Draft extends Omit<OpinionBody, "verdict"> {
  claimId: string;
  version: number;
  verdict: VerdictId | null;
  updatedAt: Time;
  updatedBy: string | null;
}

/**
 * What an opinion still lacks before it may be given (product.md, guards): a verdict, a justification, and evidence or
 * the reason why there is none. One row for each field, in the order of the form; none: it may be given.
 */
export function missingFrom(body: {
  verdict: VerdictId | null;
  justification: string;
  cites: readonly string[];
  missing: string;
}): FieldError[] {
  const lacking: FieldError[] = [];
  if (body.verdict === null) lacking.push({ path: "verdict", message: "Choose a verdict." });
  if (body.justification.trim() === "") {
    lacking.push({ path: "justification", message: "Write why the evidence leads to this verdict." });
  }
  if (body.cites.length === 0 && body.missing.trim() === "") {
    const message = "Cite at least one piece of evidence, or say in «What is missing» why there is none.";
    lacking.push({ path: "cites", message });
  }
  return lacking;
}

/** A draft just begun: a copy of the opinion that stands, or empty. */
export function newDraft(claimId: string, standing: OpinionBody | undefined, at: Time, by: string | null): Draft {
  return {
    claimId,
    version: 0,
    verdict: standing?.verdict ?? null,
    reasons: standing?.reasons ?? [],
    justification: standing?.justification ?? "",
    disposition: standing?.disposition ?? null,
    proposedText: standing?.proposedText ?? "",
    cites: standing?.cites ?? [],
    missing: standing?.missing ?? "",
    wouldChange: standing?.wouldChange ?? "",
    asOf: standing?.asOf ?? null,
    updatedAt: at,
    updatedBy: by,
  };
}
