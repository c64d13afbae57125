import { canonicalJson } from "./events.ts";
import type { CorrectionKind } from "./publications.ts";
import type { ReportEvidence } from "./report/evidence.ts";
import type { ReportClaim, ReportOpinion } from "./reports.ts";
import { dateInWords } from "./time-words.ts";
import { scaleWords, verdicts, type VerdictId } from "./verdicts.ts";
import type { Withdrawn } from "./withdrawn.ts";

/** Something that changed, in a sentence for the reader. */
export interface SaidChange {
  kind: CorrectionKind;
  sentence: string;
}

/** Something in which two states of a report differ, for the reader. */
export interface ReportChange extends SaidChange {
  /** The claim that it is a change of; null: of a source, the text, or the article. */
  claimId: string | null;
}

/** What a field that changed is said as, and its kind; null: it follows from something else, which is told. */
export type FieldRule = readonly [CorrectionKind, string] | null;

/** Whether two values say the same. */
export function isSame(before: unknown, after: unknown): boolean {
  return canonicalJson(before) === canonicalJson(after);
}

/** A change for each field that differs and has a rule, under the name of the thing. */
export function fieldChanges<T extends object>(
  name: string,
  before: T,
  after: T,
  rules: Partial<Record<keyof T, FieldRule>>,
): SaidChange[] {
  return (Object.entries(rules) as [keyof T, FieldRule][]).flatMap(([field, rule]) =>
    rule === null || isSame(before[field], after[field]) ? [] : [{ kind: rule[0], sentence: `${name}: ${rule[1]}.` }],
  );
}

const labelOf = (verdict: VerdictId): string => verdicts.find(({ id }) => id === verdict)?.label ?? verdict;

/** Every field of a claim is here or handled by name, so that none can change unseen. */
const claimRules: Record<Exclude<keyof ReportClaim, "opinion" | "evidence" | "speaker" | "saidAt">, FieldRule> = {
  id: null,
  number: ["update", "its number changed"],
  sign: null,
  state: null,
  withdrawn: ["update", "when or why its check was withdrawn is told anew"],
  words: ["factual", "the words that were checked changed"],
  spans: null,
  place: null,
  placeless: ["update", "where its words stand in the text changed"],
  stale: ["update", "what changed in its words since the verdict is told anew"],
  statement: ["factual", "the statement was changed"],
  types: ["factual", "what kind of claim it is was changed"],
  checkability: ["factual", "whether it can be checked was changed"],
  saidWhere: ["factual", "where it was said was changed"],
  dates: ["factual", "its dates were changed"],
  chosenBecause: ["update", "why we checked it is told anew"],
  draft: null,
  superseded: null,
  origins: ["update", "the number of sources or of their origins changed"],
  contacts: ["update", "what is said about those we asked changed"],
  notes: ["update", "a note was changed"],
  withheld: ["update", "how much is kept back changed"],
  masked: ["update", "what is told of what is kept back changed"],
  desk: null,
};

const opinionRules: Record<Exclude<keyof ReportOpinion, "verdict" | "scale">, FieldRule> = {
  reasons: ["factual", "the reasons of the verdict changed"],
  justification: ["factual", "the justification changed"],
  disposition: ["update", "what is to be done with the words changed"],
  proposedText: ["update", "the proposed wording changed"],
  answer: ["update", "what became of the proposed wording changed"],
  missing: ["update", "what is missing for a verdict is told anew"],
  wouldChange: ["update", "what would change the verdict is told anew"],
  asOf: ["factual", "the date as of which the verdict holds changed"],
  by: ["update", "the verdict is signed by somebody else"],
  at: ["update", "the verdict was given anew"],
};

const copyChanged: FieldRule = ["update", "its kept copy, or what was found in it, changed"];

const evidenceRules: Record<Exclude<keyof ReportEvidence, "source">, FieldRule> = {
  label: null,
  sourceName: null,
  language: ["factual", "the language of the passage changed"],
  passage: ["factual", "the passage changed"],
  translation: ["factual", "the translation of the passage changed"],
  locator: ["factual", "the place in the source changed"],
  page: copyChanged,
  lock: copyChanged,
  snapshot: copyChanged,
  driftedAt: copyChanged,
  link: copyChanged,
  kept: null,
  stance: ["factual", "what the evidence says of the claim changed"],
  class: ["factual", "whether the source is primary changed"],
  medium: ["factual", "the kind of evidence changed"],
  dates: ["factual", "its dates changed"],
  publishedLater: ["factual", "when the source came out changed"],
  search: ["factual", "what was searched for changed"],
  visibility: null,
  cited: ["factual", "whether the verdict rests on it changed"],
  note: ["update", "its note changed"],
  problems: ["update", "what was objected to it changed"],
};

/** What differs between two states of one claim. `sourceOf` gives the id of a source by its label, before and after. */
export function compareClaims(
  before: ReportClaim,
  after: ReportClaim,
  sourceOf: { before: (label: string) => string; after: (label: string) => string },
): SaidChange[] {
  const name = `Claim ${before.number}`;
  if (before.withdrawn === undefined && after.withdrawn !== undefined) return [voided(name, before, after.withdrawn)];
  if (before.withdrawn !== undefined && after.withdrawn === undefined) return [rated(name, after)];
  return [
    ...verdictChanges(name, before.opinion, after.opinion),
    ...said(name, "the speaker", before.speaker, after.speaker),
    ...said(name, "the date when it was said", inWords(before.saidAt), inWords(after.saidAt)),
    ...fieldChanges(name, before, after, claimRules),
    ...evidenceChanges(name, before, after, sourceOf),
  ];
}

/** With a check goes all that was told of the claim; what goes with it is not told one by one. */
function voided(name: string, { opinion }: ReportClaim, { reason }: Withdrawn): SaidChange {
  const what = opinion ? `the verdict «${labelOf(opinion.verdict)}»` : "its check";
  return { kind: "void", sentence: `${name}: ${what} was withdrawn${reason === "" ? "." : `. ${reason}`}` };
}

/** A finding that comes back is a rating again: it may not do so in silence. */
function rated(name: string, { opinion }: ReportClaim): SaidChange {
  if (!opinion) return { kind: "update", sentence: `${name}: withdrawn before, it is being checked again.` };
  return {
    kind: "rating",
    sentence: `${name}: withdrawn before, it has a verdict again, «${labelOf(opinion.verdict)}».`,
  };
}

const inWords = (date: string | null): string => (date === null ? "" : dateInWords(date));

function said(name: string, what: string, before: string, after: string): SaidChange[] {
  if (before === after) return [];
  const [from, to] = [before || "none", after || "none"];
  return [{ kind: "factual", sentence: `${name}: ${what} changed from «${from}» to «${to}».` }];
}

function verdictChanges(name: string, before: ReportOpinion | null, after: ReportOpinion | null): SaidChange[] {
  if (before === null) {
    if (after === null) return [];
    return [{ kind: "update", sentence: `${name}: open before, it has a verdict now, «${labelOf(after.verdict)}».` }];
  }
  if (after === null) {
    return [{ kind: "void", sentence: `${name}: the verdict «${labelOf(before.verdict)}» was withdrawn.` }];
  }
  const changes = fieldChanges(name, before, after, opinionRules);
  const rerated = `the verdict changed from «${labelOf(before.verdict)}» to «${labelOf(after.verdict)}»`;
  if (before.verdict !== after.verdict) return [{ kind: "rating", sentence: `${name}: ${rerated}.` }, ...changes];
  if (before.scale === after.scale) return changes;
  const scaled = `the verdict stands on another scale: ${scaleWords(after.scale)}, in place of ${scaleWords(before.scale)}`;
  return [{ kind: "rating", sentence: `${name}: ${scaled}.` }, ...changes];
}

function evidenceChanges(
  name: string,
  before: ReportClaim,
  after: ReportClaim,
  sourceOf: { before: (label: string) => string; after: (label: string) => string },
): SaidChange[] {
  const [old, now] = [
    new Map(before.evidence.map((row) => [row.label, row])),
    new Map(after.evidence.map((row) => [row.label, row])),
  ];
  const changes: SaidChange[] = [];
  for (const [label, row] of old) {
    const there = now.get(label);
    const evidence = `${name}, evidence ${label}`;
    if (!there) {
      changes.push({ kind: "factual", sentence: `${evidence}: it was taken out.` });
      continue;
    }
    if (sourceOf.before(row.source) !== sourceOf.after(there.source))
      changes.push({ kind: "factual", sentence: `${evidence}: it is from another source.` });
    changes.push(...unique(fieldChanges(evidence, row, there, evidenceRules)));
  }
  for (const label of now.keys()) {
    if (!old.has(label)) changes.push({ kind: "update", sentence: `${name}, evidence ${label}: it is new.` });
  }
  return changes;
}

/** Each sentence once: several fields may be said as one. */
export function unique<Change extends SaidChange>(changes: readonly Change[]): Change[] {
  return [...new Map(changes.map((change) => [change.sentence, change])).values()];
}
