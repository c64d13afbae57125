import type { z } from "zod";
import type { PreviewOutside } from "@/core/inputs/outside-claims.ts";
import { outsideDetails, outsideVerdictName, outsideWords, type OutsideClaim } from "@/core/outside-claims.ts";
import type { OutsidePreview, OutsidePreviewRow, OutsideRating } from "@/core/outside-claims/preview.ts";
import type { Actor } from "@/core/people.ts";
import { holdPage } from "./imports/held-pages.ts";
import { lookAtOutside, type LookedAt, type OutsideLook } from "./outside-claims.ts";

/** At most so many places of one claim are named. */
const placesNamed = 3;

function ratingOf({ verdict, reviewer, reviewedAt, reviewUrl }: OutsideClaim): OutsideRating {
  return { name: verdict === null ? "" : outsideVerdictName(verdict), by: reviewer, at: reviewedAt, url: reviewUrl };
}

function previewRow({ ground }: OutsideLook, row: LookedAt, inPoints: boolean): OutsidePreviewRow {
  const { claim, place, ours } = row;
  const count = (offset: number) => (inPoints ? ground.points.toCodePoint(offset) : offset);
  const [first] = place.spans;
  const block = first && ground.blocks.findLast(({ start }) => start <= first.start);
  return {
    row: claim.row,
    words: outsideWords(claim),
    statement: claim.statement,
    speaker: claim.speaker,
    saidAt: claim.saidAt,
    place: place.kind,
    spans: place.spans.slice(0, placesNamed).map(({ start, end }) => ({ start: count(start), end: count(end) })),
    paragraph: block ? ground.blocks.indexOf(block) + 1 : null,
    verdict: claim.verdict && { name: outsideVerdictName(claim.verdict), proposed: row.verdict },
    justification: claim.justification,
    ratings: row.ratings.map(ratingOf),
    anew: row.anew && { ratings: row.anew.fresh.map(ratingOf), draft: row.anew.draft },
    repeats: row.repeats,
    details: outsideDetails(claim),
    sources: claim.sources.map(({ url, title }) => ({ url, title })),
    status: row.status,
    claim: ours && { id: ours.id, number: ours.number, deleted: ours.deletedAt !== null },
    problems: row.problems,
    remarks: claim.remarks,
  };
}

/**
 * What claims from elsewhere were taken for, and what would become of each of them in this article. A page that is
 * fetched for it is held for an hour; nothing else is kept.
 */
export async function previewOutside(
  actor: Actor,
  input: z.output<typeof PreviewOutside>,
  gone?: AbortSignal,
): Promise<OutsidePreview> {
  const look = await lookAtOutside(actor, input, gone);
  const { file, page, from, revision, rows } = look;
  const inPoints = input.offsets === "code-points";
  return {
    kind: file.kind,
    from,
    fetched: input.fetched ?? (page && (await holdPage(actor, page))),
    revision: revision.number,
    sheet: file.sheet,
    rows: rows.map((row) => previewRow(look, row, inPoints)),
    left: file.left,
  };
}
