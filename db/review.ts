/** What waits for somebody, over all articles. */
import { and, asc, eq, gte, inArray, isNotNull, isNull, lt, ne, notInArray, or, sql } from "drizzle-orm";
import type { Article } from "@/core/articles.ts";
import { isClosed, isVoid, statusesThat, type Claim, type ClaimStatus } from "@/core/claims.ts";
import { db } from "./client.ts";
import { articles, claims, opinions, secondOpinions } from "./schema.ts";

/** So many claims a list of what waits looks at; who has more has other worries. */
export const mostWaiting = 2000;

const closed = statusesThat(isClosed);
const withdrawn = statusesThat(isVoid);

/** A claim of an article in work, with what its row of a list says of the article. */
export interface WaitingClaim {
  claim: Claim;
  article: Pick<Article, "id" | "title" | "dueAt">;
}

/** Claims in review, and those that are this person's own to work on: the earliest marked first. */
export async function listWaiting(personId: string): Promise<WaitingClaim[]> {
  const inReview: ClaimStatus[] = ["proposed", "agreed", "disputed", "returned"];
  return (await db())
    .select({ claim: claims, article: { id: articles.id, title: articles.title, dueAt: articles.dueAt } })
    .from(claims)
    .innerJoin(articles, eq(articles.id, claims.articleId))
    .where(
      and(
        isNull(claims.deletedAt),
        ne(articles.status, "finished"),
        or(inArray(claims.status, inReview), and(eq(claims.assignee, personId), notInArray(claims.status, closed))),
      ),
    )
    .orderBy(asc(claims.id))
    .limit(mostWaiting);
}

/**
 * Claims that this person is in charge of and that are not settled, that they are named to read now, and that came back
 * or changed after a verdict of theirs: the earliest marked first.
 */
export async function listMine(personId: string): Promise<WaitingClaim[]> {
  const reader = await db();
  const judged = reader.select({ id: opinions.claimId }).from(opinions).where(eq(opinions.createdBy, personId));
  const inCharge = eq(claims.assignee, personId);
  return reader
    .select({ claim: claims, article: { id: articles.id, title: articles.title, dueAt: articles.dueAt } })
    .from(claims)
    .innerJoin(articles, eq(articles.id, claims.articleId))
    .where(
      and(
        isNull(claims.deletedAt),
        ne(articles.status, "finished"),
        or(
          and(inCharge, notInArray(claims.status, closed)),
          and(
            inArray(claims.status, ["proposed", "disputed"]),
            or(eq(claims.secondReader, personId), eq(claims.thirdReader, personId)),
          ),
          and(
            or(eq(claims.status, "returned"), and(isNotNull(claims.stale), notInArray(claims.status, withdrawn))),
            or(inCharge, inArray(claims.id, judged)),
          ),
        ),
      ),
    )
    .orderBy(asc(claims.id))
    .limit(mostWaiting);
}

/** How many claims in work each person is in charge of, in articles that are not finished. */
export async function countAssigned(): Promise<{ personId: string | null; claims: number }[]> {
  const open: ClaimStatus[] = ["marked", "researching", "awaiting-reply", "returned"];
  return (await db())
    .select({ personId: claims.assignee, claims: sql<number>`cast(count(*) as integer)` })
    .from(claims)
    .innerJoin(articles, eq(articles.id, claims.articleId))
    .where(and(isNull(claims.deletedAt), ne(articles.status, "finished"), inArray(claims.status, open)))
    .groupBy(claims.assignee)
    .orderBy(asc(claims.assignee));
}

/** The blind second readings given from a moment on, before another, with the verdict that each was given on. */
export async function listSecondReadings(from: string, to: string) {
  return (await db())
    .select({ claimId: secondOpinions.claimId, first: opinions.verdict, second: secondOpinions.verdict })
    .from(secondOpinions)
    .innerJoin(opinions, eq(opinions.id, secondOpinions.opinionId))
    .where(and(eq(secondOpinions.reading, 2), gte(secondOpinions.createdAt, from), lt(secondOpinions.createdAt, to)))
    .orderBy(asc(secondOpinions.createdAt), asc(secondOpinions.id));
}

/** The claims that stand on which an opinion was given from a moment on, before another. */
export async function listClaimsJudged(from: string, to: string): Promise<string[]> {
  const rows = await (
    await db()
  )
    .selectDistinct({ id: opinions.claimId })
    .from(opinions)
    .innerJoin(claims, eq(claims.id, opinions.claimId))
    .where(and(isNull(claims.deletedAt), gte(opinions.createdAt, from), lt(opinions.createdAt, to)))
    .orderBy(asc(opinions.claimId));
  return rows.map((row) => row.id);
}
