import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/core/people.ts";
import type { Snapshot } from "@/core/snapshots.ts";
import { bookkeep } from "@/db/commit.ts";
import { evidence as evidenceTable, snapshots } from "@/db/schema.ts";
import { listPlacedSnapshots } from "@/db/source-merges.ts";
import { allEvents, useTestDatabase } from "@/db/testing.ts";
import { claimOperations as claims } from "./operations/claims.ts";
import { evidenceOperations as evidence } from "./operations/evidence.ts";
import { sourceOperations as sources } from "./operations/sources.ts";
import { acting, aClaim, anArticle, aPerson, ask } from "./testing.ts";

useTestDatabase();

let checker: Actor;
let legal: Actor;
let articleId: string;

beforeAll(async () => {
  checker = acting(await aPerson("checker"));
  legal = acting(await aPerson("checker", "legal"));
  articleId = (await anArticle(checker, "One two three four five six seven.")).id;
});

const create = (fields: object, actor = checker) => ask(evidence.createSource, actor, fields);
const cite = (claimId: string, sourceId: string, more: object = {}, actor = checker) =>
  ask(evidence.addEvidence, actor, { claimId, sourceId, stance: "supports", class: "primary", ...more });
const of = async (claimId: string) =>
  (await ask(evidence.listEvidence, checker, { claimId })).items.map(({ id, sourceId }) => [id, sourceId]);
const merge = (sourceId: string, other: string, more: object = {}, actor = checker) =>
  ask(sources.mergeSources, actor, { sourceId, version: 1, other, otherVersion: 1, ...more });
const unmerge = (sourceId: string, actor = checker) => ask(sources.unmergeSource, actor, { sourceId });
const derive = (sourceId: string, originId: string) =>
  ask(sources.addDerivation, checker, { sourceId, originId, kind: "repeats" });
const links = async (sourceId: string) =>
  new Set(
    (await ask(sources.listDerivations, checker, { sourceId })).items.map((row) => `${row.sourceId} ${row.originId}`),
  );
const pairs = (...ends: [string, string][]) => new Set(ends.map(([source, origin]) => `${source} ${origin}`));

let copies = 0;
/** A copy without bytes, as a failed capture leaves one. */
async function aSnapshot(sourceId: string, number: number): Promise<string> {
  const id = `019bb1c0-0001-7000-8000-${String(++copies).padStart(12, "0")}`;
  const at = "2026-01-01T00:00:00.000Z";
  const row: Snapshot = {
    id,
    sourceId,
    version: 1,
    number,
    method: "captured",
    status: "failed",
    reason: "r",
    url: null,
    mediaType: "",
    fileName: "",
    size: 0,
    sha256: null,
    text: "",
    pages: [],
    notes: [],
    archiveUrl: null,
    capturedAt: at,
    createdAt: at,
    createdBy: null,
  };
  await bookkeep((tx) => tx.insert(snapshots).values(row).returning());
  return id;
}
const placed = async (sourceId: string) => (await listPlacedSnapshots(sourceId)).map(({ id, number }) => [id, number]);
const lock = (evidenceId: string, snapshotId: string) =>
  bookkeep((tx) => tx.update(evidenceTable).set({ snapshotId }).where(eq(evidenceTable.id, evidenceId)).returning());

describe("a merge of sources", () => {
  it("brings evidence, snapshots and the words that the kept one lacks, and tells of it on each claim", async () => {
    const [one, two] = [await aClaim(checker, articleId, "One"), await aClaim(checker, articleId, "two")];
    const into = await create({ title: "Kept", publisher: "P", note: "own" });
    const from = await create({ title: "Duplicate", url: "https://merge.example/a", author: "W", note: "theirs" });
    const [own, first, second] = [
      await cite(one.id, into.id),
      await cite(one.id, from.id),
      await cite(two.id, from.id),
    ];
    await ask(evidence.deleteEvidence, checker, { evidenceId: second.id, version: 1 });
    const [a, b, c] = [await aSnapshot(into.id, 1), await aSnapshot(from.id, 1), await aSnapshot(from.id, 2)];
    const kept = await merge(into.id, from.id);
    expect(kept).toMatchObject({
      version: 2,
      title: "Kept",
      publisher: "P",
      author: "W",
      url: "https://merge.example/a",
      note: "own",
    });
    expect(await of(one.id)).toEqual([
      [own.id, into.id],
      [first.id, into.id],
    ]);
    expect(await placed(into.id)).toEqual([
      [a, 1],
      [b, 2],
      [c, 3],
    ]);
    // also what was taken away comes along, so that it can come back
    expect((await ask(evidence.restoreEvidence, checker, { evidenceId: second.id })).sourceId).toBe(into.id);
    const told = (await allEvents()).slice(-4, -1);
    expect(told.map(({ type, claimId }) => [type, claimId])).toEqual([
      ["source.merged", null],
      ["evidence.updated", one.id],
      ["evidence.updated", two.id],
    ]);
    expect(told[0]?.data).toMatchObject({
      sourceId: into.id,
      other: from.id,
      changes: { author: ["", "W"], url: [null, from.url] },
      differing: { title: ["Kept", "Duplicate"], note: ["own", "theirs"] },
    });
    expect(told[1]?.data).toEqual({ evidenceId: first.id, changes: { sourceId: [from.id, into.id] } });
    const shown = (await ask(evidence.listSources, checker, { url: "https://merge.example/a" })).items;
    expect(shown.map(({ id }) => id)).toEqual([into.id]);
    expect((await ask(evidence.listSources, checker, { q: "duplicate" })).items).toEqual([]);
    // a new use of the address is one of the kept source
    expect((await create({ url: "https://merge.example/a" })).id).toBe(into.id);
    await expect(cite(two.id, from.id)).rejects.toMatchObject({ code: "not-found" });
  });

  it("is refused on an old version of either, of a source with itself, and changes nothing then", async () => {
    const [into, from] = [await create({ title: "A" }), await create({ title: "B" })];
    const before = (await allEvents()).length;
    await expect(merge(into.id, from.id, { version: 2 })).rejects.toMatchObject({
      code: "conflict",
      present: { id: into.id },
    });
    await expect(merge(into.id, from.id, { otherVersion: 2 })).rejects.toMatchObject({
      code: "conflict",
      present: { id: from.id },
    });
    await expect(merge(into.id, into.id)).rejects.toThrow("the same one");
    expect((await allEvents()).length).toBe(before);
  });

  it("and a change of the same evidence let one of the two through, and lose nothing", async () => {
    const claim = await aClaim(checker, articleId, "three");
    const [into, from] = [await create({ title: "A" }), await create({ title: "B" })];
    const row = await cite(claim.id, from.id);
    const settled = await Promise.allSettled([
      merge(into.id, from.id),
      ask(evidence.updateEvidence, checker, { evidenceId: row.id, version: 1, note: "kept" }),
      cite(claim.id, from.id),
    ]);
    const merged = settled[0]?.status === "fulfilled";
    for (const result of settled) if (result.status === "rejected") expect(result.reason).toHaveProperty("code");
    const there = await of(claim.id);
    expect(there.length).toBe(settled[2]?.status === "fulfilled" ? 2 : 1);
    expect(new Set(there.map(([, sourceId]) => sourceId))).toEqual(new Set([merged ? into.id : from.id]));
  });

  it("moves derivations, ends those between the two and those it has already, and refuses a circle", async () => {
    const [into, from, x, y] = [
      await create({ title: "Into" }),
      await create({ title: "From" }),
      await create({ title: "X" }),
      await create({ title: "Y" }),
    ];
    await derive(into.id, x.id);
    await derive(from.id, x.id);
    await derive(from.id, into.id);
    await derive(y.id, from.id);
    await merge(into.id, from.id);
    expect(await links(into.id)).toEqual(pairs([into.id, x.id], [y.id, into.id]));
    const z = await create({ title: "Z" });
    await derive(z.id, y.id);
    await expect(merge(z.id, into.id, { otherVersion: 2 })).rejects.toThrow("would have it from itself");
    const back = await unmerge(from.id);
    expect(await links(from.id)).toEqual(pairs([from.id, into.id], [from.id, x.id], [y.id, from.id]));
    expect(await links(into.id)).toEqual(pairs([into.id, x.id], [from.id, into.id]));
    expect(back).toMatchObject({ id: from.id, mergedInto: null, version: 3 });
  });
});

describe("undoing a merge", () => {
  it("gives back what it brought and took, but nothing that somebody changed since", async () => {
    const claim = await aClaim(checker, articleId, "four");
    const into = await create({ title: "Kept" });
    const from = await create({ title: "Duplicate", author: "W", publisher: "P" });
    const rows = [await cite(claim.id, into.id), await cite(claim.id, from.id), await cite(claim.id, from.id)];
    const [copy, theirs] = [await aSnapshot(into.id, 1), await aSnapshot(from.id, 1)];
    await merge(into.id, from.id);
    await ask(evidence.updateSource, checker, { sourceId: into.id, version: 2, publisher: "Q" });
    // later, one piece that came is found in the kept source's own copy, and a new one in the copy that came
    const later = await cite(claim.id, into.id);
    await lock(rows[2]?.id ?? "", copy);
    await lock(later.id, theirs);
    const back = await unmerge(from.id);
    expect(back).toMatchObject({ title: "Duplicate", author: "W", publisher: "P", mergedInto: null });
    expect(await ask(evidence.getSource, checker, { sourceId: into.id })).toMatchObject({ author: "", publisher: "Q" });
    expect(await of(claim.id)).toEqual([
      [rows[0]?.id, into.id],
      [rows[1]?.id, from.id],
      [rows[2]?.id, into.id],
      [later.id, from.id],
    ]);
    expect([await placed(into.id), await placed(from.id)]).toEqual([[[copy, 1]], [[theirs, 1]]]);
    expect((await ask(evidence.listSources, checker, { q: "duplicate" })).items.length).toBe(1);
    await expect(unmerge(from.id)).rejects.toThrow("no merge to undo");
    await merge(into.id, from.id, { version: 4, otherVersion: 3 });
    await unmerge(from.id);
  });

  it("is refused while the kept source is merged itself, and goes step by step", async () => {
    const [a, b, c] = [await create({ title: "A" }), await create({ title: "B" }), await create({ title: "C" })];
    const claim = await aClaim(checker, articleId, "five");
    const row = await cite(claim.id, a.id);
    await merge(b.id, a.id);
    await merge(c.id, b.id, { otherVersion: 2 });
    expect(await of(claim.id)).toEqual([[row.id, c.id]]);
    await expect(unmerge(a.id)).rejects.toMatchObject({ code: "not-found", present: { mergedInto: c.id } });
    await unmerge(b.id);
    expect(await of(claim.id)).toEqual([[row.id, b.id]]);
    await unmerge(a.id);
    expect(await of(claim.id)).toEqual([[row.id, a.id]]);
  });
});

describe("what is for legal", () => {
  it("is merged with what is for legal only, or into what the team has, and opens nothing", async () => {
    const claim = await aClaim(checker, articleId, "six");
    const open = await create({ title: "Open" });
    const secret = await create({ title: "Secret", visibility: "legal" }, legal);
    const whispered = await create({ title: "Whispered", publisher: "zanzibar" }, legal);
    await cite(claim.id, whispered.id, { visibility: "legal", note: "zanzibar" }, legal);
    await cite(claim.id, open.id);
    await expect(merge(open.id, secret.id)).rejects.toMatchObject({ code: "not-found" });
    await expect(merge(open.id, secret.id, {}, legal)).rejects.toThrow("for legal only and the other is not");
    await expect(merge(secret.id, open.id, {}, legal)).rejects.toThrow("for legal only and the other is not");
    const kept = await merge(open.id, whispered.id, {}, legal);
    expect(kept).toMatchObject({ title: "Open", publisher: "", visibility: "public" });
    expect((await allEvents()).slice(-2).map(({ type, visibility }) => [type, visibility])).toEqual([
      ["source.merged", "legal"],
      ["evidence.updated", "legal"],
    ]);
    const told = JSON.stringify([
      await ask(claims.getClaimHistory, checker, { claimId: claim.id }),
      await ask(evidence.listEvidence, checker, { claimId: claim.id }),
      await ask(evidence.getSource, checker, { sourceId: open.id }),
    ]);
    expect(told).not.toContain("zanzibar");
    expect((await ask(evidence.listEvidence, legal, { claimId: claim.id })).items.length).toBe(2);
  });
});
