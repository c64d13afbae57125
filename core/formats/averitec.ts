import type { ClaimType } from "../claims.ts";
import type { ReportEvidence } from "../report/evidence.ts";
import type { Report, ReportClaim, ReportOpinion } from "../reports.ts";
import type { PartialDate } from "../time.ts";
import type { VerdictId } from "../verdicts.ts";
import type { ReviewPublisher } from "./claim-reviews.ts";

/** AVeriTeC's four labels; what is not checkable has none. Missing context is what its fourth label means, too. */
const labels: Record<VerdictId, string | null> = {
  supported: "Supported",
  "mostly-supported": "Supported",
  misleading: "Conflicting Evidence/Cherrypicking",
  refuted: "Refuted",
  conflicting: "Conflicting Evidence/Cherrypicking",
  "not-enough-evidence": "Not Enough Evidence",
  "not-checkable": null,
};

/** Its types of claims; all others are about an event or a property. */
const types: Partial<Record<ClaimType, string>> = {
  quote: "Quote Verification",
  attribution: "Quote Verification",
  number: "Numerical Claim",
  causal: "Causal Claim",
  position: "Position Statement",
};

const media: Record<ReportEvidence["medium"], string> = {
  text: "Web text",
  data: "Web table",
  image: "Image/graphic",
  video: "Video",
  audio: "Audio",
  speech: "Other",
};

/**
 * The verdicts of a report as rows of a data set, in the form of AVeriTeC (Schlichtkrull et al. 2023,
 * https://github.com/MichSchli/AVeriTeC): one row a claim on which an opinion stands and that can be labelled. Each
 * piece of evidence is a question with its answer; what is known of a row and not said there is null.
 */
export function averitecRows(report: Report, publisher: ReviewPublisher): readonly object[] {
  return report.claims.flatMap((claim) => {
    const label = claim.opinion && labels[claim.opinion.verdict];
    return claim.opinion && label ? [row(report, claim, claim.opinion, label, publisher)] : [];
  });
}

function row(
  report: Report,
  claim: ReportClaim,
  said: ReportOpinion,
  label: string,
  { page }: ReviewPublisher,
): object {
  const { speaker, saidAt, number } = claim;
  return {
    claim: claim.statement || claim.words.join(" … "),
    required_reannotation: false,
    label,
    justification: said.justification,
    claim_date: dayOf(saidAt ?? report.publishedAt),
    speaker: speaker || report.outlet || null,
    original_claim_url: report.url,
    cached_original_claim_url: null,
    fact_checking_article: page === null ? null : `${page}#claim-${number}`,
    reporting_source: report.outlet || null,
    location_ISO_code: null,
    claim_types: [...new Set(claim.types.map((type) => types[type] ?? "Event/Property Claim"))],
    fact_checking_strategies: [],
    questions: claim.evidence.map(questionOf),
  };
}

function questionOf(evidence: ReportEvidence): object {
  const { search, note, sourceName, passage, translation, link, medium, page } = evidence;
  const where = { source_url: link ?? "", source_medium: medium === "text" && page !== null ? "PDF" : media[medium] };
  const about = `What does ${sourceName || "the source"} say?`;
  if (evidence.stance === "not-found") {
    const answer = { answer: "No answer could be found.", answer_type: "Unanswerable", ...where };
    return { question: search?.query || note || about, answers: [answer] };
  }
  const own = passage === "" ? note : translation || passage;
  const type = passage !== "" && translation === "" ? "Extractive" : "Abstractive";
  return { question: (passage !== "" && note) || about, answers: [{ answer: own, answer_type: type, ...where }] };
}

/** A day as AVeriTeC writes it, 25-8-2020; null where only a month or a year is known. */
function dayOf(date: PartialDate | null): string | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/u.exec(date ?? "") ?? [];
  return day === undefined ? null : `${Number(day)}-${Number(month)}-${year}`;
}
