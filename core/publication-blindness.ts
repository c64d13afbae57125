import type { Publication, PublicationState } from "./publications.ts";
import type { SentenceCoverage } from "./coverage.ts";
import { countStates, openIssues, summarise } from "./report/summary.ts";
import type { Report, ReportClaim } from "./reports.ts";

/** A publication without what was written of its changes: any of that may tell a verdict. */
export function publicationBlindly(row: Publication): Publication {
  const correction = row.correction && { kinds: [], notice: "", changes: [] };
  return { ...row, correction, note: "", withdrawnBecause: "" };
}

/** A state as somebody is shown it who has to read these claims (by id) blind: they stand in it unrated. */
export function stateBlindly(state: PublicationState, blind: ReadonlySet<string>): PublicationState {
  return blind.size === 0 ? state : { ...state, corrections: [], report: reportBlindly(state.report, blind) };
}

/** The report with these claims unrated. What hangs on verdicts is counted anew, and nobody is named for one. */
export function reportBlindly(report: Report, blind: ReadonlySet<string>): Report {
  if (blind.size === 0) return report;
  const claims = report.claims.map((claim) => (blind.has(claim.id) ? unrated(claim) : claim));
  const hidden = new Set(report.claims.filter(({ id }) => blind.has(id)).map(({ number }) => String(number)));
  const sentences = report.coverage.sentences.map((row): SentenceCoverage =>
    row.state === "checked" && row.claimIds.some((id) => hidden.has(id)) ? { ...row, state: "in-work" } : row,
  );
  const opinions = claims.flatMap(({ opinion }) => opinion ?? []);
  const acts = [report.revision.createdAt, ...opinions.map(({ at }) => at)];
  return {
    ...report,
    claims,
    people: [],
    asOf: acts.reduce((latest, act) => (act > latest ? act : latest)),
    scales: [...new Set(opinions.map(({ scale }) => scale))].sort(),
    summary: summarise(claims),
    coverage: {
      ...report.coverage,
      sentences,
      states: countStates(sentences),
      onAuthor: {
        ...report.coverage.onAuthor,
        claims: claims.filter(({ opinion }) => opinion?.disposition === "on-author").map((claim) => claim.number),
      },
    },
    issues: openIssues(claims),
  };
}

function unrated(claim: ReportClaim): ReportClaim {
  const evidence = claim.evidence.map((row) => ({ ...row, cited: false }));
  const { withdrawn: _withdrawn, ...rest } = claim;
  return { ...rest, sign: "unrated", state: "open", opinion: null, superseded: [], stale: [], evidence };
}
