import type { z } from "zod";
import { uuidv7 } from "uuidv7";
import { changesBetween, given } from "@/core/changes.ts";
import { changeClaim, type ClaimView } from "@/core/claims.ts";
import type { ClaimId } from "@/core/inputs/claims.ts";
import type { DiscardDraft, GiveOpinion, OpinionsOfClaim, SaveDraft } from "@/core/inputs/opinions.ts";
import { missingFrom, newDraft, type Draft, type Opinion, type OpinionBody } from "@/core/opinions.ts";
import type { EvidenceClass } from "@/core/evidence.ts";
import type { Actor } from "@/core/people.ts";
import { forbids, policyGaps, saysSomething } from "@/core/policy.ts";
import { Refusal } from "@/core/refusal.ts";
import { scale } from "@/core/verdicts.ts";
import { listHidden } from "@/db/circles.ts";
import { updateClaim } from "@/db/claims.ts";
import { commit, newEvent } from "@/db/commit.ts";
import { listEvidence } from "@/db/evidence.ts";
import {
  deleteDraft,
  getDraft as getDraftRow,
  getStandingOpinion,
  insertDraft,
  insertOpinion,
  listOpinions as listOpinionRows,
  updateDraft,
} from "@/db/opinions.ts";
import { claimsUnder } from "./claim-merges.ts";
import { viewOne } from "./claim-views.ts";
import { originsOf } from "./derivations.ts";
import { circleOf, loadClaim, requireVersion } from "./load.ts";
import { permit } from "./permit.ts";
import { readPolicy } from "./policy.ts";

/** All opinions on a claim and on the claims merged into it, oldest first; the last on the claim itself stands. */
export async function listOpinions(
  actor: Actor,
  { claimId }: z.output<typeof OpinionsOfClaim>,
): Promise<{ items: Opinion[]; next: null }> {
  const claim = await loadClaim(actor, claimId);
  const merged = await claimsUnder(claim.id);
  const rows = await listOpinionRows([...merged.map((row) => row.id), claim.id]);
  const hidden = await hiddenCites(actor, rows);
  return { items: rows.map((row) => seen(row, hidden)), next: null };
}

/** The verdict in the making, or nothing. */
export async function getDraft(actor: Actor, { claimId }: z.output<typeof ClaimId>): Promise<{ draft: Draft | null }> {
  const claim = await loadClaim(actor, claimId);
  const draft = await getDraftRow(claim.id);
  return { draft: draft ? seen(draft, await hiddenCites(actor, [draft])) : null };
}

interface Citing {
  cites: readonly string[];
}

/** What these cite that is for legal, and so not there for anybody else. */
async function hiddenCites(actor: Actor, rows: readonly (Citing | undefined)[]): Promise<ReadonlySet<string>> {
  if (circleOf(actor) === "legal") return new Set();
  return listHidden(rows.flatMap((row) => row?.cites ?? []));
}

/** As somebody sees it from whom these citations are hidden. */
function seen<T extends Citing>(row: T, hidden: ReadonlySet<string>): T {
  return { ...row, cites: row.cites.filter((id) => !hidden.has(id)) };
}

/** The citations somebody gave, and behind them those they cannot see and so cannot have taken out. */
function withHidden(given: readonly string[], before: Citing | undefined, hidden: ReadonlySet<string>): string[] {
  return [...given, ...(before?.cites ?? []).filter((id) => hidden.has(id))];
}

/** Refuses citations that are not evidence on this claim, as far as this person may see it. */
async function requireCites(actor: Actor, claimId: string, cites: readonly string[] | undefined): Promise<void> {
  if (!cites?.length) return;
  const there = new Set((await listEvidence([claimId], circleOf(actor))).map((row) => row.id));
  const wrong = cites.findIndex((id) => !there.has(id));
  if (wrong === -1) return;
  const message = "This is not evidence on this claim. Add it to the claim first, or take it out.";
  throw new Refusal("invalid", message, { errors: [{ path: `cites.${wrong}`, message }] });
}

/** Saves the verdict in the making. Fields left out stay as they are; without a version a draft is begun. */
export async function saveDraft(actor: Actor, input: z.output<typeof SaveDraft>): Promise<Draft> {
  const { claimId, version, ...fields } = input;
  const claim = await loadClaim(actor, claimId);
  permit(actor, "opinion.give");
  await requireCites(actor, claimId, fields.cites);
  const at = new Date().toISOString();
  const present = await getDraftRow(claimId);
  const before = present ?? newDraft(claimId, await getStandingOpinion(claimId), at, actor.personId);
  const hidden = await hiddenCites(actor, [before]);
  if (!present && version !== undefined) {
    throw new Refusal(
      "conflict",
      "The verdict you were writing was given or put aside meanwhile. Your text is kept: compare and save again.",
      {
        present: null,
      },
    );
  }
  if (present) requireVersion(version ?? 0, seen(present, hidden));
  const draft: Draft = {
    ...before,
    ...given(fields),
    cites: fields.cites ? withHidden(fields.cites, before, hidden) : before.cites,
    version: (present?.version ?? 0) + 1,
    updatedAt: at,
    updatedBy: actor.personId,
  };
  const changes = changesBetween(before, draft);
  if (present && Object.keys(changes).length === 0) return seen(present, hidden);
  const data = { changes };
  const event = newEvent(actor, { at, type: "draft.saved", articleId: claim.articleId, claimId, data });
  return commit(actor, {
    writes: [present ? updateDraft(draft, present.version) : insertDraft(draft)],
    events: [event],
    answer: () => seen(draft, hidden),
  });
}

/** Puts the verdict in the making aside; the last opinion stands again. Its words stay in the history. */
export async function discardDraft(actor: Actor, input: z.output<typeof DiscardDraft>): Promise<null> {
  const claim = await loadClaim(actor, input.claimId);
  permit(actor, "opinion.give");
  const draft = await getDraftRow(claim.id);
  if (!draft) throw new Refusal("not-found", "There is no verdict in the making on this claim.");
  requireVersion(input.version, seen(draft, await hiddenCites(actor, [draft])));
  const at = new Date().toISOString();
  const data = { draft: JSON.parse(JSON.stringify(draft)) as never };
  return commit(actor, {
    writes: [deleteDraft(claim.id, draft.version)],
    events: [newEvent(actor, { at, type: "draft.discarded", articleId: claim.articleId, claimId: claim.id, data })],
    answer: () => null,
  });
}

/**
 * Gives a verdict: immutable from now on; it supersedes the opinion that stood, and takes the place of the draft.
 * Refused without a justification, and without evidence unless `missing` says why there is none.
 */
export async function giveOpinion(
  actor: Actor,
  input: z.output<typeof GiveOpinion>,
): Promise<Opinion & { claim: ClaimView }> {
  const { claimId, id = uuidv7(), version, verdict, ...rest } = input;
  const claim = await loadClaim(actor, claimId);
  permit(actor, "opinion.give");
  const view = await viewOne(actor, claim);
  if (version !== undefined) requireVersion(version, view);
  await requireCites(actor, claimId, rest.cites);
  const [standing, draft] = [await getStandingOpinion(claimId), await getDraftRow(claimId)];
  const hidden = await hiddenCites(actor, [draft]);
  const body = fullBody(verdict, { ...rest, cites: withHidden(rest.cites ?? [], draft, hidden) });
  const policy = await readPolicy();
  const gaps = forbids(policy) ? policyGaps(policy, verdict, await citedBy(actor, claimId, rest.cites)) : [];
  const missing = [...missingFrom(body), ...gaps];
  if (missing.length > 0) throw new Refusal("invalid", missing[0]?.message ?? "", { errors: missing });
  const at = timeAfter(standing?.createdAt);
  const opinion: Opinion = {
    id,
    claimId,
    ...body,
    scale: scale.id,
    scaleVersion: scale.version,
    supersedes: standing?.id ?? null,
    createdAt: at,
    createdBy: actor.personId,
  };
  const changed = changeClaim(claim, { status: "proposed" }, at);
  const before = standing?.verdict ?? null;
  const data = { opinionId: id, verdict, before, justification: body.justification, policy: policy.version };
  return commit(actor, {
    writes: [
      insertOpinion(opinion),
      updateClaim(changed, claim.version),
      ...(draft ? [deleteDraft(claimId, draft.version)] : []),
    ],
    events: [newEvent(actor, { at, type: "opinion.given", articleId: claim.articleId, claimId, data })],
    answer: () => ({
      ...seen(opinion, hidden),
      claim: { ...view, ...changed, verdict: { verdict, disposition: body.disposition, draft: false } },
    }),
  });
}

/** What a verdict rests on, as the desk's rules count it: what this person cites, not what is hidden from them. */
async function citedBy(
  actor: Actor,
  claimId: string,
  cites: readonly string[] = [],
): Promise<{ origins: number; classes: EvidenceClass[] }> {
  const rows = await listEvidence([claimId], circleOf(actor));
  const cited = rows.filter((row) => cites.includes(row.id) && saysSomething(row));
  const { origins } = await originsOf(actor, [...new Set(cited.map((row) => row.sourceId))]);
  return { origins, classes: cited.map((row) => row.class) };
}

/** Now, but later than the opinion that stood, whatever the clock says: the newest one stands. */
function timeAfter(before: string | undefined): string {
  const now = Date.now();
  return new Date(before === undefined ? now : Math.max(now, Date.parse(before) + 1)).toISOString();
}

function fullBody(
  verdict: OpinionBody["verdict"],
  rest: Partial<{ [K in keyof OpinionBody]: OpinionBody[K] | undefined }>,
): OpinionBody {
  return {
    verdict,
    reasons: rest.reasons ?? [],
    justification: rest.justification ?? "",
    disposition: rest.disposition ?? null,
    proposedText: rest.proposedText ?? "",
    cites: rest.cites ?? [],
    missing: rest.missing ?? "",
    wouldChange: rest.wouldChange ?? "",
    asOf: rest.asOf ?? null,
  };
}
