import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/core/people.ts";
import type { SnapshotSummary } from "@/core/snapshots.ts";
import { bookkeep } from "@/db/commit.ts";
import { blobs, snapshots as table } from "@/db/schema.ts";
import { allEvents, useTestDatabase } from "@/db/testing.ts";
import { evidenceOperations as evidence } from "./operations/evidence.ts";
import { snapshotOperations as snapshots } from "./operations/snapshots.ts";
import { acting, aClaim, anArticle, aPerson, ask } from "./testing.ts";

useTestDatabase();

let checker: Actor;
let legal: Actor;

beforeAll(async () => {
  checker = acting(await aPerson("checker"));
  legal = acting(await aPerson("checker", "legal"));
});

const aSource = async (more: object = {}, actor = checker) =>
  (await ask(evidence.createSource, actor, { title: "T", ...more })).id;
const add = async (body: object, sourceId?: string, actor = checker): Promise<SnapshotSummary> =>
  ask(snapshots.addSnapshot, actor, { sourceId: sourceId ?? (await aSource()), ...body });
const textOf = async (snapshotId: string) => (await ask(snapshots.getSnapshot, checker, { snapshotId })).text;

describe("the snapshots of a source", () => {
  it("come newest first, page by page", async () => {
    const sourceId = await aSource();
    for (const text of ["One.", "Two.", "Three."]) await add({ text }, sourceId);
    await add({ text: "Other." });
    const first = await ask(snapshots.listSnapshots, checker, { sourceId, limit: 2 });
    expect([first.items.map(({ number }) => number), first.next]).toEqual([[3, 2], "2"]);
    const rest = await ask(snapshots.listSnapshots, checker, { sourceId, limit: 2, cursor: first.next });
    expect([rest.items.map(({ number, textLength }) => [number, textLength]), rest.next]).toEqual([[[1, 4]], null]);
    await expect(ask(snapshots.listSnapshots, checker, { sourceId, cursor: "x" })).rejects.toMatchObject({
      code: "invalid",
    });
    await expect(ask(snapshots.listSnapshots, checker, { sourceId: randomUUID() })).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("are hidden with their source", async () => {
    const articleId = (await anArticle(checker, "One two.")).id;
    const claim = await aClaim(checker, articleId, "One");
    const sources = [
      await aSource({ visibility: "legal" }, legal),
      (
        await ask(evidence.addEvidence, legal, {
          claimId: claim.id,
          source: { title: "only legal" },
          visibility: "legal",
          stance: "supports",
          class: "primary",
        })
      ).sourceId,
    ];
    for (const sourceId of sources) {
      const made = await add({ text: "A secret." }, sourceId, legal);
      expect((await allEvents()).at(-1)).toMatchObject({ type: "snapshot.added", visibility: "legal" });
      const asked = { snapshotId: made.id };
      const acts = [
        () => ask(snapshots.listSnapshots, checker, { sourceId }),
        () => add({ text: "Words." }, sourceId),
        () => ask(snapshots.getSnapshot, checker, asked),
        () => ask(snapshots.getSnapshotContent, checker, asked),
        () => ask(snapshots.updateSnapshot, checker, { ...asked, version: 1, archiveUrl: null }),
      ];
      for (const act of acts) await expect(act()).rejects.toMatchObject({ code: "not-found" });
      expect((await ask(snapshots.getSnapshot, legal, asked)).text).toBe("A secret.");
    }
  });
});

describe("a snapshot", () => {
  it("takes an archive's address by version, and nothing else", async () => {
    const made = await add({ text: "Words." }, await aSource({ url: "https://example.org/a" }));
    const update = (version: number, archiveUrl: string | null, more = {}) =>
      ask(snapshots.updateSnapshot, checker, { snapshotId: made.id, version, archiveUrl, ...more });
    const archiveUrl = "https://web.archive.org/web/20201121101500/https://example.org/other";
    const changed = await update(1, archiveUrl);
    expect(changed).toEqual({ ...made, version: 2, archiveUrl, archiveProblems: changed.archiveProblems });
    expect(changed.archiveProblems.length).toBeGreaterThan(0);
    expect((await allEvents()).at(-1)).toMatchObject({
      type: "snapshot.updated",
      data: { snapshotId: made.id, changes: { archiveUrl: [null, archiveUrl] } },
    });
    await expect(update(1, null)).rejects.toMatchObject({ code: "conflict", present: changed });
    const told = (await allEvents()).length;
    expect(await update(2, archiveUrl)).toEqual(changed);
    expect((await allEvents()).length).toBe(told);
    await expect(update(2, "javascript:alert(1)")).rejects.toMatchObject({ code: "invalid" });
    await expect(ask(snapshots.getSnapshot, checker, { snapshotId: randomUUID() })).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("is never changed or deleted, nor are its bytes", async () => {
    const { id, sha256: hash } = await add({ text: "Kept for good." });
    const here = eq(table.id, id);
    const bendings: Parameters<typeof bookkeep> = [
      (tx) => tx.update(table).set({ text: "bent" }).where(here).returning(),
      (tx) => tx.update(table).set({ status: "failed" }).where(here).returning(),
      (tx) => tx.delete(table).where(here).returning(),
      (tx) =>
        tx
          .update(blobs)
          .set({ size: 1 })
          .where(eq(blobs.sha256, hash ?? ""))
          .returning(),
    ];
    for (const bend of bendings) await expect(bookkeep(bend)).rejects.toThrow();
    expect(await textOf(id)).toBe("Kept for good.");
  });
});
