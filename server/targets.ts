import { describeSpan, findQuote, fromCodePoints } from "@/core/anchoring.ts";
import { placedBlocks } from "@/core/article-text.ts";
import type { Revision } from "@/core/articles.ts";
import type { Span, Target } from "@/core/claims.ts";
import { Refusal } from "@/core/refusal.ts";
import { uuidv7 } from "uuidv7";
import type { Offsets } from "./claim-views.ts";

/** Where words stand: by offsets, or by the words themselves with what stands around them. */
export type TargetInput = Span | { exact: string; prefix?: string | undefined; suffix?: string | undefined };

/** How many places of a quote a refusal names. */
const placesNamed = 20;

function spanOf(input: TargetInput, text: string, offsets: Offsets): Span {
  if ("start" in input) return offsets === "code-points" ? fromCodePoints(text, input) : input;
  const { exact, prefix, suffix } = input;
  const places = findQuote(text, { exact, ...(prefix && { prefix }), ...(suffix && { suffix }) });
  const [place] = places;
  if (!place) {
    throw new Refusal(
      "invalid",
      "These words do not stand in the text. Copy them exactly, with their quotation marks.",
      {
        present: { places: [] },
      },
    );
  }
  if (places.length > 1) {
    throw new Refusal(
      "invalid",
      `These words stand in ${places.length} places. Send start and end, or prefix and suffix.`,
      {
        present: { places: places.slice(0, placesNamed) },
      },
    );
  }
  return place;
}

/** Refuses when the text that offsets were counted in is not the present one. */
export function requireRevision(counted: number | undefined, revision: Revision): void {
  if (counted === undefined || counted === revision.number) return;
  throw new Refusal(
    "conflict",
    `The text is at version ${revision.number} now, and this was marked on version ${counted}. Look at the new text and mark again.`,
    {
      present: { revision: revision.number },
    },
  );
}

/** The target rows of a claim in this revision, in text order; refuses words that are not there or in several places. */
export function newTargets(
  inputs: readonly TargetInput[],
  revision: Revision,
  offsets: Offsets,
  made: { claimId: string; at: string; by: string | null },
): Target[] {
  const blocks = placedBlocks(revision.document);
  const spans = inputs
    .map((input) => spanOf(input, revision.text, offsets))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const overlap = spans.some((span, i) => i > 0 && span.start < (spans[i - 1]?.end ?? 0));
  if (overlap) throw new Refusal("invalid", "Two places of one claim overlap. Make them one.");
  return spans.map((span) => ({
    id: uuidv7(),
    claimId: made.claimId,
    articleId: revision.articleId,
    revision: revision.number,
    ...describeSpan(revision.text, blocks, span.start, span.end),
    state: "exact",
    createdAt: made.at,
    createdBy: made.by,
    retiredAt: null,
  }));
}
