import type { z } from "zod";
import { uuidv7 } from "uuidv7";
import type { Article, Revision } from "@/core/articles.ts";
import { isRemoved, isVoid, isWaiting } from "@/core/claims.ts";
import { clearanceConditions, type ClearanceFacts, type Condition } from "@/core/clearances.ts";
import type { Clearance } from "@/core/decisions.ts";
import type { ClearanceOf, ClearArticle, WithdrawClearance } from "@/core/inputs/review.ts";
import type { Permission } from "@/core/permissions.ts";
import type { Actor } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import { listAllClaims, listTargets } from "@/db/claims.ts";
import { insertClearance, listClearances, withdrawClearance as withdrawRow } from "@/db/clearances.ts";
import { commit, newEvent } from "@/db/commit.ts";
import { listReplyStates } from "@/db/contacts.ts";
import { listEvidence } from "@/db/evidence.ts";
import { listProblemFlags } from "@/db/problem-flags.ts";
import { groupBy } from "./claim-views.ts";
import { circleOf, loadText } from "./load.ts";
import { permit } from "./permit.ts";
import { coverageOfArticle } from "./progress.ts";

type Track = Clearance["track"];
const tracks: readonly Track[] = ["editor", "legal"];
const needs: Record<Track, Permission> = { editor: "claim.decide", legal: "legal.read" };

/** One track of an article's clearance. */
export interface TrackState {
  track: Track;
  conditions: readonly Condition[];
  /** The clearance that stands; null: not cleared. */
  clearance: Clearance | null;
  /** Whether it was given on the present text and its conditions still hold. */
  holds: boolean;
}

/** How an article stands with its clearance. */
export interface ClearanceView {
  revision: number;
  tracks: readonly TrackState[];
  /** Every clearance there was, oldest first. */
  history: readonly Clearance[];
}

const idsOf = (rows: readonly { claimId: string }[]): string[] => [...new Set(rows.map((row) => row.claimId))];

/**
 * What clearance looks at, in the circle of who asks: what is for legal hinders the desk only where its editor may see
 * it, and legal's own track says the rest.
 */
async function factsOf(actor: Actor, article: Article, revision: Revision): Promise<ClearanceFacts> {
  const live = (await listAllClaims(article.id)).filter((claim) => claim.deletedAt === null);
  const places = await listTargets(live.map((claim) => claim.id));
  const targets = groupBy(places, (row) => row.claimId);
  const claims = live.filter(({ id }) => !(targets.get(id) ?? []).every(isRemoved));
  // of what is void nothing is asked but that legal lets go of it
  const ids = claims.filter((claim) => !isVoid(claim)).map((claim) => claim.id);
  const coverage = await coverageOfArticle(article, revision);
  const evidence = await listEvidence(ids, circleOf(actor));
  const flags = await listProblemFlags(evidence.map((row) => row.id));
  const open = new Set(flags.filter(({ state }) => state === "open").map((row) => row.evidenceId));
  const replies = await listReplyStates(ids, circleOf(actor));
  return {
    claims,
    untouched: coverage.total - coverage.accounted,
    sentences: coverage.total,
    waiting: ids.filter((id) => (targets.get(id) ?? []).some(isWaiting)),
    unconfirmed: claims.filter((claim) => claim.stale !== null && !isVoid(claim)).map(({ id }) => id),
    stale: idsOf(evidence.filter(({ driftedIn }) => driftedIn !== null)),
    objected: idsOf(evidence.filter(({ id }) => open.has(id))),
    awaiting: idsOf(replies.filter(({ outcome }) => outcome === "pending")),
  };
}

async function viewOf(actor: Actor, article: Article, revision: Revision): Promise<ClearanceView> {
  const history = await listClearances(article.id);
  const facts = await factsOf(actor, article, revision);
  const states = tracks.map((track): TrackState => {
    const conditions = clearanceConditions(facts, track);
    const clearance = history.findLast((row) => row.track === track && row.withdrawnAt === null) ?? null;
    const met = conditions.every(({ fails }) => fails === "");
    return { track, conditions, clearance, holds: met && clearance?.revision === revision.number };
  });
  return { revision: revision.number, tracks: states, history };
}

function trackOf(view: ClearanceView, track: Track): TrackState {
  const state = view.tracks.find((row) => row.track === track);
  if (!state) throw new Error(`no track «${track}»`);
  return state;
}

/** Whether an article is cleared, and under which conditions; each with what it fails on. */
export async function getClearance(actor: Actor, { articleId }: z.output<typeof ClearanceOf>): Promise<ClearanceView> {
  const { article, revision } = await loadText(actor, articleId);
  return viewOf(actor, article, revision);
}

/** Clears an article, for the desk or for legal. Refused with what fails while a condition does. */
export async function clearArticle(actor: Actor, input: z.output<typeof ClearArticle>): Promise<Clearance> {
  const { articleId, track, note } = input;
  const { article, revision } = await loadText(actor, articleId);
  permit(actor, "article.clear");
  permit(actor, needs[track]);
  const view = await viewOf(actor, article, revision);
  const { conditions, clearance } = trackOf(view, track);
  if (clearance && clearance.revision === revision.number) {
    throw new Refusal("conflict", "This is cleared already. Withdraw that first, to clear it anew.", { present: view });
  }
  const failing = conditions.filter(({ fails }) => fails !== "");
  if (failing.length > 0) {
    const words = failing.map(({ fails }) => fails).join(" ");
    throw new Refusal("conflict", `This cannot be cleared yet. ${words}`, { present: view });
  }
  const row: Clearance = {
    id: uuidv7(),
    articleId,
    track,
    revision: revision.number,
    note,
    conditions: conditions.map(({ label }) => label),
    createdAt: new Date().toISOString(),
    createdBy: actor.personId,
    withdrawnAt: null,
    withdrawnBy: null,
    withdrawnBecause: "",
  };
  const data = { clearanceId: row.id, track, revision: row.revision, note, conditions: row.conditions };
  return commit(actor, {
    writes: [insertClearance(row)],
    events: [newEvent(actor, { at: row.createdAt, type: "clearance.given", articleId, data })],
    answer: () => row,
  });
}

/** Withdraws a clearance, with the reason; it stays in the history. */
export async function withdrawClearance(actor: Actor, input: z.output<typeof WithdrawClearance>): Promise<null> {
  const { articleId, track, reason } = input;
  await loadText(actor, articleId);
  permit(actor, "article.clear");
  permit(actor, needs[track]);
  const standing = (await listClearances(articleId)).findLast((row) => row.track === track && row.withdrawnAt === null);
  if (!standing)
    throw new Refusal("not-found", "The article is not cleared on this track, so there is nothing to withdraw.");
  const at = new Date().toISOString();
  const data = { clearanceId: standing.id, track, reason };
  return commit(actor, {
    writes: [withdrawRow(standing.id, { withdrawnAt: at, withdrawnBy: actor.personId, withdrawnBecause: reason })],
    events: [newEvent(actor, { at, type: "clearance.withdrawn", articleId, data })],
    answer: () => null,
  });
}
