import { beforeAll, expect, it } from "vitest";
import type { Actor } from "@/core/people.ts";
import { allEvents, useTestDatabase } from "@/db/testing.ts";
import { operations } from "./operations.ts";
import { aDesk, said } from "./review.fixture.ts";
import { aClaim, anArticle, ask } from "./testing.ts";

useTestDatabase();

let first: Actor;
let editor: Actor;
beforeAll(async () => {
  ({ first, editor } = await aDesk());
});

const opening = "The ministry published its yearly figures on Monday, after two delays.";
const told = "Some forty vessels waited in front of the harbour.";
const proposed = "Four ships lay at anchor outside the port on Sunday night";
const ending = "Officials in the capital did not answer further questions.";
const fix = { disposition: "fix", proposedText: proposed };

/** A claim with a proposal whose words the next version has far from where it stood, so that the claim waits. */
async function waiting(body: object, next: readonly string[]) {
  const { id: articleId } = await anArticle(first, opening, told, ending);
  const { id: claimId } = await aClaim(first, articleId, told);
  await ask(operations.giveOpinion, first, { claimId, ...said("refuted"), ...body });
  const revise = (base: number, ...blocks: string[]) =>
    ask(operations.addRevision, first, { articleId, base, text: blocks.join("\n\n") });
  await revise(1, ...next);
  const answer = async () =>
    (await ask(operations.listWordings, editor, { articleId })).items.find((row) => row.claimId === claimId)?.answer;
  const item = async () => (await ask(operations.listWaiting, first, { articleId })).items[0]!;
  const text = async () => (await ask(operations.getArticle, first, { articleId })).revision.text;
  const placeOn = async (words: string) => {
    const start = (await text()).indexOf(words);
    const targets = [{ start, end: start + words.length }];
    return ask(operations.placeTarget, first, { ...(await item()), candidate: undefined, targets });
  };
  expect((await answer()) ?? null).toBeNull();
  expect(await item()).toMatchObject({ claimId });
  return { articleId, claimId, revise, answer, item, placeOn };
}

it("a claim that a person places on the words proposed is corrected, in the version that brought them", async () => {
  const { claimId, revise, answer, placeOn } = await waiting(fix, [`${proposed}.`, ending, opening]);
  await revise(2, `${proposed}.`, ending, opening, "More to come.");
  await placeOn(proposed);
  expect(await answer()).toMatchObject({
    answer: "corrected",
    words: proposed,
    revision: 2,
    createdBy: first.personId,
  });
  const events = (await allEvents()).filter((row) => row.claimId === claimId);
  expect(events.filter(({ type }) => type === "wording.answered")).toMatchObject([
    { data: { subject: "verdict", answer: "corrected", revision: 2 } },
  ]);
});

it("a claim that a person says was removed is corrected where it was to be cut", async () => {
  const next = ["Quite another text begins here.", "It says nothing at all of what was told before."];
  const { answer, item } = await waiting({ disposition: "cut", proposedText: "" }, [
    ...next,
    opening,
    `«${told.slice(0, 20)}`,
  ]);
  await ask(operations.placeTarget, first, { ...(await item()), candidate: undefined, removed: true });
  expect(await answer()).toMatchObject({ answer: "corrected", words: "", revision: 2 });
});

it("a claim placed on other words is not, nor one whose proposal came after the words", async () => {
  const other = await waiting(fix, [`${proposed}.`, ending, opening]);
  await other.placeOn(ending);
  expect(await other.answer()).toBeNull();
  const late = await waiting({}, [`${proposed}.`, ending, opening]);
  await ask(operations.giveOpinion, first, { claimId: late.claimId, ...said("refuted"), ...fix });
  await late.placeOn(proposed);
  expect(await late.answer()).toBeNull();
});

it("a proposal that was declined stays so", async () => {
  const { claimId, articleId, answer, placeOn } = await waiting(fix, [`${proposed}.`, ending, opening]);
  const [row] = (await ask(operations.listWordings, editor, { articleId })).items;
  const about = { claimId, opinionId: row!.opinionId, answer: "declined", reason: "It is in the minutes." };
  await ask(operations.answerWording, editor, about);
  await placeOn(proposed);
  expect(await answer()).toMatchObject({ answer: "declined" });
});
