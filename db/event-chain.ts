import { setImmediate as turn } from "node:timers/promises";
import { asc, getTableColumns, gt, sql } from "drizzle-orm";
import { checkStoredEvents, isBroken, type BrokenChain, type ChainEnd, type StoredEvent } from "@/core/event-chain.ts";
import { genesisHash } from "@/core/events.ts";
import { atOneMoment, db } from "./client.ts";
import { sha256 } from "./commit.ts";
import { events } from "./schema.ts";

/** Events read at once. Between two batches everybody else has their turn. */
const batch = 500;

/** How a walk is followed and ended. */
export interface Course {
  /** Hears how far it is, in events. */
  tell?: (done: number, total: number) => void;
  /** Ends it: the walk throws the signal's reason. */
  signal?: AbortSignal | undefined;
}

async function listBatch(after: number): Promise<StoredEvent[]> {
  return (await db())
    .select({ ...getTableColumns(events), data: sql<string>`${events.data}` })
    .from(events)
    .where(gt(events.seq, after))
    .orderBy(asc(events.seq))
    .limit(batch);
}

/** Walks the log from its first event to its last in batches, as of one moment. */
export async function verifyChain({ tell, signal }: Course = {}): Promise<ChainEnd | BrokenChain> {
  return atOneMoment(async () => {
    const [row] = await (await db()).select({ total: sql<number>`cast(count(*) as integer)` }).from(events);
    const total = row?.total ?? 0;
    let end: ChainEnd = { count: 0, hash: genesisHash };
    tell?.(0, total);
    for (let rows = await listBatch(0); rows.length > 0; rows = await listBatch(end.count)) {
      const walked = checkStoredEvents(rows, end, sha256);
      if (isBroken(walked)) return walked;
      end = walked;
      tell?.(end.count, total);
      await turn();
      signal?.throwIfAborted();
    }
    if (end.count === total) return end;
    return { brokenAt: end.count + 1, id: null, why: "the number of an event was changed to one before the first" };
  });
}
