import { uuidv7 } from "uuidv7";
import { placedBlocks } from "@/core/article-text.ts";
import type { Revision } from "@/core/articles.ts";
import {
  carryMarks,
  carryOver,
  returnedRows,
  type CarriedTarget,
  type Carrier,
  type Described,
} from "@/core/carrying.ts";
import { isPlaced, isWaiting, targetStates, weakestState, type Claim, type Stale, type Target } from "@/core/claims.ts";
import type { SentenceMark } from "@/core/coverage.ts";
import type { CarriedClaim, CarriedCounts } from "@/core/revisions.ts";
import { staleSince, staleWords } from "@/core/staleness.ts";
import { listSentenceMarks } from "@/db/articles.ts";
import { listAllClaims, listAllTargets } from "@/db/claims.ts";
import { listVerdicts } from "@/db/opinions.ts";
import { getRevision, listAncestors, listLiveTargets, listRevisionTimes } from "@/db/revisions.ts";
import { groupBy } from "./claim-views.ts";

/** What a new revision does to one claim that does not stand as it stood. */
export interface ClaimChange extends CarriedClaim {
  claim: Claim;
  /** Whether it came to wait, or came back, or got other words: what its history tells. */
  isNews: boolean;
  waits: boolean;
  /** What its verdict is in doubt for from now on; undefined when that is as it was. */
  doubt: Stale | null | undefined;
}

/** All that a new revision brings for claims and sentences. */
export interface Plan {
  targets: readonly Target[];
  sentenceMarks: readonly SentenceMark[];
  carried: CarriedCounts;
  /** By number, deleted claims too. */
  changes: readonly ClaimChange[];
}

/** Targets that stood in a revision when the next one came, or stand now. */
export function standingIn(
  targets: readonly Target[],
  number: number,
  times: readonly Pick<Revision, "number" | "createdAt">[],
): Target[] {
  const until = times.find((row) => row.number === number + 1)?.createdAt;
  const stood = ({ retiredAt }: Target) => retiredAt === null || (until !== undefined && retiredAt >= until);
  return targets.filter((row) => row.revision === number && stood(row));
}

/** What becomes of the claims and sentences of `present` in `next`; reads, and writes nothing. */
export async function planCarrying(present: Revision, next: Revision): Promise<Plan> {
  const { articleId, revertsTo } = next;
  const carrier: Carrier = { newId: uuidv7, at: next.createdAt, by: next.createdBy };
  const to: Described = { number: next.number, text: next.text, blocks: placedBlocks(next.document) };
  const live = await listLiveTargets(articleId);
  const carried =
    revertsTo === null
      ? await carryLive(live, await ancestorsOf(live), present, to, carrier)
      : await goBack(live, present, { ...next, revertsTo }, to, carrier);
  return {
    targets: carried.map(({ row }) => row),
    sentenceMarks: await carrySentences(present, next, to, carrier),
    carried: countStates(carried),
    changes: await changesOf(articleId, carried, next),
  };
}

/** The rows that waiting targets go on from, back to where they last stood, and all these targets, by id. */
async function ancestorsOf(live: readonly Target[]): Promise<Map<string, Target>> {
  const waiting = live.filter((row) => !isPlaced(row));
  const known = new Map(live.map((row) => [row.id, row]));
  for (const row of await listAncestors(waiting)) known.set(row.id, row);
  return known;
}

async function carryLive(
  live: readonly Target[],
  known: ReadonlyMap<string, Target>,
  present: Revision,
  to: Described,
  carrier: Carrier,
): Promise<CarriedTarget[]> {
  const texts = new Map([[present.number, present.text]]);
  for (const { revision } of known.values()) {
    if (!texts.has(revision)) texts.set(revision, (await getRevision(present.articleId, revision))?.text ?? "");
  }
  return carryOver(live, known, texts, to, carrier);
}

/** The same for a text that went back to an earlier one: what stood there stands there again, the rest is carried. */
async function goBack(
  live: readonly Target[],
  present: Revision,
  { articleId, revertsTo }: { articleId: string; revertsTo: number },
  to: Described,
  carrier: Carrier,
): Promise<CarriedTarget[]> {
  const all = await listAllTargets(articleId);
  const known = new Map(all.map((row) => [row.id, row]));
  const then = standingIn(all, revertsTo, await listRevisionTimes(articleId));
  const standing = new Map(then.map((row) => [row.id, row]));
  const { returned, left } = returnedRows(live, known, standing, to.number, carrier);
  const back = returned.map(({ old, last, row }): CarriedTarget => {
    return { old, last, row, stale: staleWords(last.exact, row.exact) };
  });
  return [...back, ...(await carryLive(left, await ancestorsOf(left), present, to, carrier))];
}

async function carrySentences(
  present: Revision,
  next: Revision,
  to: Described,
  carrier: Carrier,
): Promise<SentenceMark[]> {
  const { articleId, revertsTo } = next;
  const marks = await listSentenceMarks(articleId, present.number);
  const carried = marks.length === 0 ? [] : carryMarks(marks, present.text, to, carrier);
  const earlier = revertsTo === null ? [] : await listSentenceMarks(articleId, revertsTo);
  const again = earlier.map((mark) => ({ ...mark, id: uuidv7(), revision: next.number, createdAt: carrier.at }));
  // one sentence has one mark
  const byPlace = new Map([...again, ...carried].map((mark) => [`${mark.start} ${mark.end}`, mark]));
  return [...byPlace.values()];
}

function countStates(carried: readonly CarriedTarget[]): CarriedCounts {
  const count = (state: Target["state"]) => carried.filter(({ row }) => row.state === state).length;
  return Object.fromEntries(targetStates.map((state) => [state, count(state)])) as unknown as CarriedCounts;
}

const wordsOf = (rows: readonly Target[]): string => rows.map((row) => row.exact).join(" … ");

async function changesOf(articleId: string, carried: readonly CarriedTarget[], next: Revision): Promise<ClaimChange[]> {
  const { opinions } = await listVerdicts(articleId);
  const judged = new Set(opinions.map((row) => row.claimId));
  const byClaim = groupBy(carried, ({ row }) => row.claimId);
  return (await listAllClaims(articleId)).flatMap((claim) => {
    const rows = byClaim.get(claim.id) ?? [];
    const change = changeOf(claim, rows, judged.has(claim.id), next);
    const asItWas = !change.waits && !change.isNews && change.doubt === undefined;
    return rows.length === 0 || asItWas ? [] : [change];
  });
}

function changeOf(claim: Claim, rows: readonly CarriedTarget[], isJudged: boolean, next: Revision): ClaimChange {
  const news = rows.filter(({ old, row }) => isPlaced(old) !== isPlaced(row) || isWaiting(old) !== isWaiting(row));
  const edited = rows.filter(({ last, row }) => isPlaced(row) && last.exact !== row.exact);
  const stale = rows.flatMap((each) => each.stale);
  return {
    claim,
    claimId: claim.id,
    number: claim.number,
    state: weakestState(rows.map(({ row }) => row.state)),
    before: wordsOf(rows.map(({ last }) => last)),
    after: wordsOf(rows.map(({ row }) => row).filter(isPlaced)),
    stale,
    isNews: news.length > 0 || edited.length > 0,
    waits: rows.some(({ row }) => isWaiting(row)),
    doubt: isJudged && stale.length > 0 ? doubtOf(claim, stale, next) : undefined,
  };
}

/** What a verdict is in doubt for after these words changed in a revision; null when all is back as it was. */
export function doubtOf(
  claim: Pick<Claim, "stale">,
  words: Stale["words"],
  { number, createdAt }: Pick<Revision, "number" | "createdAt">,
): Stale | null {
  const all = staleSince(claim.stale?.words ?? [], words);
  if (all.length === 0) return null;
  return { revision: number, words: all, since: claim.stale?.since ?? createdAt };
}
