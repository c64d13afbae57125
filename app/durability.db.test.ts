import { spawn } from "node:child_process";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/core/people.ts";
import { listAllClaims } from "@/db/claims.ts";
import { close, driver } from "@/db/client.ts";
import { dialect } from "@/db/columns.ts";
import { verifyChain } from "@/db/event-chain.ts";
import { allEvents, useTestDatabase } from "@/db/testing.ts";
import { runOnce } from "@/server/idempotency.ts";
import { claimOperations as claims } from "@/server/operations/claims.ts";
import { acting, aClaim, anArticle, aPerson, ask } from "@/server/testing.ts";
import { problem } from "./problem.ts";

useTestDatabase();

let checker: Actor;
beforeAll(async () => {
  checker = acting(await aPerson("checker"));
});

/** Other processes reach the same database; PGlite lives in this one. */
const reachable = !process.env["DATABASE_URL"]?.startsWith("pglite:");

/** A process that marks claims: the ids that were acknowledged, and how it ended. */
function writer(articleId: string, count: number, atOnce: number, endAfter = Infinity) {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "server/durability-writer.ts", articleId, String(count), String(atOnce)],
    { env: process.env, stdio: ["ignore", "pipe", "pipe"] },
  );
  let said = "";
  let errors = "";
  child.stderr.on("data", (part: Buffer) => (errors += part.toString()));
  child.stdout.on("data", (part: Buffer) => {
    said += part.toString();
    if (said.split("\n").length > endAfter) child.kill("SIGKILL");
  });
  return new Promise<{ ids: string[]; signal: string | null; errors: string }>((resolve) => {
    child.once("close", (_code, signal) => resolve({ ids: said.split("\n").slice(0, -1), signal, errors }));
  });
}

async function expectWhole(): Promise<void> {
  expect(await verifyChain()).toMatchObject({ count: (await allEvents()).length });
}

describe.runIf(reachable)("two processes that write at once", () => {
  it("lose nothing, give each claim its own number, and keep one chain", async () => {
    const { id } = await anArticle(checker, "Words of an article.");
    const own = Promise.all(Array.from({ length: 100 }, () => aClaim(checker, id, "Words")));
    const [first, second] = await Promise.all([writer(id, 150, 10), writer(id, 150, 10)]);
    expect([first?.errors, second?.errors]).toEqual(["", ""]);
    expect([first?.ids.length, second?.ids.length]).toEqual([150, 150]);
    const acknowledged = [...(first?.ids ?? []), ...(second?.ids ?? []), ...(await own).map((claim) => claim.id)];
    const rows = await listAllClaims(id);
    expect(rows.map((row) => row.id).toSorted()).toEqual(acknowledged.toSorted());
    expect(rows.map((row) => row.number)).toEqual(rows.map((_, i) => i + 1));
    await expectWhole();
  });
});

describe.runIf(reachable)("a process that is killed in a burst of 1,000 saves", () => {
  it("has lost none that it acknowledged", async () => {
    const { id } = await anArticle(checker, "Words of an article.");
    let acknowledged: string[] = [];
    for (const endAfter of [50, 200, 400]) {
      const { ids, signal, errors } = await writer(id, 1000, 20, endAfter);
      expect({ signal, errors }).toEqual({ signal: "SIGKILL", errors: "" });
      expect(ids.length).toBeGreaterThanOrEqual(endAfter);
      acknowledged = [...acknowledged, ...ids];
    }
    await close();
    const there = new Set((await listAllClaims(id)).map((row) => row.id));
    expect(acknowledged.filter((one) => !there.has(one))).toEqual([]);
    expect(acknowledged.length).toBeGreaterThanOrEqual(650);
    await expectWhole();
  });
});

describe("a thousand pairs of changes on one version each", () => {
  it("let exactly one of each pair through, and show it to the other", async () => {
    const { id } = await anArticle(checker, "Words of an article.");
    const marked = await Promise.all(Array.from({ length: 1000 }, () => aClaim(checker, id, "Words")));
    const save = (claimId: string, note: string) =>
      runOnce(checker, () => ask(claims.updateClaim, checker, { claimId, version: 1, note })).then(
        () => ({ won: note, present: undefined }),
        ({ code, present }: { code: string; present: { note: string } }) => ({ won: undefined, code, present }),
      );
    const answers = await Promise.all(
      marked.map((claim) => Promise.all([save(claim.id, "first"), save(claim.id, "second")])),
    );
    const rows = new Map((await listAllClaims(id)).map((row) => [row.id, row]));
    for (const [i, pair] of answers.entries()) {
      const won = pair.flatMap((answer) => answer.won ?? []);
      const row = rows.get(marked[i]?.id ?? "");
      expect(won).toEqual([row?.note]);
      expect(row?.version).toBe(2);
      expect(pair.find((answer) => answer.won === undefined)).toMatchObject({
        code: "conflict",
        present: { note: row?.note },
      });
    }
    await expectWhole();
  });
});

describe.runIf(dialect === "sqlite")("a disk that takes no more", () => {
  type Writer = { pragma: (text: string) => unknown };

  /** The one connection that writes. */
  async function writerOf(): Promise<Writer> {
    const { transact } = await driver();
    return transact(function* (tx) {
      const { $client } = tx as unknown as { $client: Writer };
      yield { all: () => [$client.pragma("user_version")] } as never;
      return $client;
    });
  }

  it.each([
    ["is full", "max_page_count = 1", "max_page_count = 1000000"],
    ["is read-only", "query_only = 1", "query_only = 0"],
  ])("because it %s is told in words, nothing is half written, and all goes on afterwards", async (_why, on, off) => {
    const { id } = await anArticle(checker, "Words of an article.");
    const before = (await allEvents()).length;
    const note = "x".repeat(90_000);
    const connection = await writerOf();
    connection.pragma(on);
    const answers = await Promise.allSettled(Array.from({ length: 20 }, () => aClaim(checker, id, "Words", { note })));
    connection.pragma(off);
    const lost = answers.flatMap((answer) => (answer.status === "rejected" ? [answer.reason as unknown] : []));
    expect(lost.length).toBeGreaterThan(0);
    for (const reason of lost) {
      const logged: object[] = [];
      const answer = problem(reason, { error: (what) => logged.push(what) });
      expect(answer.status).toBe(503);
      expect(await answer.json()).toMatchObject({
        code: "unavailable",
        detail: expect.stringContaining("disk is full"),
      });
      expect(logged.length).toBe(1);
    }
    const kept = answers.length - lost.length;
    expect((await listAllClaims(id)).length).toBe(kept);
    expect((await allEvents()).length).toBe(before + kept);
    expect((await aClaim(checker, id, "Words")).number).toBe(kept + 1);
    await expectWhole();
  });
});
