import { and, asc, desc, eq, gt, gte, inArray, like, lt, ne, notLike } from "drizzle-orm";
import type { Event } from "@/core/events.ts";
import { db } from "./client.ts";
import { events } from "./schema.ts";

/** Which events, of those that a circle may see. What is left out narrows nothing down. */
export interface EventFilter {
  circle: "team" | "legal";
  after?: number;
  before?: number | undefined;
  order?: "oldest" | "newest";
  limit: number;
  articleId?: string | undefined;
  claimIds?: readonly string[] | undefined;
  personId?: string | undefined;
  /** The word before the dot of a type. */
  kind?: string | undefined;
  /** A kind that is left out. */
  notKind?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

/** Events that fit, the oldest first unless the order says otherwise. */
export async function listEvents(filter: EventFilter): Promise<Event[]> {
  const { circle, after = 0, before, articleId, claimIds, personId, kind, notKind, from, to } = filter;
  return (await db())
    .select()
    .from(events)
    .where(
      and(
        gt(events.seq, after),
        before === undefined ? undefined : lt(events.seq, before),
        articleId === undefined ? undefined : eq(events.articleId, articleId),
        claimIds === undefined ? undefined : inArray(events.claimId, [...claimIds]),
        personId === undefined ? undefined : eq(events.actorId, personId),
        kind === undefined ? undefined : like(events.type, `${kind}.%`),
        notKind === undefined ? undefined : notLike(events.type, `${notKind}.%`),
        from === undefined ? undefined : gte(events.at, from),
        to === undefined ? undefined : lt(events.at, to),
        circle === "legal" ? undefined : ne(events.visibility, "legal"),
      ),
    )
    .orderBy(filter.order === "newest" ? desc(events.seq) : asc(events.seq))
    .limit(filter.limit);
}

/** The events of these types on these claims, the oldest first. */
export async function listClaimEvents(claimIds: readonly string[], types: readonly string[]): Promise<Event[]> {
  if (claimIds.length === 0) return [];
  return (await db())
    .select()
    .from(events)
    .where(and(inArray(events.claimId, [...claimIds]), inArray(events.type, [...types])))
    .orderBy(asc(events.seq));
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
