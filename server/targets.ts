import { codePointMap, describeSpan, findQuote, fromCodePoints, trimSpan } from "@/core/anchoring.ts";
import { placedBlocks } from "@/core/article-text.ts";
import type { Revision } from "@/core/articles.ts";
import { markedByPerson, type Span, type Target } from "@/core/claims.ts";
import { Refusal } from "@/core/refusal.ts";
import { uuidv7 } from "uuidv7";
import type { Offsets } from "./claim-views.ts";

/** Where words stand: by offsets, or by the words themselves with what stands around them. */
export type TargetInput = Span | { exact: string; prefix?: string | undefined; suffix?: string | undefined };

/** A place as events tell of it. */
export const placeOf = ({ revision, start, end, exact }: Target) => ({ revision, start, end, exact });

/** How many places of a quote a refusal names. */
const placesNamed = 20;

/** The first places of a quote, counted the way they were asked for. */
function named(places: readonly Span[], text: string, offsets: Offsets): Span[] {
  const first = places.slice(0, placesNamed);
  if (offsets === "utf-16") return first;
  const map = codePointMap(text);
  return first.map(({ start, end }) => ({ start: map.toCodePoint(start), end: map.toCodePoint(end) }));
}

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
        present: { places: named(places, text, offsets) },
      },
    );
  }
  return place;
}

/** The span without white space at its ends, as far as it lies in the text: a claim begins and ends with its words. */
function wordsOf(text: string, span: Span): Span {
  const within = span.start < span.end && span.end <= text.length;
  const trimmed = within ? trimSpan(text, span) : span;
  return trimmed.start < trimmed.end ? trimmed : span;
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
    .map((span) => wordsOf(revision.text, span))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const overlap = spans.some((span, i) => i > 0 && span.start < (spans[i - 1]?.end ?? 0));
  if (overlap) throw new Refusal("invalid", "Two places of one claim overlap. Make them one.");
  return spans.map((span) => ({
    id: uuidv7(),
    claimId: made.claimId,
    articleId: revision.articleId,
    revision: revision.number,
    ...describeSpan(revision.text, blocks, span.start, span.end),
    ...markedByPerson,
    createdAt: made.at,
    createdBy: made.by,
  }));
}
