import type { z } from "zod";
import { agreementOf, median, type Agreement, type Pair } from "@/core/agreement.ts";
import { isApproved } from "@/core/claims.ts";
import type { Decision } from "@/core/decisions.ts";
import type { AgreementBetween } from "@/core/inputs/review.ts";
import type { Opinion } from "@/core/opinions.ts";
import { originsByClaim } from "@/core/origins.ts";
import type { Actor } from "@/core/people.ts";
import type { VerdictId } from "@/core/verdicts.ts";
import { listClaimRows } from "@/db/claims.ts";
import { listDecisionsBetween } from "@/db/decisions.ts";
import { listDerivationsBack } from "@/db/derivations.ts";
import { listEvidence } from "@/db/evidence.ts";
import { listOpinions } from "@/db/opinions.ts";
import { inChunks } from "@/db/many.ts";
import { listClaimsJudged, listSecondReadings } from "@/db/review.ts";
import { blindAmong } from "./blindness.ts";
import { groupBy } from "./claim-views.ts";
import { circleOf } from "./load.ts";
import { permit } from "./permit.ts";

/** Every time lies between these two, as text. */
const [beginning, end] = ["0000-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z"];

/** What became of the claims approved in some time: the last approval of each counts. */
async function approvedFigures(
  approvals: readonly Decision[],
  opinionsOf: ReadonlyMap<string, readonly Opinion[]>,
): Promise<Pick<Agreement, "overturned" | "minutesPerClaim">> {
  const last = new Map(approvals.map((row) => [row.claimId, row]));
  const rows = await inChunks([...last.keys()], listClaimRows);
  const claims = rows.filter((claim) => isApproved(claim) && claim.deletedAt === null);
  const overturned = claims.filter(({ id }) => {
    const given = opinionsOf.get(id) ?? [];
    return given.find((row) => row.id === last.get(id)?.opinions[0])?.verdict !== given[0]?.verdict;
  });
  const minutes = claims.map(({ id, createdAt }) => {
    return (Date.parse(last.get(id)?.createdAt ?? createdAt) - Date.parse(createdAt)) / 60_000;
  });
  return { overturned: { count: overturned.length, of: claims.length }, minutesPerClaim: median(minutes) };
}

/** What the verdicts on these claims rest on, as far as this person may see. */
async function restingFigures(
  actor: Actor,
  claimIds: readonly string[],
  opinionsOf: ReadonlyMap<string, readonly Opinion[]>,
): Promise<Pick<Agreement, "singleOrigin" | "onAuthor">> {
  const evidence = await inChunks(claimIds, (some) => listEvidence(some, circleOf(actor)));
  const derivations = await listDerivationsBack([...new Set(evidence.map((row) => row.sourceId))]);
  const origins = originsByClaim(evidence, derivations);
  const single = [...origins.values()].filter((count) => count.origins === 1).length;
  const onAuthor = claimIds.filter((id) => opinionsOf.get(id)?.at(-1)?.disposition === "on-author");
  return {
    singleOrigin: { count: single, of: claimIds.length },
    onAuthor: { count: onAuthor.length, of: claimIds.length },
  };
}

/**
 * How the desk's readers agree, from a moment on and before another: kappa, raw agreement, the table of verdicts, and
 * what became of first verdicts. Claims that this person still has to read blind are not in any figure.
 */
export async function getAgreement(actor: Actor, input: z.output<typeof AgreementBetween>): Promise<Agreement> {
  permit(actor, "article.read");
  const { from = beginning, to = end } = input;
  const readings = await listSecondReadings(from, to);
  const approvals = await listDecisionsBetween("approve", from, to);
  const judged = await listClaimsJudged(from, to);
  const all = [...new Set([...readings, ...approvals].map((row) => row.claimId).concat(judged))];
  const blind = new Set(await inChunks(all, async (some) => [...(await blindAmong(actor, some)).keys()]));
  const opinionsOf = groupBy(await inChunks(all, listOpinions), (row) => row.claimId);
  const pairs = readings
    .filter(({ claimId }) => !blind.has(claimId))
    .map(({ first, second }): Pair<VerdictId> => [first, second]);
  return {
    ...agreementOf(pairs),
    ...(await approvedFigures(
      approvals.filter(({ claimId }) => !blind.has(claimId)),
      opinionsOf,
    )),
    ...(await restingFigures(
      actor,
      judged.filter((id) => !blind.has(id)),
      opinionsOf,
    )),
  };
}
