import { placedBlocks } from "@/core/article-text.ts";
import type { Article, Revision } from "@/core/articles.ts";
import { statusShown } from "@/core/claim-labels.ts";
import { claimStatuses, isDecided, isRemoved, isVoid, isWaiting, type ClaimStatus } from "@/core/claims.ts";
import { replyClock, type ReplyClock } from "@/core/contacts.ts";
import { coverageOf, type Coverage, type CoverageState, type CoveringClaim } from "@/core/coverage.ts";
import { sharesByRevision, type RevisionShare } from "@/core/coverage-shares.ts";
import { originsByClaim } from "@/core/origins.ts";
import { sentences, type Sentence } from "@/core/text/sentences.ts";
import { listCurrentRevisions, listRevisionHeads, listRevisions, listSentenceMarks } from "@/db/articles.ts";
import { getClaimWork, type ClaimWork } from "@/db/claim-work.ts";
import { listClaimAssignees, listPlaces, listPlacesInTime } from "@/db/claims.ts";
import { listDecidedSources } from "@/db/source-uses.ts";
import { seenBack } from "./derivations.ts";

/** How far the checking of an article is: what a row of the desk shows. */
export interface Progress {
  /** Number of its present text. */
  revision: number;
  accounted: number;
  total: number;
  /** The sentences in text order, neighbours of one state together. `length` in code units. */
  bar: readonly { state: CoverageState; length: number }[];
  claims: {
    total: number;
    decided: number;
    byStatus: Readonly<Record<ClaimStatus, number>>;
    /** Decided claims whose evidence, as far as the circle may see it, has one origin. */
    singleOrigin: number;
    /** Claims of which a place waits for a person to say where it stands in the present text. */
    waiting: number;
    /** Claims whose words changed after their verdict, which nobody has confirmed since. */
    stale: number;
  };
  /** The persons who check it: who is in charge of the article, then who is of its claims, each once. */
  checkers: readonly string[];
  /** Answers that are awaited; null when nobody is waited for. */
  replies: ReplyClock | null;
}

/** The sentences of a text never change: kept for the texts read last. */
const kept = new Map<string, Sentence[]>();
const keptAtMost = 200;

const keyOf = ({ sha256 }: Pick<Revision, "sha256">, language: string): string => `${sha256} ${language}`;

/** The sentences of a revision. */
export function sentencesOf(revision: Revision, language: string): Sentence[] {
  const key = keyOf(revision, language);
  const known = kept.get(key);
  if (known) return known;
  const found = sentences(revision.text, placedBlocks(revision.document), language);
  kept.set(key, found);
  const oldest = kept.keys().next().value;
  if (kept.size > keptAtMost && oldest !== undefined) kept.delete(oldest);
  return found;
}

type Place = Awaited<ReturnType<typeof listPlaces>>[number];

/** Claims as coverage counts them, from their places in one revision. Those that were removed from the text are not in it. */
function covering(places: readonly Place[], revision: number): (CoveringClaim & { spans: readonly Place[] })[] {
  const claims = new Map<string, { id: string; spans: Place[]; decided: boolean }>();
  for (const place of places) {
    if (place.revision !== revision) continue;
    const claim = claims.get(place.claimId) ?? { id: place.claimId, spans: [], decided: isDecided(place) };
    claim.spans.push(place);
    claim.decided &&= !isWaiting(place);
    claims.set(claim.id, claim);
  }
  return [...claims.values()].filter(({ spans }) => !spans.every(isRemoved));
}

/** How every sentence of an article's present text is accounted for. */
export async function coverageOfArticle(article: Article, revision: Revision): Promise<Coverage> {
  const places = await listPlaces([article.id]);
  const marks = await listSentenceMarks(article.id, revision.number);
  return coverageOf(sentencesOf(revision, article.language), covering(places, revision.number), marks);
}

/** What was accounted for in each revision of an article, oldest first; reads the texts of those not read lately. */
export async function sharesOfArticle({ id, language }: Article): Promise<RevisionShare[]> {
  const heads = await listRevisionHeads(id);
  const isKnown = heads.every((head) => kept.has(keyOf(head, language)));
  const texts = isKnown ? [] : await listRevisions(id);
  const revisions = heads.map((head, at) => ({
    ...head,
    sentences: kept.get(keyOf(head, language)) ?? sentencesOf(texts[at]!, language),
  }));
  return sharesByRevision(revisions, await listPlacesInTime(id), await listSentenceMarks(id));
}

function barOf(coverage: Coverage): Progress["bar"] {
  const bar: { state: CoverageState; length: number }[] = [];
  for (const { state, start, end } of coverage.sentences) {
    const last = bar.at(-1);
    if (last?.state === state) last.length += end - start;
    else bar.push({ state, length: end - start });
  }
  return bar;
}

/** The progress of each of these articles, in their order, as far as a circle may see. */
export async function progressOf(articles: readonly Article[], circle: "team" | "legal"): Promise<Progress[]> {
  const ids = articles.map((article) => article.id);
  const revisions = new Map((await listCurrentRevisions(ids)).map((row) => [row.articleId, row]));
  const places = groupByArticle(await listPlaces(ids));
  const assignees = groupByArticle(await listClaimAssignees(ids));
  const work = await getClaimWork(ids, circle);
  const contacts = groupByArticle(work.contacts);
  const singles = await countSingleOrigins(ids, circle);
  const result: Progress[] = [];
  for (const article of articles) {
    const revision = revisions.get(article.id);
    if (!revision) throw new Error(`article ${article.id} has no revision`);
    const claims = covering(places.get(article.id) ?? [], revision.number);
    const marks = await listSentenceMarks(article.id, revision.number);
    const coverage = coverageOf(sentencesOf(revision, article.language), claims, marks);
    const { accounted, total } = coverage;
    const decided = claims.filter((claim) => claim.decided).length;
    const here = claims.flatMap(({ spans }) => spans);
    result.push({
      revision: revision.number,
      accounted,
      total,
      bar: barOf(coverage),
      claims: {
        total: claims.length,
        decided,
        byStatus: countStatuses(here, work),
        singleOrigin: singles.get(article.id) ?? 0,
        waiting: countClaims(here.filter(isWaiting)),
        stale: countClaims(here.filter((place) => place.stale !== null && !isVoid(place))),
      },
      checkers: checkersOf(article, assignees.get(article.id) ?? []),
      replies: replyClock(contacts.get(article.id) ?? []),
    });
  }
  return result;
}

/** How many claims have one of these places. */
function countClaims(places: readonly Place[]): number {
  return new Set(places.map(({ claimId }) => claimId)).size;
}

/** How many decided claims of each article rest on one origin: two queries, and one a step back to the origins. */
async function countSingleOrigins(
  articleIds: readonly string[],
  circle: "team" | "legal",
): Promise<Map<string, number>> {
  const rows = await listDecidedSources(articleIds, circle);
  const { derivations } = await seenBack(circle, [...new Set(rows.map((row) => row.sourceId))]);
  const articleOf = new Map(rows.map((row) => [row.claimId, row.articleId]));
  const singles = new Map<string, number>();
  for (const [claimId, { origins }] of originsByClaim(rows, derivations)) {
    const articleId = articleOf.get(claimId) ?? "";
    if (origins === 1) singles.set(articleId, (singles.get(articleId) ?? 0) + 1);
  }
  return singles;
}

function checkersOf(article: Article, claims: readonly { assignee: string | null }[]): string[] {
  const people = [article.assignee, ...claims.map((claim) => claim.assignee)];
  return [...new Set(people.filter((person) => person !== null))];
}

function countStatuses(places: readonly Place[], work: ClaimWork): Record<ClaimStatus, number> {
  const asked = new Set(work.contacts.map((row) => row.claimId));
  const awaiting = new Set(work.contacts.filter((row) => row.outcome === "pending").map((row) => row.claimId));
  const shown = ({ claimId, status }: Place) =>
    statusShown(status, { begun: work.begun.has(claimId) || asked.has(claimId), awaiting: awaiting.has(claimId) });
  const statuses = new Map(places.map((place) => [place.claimId, shown(place)]));
  const counts = Object.fromEntries(claimStatuses.map(({ id }) => [id, 0])) as Record<ClaimStatus, number>;
  for (const status of statuses.values()) counts[status] += 1;
  return counts;
}

function groupByArticle<R extends { articleId: string }>(rows: readonly R[]): Map<string, R[]> {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const group = groups.get(row.articleId);
    if (group) group.push(row);
    else groups.set(row.articleId, [row]);
  }
  return groups;
}
