import { blockNames, placedBlocks, type PlacedBlock } from "../article-text.ts";
import type { Claim, Target } from "../claims.ts";
import type { Draft, Opinion } from "../opinions.ts";
import { inRoleOrder, reportContacts, reportEvidence, reportNotes, reportOrigins } from "./evidence.ts";
import type { ReadersView, ViewedClaim } from "./masks.ts";
import { sourceLabels } from "./sources.ts";
import type { DeskNotes, ReportClaim, ReportDraft, ReportOpinion } from "../reports.ts";
import type { Time } from "../time.ts";
import { answerInWords, type WordingAnswer } from "../wording-answers.ts";

/** The claim sheets of a report, in the order of the view: as their words stand in the text. */
export function reportClaims(view: ReadersView, asOf: Time, site: string | null): ReportClaim[] {
  const labels = sourceLabels(view);
  const placeOf = places(placedBlocks(view.revision.document));
  return view.claims.map((viewed) => reportClaim(view, viewed, { labels, placeOf, asOf, site }));
}

/** What is the same for every claim sheet. */
interface SheetsAround {
  labels: ReadonlyMap<string, string>;
  placeOf: (target: Target | undefined) => string;
  asOf: Time;
  site: string | null;
}

function reportClaim(
  view: ReadersView,
  viewed: ViewedClaim,
  { labels, placeOf, asOf, site }: SheetsAround,
): ReportClaim {
  const { claim, targets, placeless, standing, draft, superseded, withdrawn } = viewed;
  return {
    id: claim.id,
    number: claim.number,
    ...(withdrawn
      ? { sign: "void", state: "void", withdrawn }
      : {
          sign: standing?.verdict ?? draft?.verdict ?? "unrated",
          state: standing ? "decided" : draft?.verdict ? "draft" : "open",
        }),
    words: (targets.length === 0 ? placeless : targets).map((target) => target.exact),
    spans: targets.map(({ start, end }) => ({ start, end })),
    place:
      targets.length === 0 && placeless.some(({ decidedAt }) => decidedAt === null)
        ? "not placed in this version"
        : placeOf(targets[0]),
    placeless: placeless.map((target) => ({ words: target.exact, isRemoved: target.decidedAt !== null })),
    stale: standing ? (claim.stale?.words ?? []) : [],
    statement: claim.statement,
    types: claim.types,
    checkability: claim.checkability,
    speaker: claim.speaker,
    saidAt: claim.saidAt,
    saidWhere: claim.saidWhere,
    dates: inRoleOrder(claim.dates),
    ...(claim.chosenBecause.trim() !== "" && { chosenBecause: claim.chosenBecause }),
    opinion: standing ? reportOpinion(view, standing, viewed.answer) : null,
    draft: draft ? reportDraft(view, draft) : null,
    superseded: superseded.map((row) => reportOpinion(view, row)),
    evidence: reportEvidence(view, viewed, labels, site),
    origins: reportOrigins(view, viewed),
    contacts: reportContacts(viewed.contacts, asOf),
    notes: reportNotes(view, viewed),
    withheld: viewed.withheld,
    masked: viewed.masked,
    desk: view.audience === "public" ? null : deskNotes(view, claim),
  };
}

function reportOpinion(view: ReadersView, row: Opinion, answer: WordingAnswer | null = null): ReportOpinion {
  return {
    verdict: row.verdict,
    scale: `${row.scale} ${row.scaleVersion}`,
    reasons: row.reasons,
    justification: row.justification,
    disposition: row.disposition,
    proposedText: row.proposedText,
    answer: answer === null ? "" : answerInWords(answer),
    missing: row.missing,
    wouldChange: row.wouldChange,
    asOf: row.asOf,
    by: view.nameOf(row.createdBy),
    at: row.createdAt,
  };
}

function reportDraft(view: ReadersView, row: Draft): ReportDraft {
  return {
    verdict: row.verdict,
    reasons: row.reasons,
    justification: row.justification,
    disposition: row.disposition,
    proposedText: row.proposedText,
    missing: row.missing,
    wouldChange: row.wouldChange,
    asOf: row.asOf,
    by: view.nameOf(row.updatedBy),
    at: row.updatedAt,
  };
}

function deskNotes(view: ReadersView, claim: Claim): DeskNotes {
  return {
    status: claim.status,
    priority: claim.priority,
    assignee: view.nameOf(claim.assignee),
    secondReader: view.nameOf(claim.secondReader),
    note: claim.note,
  };
}

/** Names the place of a target in words. */
function places(blocks: readonly PlacedBlock[]): (target: Target | undefined) => string {
  const names = blockNames(blocks);
  return (target) => {
    const block = target && blocks.findLast((placed) => placed.start <= target.start);
    return block ? (names[block.index] ?? "") : "not in the text";
  };
}
