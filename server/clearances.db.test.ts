import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/core/people.ts";
import { allEvents, useTestDatabase } from "@/db/testing.ts";
import { operations } from "./operations.ts";
import { aDesk, said } from "./review.fixture.ts";
import { aClaim, anArticle, ask } from "./testing.ts";

useTestDatabase();

let first: Actor;
let editor: Actor;
let legal: Actor;
let admin: Actor;
let { move, give, read } = {} as Awaited<ReturnType<typeof aDesk>>;
let second: Actor;
beforeAll(async () => {
  ({ first, second, editor, legal, admin, move, give, read } = await aDesk());
});

const viewOf = (articleId: string, who = editor) => ask(operations.getClearance, who, { articleId });
const failing = async (articleId: string, track = "editor", who = editor) => {
  const { tracks } = await viewOf(articleId, who);
  const conditions = tracks.find((row) => row.track === track)?.conditions ?? [];
  return conditions.filter(({ fails }) => fails !== "").map(({ id, fails }) => [id, fails]);
};
const clear = (who: Actor, articleId: string, track: string) => ask(operations.clearArticle, who, { articleId, track });

describe("an article", () => {
  it("is cleared when every claim is approved and nothing is open; each condition says what it fails on", async () => {
    const { id: articleId } = await anArticle(first, "One came. Two went.");
    const { id: claimId } = await aClaim(first, articleId, "One came");
    expect(await failing(articleId)).toEqual([
      ["approved", "1 of 1 claims is not approved."],
      ["untouched", "1 of 2 sentences is untouched."],
    ]);
    await expect(clear(editor, articleId, "editor")).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("1 of 2 sentences is untouched"),
      present: { revision: 1 },
    });
    const kind = { stance: "supports", class: "primary", source: { title: "T" } };
    const row = await ask(operations.addEvidence, first, { claimId, ...kind });
    const flag = await ask(operations.flagProblem, first, { evidenceId: row.id, kind: "outdated" });
    await ask(operations.addContact, first, { claimId, whom: "W", outcome: "pending" });
    await ask(operations.setSentence, first, { articleId, start: 10, end: 19, state: "opinion" });
    await ask(operations.giveOpinion, first, { claimId, ...said("supported"), cites: [row.id] });
    await move(editor, claimId, "approve");
    await move(legal, claimId, "hold", "r");
    expect((await failing(articleId)).map(([id]) => id)).toEqual(["problems", "replies", "released"]);
    await ask(operations.answerProblem, first, { problemId: flag.id, version: 1, state: "resolved" });
    const [contact] = (await ask(operations.listContacts, first, { claimId })).items;
    await ask(operations.updateContact, first, {
      contactId: contact?.id,
      version: 1,
      outcome: "answered",
      answer: "a",
    });
    await move(legal, claimId, "release");
    expect(await failing(articleId)).toEqual([]);
    const cleared = await clear(editor, articleId, "editor");
    expect(cleared).toMatchObject({ track: "editor", revision: 1, createdBy: editor.personId });
    expect(cleared.conditions).toContain("Every claim is approved");
    await expect(clear(editor, articleId, "editor")).rejects.toMatchObject({ code: "conflict" });
    expect((await viewOf(articleId)).tracks[0]).toMatchObject({ holds: true, clearance: { id: cleared.id } });
    // it stands, but does not hold any more
    await move(editor, claimId, "reopen", "a reader wrote");
    expect((await viewOf(articleId)).tracks[0]).toMatchObject({ holds: false, clearance: { id: cleared.id } });
    expect(await ask(operations.withdrawClearance, editor, { articleId, track: "editor", reason: "r" })).toBeNull();
    expect((await viewOf(articleId)).tracks[0]).toMatchObject({ holds: false, clearance: null });
    expect((await viewOf(articleId)).history).toMatchObject([{ withdrawnBecause: "r", withdrawnBy: editor.personId }]);
    expect((await allEvents()).slice(-1)).toMatchObject([{ type: "clearance.withdrawn", articleId }]);
  });

  it("has a track for legal, which is legal's alone and looks at what legal holds", async () => {
    const { id: articleId } = await anArticle(first, "One came. Two went.");
    const { id: claimId } = await aClaim(first, articleId, "One came");
    await move(legal, claimId, "hold", "r");
    expect(await failing(articleId, "legal")).toEqual([["released", "1 of 1 claims is held by legal."]]);
    await expect(clear(legal, articleId, "legal")).rejects.toMatchObject({ code: "conflict" });
    await move(legal, claimId, "release");
    await expect(clear(editor, articleId, "legal")).rejects.toMatchObject({ code: "forbidden" });
    await expect(clear(legal, articleId, "editor")).rejects.toMatchObject({ code: "forbidden" });
    await expect(clear(first, articleId, "editor")).rejects.toMatchObject({ code: "forbidden" });
    expect(await clear(legal, articleId, "legal")).toMatchObject({ track: "legal" });
    const withdraw = (who: Actor, reason: string) =>
      ask(operations.withdrawClearance, who, { articleId, track: "legal", reason });
    await expect(withdraw(legal, " ")).rejects.toMatchObject({ code: "invalid" });
    await expect(withdraw(editor, "r")).rejects.toMatchObject({ code: "forbidden" });
    expect(await withdraw(legal, "r")).toBeNull();
    await expect(withdraw(legal, "r")).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("agreement", () => {
  it("counts blind pairs, what was overturned, and what verdicts rest on, in a span of time", async () => {
    const { id: articleId } = await anArticle(first, "One came. Two went.");
    const from = new Date().toISOString();
    const claims = [];
    for (const [one, two, disposition] of [
      ["supported", "supported", "on-author"],
      ["supported", "refuted", "keep"],
      ["refuted", "refuted", "keep"],
    ] as const) {
      const { id: claimId } = await aClaim(first, articleId, "One came", { secondReader: second.personId });
      await ask(operations.addEvidence, first, {
        claimId,
        stance: "supports",
        class: "primary",
        source: { title: "T" },
      });
      await ask(operations.giveOpinion, first, { claimId, ...said(one), disposition });
      await read(second, claimId, two);
      claims.push(claimId);
    }
    const read1 = await ask(operations.getAgreement, admin, { from });
    expect(read1).toMatchObject({
      pairs: 3,
      kappaWords: "fair",
      overturned: { count: 0, of: 0 },
      minutesPerClaim: null,
    });
    // po 2/3; pe (2·1 + 1·2)/9
    expect(read1.kappa).toBeCloseTo((2 / 3 - 4 / 9) / (1 - 4 / 9), 10);
    expect(read1.raw).toBeCloseTo(2 / 3, 10);
    expect(read1).toMatchObject({ singleOrigin: { count: 3, of: 3 }, onAuthor: { count: 1, of: 3 } });
    // the second verdict is taken over, read anew, and approved
    const turned = claims[1] ?? "";
    await give(first, turned, "refuted");
    await read(second, turned, "refuted");
    for (const id of claims) await move(editor, id, "approve");
    const after = await ask(operations.getAgreement, admin, { from });
    expect(after).toMatchObject({ pairs: 4, overturned: { count: 1, of: 3 } });
    expect(after.minutesPerClaim).toBeGreaterThanOrEqual(0);
    expect(await ask(operations.getAgreement, admin, { to: from })).toMatchObject({ pairs: 0, kappa: null });
  });
});
