import { and, asc, desc, eq, gt, inArray, ne, sql } from "drizzle-orm";
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

/** The number of the last event of an article, 0 when there is none. */
export async function getLastSeq(articleId: string): Promise<number> {
  const [row] = await (
    await db()
  )
    .select({ seq: sql<number>`coalesce(max(${events.seq}), 0)` })
    .from(events)
    .where(eq(events.articleId, articleId));
  return row?.seq ?? 0;
}

/** Whether nothing has happened in this installation yet. */
export async function isUntouched(): Promise<boolean> {
  const rows = await (await db()).select({ seq: events.seq }).from(events).limit(1);
  return rows.length === 0;
}
