import { canonicalJson } from "./events.ts";
import type { CorrectionKind } from "./publications.ts";
import type { ReportEvidence } from "./report-evidence.ts";
import type { ReportClaim, ReportOpinion } from "./reports.ts";
import { dateInWords } from "./time-words.ts";
import { verdicts, type VerdictId } from "./verdicts.ts";

/** Something in which two states of a report differ, for the reader. */
export interface ReportChange {
  kind: CorrectionKind;
  sentence: string;
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
): ReportChange[] {
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
): ReportChange[] {
  const name = `Claim ${before.number}`;
  return [
    ...verdictChanges(name, before.opinion, after.opinion),
    ...said(name, "the speaker", before.speaker, after.speaker),
    ...said(name, "the date when it was said", inWords(before.saidAt), inWords(after.saidAt)),
    ...fieldChanges(name, before, after, claimRules),
    ...evidenceChanges(name, before, after, sourceOf),
  ];
}

const inWords = (date: string | null): string => (date === null ? "" : dateInWords(date));

function said(name: string, what: string, before: string, after: string): ReportChange[] {
  if (before === after) return [];
  const [from, to] = [before || "none", after || "none"];
  return [{ kind: "factual", sentence: `${name}: ${what} changed from «${from}» to «${to}».` }];
}

function verdictChanges(name: string, before: ReportOpinion | null, after: ReportOpinion | null): ReportChange[] {
  if (before === null) {
    if (after === null) return [];
    return [{ kind: "update", sentence: `${name}: open before, it has a verdict now, «${labelOf(after.verdict)}».` }];
  }
  if (after === null) {
    return [{ kind: "void", sentence: `${name}: the verdict «${labelOf(before.verdict)}» was withdrawn.` }];
  }
  const changes = fieldChanges(name, before, after, opinionRules);
  const rated = `the verdict changed from «${labelOf(before.verdict)}» to «${labelOf(after.verdict)}»`;
  if (before.verdict !== after.verdict) return [{ kind: "rating", sentence: `${name}: ${rated}.` }, ...changes];
  if (before.scale === after.scale) return changes;
  const scaled = `the verdict stands on another scale, ${after.scale} in place of ${before.scale}`;
  return [{ kind: "rating", sentence: `${name}: ${scaled}.` }, ...changes];
}

function evidenceChanges(
  name: string,
  before: ReportClaim,
  after: ReportClaim,
  sourceOf: { before: (label: string) => string; after: (label: string) => string },
): ReportChange[] {
  const [old, now] = [
    new Map(before.evidence.map((row) => [row.label, row])),
    new Map(after.evidence.map((row) => [row.label, row])),
  ];
  const changes: ReportChange[] = [];
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
export function unique(changes: readonly ReportChange[]): ReportChange[] {
  return [...new Map(changes.map((change) => [change.sentence, change])).values()];
}
