import type { PublishedCorrection } from "../publications.ts";
import type { Report, ReportClaim, ReportOpinion } from "../reports.ts";
import { isSameName } from "../claim-review/words.ts";
import { webAddress } from "../links.ts";
import { isLater } from "../partial-dates.ts";
import type { Time } from "../time.ts";
import { verdicts, type VerdictId } from "../verdicts.ts";
import { mediaReview } from "./media-reviews.ts";

type Node = Readonly<Record<string, unknown>>;

/** Who publishes the reviews, and where a reader finds them. */
export interface ReviewPublisher {
  name: string;
  url: string | null;
  /** The public page of the report; a claim is at its anchor. null while there is none. */
  page: string | null;
  /** Left out while the report is not published. */
  published?: Published;
}

/** When the reviews came out, and what was corrected since, the newest first. */
interface Published {
  /** Which state of the article's check it is, from 1. */
  number: number;
  publishedAt: Time;
  firstPublishedAt: Time;
  corrections: readonly PublishedCorrection[];
}

/** A verdict came out with the first state after it was given. */
function dates(said: ReportOpinion, published: Published | undefined): Node {
  if (!published) return { datePublished: said.at.slice(0, 10) };
  const { firstPublishedAt, publishedAt, corrections } = published;
  const states = [firstPublishedAt, ...corrections.map(({ at }) => at).toReversed(), publishedAt];
  return {
    datePublished: (states.find((at) => at >= said.at) ?? publishedAt).slice(0, 10),
    ...(publishedAt !== firstPublishedAt && { dateModified: publishedAt }),
    ...(corrections.length > 0 && {
      correction: corrections.map(({ notice, at }) => ({
        "@type": "CorrectionComment",
        text: notice,
        datePublished: at,
      })),
    }),
  };
}

/**
 * The rating as schema.org has it: its name, which Google requires of every rating and shows, and where the scale has a
 * number that, with the ends of the scale; what is unrated has the name alone.
 */
function rating(verdict: VerdictId): Node {
  const row = verdicts.find(({ id }) => id === verdict);
  const name = { alternateName: row?.label ?? verdict };
  const range = row?.rating == null ? {} : { ratingValue: row.rating, bestRating: 5, worstRating: 1 };
  return { "@type": "Rating", ...range, ...name };
}

/** Who made a claim: who is named, else the outlet that prints it. */
function speakerOf(report: Report, claim: ReportClaim): string {
  return claim.speaker || report.outlet;
}

function review(report: Report, claim: ReportClaim, said: ReportOpinion, publisher: ReviewPublisher): Node {
  const speaker = speakerOf(report, claim);
  const isOutlet = speaker === report.outlet;
  const made = claim.saidAt ?? (isOutlet ? report.publishedAt : null);
  // a text that is checked before it comes out has a day of publication that is still to come
  const past = (date: string | null) => date !== null && !isLater(date, said.at);
  const date = past(made) ? made : null;
  const url = webAddress(report.url ?? "");
  return {
    "@type": "ClaimReview",
    ...(publisher.page !== null && { url: `${publisher.page}#claim-${claim.number}` }),
    ...dates(said, publisher.published),
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
        ...(url !== undefined && { url }),
        ...(past(report.publishedAt) && { datePublished: report.publishedAt }),
      },
    },
    reviewBody: said.justification,
    reviewRating: rating(said.verdict),
  };
}

/**
 * The verdicts of a report as schema.org/ClaimReview, as fact-check readers expect them
 * (https://developers.google.com/search/docs/appearance/structured-data/factcheck): one a claim on which an opinion
 * stands. Verdicts without a number carry their name alone. «Not checkable» is no rating of a claim and is left out, and
 * so is what the publisher said itself: a ClaimReview is of a claim made by others. A claim about a picture, film or
 * sound has a MediaReview besides. What comes out passes the linter
 * (core/claim-review/lint.ts) without errors or warnings.
 */
export function claimReviews(report: Report, publisher: ReviewPublisher): Node {
  const reviews = report.claims.flatMap((claim) =>
    claim.opinion === null ||
    claim.opinion.verdict === "not-checkable" ||
    isSameName(speakerOf(report, claim), publisher.name)
      ? []
      : [review(report, claim, claim.opinion, publisher), mediaReview(report, claim, publisher) ?? []].flat(),
  );
  return { "@context": "https://schema.org", "@graph": reviews };
}
