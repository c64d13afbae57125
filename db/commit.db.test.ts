import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { genesisHash, sealEvent } from "@/core/events.ts";
import type { Actor } from "@/core/people.ts";
import { bookkeep, commit, getAnswer, newEvent, sha256 } from "./commit.ts";
import { db, driver } from "./client.ts";
import { dialect } from "./columns.ts";
import { events, settings } from "./schema.ts";
import { useTestDatabase } from "./testing.ts";

useTestDatabase();

const actor: Actor = { personId: "p1", name: "Test", roles: ["admin"], via: "session" };
const at = "2026-01-01T00:00:00.000Z";
const happened = () => newEvent(actor, { at, type: "test.happened", data: { n: 1 } });
const insert = (key: string) => (tx: Parameters<Parameters<typeof bookkeep>[0]>[0]) =>
  tx.insert(settings).values({ key, version: 1, value: key }).onConflictDoNothing().returning({ key: settings.key });

describe("commit", () => {
  it("writes, seals the events in one chain and answers from the rows", async () => {
    const answer = await commit(actor, {
      writes: [insert("a")],
      events: [happened(), happened()],
      answer: (rows) => rows[0],
    });
    expect(answer).toEqual({ key: "a" });
    const log = await (await db()).select().from(events).orderBy(events.seq);
    expect(log.map((e) => e.seq)).toEqual([1, 2]);
    expect(log[0]?.prevHash).toBe(genesisHash);
    for (const row of log) expect(sealEvent(row, row.seq, row.prevHash, sha256).hash).toBe(row.hash);
    expect(log[1]?.prevHash).toBe(log[0]?.hash);
  });

  it("refuses a write that touches no row, and rolls everything back", async () => {
    const change = { writes: [insert("b"), insert("a")], events: [happened()] as const, answer: () => null };
    await expect(commit(actor, change)).rejects.toMatchObject({ code: "conflict" });
    const rows = await (await db()).select().from(settings).where(eq(settings.key, "b"));
    expect(rows).toEqual([]);
    expect(await (await db()).select().from(events)).toHaveLength(2);
  });

  it("keeps the answer under an Idempotency-Key, once", async () => {
    const retried: Actor = { ...actor, idempotency: { key: "k", bodyHash: "h" } };
    const change = { writes: [insert("c")], events: [happened()] as const, answer: () => ({ id: "c" }) };
    await commit(retried, change);
    expect(await getAnswer("p1", { key: "k", bodyHash: "h" })).toEqual({ answer: { id: "c" } });
    await expect(getAnswer("p1", { key: "k", bodyHash: "other" })).rejects.toMatchObject({ code: "conflict" });
    await expect(commit(retried, { ...change, writes: [insert("d")], events: [happened()] })).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("lets 200 commits at once through, in one unbroken chain", async () => {
    const before = (await (await db()).select().from(events)).length;
    await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        commit(actor, { writes: [insert(`many-${i}`)], events: [happened()], answer: () => i }),
      ),
    );
    const log = await (await db()).select().from(events).orderBy(events.seq);
    expect(log).toHaveLength(before + 200);
    log.slice(1).forEach((row, i) => expect(row.prevHash).toBe(log[i]?.hash));
  });

  it("cannot change or delete an event, an original, a revision or an opinion", async () => {
    const changes = [
      (tx: Parameters<Parameters<typeof bookkeep>[0]>[0]) =>
        tx.update(events).set({ type: "bent" }).where(eq(events.seq, 1)).returning({ seq: events.seq }),
      (tx: Parameters<Parameters<typeof bookkeep>[0]>[0]) =>
        tx.delete(events).where(eq(events.seq, 1)).returning({ seq: events.seq }),
    ];
    for (const change of changes) await expect(bookkeep(change)).rejects.toThrow();
    const [first] = await (await db()).select().from(events).where(eq(events.seq, 1));
    expect(first?.type).toBe("test.happened");
  });

  it.runIf(dialect === "sqlite")("is durable and cannot write by the reading door", async () => {
    const { reader } = await driver();
    expect(await reader.rows(sql`pragma synchronous`)).toEqual([{ synchronous: 2 }]);
    await expect((async () => reader.rows(sql`delete from settings returning key`))()).rejects.toThrow(/readonly/u);
  });
});
