import type { Medium } from "../evidence.ts";
import { webAddress } from "../links.ts";
import type { Report, ReportClaim, ReportOpinion } from "../reports.ts";
import type { Reason } from "../verdicts.ts";
import type { ReviewPublisher } from "./claim-reviews.ts";

/** What a picture or recording is called in schema.org. */
const kinds: Partial<Record<Medium, string>> = { image: "ImageObject", video: "VideoObject", audio: "AudioObject" };

/** Reasons that say that it is shown as something else than it is. */
const outOfContext: readonly Reason[] = ["misattributed", "wrong-date", "out-of-date", "cherry-picked"];

/**
 * What was done to a picture or recording, as far as the desk said so: it is what it is said to be, or it is shown in a
 * wrong context. A verdict does not tell whether one was staged, cut or changed, so that no category is named for that.
 */
function categoryOf({ verdict, reasons }: ReportOpinion): string | null {
  if (verdict === "supported") return "OriginalMediaContent";
  const isOther = verdict === "misleading" || verdict === "refuted";
  return isOther && reasons.some((reason) => outOfContext.includes(reason)) ? "DecontextualizedContent" : null;
}

/**
 * The verdict on a claim about a picture, film or sound as schema.org/MediaReview, where the claim's type says that it
 * is one and the verdict says in which category it falls; null otherwise. The original is the first source at first
 * hand of that kind that has an address.
 */
export function mediaReview(report: Report, claim: ReportClaim, publisher: ReviewPublisher): object | null {
  const said = claim.opinion;
  const category = said && claim.types.includes("media") ? categoryOf(said) : null;
  if (!said || category === null) return null;
  const shown = claim.evidence.filter(({ medium, stance }) => kinds[medium] !== undefined && stance !== "not-found");
  const original = shown.find((row) => row.class === "primary" && row.link !== null);
  const kind = kinds[(original ?? shown[0])?.medium ?? "text"] ?? "MediaObject";
  const [url, link] = [report.url, original?.link].map((address) => webAddress(address ?? ""));
  const work = { "@type": "CreativeWork", headline: report.title, ...(url !== undefined && { url }) };
  return {
    "@type": "MediaReview",
    ...(publisher.page !== null && { url: `${publisher.page}#claim-${claim.number}` }),
    datePublished: said.at.slice(0, 10),
    inLanguage: report.language,
    author: { "@type": "Organization", name: publisher.name, ...(publisher.url && { url: publisher.url }) },
    mediaAuthenticityCategory: `https://schema.org/${category}`,
    originalMediaContextDescription: said.justification,
    ...(link !== undefined && { originalMediaLink: link }),
    itemReviewed: {
      "@type": "MediaReviewItem",
      ...(claim.speaker && { creator: { "@type": "Person", name: claim.speaker } }),
      interpretedAsClaim: { "@type": "Claim", description: claim.statement || claim.words.join(" … ") },
      mediaItemAppearance: [{ "@type": kind, isPartOf: work }],
    },
  };
}
