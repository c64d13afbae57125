import { asc, gt, sql } from "drizzle-orm";
import { checkEvents, isBroken, type BrokenChain, type ChainEnd } from "@/core/event-chain.ts";
import { genesisHash, type Event } from "@/core/events.ts";
import { atOneMoment, db } from "./client.ts";
import { sha256 } from "./commit.ts";
import { events } from "./schema.ts";

const batch = 2000;

async function listBatch(after: number): Promise<Event[]> {
  return (await db()).select().from(events).where(gt(events.seq, after)).orderBy(asc(events.seq)).limit(batch);
}

/** Walks the log from its first event to its last in batches, as of one moment. `tell` hears how far it is. */
export async function verifyChain(
  tell: (done: number, total: number) => void = () => undefined,
): Promise<ChainEnd | BrokenChain> {
  return atOneMoment(async () => {
    const [row] = await (await db()).select({ total: sql<number>`cast(count(*) as integer)` }).from(events);
    let end: ChainEnd = { count: 0, hash: genesisHash };
    for (let rows = await listBatch(0); rows.length > 0; rows = await listBatch(end.count)) {
      const walked = checkEvents(rows, end, sha256);
      if (isBroken(walked)) return walked;
      end = walked;
      tell(end.count, row?.total ?? end.count);
    }
    return end;
  });
}
