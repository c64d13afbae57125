import { beforeAll, describe, expect, it } from "vitest";
import { allEvents, useTestDatabase } from "@/db/testing.ts";
import { operations } from "./operations.ts";
import { aDesk } from "./review.fixture.ts";
import { ask } from "./testing.ts";

useTestDatabase();

let desk: Awaited<ReturnType<typeof aDesk>>;
beforeAll(async () => {
  desk = await aDesk();
});

const give = (claimId: string, more: object) =>
  ask(operations.giveOpinion, desk.first, { claimId, verdict: "refuted", justification: "j", missing: "m", ...more });
const proposalsOn = async (claimId: string, who = desk.editor) => {
  const { items } = await ask(operations.listWordings, who, { articleId: desk.articleId });
  return items.filter((row) => row.claimId === claimId);
};
const decline = (claimId: string, opinionId: string, who = desk.editor, reason = "It is in the minutes.") =>
  ask(operations.answerWording, who, { claimId, opinionId, answer: "declined", reason });

describe("the wordings proposed for a text", () => {
  it.each([
    [{ disposition: "fix", proposedText: " Two came " }, "Two came"],
    [{ disposition: "clarify", proposedText: "One person came" }, "One person came"],
    [{ disposition: "attribute", proposedText: "Police say one came" }, "Police say one came"],
    [{ disposition: "cut", proposedText: "left over" }, ""],
  ])("are those of standing opinions: %j", async (body, proposed) => {
    const claim = await desk.named({ secondReader: null });
    const { id, createdAt } = await give(claim.id, body);
    expect(await proposalsOn(claim.id)).toEqual([
      {
        opinionId: id,
        claimId: claim.id,
        claimNumber: claim.number,
        disposition: body.disposition,
        revision: 1,
        target: { start: 0, end: 8 },
        before: "One came",
        proposed,
        proposedAt: createdAt,
        proposedBy: desk.first.personId,
        answer: null,
      },
    ]);
  });

  it.each([
    { disposition: "keep", proposedText: "Two came" },
    { disposition: "fix", proposedText: "  " },
    { disposition: null, proposedText: "Two came" },
  ])("are none where nothing is to be changed: %j", async (body) => {
    const claim = await desk.named({ secondReader: null });
    await give(claim.id, body);
    expect(await proposalsOn(claim.id)).toEqual([]);
  });

  it("are declined with a reason, once; a newer verdict proposes anew", async () => {
    const claim = await desk.named({ secondReader: null });
    const { id } = await give(claim.id, { disposition: "fix", proposedText: "Two came" });
    await expect(decline(claim.id, id, desk.editor, " ")).rejects.toMatchObject({ code: "invalid" });
    await expect(decline(claim.id, id, desk.legal)).rejects.toMatchObject({ code: "forbidden" });
    const answer = await decline(claim.id, id);
    expect(answer).toMatchObject({ answer: "declined", words: "", revision: null, createdBy: desk.editor.personId });
    expect((await allEvents()).at(-1)).toMatchObject({
      type: "wording.answered",
      claimId: claim.id,
      data: { subject: "verdict", opinionId: id, answer: "declined", reason: "It is in the minutes." },
    });
    expect(await proposalsOn(claim.id)).toMatchObject([{ answer }]);
    await expect(decline(claim.id, id)).rejects.toMatchObject({ code: "conflict" });
    const next = await give(claim.id, { disposition: "fix", proposedText: "Three came" });
    expect(await proposalsOn(claim.id)).toMatchObject([{ opinionId: next.id, answer: null }]);
    await expect(decline(claim.id, id)).rejects.toMatchObject({ code: "conflict" });
  });

  it("are not there for who has to read the claim blind, nor what became of them", async () => {
    const claim = await desk.named();
    const { id } = await give(claim.id, { disposition: "fix", proposedText: "Two came" });
    expect(await proposalsOn(claim.id, desk.second)).toEqual([]);
    await expect(decline(claim.id, id, desk.second)).rejects.toMatchObject({ code: "not-found" });
    await decline(claim.id, id);
    const told = JSON.stringify([
      await ask(operations.getClaimHistory, desk.second, { claimId: claim.id }),
      await ask(operations.listEvents, desk.second, { articleId: desk.articleId }),
    ]);
    expect(told).not.toContain(id);
    expect(JSON.stringify(await ask(operations.getClaimHistory, desk.editor, { claimId: claim.id }))).toContain(id);
  });
});
