import type { z } from "zod";
import { uuidv7 } from "uuidv7";
import { describePoint } from "@/core/anchoring.ts";
import { placedBlocks } from "@/core/article-text.ts";
import type { Revision } from "@/core/articles.ts";
import { lastPlaced } from "@/core/carrying.ts";
import { changeClaim, isPlaced, isRemoved, weakestState, type ClaimView, type Target } from "@/core/claims.ts";
import type { PlaceTarget, WaitingOf } from "@/core/inputs/revisions.ts";
import type { Actor } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import type { WaitingQueue } from "@/core/revisions.ts";
import { staleWords } from "@/core/staleness.ts";
import { waitingTarget } from "@/core/waiting.ts";
import { insertTarget, listAllClaims, listTargets, retireTarget, updateClaim } from "@/db/claims.ts";
import { commit, newEvent } from "@/db/commit.ts";
import { getStandingOpinion } from "@/db/opinions.ts";
import { atRevision, getRevision, listAncestors, listLiveTargets } from "@/db/revisions.ts";
import { doubtChanges, doubted } from "./carrying-writes.ts";
import { doubtOf } from "./carrying.ts";
import { counterFor, viewOne, withClaim, type Offsets } from "./claim-views.ts";
import { indexClaim } from "./claims.ts";
import { loadClaim, loadText, requireVersion } from "./load.ts";
import { permit } from "./permit.ts";
import { placedWording } from "./placed-wordings.ts";
import { newTargets, requireRevision } from "./targets.ts";

/** The places of an article's claims that wait for a person, in text order, and those said to be removed. */
export async function listWaiting(
  actor: Actor,
  { articleId, offsets }: z.output<typeof WaitingOf>,
): Promise<WaitingQueue> {
  const { revision } = await loadText(actor, articleId);
  const claims = new Map((await listAllClaims(articleId)).map((claim) => [claim.id, claim]));
  const placeless = (await listLiveTargets(articleId)).filter((row) => !isPlaced(row));
  const known = new Map([...(await listAncestors(placeless)), ...placeless].map((row) => [row.id, row]));
  const texts = new Map<number, string>([[revision.number, revision.text]]);
  for (const { revision: number } of known.values()) {
    if (!texts.has(number)) texts.set(number, (await getRevision(articleId, number))?.text ?? "");
  }
  const shown = placeless.flatMap((target) => {
    const claim = claims.get(target.claimId);
    if (!claim || claim.deletedAt !== null) return [];
    const row = lastPlaced(target, known);
    return [waitingTarget(target, claim, { row, text: texts.get(row.revision) ?? "" }, revision.text, offsets)];
  });
  return {
    revision: revision.number,
    items: shown.filter(({ removedAt }) => removedAt === null),
    removed: shown.filter(({ removedAt }) => removedAt !== null),
  };
}

type Placement = z.output<typeof PlaceTarget>;

/** The rows that stand for a target from now on. */
function placedRows(
  target: Target,
  { candidate, targets, removed, offsets }: Pick<Placement, "candidate" | "targets" | "removed" | "offsets">,
  last: Target,
  revision: Revision,
  made: { at: string; by: string | null },
): Target[] {
  const decided = {
    carriedFrom: target.carriedFrom,
    decidedAt: made.at,
    decidedBy: made.by,
    engine: "person" as const,
    candidates: [],
  };
  if (removed) {
    const point = describePoint(revision.text, placedBlocks(revision.document), target.start, last);
    const about = {
      ...point,
      state: "orphaned",
      reasons: ["Somebody said that it was removed from the text."],
    } as const;
    return [{ ...target, ...about, ...decided, id: uuidv7(), createdAt: made.at, createdBy: made.by }];
  }
  const chosen = candidate === undefined ? undefined : target.candidates[candidate];
  if (candidate !== undefined && !chosen) {
    throw new Refusal("invalid", "There is no such place among those offered. Choose another, or mark the words.");
  }
  const counted: Offsets = chosen ? "utf-16" : offsets;
  const rows = newTargets(chosen?.spans ?? targets ?? [], revision, counted, { claimId: target.claimId, ...made });
  const same = rows.length === 1 && rows[0]?.exact === last.exact;
  const reasons = ["Somebody chose this place."];
  return rows.map((row) => ({ ...row, ...decided, state: same ? "shifted" : "edited", reasons }));
}

/**
 * Settles where a claim that waits stands now: at a place it was offered, at words chosen in the text, or that it was
 * removed. Its verdict is in doubt when what it hangs on reads otherwise there; a wording that was proposed for it and
 * stands there now is corrected. A removal is taken back by another call.
 */
export async function placeTarget(actor: Actor, input: Placement): Promise<ClaimView> {
  const claim = await loadClaim(actor, input.claimId);
  const { revision } = await loadText(actor, claim.articleId);
  permit(actor, "article.revise");
  const view = await viewOne(actor, claim);
  requireVersion(input.version, view);
  requireRevision(input.revision, revision);
  const own = await listTargets([claim.id]);
  const target = own.find((row) => row.id === input.targetId);
  if (!target || isPlaced(target) || (input.removed && isRemoved(target))) {
    throw new Refusal("conflict", "This place was settled already. Look at the claim as it stands now.", {
      present: view,
    });
  }
  const known = new Map([...(await listAncestors([target])), target].map((row) => [row.id, row]));
  const last = lastPlaced(target, known);
  const at = new Date().toISOString();
  const rows = placedRows(target, input, last, revision, { at, by: actor.personId });
  const others = own.filter((row) => row !== target);
  if (rows.some((row) => others.some((other) => row.start < other.end && other.start < row.end))) {
    throw new Refusal("invalid", "The claim stands on some of these words already. Choose others.");
  }
  const placed = rows.filter(isPlaced);
  const words = placed.length === 0 ? [] : staleWords(last.exact, placed.map((row) => row.exact).join(" "));
  const isDoubted = words.length > 0 && (await getStandingOpinion(claim.id)) !== undefined;
  const doubt = isDoubted ? doubtOf(claim, words, { number: revision.number, createdAt: at }) : undefined;
  const doubting = await doubtChanges(actor, [{ claim, doubt }], at);
  const changed = doubt === undefined ? changeClaim(claim, {}, at) : doubted(claim, doubt, at);
  const targets = [...others, ...rows].sort((a, b) => a.start - b.start || a.end - b.end);
  const wording = await placedWording(actor, { claim, revision, last, targets, at });
  const told = {
    revision: revision.number,
    before: last.exact,
    after: placed.map((row) => row.exact).join(" … "),
    removed: input.removed === true,
  };
  const about = { at, articleId: claim.articleId, claimId: claim.id };
  const count = await counterFor([claim.articleId], input.offsets);
  const first = targets[0] ?? view.target;
  return commit(actor, {
    writes: [
      atRevision(revision),
      ...(doubt === undefined ? [updateClaim(changed, claim.version)] : doubting.writes),
      retireTarget(target.id, at),
      ...rows.map(insertTarget),
      ...wording.writes,
      indexClaim(changed, targets),
    ],
    events: [newEvent(actor, { ...about, type: "target.decided", data: told }), ...doubting.events, ...wording.events],
    answer: () =>
      count({
        ...withClaim(view, changed),
        targets,
        target: first,
        state: weakestState(targets.map((row) => row.state)),
      }),
  });
}
