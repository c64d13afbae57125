import type { Audience } from "../audiences.ts";
import type { Masked } from "./masked.ts";
import type { Report, ReportClaim, ReportDraft, ReportOpinion, ReportPart } from "../reports.ts";
import { openIssues, verdictsPart } from "./summary.ts";
import type { Time } from "../time.ts";

/** What a copy can go without. */
export const reportChoices = [
  {
    id: "history",
    label: "History",
    told: "history",
    holds: "Earlier verdicts, answered objections and what the desk notes",
  },
  { id: "contacts", label: "Contacts", told: "contacts", holds: "Whom you asked, and what they said" },
  {
    id: "queries",
    label: "Open queries",
    told: "open queries",
    holds: "What is open or missing, and what would change a verdict",
  },
] as const;
export type ReportChoice = (typeof reportChoices)[number]["id"];

/** «Left out of this copy: history, contacts.»; "" when it is whole. */
export function leftOutWords(leftOut: readonly ReportChoice[]): string {
  const told = reportChoices.filter(({ id }) => leftOut.includes(id)).map((row) => row.told);
  return told.length === 0 ? "" : `Left out of this copy: ${told.join(", ")}.`;
}

/** How much of each choice a report holds: what would go if it were left out. */
export function reportHoldings({ claims, issues }: Report): Record<ReportChoice, number> {
  const count = (of: (claim: ReportClaim) => number): number => claims.reduce((sum, claim) => sum + of(claim), 0);
  return {
    history: count(
      ({ superseded, desk, notes, evidence }) =>
        superseded.length +
        (desk === null || desk.note === "" ? 0 : 1) +
        notes.filter(({ visibility }) => visibility === "team").length +
        evidence.flatMap(({ problems }) => problems.filter(({ state }) => state !== "open")).length,
    ),
    contacts: count(({ contacts }) => contacts.length),
    queries: issues.length,
  };
}

/** What somebody can know of a copy before they take it. */
export interface ReportCopy {
  audience: Audience;
  /** The latest act that is in it. */
  asOf: Time;
  /** What is kept from its readers. */
  masked: readonly Masked[];
  /** How much of each choice it holds. */
  holds: Readonly<Record<ReportChoice, number>>;
}

/** The copies of an article's report that are for somebody. `seq`: the newest event of the article that they tell of. */
export interface ReportCopies {
  seq: number;
  items: readonly ReportCopy[];
}

/**
 * The report without what is left out of it. Every format is written from the report, so what is not here is in none.
 * What is masked stays counted: that something is confidential is told whatever a copy goes without. A verdict that
 * cites nothing keeps why (`missing`): without it, it would stand without grounds.
 */
export function chosenReport(report: Report, leaveOut: readonly ReportChoice[]): Report {
  const leftOut = reportChoices.map(({ id }) => id).filter((id) => leaveOut.includes(id));
  if (leftOut.length === 0) return report;
  const claims = report.claims.map((claim) => leftOut.reduce((kept, choice) => without[choice](kept), claim));
  return {
    ...report,
    leftOut,
    people: leftOut.includes("history") ? report.people.map(standing(claims)) : report.people,
    claims,
    issues: leftOut.includes("queries") ? [] : openIssues(claims),
  };
}

const without: Readonly<Record<ReportChoice, (claim: ReportClaim) => ReportClaim>> = {
  history: (claim) => ({
    ...claim,
    superseded: [],
    desk: null,
    notes: claim.notes.filter(({ visibility }) => visibility !== "team"),
    evidence: claim.evidence.map((row) => ({
      ...row,
      problems: row.problems.filter(({ state }) => state === "open"),
    })),
  }),
  contacts: (claim) => ({ ...claim, contacts: [] }),
  queries: (claim) => {
    const cites = claim.evidence.some(({ cited }) => cited);
    return {
      ...claim,
      opinion: claim.opinion && { ...settled(claim.opinion), missing: cites ? "" : claim.opinion.missing },
      draft: claim.draft && settled(claim.draft),
      superseded: claim.superseded.map(settled),
      evidence: claim.evidence.map((row) => ({
        ...row,
        problems: row.problems.filter(({ state }) => state !== "open"),
      })),
    };
  },
};

function settled<T extends ReportOpinion | ReportDraft>(said: T): T {
  return { ...said, missing: "", wouldChange: "" };
}

/** Of who gave verdicts, those of whom one stands. */
function standing(claims: readonly ReportClaim[]): (part: ReportPart) => ReportPart {
  const given = new Set(claims.map(({ opinion }) => opinion?.by));
  return (part) =>
    part.part === verdictsPart ? { ...part, names: part.names.filter((name) => given.has(name)) } : part;
}
