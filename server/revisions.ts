import type { z } from "zod";
import { codePointMap } from "@/core/anchoring.ts";
import { weakestState, type Target } from "@/core/claims.ts";
import type { ArticleId } from "@/core/inputs/articles.ts";
import type { AddRevision, DiffRevisions, PreviewRevision, RevisionNumber } from "@/core/inputs/revisions.ts";
import type { Actor } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import { diffOf } from "@/core/revision-diff.ts";
import type {
  Carrying,
  RevisionAdded,
  RevisionDiff,
  RevisionPreview,
  RevisionSummary,
  RevisionView,
} from "@/core/revisions.ts";
import { hasOriginal, insertOriginal, insertRevision, listRevisions as listRevisionRows } from "@/db/articles.ts";
import { listAllClaims } from "@/db/claims.ts";
import { commit, newEvent } from "@/db/commit.ts";
import { getHead } from "@/db/events.ts";
import { countCarried, listLiveTargets, listRevisionTimes, listTargetsIn, nothingSince } from "@/db/revisions.ts";
import { indexArticle } from "./articles.ts";
import { carryingChanges, withdrawals } from "./carrying-writes.ts";
import { planCarrying, standingIn, type Plan } from "./carrying.ts";
import { groupBy } from "./claim-views.ts";
import { requireStillWanted } from "./copies.ts";
import { holdPage } from "./imports/held-pages.ts";
import { loadArticle, loadText } from "./load.ts";
import { permit } from "./permit.ts";
import { loadRevision, readRevision } from "./revision-reading.ts";
import { wordingChanges } from "./wordings.ts";

function requireBase(base: number, present: number): void {
  if (base === present) return;
  throw new Refusal(
    "conflict",
    `The text is at version ${present} now, and yours was made on version ${base}. Your text is kept: compare it with version ${present}, and bring it in again.`,
    { present: { revision: present } },
  );
}

function carryingOf({ carried, changes }: Plan): Carrying {
  const shown = changes.filter(({ claim }) => claim.deletedAt === null);
  const claims = shown.map(({ claimId, number, state, before, after, stale }) => {
    return { claimId, number, state, before, after, stale };
  });
  return { carried, claims };
}

/** The newest moment of what a revision follows on: it comes later than all of it. */
async function lastMoment(articleId: string, createdAt: string): Promise<string> {
  const live = await listLiveTargets(articleId);
  return live.reduce((last, row) => (row.createdAt > last ? row.createdAt : last), createdAt);
}

/**
 * Brings a new version of an article's text in and carries every claim over to it, in one commit. What both engines
 * agree on is accepted, all else waits for a person; verdicts whose words changed are in doubt from then on, and
 * clearances are taken back. Refused (conflict, with the present number) when another version came meanwhile.
 */
export async function addRevision(
  actor: Actor,
  input: z.output<typeof AddRevision>,
  gone?: AbortSignal,
): Promise<RevisionAdded> {
  const { articleId, base, note, wordings } = input;
  // read before the rows: what they are decided on may know of more than this event, never of less
  const head = await getHead(articleId);
  const { article, revision: present } = await loadText(actor, articleId);
  permit(actor, "article.revise");
  requireBase(base, present.number);
  const since = await lastMoment(articleId, present.createdAt);
  const { revision, original } = await readRevision(actor, input, present, { note, since }, gone);
  const plan = await planCarrying(present, revision);
  const { number, text, createdAt: at, method, revertsTo } = revision;
  const claims = await carryingChanges(actor, revision, plan);
  const cleared = await withdrawals(actor, revision);
  const answered = await wordingChanges(actor, {
    articleId,
    number,
    text,
    textBefore: present.text,
    targets: plan.targets,
    at,
    given: wordings,
  });
  const isNew = original !== null && !(await hasOriginal(original.sha256));
  requireStillWanted(gone);
  const data = { number, method, revertsTo, note, textSha256: revision.sha256, carried: { ...plan.carried } };
  return commit(actor, {
    writes: [
      nothingSince(articleId, head?.seq ?? 0),
      ...(isNew ? [insertOriginal(original)] : []),
      insertRevision(revision),
      ...claims.writes,
      ...answered.writes,
      ...cleared.writes,
      indexArticle(article, text),
    ],
    events: [
      newEvent(actor, { at, type: "revision.added", articleId, data }),
      ...claims.events,
      ...answered.events,
      ...cleared.events,
    ],
    answer: () => ({ revision, ...carryingOf(plan) }),
  });
}

/** What a new version would be and what it would do to the claims. A page fetched for it is held for an hour; nothing else is kept. */
export async function previewRevision(
  actor: Actor,
  input: z.output<typeof PreviewRevision>,
  gone?: AbortSignal,
): Promise<RevisionPreview> {
  const { revision: present } = await loadText(actor, input.articleId);
  permit(actor, "article.revise");
  requireBase(input.base, present.number);
  const made = { note: "", since: present.createdAt };
  const { revision, page } = await readRevision(actor, input, present, made, gone);
  const plan = await planCarrying(present, revision);
  const fetched = page && (await holdPage(actor, page));
  const { number, document, text, pages, readingNotes: notes } = revision;
  return { number, document, text, pages, fetched, notes, ...carryingOf(plan) };
}

/** Every state of an article's text, oldest first, without the texts. */
export async function listRevisions(
  actor: Actor,
  { articleId }: z.output<typeof ArticleId>,
): Promise<{ items: RevisionSummary[]; next: null }> {
  await loadArticle(actor, articleId);
  const counts = await countCarried(articleId);
  const rows = await listRevisionRows(articleId);
  const items = rows.map(({ document: _document, text, pages: _pages, ...row }): RevisionSummary => {
    const here = counts.filter(({ revision }) => revision === row.number);
    const count = (state: Target["state"]) => here.find((each) => each.state === state)?.count ?? 0;
    const carried = {
      exact: count("exact"),
      shifted: count("shifted"),
      edited: count("edited"),
      split: count("split"),
      uncertain: count("uncertain"),
      orphaned: count("orphaned"),
    };
    return { ...row, words: text.split(/\s+/u).filter(Boolean).length, counts: carried };
  });
  return { items, next: null };
}

/**
 * One state of the text, with the claims as they stood at its end: before the next version came, or now. A claim that
 * was deleted later is among them; one deleted before is not.
 */
export async function getRevision(actor: Actor, input: z.output<typeof RevisionNumber>): Promise<RevisionView> {
  const { articleId, number, offsets } = input;
  const { revision: present } = await loadText(actor, articleId);
  const revision = number === present.number ? present : await loadRevision(articleId, number);
  const times = await listRevisionTimes(articleId);
  const until = times.find((row) => row.number === number + 1)?.createdAt;
  const map = offsets === "code-points" ? codePointMap(revision.text) : null;
  const counted = standingIn(await listTargetsIn(articleId, number), number, times).map((row) =>
    map ? { ...row, start: map.toCodePoint(row.start), end: map.toCodePoint(row.end) } : row,
  );
  const targetsOf = groupBy(counted, (row) => row.claimId);
  const claims = (await listAllClaims(articleId)).flatMap(({ id, number: n, statement, deletedAt }) => {
    const targets = targetsOf.get(id);
    if (!targets || (deletedAt !== null && (until === undefined || deletedAt < until))) return [];
    return [{ id, number: n, statement, deletedAt, targets, state: weakestState(targets.map((row) => row.state)) }];
  });
  return { ...revision, present: present.number, claims };
}

/** Two states of the text, compared word by word. */
export async function diffRevisions(actor: Actor, input: z.output<typeof DiffRevisions>): Promise<RevisionDiff> {
  const { articleId, number, from = number - 1 } = input;
  await loadArticle(actor, articleId);
  if (from < 1)
    throw new Refusal("invalid", "The first version has none before it. Send from, to compare it with another.");
  return diffOf(await loadRevision(articleId, from), await loadRevision(articleId, number));
}
