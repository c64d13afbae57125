import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { gunzipSync, gzipSync } from "node:zlib";
import { getTableName, is } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import { SQLiteTable } from "drizzle-orm/sqlite-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sampleRecord } from "@/core/record.fixture.ts";
import { serialiseRecord } from "@/core/record.ts";
import { backedUp, isEmptyDatabase } from "@/db/backup.ts";
import { leftOut } from "@/db/backup-tables.ts";
import { db } from "@/db/client.ts";
import { bookkeep, sha256 } from "@/db/commit.ts";
import { verifyChain } from "@/db/event-chain.ts";
import * as schema from "@/db/schema.ts";
import { search } from "@/db/search.ts";
import { allEvents, useTestDatabase, withEmptyDatabase } from "@/db/testing.ts";
import { actorOfToken } from "./actor.ts";
import { asOfReview } from "./earlier-backup.fixture.ts";
import { backup, restore } from "./backup.ts";
import { getClaim, updateClaim } from "./claims.ts";
import { systemActor } from "./permit.ts";
import { importRecord } from "./record-imports.ts";
import { loadRecord } from "./records.ts";
import { startSession } from "./sessions.ts";
import { acting, aPerson } from "./testing.ts";
import { makeToken } from "./tokens.ts";

useTestDatabase();

const folder = mkdtempSync(join(tmpdir(), "claimcheck-backup-"));
const file = join(folder, "one.backup");
const record = sampleRecord({ sha256, base64: (text) => Buffer.from(text).toString("base64") });
const articleId = record.article.id;
const offsets = "utf-16" as const;
const onPglite = process.env["DATABASE_URL"]?.startsWith("pglite:") === true;
let token = "";

/** The lines of a backup but the moment it was made at. */
const linesOf = (bytes: Buffer) =>
  gunzipSync(bytes)
    .toString("utf8")
    .replace(/"madeAt":"[^"]+"/u, "")
    .replace(/"sha256":"[0-9a-f]{64}"\}\}\n$/u, "");

/** The backup with another text, packed as one. */
function rewritten(change: (text: string) => string): Buffer {
  const packed = gzipSync(change(gunzipSync(readFileSync(file)).toString("utf8")));
  packed[9] = 255;
  return packed;
}

/** The same with the right hash: what another version of Claimcheck might write. */
function resealed(change: (text: string) => string): Buffer {
  return rewritten((text) => {
    const changed = change(text);
    const at = changed.lastIndexOf('{"end"');
    const { end } = JSON.parse(changed.slice(at)) as { end: object };
    return `${changed.slice(0, at)}${JSON.stringify({ end: { ...end, sha256: sha256(changed.slice(0, at)) } })}\n`;
  });
}

beforeAll(async () => {
  await importRecord(systemActor, record);
  const checker = await aPerson("checker");
  ({ token } = await makeToken(acting(checker), { name: "test" }));
  await startSession(checker.id);
  await backup(systemActor, file);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("a backup", () => {
  it("holds every table but those left out on purpose", () => {
    const all = Object.values(schema).filter((one) => is(one, PgTable) || is(one, SQLiteTable)) as unknown as PgTable[];
    const named = [...backedUp, ...leftOut.map((table) => getTableName(table))];
    expect(all.map((table) => getTableName(table)).toSorted()).toEqual(named.toSorted());
  });

  it("restores into an empty database: every row, search, tokens and the chain; nobody is signed in", async () => {
    const before = await allEvents();
    await withEmptyDatabase(async () => {
      const restored = await restore(systemActor, file);
      expect(restored.events).toBe(before.length);
      expect(serialiseRecord(await loadRecord(systemActor, articleId))).toBe(serialiseRecord(record));
      expect(await allEvents()).toEqual(before);
      expect(await verifyChain()).toEqual({ count: before.length, hash: before.at(-1)?.hash });
      expect((await search("Lukashenko", "article", 10)).map((hit) => hit.articleId)).toEqual([articleId]);
      expect(await actorOfToken(token, new Date())).toMatchObject({ via: "token", roles: ["checker"] });
      expect(await (await db()).select().from(schema.sessions)).toEqual([]);
      const again = join(folder, "again.backup");
      await backup(systemActor, again);
      // the token's use above is noted in its row
      const noUse = (lines: string) => lines.replaceAll(/"last_used_at":("[^"]+"|null)/gu, "");
      expect(noUse(linesOf(readFileSync(again)))).toBe(noUse(linesOf(readFileSync(file))));
    }, "none");
  });

  it("keeps the log append-only after a restore", async () => {
    await withEmptyDatabase(async () => {
      await restore(systemActor, file);
      const bend = bookkeep((tx) =>
        tx.update(schema.events).set({ type: "bent" }).returning({ seq: schema.events.seq }),
      );
      await expect(bend).rejects.toThrow();
    }, "none");
  });

  it("is for its owner only, and nothing half is left beside it", () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(existsSync(`${file}.part`)).toBe(false);
  });

  it("holds no session and no readable token", () => {
    const text = linesOf(readFileSync(file));
    expect(text).not.toContain(token);
    expect(text).not.toContain('{"sessions"');
  });

  it("that is stopped leaves the old file whole and no other", async () => {
    const target = join(folder, "stopped.backup");
    writeFileSync(target, "old");
    const stop = new AbortController();
    const stopped = backup(systemActor, target, { signal: stop.signal, tell: () => stop.abort() });
    await expect(stopped).rejects.toMatchObject({ code: "invalid" });
    expect(readFileSync(target, "utf8")).toBe("old");
    expect(existsSync(`${target}.part`)).toBe(false);
    await expect(backup(systemActor, join(folder, "no-such", "x"))).rejects.toMatchObject({ code: "invalid" });
  });

  it("is made by administrators only", async () => {
    const editor = acting(await aPerson("editor"));
    await expect(backup(editor, join(folder, "no.backup"))).rejects.toMatchObject({ code: "forbidden" });
    await expect(restore(editor, file)).rejects.toMatchObject({ code: "forbidden" });
  });

  // PGlite has one connection: nobody writes while it is read
  it.skipIf(onPglite)("taken while 20 writers write restores, 20 of 20 times", async () => {
    const claims = record.claims.filter((claim) => claim.deletedAt === null).slice(0, 10);
    let writing = true;
    const write = async (claimId: string, n: number) => {
      for (let i = 0; writing; i++) {
        await pause(100); // as people do, else a restored log is long
        const { version } = await getClaim(systemActor, { claimId, offsets });
        const change = { claimId, version, offsets, note: `writer ${n}, ${i}` };
        // two writers share a claim: the loser of a race is refused and goes on
        await updateClaim(systemActor, change).catch((error: { code?: string }) => {
          if (error.code !== "conflict") throw error;
        });
      }
    };
    const files = Array.from({ length: 20 }, (_, i) => join(folder, `while-${i}.backup`));
    const writers = Array.from({ length: 20 }, (_, n) => write(claims[n % claims.length]?.id ?? "", n));
    for (const each of files) await backup(systemActor, each);
    writing = false;
    await Promise.all(writers);
    const ends: number[] = [];
    for (const each of files) {
      const { events } = await withEmptyDatabase(() => restoreAndLook(each), "none");
      ends.push(events);
    }
    expect(ends.length).toBe(20);
    expect(ends).toEqual(ends.toSorted((a, b) => a - b));
    expect(ends.at(-1)).toBeGreaterThan(ends[0] ?? 0);
  });

  async function restoreAndLook(from: string): Promise<{ events: number }> {
    const { events } = await restore(systemActor, from);
    const walked = await verifyChain();
    expect(walked).toMatchObject({ count: events });
    // claim and event were committed together: the notes are those that the last events tell of
    const notes = new Map<string, unknown>();
    for (const event of await allEvents()) {
      const { changes } = event.data as { changes?: { note?: [unknown, unknown] } };
      if (changes?.note) notes.set(event.claimId ?? "", changes.note[1]);
    }
    for (const [claimId, note] of notes) expect((await getClaim(systemActor, { claimId, offsets })).note).toBe(note);
    return { events };
  }
});

describe("a restore is refused with a sentence, and changes nothing", () => {
  const bent = join(folder, "bent.backup");
  const refused = async (bytes: Uint8Array): Promise<string> => {
    writeFileSync(bent, bytes);
    const error = await restore(systemActor, bent).then(
      () => undefined,
      (reason: unknown) => reason as { code: string; message: string },
    );
    expect(error).toMatchObject({ code: "invalid" });
    return error?.message ?? "";
  };
  it("where the database holds something", async () => {
    await expect(restore(systemActor, file)).rejects.toMatchObject({ code: "conflict" });
    await expect(restore(systemActor, file)).rejects.toThrow(/empty place/u);
  });

  it("where a byte was flipped, wherever it is", async () => {
    const good = readFileSync(file);
    await withEmptyDatabase(async () => {
      const places = [
        ...Array.from({ length: 18 }, (_, i) => i),
        ...Array.from({ length: 30 }, (_, i) => Math.floor((good.length * (i + 1)) / 32)),
      ];
      for (const place of [...places, good.length - 8, good.length - 4, good.length - 1]) {
        const flipped = Buffer.from(good);
        flipped[place] = (flipped[place] ?? 0) ^ 0x04;
        expect(await refused(flipped), `byte ${place}`).toMatch(/backup/u);
      }
      expect(await restore(systemActor, file)).toMatchObject({ rows: expect.any(Number) });
    });
  });

  it("where the end is missing", async () => {
    const good = readFileSync(file);
    await withEmptyDatabase(async () => {
      for (const length of [0, 5, 10, 11, 200, good.length >> 1, good.length - 9, good.length - 1]) {
        expect(await refused(good.subarray(0, length)), `${length} bytes`).toMatch(/backup/u);
      }
    });
  });

  it.each<[string, (text: string) => string, RegExp]>([
    ["a row is missing", (text) => text.replace(/\{"evidence".*\n/u, ""), /damaged/u],
    ["a word was changed", (text) => text.replace("[sample justification 1]", "[sample justification 2]"), /damaged/u],
    ["an event was changed", (text) => text.replace('"type":"claim.marked"', '"type":"claim.bent"'), /event 3/u],
    ["an event is missing", (text) => text.replace(/\{"events":\{"seq":2,.*\n/u, ""), /event 2 is missing/u],
    ["the last line is missing", (text) => text.replace(/\{"end".*\n$/u, ""), /its end is missing/u],
    ["there is more behind it", (text) => `${text}{"people":{}}\n`, /behind its end/u],
    ["it has an unknown table", (text) => text.replace('{"claims":{"id"', '{"strange":{"id"'), /does not name/u],
    ["it is of a later form", (text) => text.replace('"formatVersion":1', '"formatVersion":2'), /newer Claimcheck/u],
    ["it is something else", () => "hello\n", /no backup of Claimcheck/u],
    ["what an event holds is no JSON", (text) => text.replace('"data":"{', '"data":"{{'), /cannot be read/u],
    ["a line is no JSON", (text) => text.replace('{"claims":{', '{"claims":{{'), /cannot be read/u],
  ])("where %s", async (_what, change, words) => {
    await withEmptyDatabase(async () => {
      expect(await refused(rewritten(change))).toMatch(words);
      expect(await isEmptyDatabase()).toBe(true);
    });
  });

  it("where it is of tables that this version does not know", async () => {
    await withEmptyDatabase(async () => {
      const later = resealed((text) => text.replace(/"migration":"[^"]+"/u, '"migration":"9999_x"'));
      expect(await refused(later)).toMatch(/another version/u);
      expect(await isEmptyDatabase()).toBe(true);
    });
  });

  it("where it was stopped, before or while the rows go in", async () => {
    await withEmptyDatabase(async () => {
      for (const share of [0, 0.5, 1]) {
        const stop = new AbortController();
        const tell = (done: number, total: number) => (done >= share * total ? stop.abort() : undefined);
        await expect(restore(systemActor, file, { signal: stop.signal, tell })).rejects.toThrow(/^Stopped/u);
        expect(await isEmptyDatabase()).toBe(true);
      }
    });
  });

  it("where there is no such file", async () => {
    await expect(restore(systemActor, join(folder, "none"))).rejects.toThrow(/There is no/u);
  });
});

it.skipIf(onPglite)("a backup of earlier tables is restored into those, and brought to today's", async () => {
  const earlier = join(folder, "earlier.backup");
  writeFileSync(earlier, resealed(asOfReview));
  await withEmptyDatabase(async () => {
    await restore(systemActor, earlier);
    expect(serialiseRecord(await loadRecord(systemActor, articleId))).toBe(
      serialiseRecord({
        ...record,
        claims: record.claims.map((claim) => ({ ...claim, chosenBecause: "" })),
        wordingAnswers: [],
      }),
    );
    const { decisions } = schema;
    const at = "2026-03-14T09:00:00.000Z";
    const made = { move: "approve", from: "agreed", to: "approved", reason: "", opinions: [] } as const;
    const row = {
      id: record.claims[0]?.id ?? "",
      claimId: record.claims[0]?.id ?? "",
      ...made,
      claimVersion: 2,
      createdAt: at,
    };
    await bookkeep((tx) => tx.insert(decisions).values(row).returning({ id: decisions.id }));
    const bend = bookkeep((tx) => tx.update(decisions).set({ reason: "bent" }).returning({ id: decisions.id }));
    await expect(bend, "the guards of a later migration are there").rejects.toThrow();
  }, "none");
});
