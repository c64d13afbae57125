import { and, asc, desc, eq, gt, inArray, ne } from "drizzle-orm";
import type { Event } from "@/core/events.ts";
import { db } from "./client.ts";
import { events } from "./schema.ts";

/** Events behind `after`, oldest first, as far as the circle may see them. */
export async function listEvents(filter: {
  after: number;
  limit: number;
  articleId?: string | undefined;
  claimIds?: readonly string[] | undefined;
  circle: "team" | "legal";
}): Promise<Event[]> {
  return (await db())
    .select()
    .from(events)
    .where(
      and(
        gt(events.seq, filter.after),
        filter.articleId === undefined ? undefined : eq(events.articleId, filter.articleId),
        filter.claimIds === undefined ? undefined : inArray(events.claimId, [...filter.claimIds]),
        filter.circle === "legal" ? undefined : ne(events.visibility, "legal"),
      ),
    )
    .orderBy(asc(events.seq))
    .limit(filter.limit);
}

/** The newest event of this type on a claim. */
export async function getLastEvent(claimId: string, type: string): Promise<Event | undefined> {
  const [row] = await (
    await db()
  )
    .select()
    .from(events)
    .where(and(eq(events.claimId, claimId), eq(events.type, type)))
    .orderBy(desc(events.seq))
    .limit(1);
  return row;
}

/** The last event of an article. Its hash stands for everything that has happened up to it. */
export async function getHead(articleId: string): Promise<Pick<Event, "seq" | "hash"> | undefined> {
  const [row] = await (
    await db()
  )
    .select({ seq: events.seq, hash: events.hash })
    .from(events)
    .where(eq(events.articleId, articleId))
    .orderBy(desc(events.seq))
    .limit(1);
  return row;
}

/** Whether nothing has happened in this installation yet. */
export async function isUntouched(): Promise<boolean> {
  const rows = await (await db()).select({ seq: events.seq }).from(events).limit(1);
  return rows.length === 0;
}
