import { placedBlocks } from "../article-text.ts";
import { coverageOf, sentenceStates, type CoverageState } from "../coverage.ts";
import type { ReadersView } from "./masks.ts";
import type { OpenIssue, ReportClaim, ReportCoverage, ReportPart, ReportSummary } from "../reports.ts";
import { sentences } from "../text/sentences.ts";
import { staleText } from "../staleness.ts";
import { dateInWords } from "../time-words.ts";
import { dispositions, signWords } from "../verdicts.ts";

/** How many claims there are of each verdict and disposition, and which, by number. Empty lines are left out. */
export function summarise(claims: readonly ReportClaim[]): ReportSummary {
  const numbers = (wanted: (claim: ReportClaim) => boolean): number[] =>
    claims
      .filter(wanted)
      .map((claim) => claim.number)
      .toSorted((a, b) => a - b);
  return {
    claims: claims.length,
    verdicts: signWords
      .map(({ id, label }) => ({ id, label, claims: numbers((claim) => claim.sign === id) }))
      .filter((tally) => tally.claims.length > 0),
    dispositions: dispositions
      .map(({ id, report }) => ({ id, label: report, claims: numbers((claim) => dispositionOf(claim) === id) }))
      .filter((tally) => tally.claims.length > 0),
    open: numbers(({ state, stale }) => state === "open" || state === "draft" || stale.length > 0),
    oneOrigin: numbers(({ origins }) => origins !== null && origins.sources > 1 && origins.origins === 1),
    passages: countPassages(claims),
  };
}

function countPassages(claims: readonly ReportClaim[]): ReportSummary["passages"] {
  const passages = claims.flatMap((claim) => claim.evidence.filter((row) => row.passage !== ""));
  return { total: passages.length, found: passages.filter((row) => row.lock === "found").length };
}

/** What is to be done with a claim's words: what the opinion says, else the draft. */
export function dispositionOf(claim: ReportClaim): string | null {
  return (claim.opinion ?? claim.draft)?.disposition ?? null;
}

const stateLabels: readonly { id: CoverageState; label: string }[] = [
  { id: "checked", label: "Claims with a verdict" },
  { id: "in-work", label: "Claims without a verdict" },
  ...sentenceStates,
  { id: "untouched", label: "Untouched" },
];

/** How the sentences of the text are accounted for. A claim counts as checked when an opinion stands. */
export function reportCoverage(view: ReadersView, claims: readonly ReportClaim[]): ReportCoverage {
  const { text, document } = view.revision;
  const spans = view.claims.map(({ claim, targets, standing }) => ({
    id: String(claim.number),
    spans: targets,
    decided: standing !== null && claim.stale === null,
  }));
  const coverage = coverageOf(
    sentences(text, placedBlocks(document), view.article.language),
    spans,
    view.sentenceMarks,
  );
  return {
    accounted: coverage.accounted,
    total: coverage.total,
    sentences: coverage.sentences,
    states: countStates(coverage.sentences),
    onAuthor: {
      sentences: coverage.sentences.filter(({ state }) => state === "on-author").length,
      claims: claims.filter((claim) => dispositionOf(claim) === "on-author").map((claim) => claim.number),
    },
  };
}

/** How many sentences there are of each state; states without one are left out. */
export function countStates(sentences: ReportCoverage["sentences"]): ReportCoverage["states"] {
  return stateLabels
    .map(({ id, label }) => ({ state: id, label, sentences: sentences.filter(({ state }) => state === id).length }))
    .filter((row) => row.sentences > 0);
}

/** What is not settled, claim by claim in the order of the report. */
export function openIssues(claims: readonly ReportClaim[]): OpenIssue[] {
  return claims.flatMap((claim) => issuesOf(claim).map((issue) => ({ claim: claim.number, issue })));
}

function issuesOf(claim: ReportClaim): string[] {
  const issues: string[] = [];
  for (const { words, isRemoved } of claim.placeless) {
    issues.push(isRemoved ? `Removed from the text: “${words}”.` : `Not placed in this version: “${words}”.`);
  }
  if (claim.stale.length > 0) {
    const changed = claim.stale.map(staleText).join("; ");
    issues.push(`Its words changed since the verdict (${changed}), and nobody has confirmed it since.`);
  }
  if (claim.state === "open") issues.push("No verdict yet.");
  if (claim.state === "draft") issues.push("The verdict is a draft.");
  if (claim.state === "decided" && claim.draft) issues.push("A new verdict is being drafted.");
  const said = claim.opinion ?? claim.draft;
  if (said?.asOf) issues.push(`The verdict is as of ${dateInWords(said.asOf)}, and out of date now.`);
  if (said?.missing) issues.push(`Missing: ${said.missing}`);
  if (said?.wouldChange) issues.push(`Would change the verdict: ${said.wouldChange}`);
  for (const row of claim.evidence) {
    if (row.driftedAt !== null) issues.push(`${row.label} is stale: its source no longer has these words.`);
    if (row.lock === "not-found") issues.push(`${row.label} is not in the snapshot of its source.`);
    for (const { state } of row.problems) if (state === "open") issues.push(`An objection to ${row.label} is open.`);
  }
  for (const { sentence, isOpen } of claim.contacts) if (isOpen) issues.push(sentence);
  return issues;
}

/** The part of those who gave verdicts. */
export const verdictsPart = "Verdicts";

/** Who did what, each name once, in the order of their first act. */
export function reportParts(view: ReadersView): ReportPart[] {
  const given = view.claims.flatMap(({ standing, superseded }) => [...superseded, ...(standing ? [standing] : [])]);
  const drafted = view.claims.flatMap(({ draft }) => (draft ? [draft] : []));
  return [
    { part: "In charge", names: [view.inCharge] },
    {
      part: verdictsPart,
      names: inOrder(given.map((row) => ({ at: row.createdAt, name: view.nameOf(row.createdBy) }))),
    },
    { part: "Drafts", names: inOrder(drafted.map((row) => ({ at: row.updatedAt, name: view.nameOf(row.updatedBy) }))) },
  ]
    .map(({ part, names }) => ({ part, names: names.filter((name) => name !== "") }))
    .filter(({ names }) => names.length > 0);
}

function inOrder(acts: readonly { at: string; name: string }[]): string[] {
  return [...new Set(acts.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).map((act) => act.name))];
}
