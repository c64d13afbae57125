import type { Report, ReportClaim, ReportOpinion } from "../reports.ts";
import { verdicts, type VerdictId } from "../verdicts.ts";

type Node = Readonly<Record<string, unknown>>;

/** Who publishes the reviews, and where a reader finds them. */
export interface ReviewPublisher {
  name: string;
  url: string | null;
  /** The public page of the report; a claim is at its anchor. null while there is none. */
  page: string | null;
}

/** The rating as schema.org has it: with a number where the scale has one, else by its name alone. */
function rating(verdict: VerdictId): Node {
  const row = verdicts.find(({ id }) => id === verdict);
  const name = { alternateName: row?.label ?? verdict };
  const range = row?.rating == null ? {} : { ratingValue: row.rating, bestRating: 5, worstRating: 1 };
  return { "@type": "Rating", ...range, ...name };
}

function review(report: Report, claim: ReportClaim, said: ReportOpinion, publisher: ReviewPublisher): Node {
  const isOutlet = claim.speaker === "" || claim.speaker === report.outlet;
  const speaker = isOutlet ? report.outlet : claim.speaker;
  const date = claim.saidAt ?? (isOutlet ? report.publishedAt : null);
  return {
    "@type": "ClaimReview",
    ...(publisher.page !== null && { url: `${publisher.page}#claim-${claim.number}` }),
    datePublished: said.at.slice(0, 10),
    inLanguage: report.language,
    author: { "@type": "Organization", name: publisher.name, ...(publisher.url && { url: publisher.url }) },
    claimReviewed: claim.statement || claim.words.join(" … "),
    itemReviewed: {
      "@type": "Claim",
      ...(speaker && { author: { "@type": isOutlet ? "Organization" : "Person", name: speaker } }),
      ...(date !== null && { datePublished: date }),
      appearance: {
        "@type": "CreativeWork",
        headline: report.title,
        ...(report.url !== null && { url: report.url }),
        ...(report.publishedAt !== null && { datePublished: report.publishedAt }),
      },
    },
    reviewBody: said.justification,
    reviewRating: rating(said.verdict),
  };
}

/**
 * The verdicts of a report as schema.org/ClaimReview, as fact-check readers expect them
 * (https://developers.google.com/search/docs/appearance/structured-data/factcheck): one a claim on which an opinion
 * stands. Verdicts without a number carry their name alone. «Not checkable» is no rating of a claim and is left out.
 */
export function claimReviews(report: Report, publisher: ReviewPublisher): Node {
  const reviews = report.claims.flatMap((claim) =>
    claim.opinion === null || claim.opinion.verdict === "not-checkable"
      ? []
      : [review(report, claim, claim.opinion, publisher)],
  );
  return { "@context": "https://schema.org", "@graph": reviews };
}
