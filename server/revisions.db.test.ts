import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/core/people.ts";
import { allEvents, useTestDatabase } from "@/db/testing.ts";
import { operations } from "./operations.ts";
import { aDesk, said } from "./review.fixture.ts";
import { aClaim, anArticle, ask } from "./testing.ts";

useTestDatabase();

const opening = "The ministry published its yearly figures on Monday, after two delays.";
const told = "Twelve people were detained in Minsk on Friday.";
const ending = "Officials in the capital did not answer further questions.";
const text = [opening, told, ending].join("\n\n");

let { first, second, editor, legal, move, decisionsOn, openTo } = {} as Awaited<ReturnType<typeof aDesk>>;
beforeAll(async () => {
  ({ first, second, editor, legal, move, decisionsOn, openTo } = await aDesk());
});

const revise = (articleId: string, base: number, content: object, who = first) =>
  ask(operations.addRevision, who, { articleId, base, ...content });
const claimOf = (claimId: string, who = editor) => ask(operations.getClaim, who, { claimId });
const article = async () => (await anArticle(first, opening, told, ending)).id;
const eventsOf = async (claimId: string) => (await allEvents()).filter((row) => row.claimId === claimId);
/** An article with a claim that an editor approved. */
async function approved(): Promise<{ articleId: string; claimId: string }> {
  const articleId = await article();
  const { id: claimId } = await aClaim(first, articleId, told);
  await ask(operations.giveOpinion, first, { claimId, ...said("supported") });
  await move(editor, claimId, "approve");
  return { articleId, claimId };
}
const words = [{ kind: "number", before: "Twelve", after: "Eleven" }];

describe("a verdict on words that changed", () => {
  it("is in doubt until somebody confirms it; an approval is then only agreement", async () => {
    const { articleId, claimId } = await approved();
    const { claims } = await revise(articleId, 1, { text: text.replace("Twelve", "Eleven") });
    expect(claims).toEqual([
      expect.objectContaining({
        claimId,
        state: "edited",
        before: told,
        after: told.replace("Twelve", "Eleven"),
        stale: words,
      }),
    ]);
    expect(await claimOf(claimId)).toMatchObject({ status: "agreed", stale: { revision: 2, words } });
    expect((await decisionsOn(claimId)).at(-1)).toMatchObject({
      move: "words-changed",
      from: "approved",
      to: "agreed",
      reason: "Its words changed in version 2 of the text: Twelve → Eleven.",
    });
    expect((await eventsOf(claimId)).map(({ type }) => type).slice(-3)).toEqual([
      "target.carried",
      "claim.went-stale",
      "decision.made",
    ]);
    const { claims: counts, accounted } = (await ask(operations.listArticles, editor, { limit: 500 })).items.find(
      ({ id }) => id === articleId,
    )!.progress;
    expect([counts.decided, counts.stale, accounted]).toEqual([0, 1, 1]);
    await expect(move(editor, claimId, "approve")).rejects.toThrow("Twelve → Eleven");
    expect(await openTo(first, claimId)).toContain("confirm");
    expect(await openTo(first, claimId)).not.toContain("take-back");
    expect(await openTo(legal, claimId)).not.toContain("confirm");
    await move(first, claimId, "confirm");
    expect(await claimOf(claimId)).toMatchObject({ status: "agreed", stale: null });
    expect(await openTo(first, claimId)).not.toContain("confirm");
    expect((await eventsOf(claimId)).at(-1)).toMatchObject({
      type: "claim.confirmed",
      data: { move: "confirm", words },
    });
    await move(editor, claimId, "approve");
  });

  it("is settled by a new verdict too; a claim without one is not in doubt", async () => {
    const { articleId, claimId } = await approved();
    const { id: open } = await aClaim(first, articleId, "two delays");
    await revise(articleId, 1, { text: text.replace("Twelve", "Eleven").replace("two delays", "three delays") });
    expect((await claimOf(open)).stale).toBeNull();
    await move(editor, claimId, "return", "r");
    expect((await claimOf(claimId)).stale).not.toBeNull();
    await ask(operations.giveOpinion, first, { claimId, ...said("refuted") });
    expect(await claimOf(claimId)).toMatchObject({ status: "proposed", stale: null });
  });

  it("holds again when the words are as they were, and tells of a change over two versions once", async () => {
    const { articleId, claimId } = await approved();
    await revise(articleId, 1, { text: text.replace("Twelve", "Eleven") });
    await revise(articleId, 2, { text: text.replace("Twelve", "Ten") });
    expect((await claimOf(claimId)).stale).toMatchObject({ revision: 3, words: [{ before: "Twelve", after: "Ten" }] });
    await revise(articleId, 3, { revertsTo: 1 });
    expect(await claimOf(claimId)).toMatchObject({
      status: "agreed",
      stale: null,
      target: { exact: told, revision: 4 },
    });
  });

  it("cannot be confirmed by who reads it blind", async () => {
    const articleId = await article();
    const { id: claimId } = await aClaim(first, articleId, told, { secondReader: second.personId });
    await ask(operations.giveOpinion, first, { claimId, ...said("supported") });
    await revise(articleId, 1, { text: text.replace("Twelve", "Eleven") });
    await expect(move(second, claimId, "confirm")).rejects.toThrow("Give your own opinion first");
    await move(first, claimId, "confirm");
  });
});

describe("clearance", () => {
  it("is taken back by a new version, and waits for claims without a place and verdicts in doubt", async () => {
    const { articleId, claimId } = await approved();
    const { sentences } = await ask(operations.getCoverage, first, { articleId });
    for (const { start, end, claimIds } of sentences) {
      if (claimIds.length === 0) await ask(operations.setSentence, first, { articleId, start, end, state: "opinion" });
    }
    const clear = () => ask(operations.clearArticle, editor, { articleId, track: "editor" });
    await clear();
    await revise(articleId, 1, { text: text.replace("Twelve", "Eleven") });
    const view = await ask(operations.getClearance, editor, { articleId });
    expect(view.history[0]).toMatchObject({
      withdrawnBecause: "Version 2 of the text came.",
      withdrawnBy: first.personId,
    });
    await expect(clear()).rejects.toThrow("1 of 1 claims has words that changed since the verdict.");
    await move(first, claimId, "confirm");
    await move(editor, claimId, "approve");
    // sentences set aside are carried, so nothing else is open
    await clear();
    await revise(articleId, 2, { text: [opening, ending].join("\n\n") });
    await expect(clear()).rejects.toThrow("1 of 1 claims has no place in this version of the text.");
    const { items } = await ask(operations.listWaiting, editor, { articleId });
    const [waits] = items;
    await ask(operations.placeTarget, first, { ...waits, removed: true });
    await clear();
  });
});

describe("two people who bring a version in at once", () => {
  it("one is told that the other's came, with its number, and nothing of it is lost", async () => {
    const { articleId } = await approved();
    const both = await Promise.allSettled(
      ["Eleven", "Ten"].map((count, i) =>
        revise(articleId, 1, { text: text.replace("Twelve", count) }, [first, editor][i]),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(revise(articleId, 1, { text: text.replace("Twelve", "Nine") })).rejects.toMatchObject({
      code: "conflict",
      present: { revision: 2 },
    });
    expect((await ask(operations.listRevisions, first, { articleId })).items).toHaveLength(2);
  });

  it("a claim marked meanwhile is neither lost nor left on the old text", async () => {
    const articleId = await article();
    const [version, claim] = await Promise.allSettled([
      revise(articleId, 1, { text: `${text}\n\nMore.` }),
      aClaim(first, articleId, told),
    ]);
    const { items } = await ask(operations.listClaims, first, { articleId });
    const number = version.status === "fulfilled" ? 2 : 1;
    expect(items.map(({ target }) => target.revision)).toEqual(claim.status === "fulfilled" ? [number] : []);
  });
});

describe("an earlier version", () => {
  it("is read with the claims as they stood at its end, those deleted later too", async () => {
    const articleId = await article();
    const kept = await aClaim(first, articleId, told);
    const early = await aClaim(first, articleId, "two delays");
    const later = await aClaim(first, articleId, "on Monday");
    await ask(operations.deleteClaim, first, { claimId: early.id, version: 1 });
    const targets = [{ exact: "detained in Minsk" }];
    await ask(operations.setTargets, first, { claimId: kept.id, version: 1, targets });
    await revise(articleId, 1, { text: text.replace("Twelve", "Eleven") });
    const late = await aClaim(first, articleId, "Eleven people");
    await ask(operations.deleteClaim, first, { claimId: later.id, version: 1 });
    await revise(articleId, 2, { text: opening });
    const at = async (number: number) => (await ask(operations.getRevision, first, { articleId, number })).claims;
    const shown = async (number: number) =>
      (await at(number)).map((row) => [row.number, row.targets.map(({ exact }) => exact).join(), row.state]);
    expect(await shown(1)).toEqual([
      [kept.number, "detained in Minsk", "exact"],
      [later.number, "on Monday", "exact"],
    ]);
    expect(await shown(2)).toEqual([
      [kept.number, "detained in Minsk", "exact"],
      [late.number, "Eleven people", "exact"],
    ]);
    expect((await shown(3)).map(([number, , state]) => [number, state])).toEqual([
      [kept.number, "orphaned"],
      [late.number, "orphaned"],
    ]);
    // what was deleted came along, and stands in the present text when it is restored
    const restored = await ask(operations.restoreClaim, first, { claimId: later.id });
    expect(restored.target).toMatchObject({ revision: 3, exact: "on Monday", state: "exact" });
    const { items } = await ask(operations.listRevisions, first, { articleId });
    expect(items.map(({ number, words: count, counts }) => [number, count, counts.orphaned])).toEqual([
      [1, 28, 0],
      [2, 28, 0],
      [3, 11, 2],
    ]);
  });

  it("is compared block by block and word by word", async () => {
    const articleId = await article();
    await revise(articleId, 1, { text: [opening, told.replace("Twelve", "Eleven"), "New.", ending].join("\n\n") });
    const { from, to, blocks } = await ask(operations.diffRevisions, first, { articleId, number: 2 });
    expect([from, to]).toEqual([1, 2]);
    expect(blocks.map(({ kind, a, b }) => [kind, a?.block, b?.block])).toEqual([
      ["same", 0, 0],
      ["changed", 1, 1],
      ["added", undefined, 2],
      ["same", 2, 3],
    ]);
    expect(blocks[1]?.pieces.slice(0, 2)).toEqual([
      { kind: "only-a", a: "Twelve", b: "" },
      { kind: "only-b", a: "", b: "Eleven" },
    ]);
    await expect(ask(operations.diffRevisions, first, { articleId, number: 1 })).rejects.toThrow("none before it");
  });
});

describe("what a revision is made of", () => {
  it("is looked at before it is kept, and its bytes are kept as they came", async () => {
    const { articleId, claimId } = await approved();
    const file = { bytes: Buffer.from(`# Title\n\n${text.replace("Twelve", "Eleven")}`), fileName: "second.md" };
    const preview = await ask(operations.previewRevision, first, { articleId, base: 1, file });
    expect(preview).toMatchObject({ number: 2, claims: [{ claimId, state: "edited", stale: words }] });
    expect((await claimOf(claimId)).target.revision).toBe(1);
    const { revision, carried } = await revise(articleId, 1, { file, note: "From the desk" });
    expect(revision).toMatchObject({ method: "import", text: preview.text, note: "From the desk" });
    expect(revision.originalSha256).toMatch(/^[0-9a-f]{64}$/u);
    expect(carried).toEqual(preview.carried);
    await expect(revise(articleId, 2, { text: "a", revertsTo: 1 })).rejects.toMatchObject({ code: "invalid" });
    await expect(revise(articleId, 2, { revertsTo: 7 })).rejects.toMatchObject({ code: "not-found" });
    await expect(revise(articleId, 2, { text: "a" }, legal as Actor)).rejects.toMatchObject({ code: "forbidden" });
  });
});
