import { createHash, randomUUID } from "node:crypto";
import { and, desc, eq } from "drizzle-orm";
import { genesisHash, sealEvent, type NewEvent } from "@/core/events.ts";
import type { Actor } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import { db, driver, type Query, type Tx, type Write } from "./client.ts";
import { insertAll } from "./many.ts";
import { answers, events } from "./schema.ts";
import { signalWith } from "./signals.ts";

/** A change: its writes, the events that tell of it, and the answer, made from the rows the writes returned. */
export interface Change<T> {
  writes: readonly Write[];
  /** Book-keeping of the same transaction, of any number of rows: the sessions and links that end with this change. */
  alongside?: readonly Write[];
  events: readonly [NewEvent, ...NewEvent[]];
  answer: (rows: readonly Record<string, unknown>[]) => T;
}

/** SHA-256 in hex, of UTF-8 text or bytes. */
export function sha256(value: string | Uint8Array): string {
  return createHash("sha256").update(value).digest("hex");
}

function* seal(tx: Tx, newEvents: readonly NewEvent[]): Generator<Query, void, readonly object[]> {
  const [head] = (yield tx
    .select({ seq: events.seq, hash: events.hash })
    .from(events)
    .orderBy(desc(events.seq))
    .limit(1)) as { seq: number; hash: string }[];
  let last = head ?? { seq: 0, hash: genesisHash };
  const rows = newEvents.map((event) => {
    const row = sealEvent(event, last.seq + 1, last.hash, sha256);
    last = row;
    return row;
  });
  for (const insert of insertAll(events, rows)) yield insert(tx);
}

/**
 * Somebody else's change came first, between the reading and the writing of this one. Asked once more, a use case finds
 * the present state, and can show it.
 */
export class LostRace extends Refusal {
  constructor() {
    super("conflict", "Somebody changed this in the meantime. Your text is kept: look at both.");
  }
}

function* writeAll(tx: Tx, writes: readonly Write[]): Generator<Query, Record<string, unknown>[], readonly object[]> {
  const rows: Record<string, unknown>[] = [];
  for (const write of writes) {
    const [row] = (yield write(tx)) as Record<string, unknown>[];
    if (!row) throw new LostRace();
    rows.push(row);
  }
  return rows;
}

/**
 * Makes a change: all writes and their sealed events, or nothing. A write that touches no row refuses the whole change
 * as a conflict. When the request carries an Idempotency-Key, the answer is kept under it in the same transaction, so a
 * retry can never make the change twice. Once it is there, all who follow the log are told to look.
 */
export async function commit<T>(actor: Actor, change: Change<T>): Promise<T> {
  const { transact } = await driver();
  const articleIds = [...new Set(change.events.map((event) => event.articleId))];
  return signalWith({ kind: "events", articleIds }, (said) => transact((tx) => stepsOf(tx, actor, change), said));
}

function* stepsOf<T>(tx: Tx, actor: Actor, change: Change<T>): Generator<Query, T, readonly object[]> {
  const rows = yield* writeAll(tx, change.writes);
  for (const write of change.alongside ?? []) yield write(tx);
  yield* seal(tx, change.events);
  const answer = change.answer(rows);
  const { idempotency, personId } = actor;
  if (idempotency && personId) {
    // in an object, because the answer to a deletion is null and a column cannot hold that
    const row = { personId, ...idempotency, answer: { value: answer }, createdAt: change.events[0].at };
    yield* writeAll(tx, [(t) => t.insert(answers).values(row).onConflictDoNothing().returning({ key: answers.key })]);
  }
  return answer;
}

/** Book-keeping that is no change of the record and has no event: a session's end, a failed sign-in, a token's last use. */
export async function bookkeep(...writes: ((tx: Tx) => Query)[]): Promise<void> {
  const { transact } = await driver();
  await transact(function* (tx) {
    for (const write of writes) yield write(tx);
  });
}

/** The answer kept under an Idempotency-Key; refused when the key was used for another request. */
export async function getAnswer(
  personId: string,
  idempotency: { key: string; bodyHash: string },
): Promise<{ answer: unknown } | undefined> {
  const [row] = await (
    await db()
  )
    .select({ bodyHash: answers.bodyHash, answer: answers.answer })
    .from(answers)
    .where(and(eq(answers.personId, personId), eq(answers.key, idempotency.key)));
  if (!row) return undefined;
  if (row.bodyHash === idempotency.bodyHash) return { answer: row.answer.value };
  throw new Refusal("conflict", "This Idempotency-Key was used for another request. Send a new key.");
}

/** A new event of this actor, happening now. */
export function newEvent(actor: Actor, event: Pick<NewEvent, "at" | "type" | "data"> & Partial<NewEvent>): NewEvent {
  return { id: randomUUID(), articleId: null, claimId: null, visibility: "team", actorId: actor.personId, ...event };
}
