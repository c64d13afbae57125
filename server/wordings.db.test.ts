import { beforeAll, describe, expect, it } from "vitest";
import { allEvents, useTestDatabase } from "@/db/testing.ts";
import { operations } from "./operations.ts";
import { aDesk } from "./review.fixture.ts";
import { aClaim, anArticle, ask } from "./testing.ts";

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

/** An article of its own with one claim on «One came», on which `body` is proposed. */
async function proposed(body: object, text = "One came. Two went away. Three stayed.") {
  const { id: articleId } = await anArticle(desk.first, text);
  const { id: claimId } = await aClaim(desk.first, articleId, "One came");
  const { id: opinionId } = await give(claimId, body);
  const base = { claimId, opinionId, words: "", reason: "" };
  return {
    articleId,
    claimId,
    opinionId,
    revise: (next: string, answer?: object, on = 1) =>
      ask(operations.addRevision, desk.editor, {
        articleId,
        base: on,
        text: next,
        wordings: answer ? [{ ...base, ...answer }] : [],
      }),
    answer: async () => (await ask(operations.listWordings, desk.editor, { articleId })).items[0]?.answer ?? null,
  };
}

const fix = { disposition: "fix", proposedText: "Eleven came" };
const rest = "Two went away. Three stayed.";

describe("a new version answers proposals", () => {
  it.each([
    ["accepted", { answer: "accepted", words: "Eleven came" }, `Eleven came. ${rest}`, "Eleven came", 2],
    ["edited", { answer: "edited", words: "Ten came", reason: "Nearer." }, `Ten came. ${rest}`, "Ten came", 2],
    ["declined", { answer: "declined", reason: "No." }, `One came. ${rest} Four.`, "", null],
  ])("%s", async (kind, answer, text, words, revision) => {
    const made = await proposed(fix);
    await made.revise(text, answer);
    const reason = "reason" in answer ? answer.reason : "";
    expect(await made.answer()).toMatchObject({ answer: kind, words, reason, revision });
    const told = (await allEvents()).filter(
      ({ type, claimId }) => type === "wording.answered" && claimId === made.claimId,
    );
    expect(told).toMatchObject([{ data: { subject: "verdict", answer: kind, revision } }]);
  });

  it.each([
    ["its words", fix, `Eleven came. ${rest}`],
    ["its words within others", { ...fix, proposedText: "All said eleven came" }, `All said eleven came. ${rest}`],
    ["words that are cut", { disposition: "cut" }, rest],
  ])("by having %s, whoever made it: corrected", async (_what, body, text) => {
    const made = await proposed(body);
    await made.revise(`One came. ${rest} Four.`);
    expect(await made.answer()).toBeNull();
    await made.revise(text, undefined, 2);
    expect(await made.answer()).toMatchObject({ answer: "corrected", revision: 3, createdBy: desk.editor.personId });
    const file = await ask(operations.exportReport, desk.editor, {
      articleId: made.articleId,
      format: "html",
      audience: "public",
    });
    expect(await (file as Response).text()).toContain("Corrected in version 3");
  });

  it.each([
    ["stand somewhere else", `One came. ${rest} Eleven came.`],
    ["stood there before", `One came. ${rest} Four.`, `Eleven came. One came. ${rest}`],
  ])("not when the words proposed %s", async (_why, text, before = undefined as string | undefined) => {
    const made = await proposed(fix, before);
    await made.revise(text);
    expect(await made.answer()).toBeNull();
  });

  it.each([
    ["words that it does not have", { answer: "accepted" }, `Ten came. ${rest}`, /does not have the words/u],
    ["a refusal without a reason", { answer: "declined", reason: " " }, `Ten came. ${rest}`, /Say why/u],
    [
      "a proposal of another claim",
      { answer: "accepted", opinionId: crypto.randomUUID() },
      `Ten. ${rest}`,
      /no proposed/u,
    ],
  ])("but not with %s; nothing is kept then", async (_what, answer, text, message) => {
    const made = await proposed(fix);
    await expect(made.revise(text, answer)).rejects.toThrow(message);
    expect(await made.answer()).toBeNull();
    await expect(ask(operations.getRevision, desk.editor, { articleId: made.articleId, number: 2 })).rejects.toThrow();
  });

  it("declined words may be taken over later, words taken over are done, and a cut has to be made", async () => {
    const made = await proposed(fix);
    await decline(made.claimId, made.opinionId);
    await made.revise(`Eleven came. ${rest}`, { answer: "accepted" });
    expect(await made.answer()).toMatchObject({ answer: "accepted", revision: 2 });
    const again = made.revise(`Eleven came. ${rest} Four.`, { answer: "declined", reason: "No." }, 2);
    await expect(again).rejects.toMatchObject({ code: "conflict" });
    const cut = await proposed({ disposition: "cut" });
    await expect(cut.revise(`One came. ${rest} Four.`, { answer: "accepted" })).rejects.toThrow(/still has the words/u);
    await cut.revise(rest, { answer: "accepted" });
    expect(await cut.answer()).toMatchObject({ answer: "accepted", revision: 2 });
  });
});
