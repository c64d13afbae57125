import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/core/people.ts";
import { allEvents, useTestDatabase } from "@/db/testing.ts";
import { operations } from "./operations.ts";
import { aDesk, said } from "./review.fixture.ts";
import { aClaim, anArticle, ask } from "./testing.ts";

useTestDatabase();

let first: Actor;
let second: Actor;
let third: Actor;
let editor: Actor;
let legal: Actor;
let admin: Actor;
let articleId: string;
let { named, give, read, move, claimOf, openTo, decisionsOn, opinionsOn } = {} as Awaited<ReturnType<typeof aDesk>>;
beforeAll(async () => {
  ({
    first,
    second,
    third,
    editor,
    legal,
    admin,
    articleId,
    named,
    give,
    read,
    move,
    claimOf,
    openTo,
    decisionsOn,
    opinionsOn,
  } = await aDesk());
});

describe("a second reading", () => {
  it("with the same verdict agrees by itself", async () => {
    const { id } = await named();
    await give(first, id, "supported");
    expect(await openTo(second, id)).toEqual(["second-reading"]);
    expect((await read(second, id, "supported")).claim).toMatchObject({
      status: "agreed",
      verdict: { verdict: "supported" },
    });
    expect(await decisionsOn(id)).toMatchObject([
      { move: "propose", from: "marked", to: "proposed", opinions: [expect.any(String)] },
      { move: "second-reading", from: "proposed", to: "agreed", createdBy: second.personId },
    ]);
    expect((await move(editor, id, "approve")).claim.status).toBe("approved");
  });

  it("with another leaves it to its reader to agree, or to dispute with a reason", async () => {
    const { id } = await named();
    await give(first, id, "supported");
    expect((await read(second, id, "refuted")).claim).toMatchObject({
      status: "proposed",
      verdict: { verdict: "supported" },
    });
    expect(await openTo(second, id)).toEqual(expect.arrayContaining(["agree", "dispute"]));
    await expect(move(editor, id, "approve")).rejects.toMatchObject({ code: "conflict" });
    await expect(move(second, id, "dispute", " \n")).rejects.toMatchObject({
      code: "invalid",
      errors: [{ path: "reason" }],
    });
    expect((await move(second, id, "dispute", "the source says otherwise")).claim.status).toBe("disputed");
    expect(await openTo(second, id)).toContain("take-back");
    expect((await move(second, id, "take-back")).claim.status).toBe("proposed");
    expect((await move(second, id, "agree")).claim.status).toBe("agreed");
  });

  it("falls with the opinion it was given on", async () => {
    const { id } = await named();
    await give(first, id, "supported");
    await read(second, id, "supported");
    await give(first, id, "refuted");
    expect(await claimOf(id, second)).toMatchObject({ status: "proposed", verdict: null });
    expect(await openTo(second, id)).toEqual(["second-reading"]);
    expect((await read(second, id, "refuted")).claim.status).toBe("agreed");
    expect((await ask(operations.listSecondOpinions, first, { claimId: id })).items).toHaveLength(2);
  });

  it.each([
    ["the first reader", () => first, "conflict", "verdict is yours"],
    ["who is not named", () => third, "conflict", "not the second reader"],
    ["an editor who is not named", () => editor, "conflict", "not the second reader"],
    ["legal", () => legal, "forbidden", "role checker or editor"],
  ] as const)("by %s is refused", async (_who, who, code, words) => {
    const { id } = await named();
    await give(first, id, "supported");
    const refused = { code, message: expect.stringContaining(words) };
    await expect(read(who(), id, "supported")).rejects.toMatchObject(refused);
  });

  it("is refused where there is no verdict, twice, without a justification, on a claim that is gone, on an old version", async () => {
    const { id } = await named();
    await expect(read(second, id, "supported")).rejects.toMatchObject({ code: "conflict" });
    await give(first, id, "supported");
    for (const [fields, path] of [
      [{ verdict: "supported", missing: "m" }, "justification"],
      [{ verdict: "supported", justification: "j" }, "cites"],
      [{ verdict: "true", justification: "j", missing: "m" }, "verdict"],
    ] as const) {
      const refused = { code: "invalid", errors: expect.arrayContaining([expect.objectContaining({ path })]) };
      await expect(ask(operations.giveSecondOpinion, second, { claimId: id, ...fields })).rejects.toMatchObject(
        refused,
      );
    }
    const old = ask(operations.giveSecondOpinion, second, { claimId: id, version: 1, ...said("supported") });
    await expect(old).rejects.toMatchObject({ code: "conflict", present: { verdict: null } });
    await read(second, id, "refuted");
    await expect(read(second, id, "refuted")).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("already"),
    });
    const gone = await named();
    await give(first, gone.id, "supported");
    await ask(operations.deleteClaim, first, { claimId: gone.id, version: 2 });
    await expect(read(second, gone.id, "supported")).rejects.toMatchObject({ code: "not-found" });
    await expect(give(first, gone.id, "supported")).rejects.toMatchObject({ code: "not-found" });
  });

  it("in the making is its writer's alone, saved field by field, and kept when it conflicts", async () => {
    const { id: claimId } = await named();
    const save = (fields: object) => ask(operations.saveSecondDraft, second, { claimId, ...fields });
    const begun = await save({ justification: "a" });
    expect(begun).toMatchObject({ version: 1, verdict: null, justification: "a", personId: second.personId });
    const next = await save({ version: 1, verdict: "supported" });
    expect(next).toMatchObject({ version: 2, justification: "a", verdict: "supported" });
    await expect(save({ version: 1, justification: "b" })).rejects.toMatchObject({ code: "conflict", present: next });
    await expect(save({ justification: "b" })).rejects.toMatchObject({ code: "conflict", present: next });
    for (const who of [first, editor, legal]) {
      expect(await ask(operations.getSecondDraft, who, { claimId })).toEqual({ draft: null });
    }
    await expect(ask(operations.saveSecondDraft, third, { claimId, justification: "x" })).rejects.toMatchObject({
      code: "forbidden",
    });
    expect(await ask(operations.discardSecondDraft, second, { claimId, version: 2 })).toBeNull();
    expect(await ask(operations.getSecondDraft, second, { claimId })).toEqual({ draft: null });
    await expect(save({ version: 2, verdict: "refuted" })).rejects.toMatchObject({ code: "conflict", present: null });
    const events = (await allEvents()).filter((event) => event.claimId === claimId);
    expect(events.at(-1)).toMatchObject({ type: "second-draft.discarded", data: { draft: { justification: "a" } } });
  });
});

describe("a third reading", () => {
  const disputed = async () => {
    const { id } = await named({ thirdReader: third.personId });
    await give(first, id, "supported", "first words");
    await read(second, id, "refuted", "second words");
    await move(second, id, "dispute", "r");
    return id;
  };

  it("equal to the first agrees with it", async () => {
    const id = await disputed();
    expect((await read(third, id, "supported")).claim).toMatchObject({
      status: "agreed",
      verdict: { verdict: "supported" },
    });
    expect(await opinionsOn(id)).toHaveLength(1);
  });

  it("equal to the second lets the second's words stand, in place of the first", async () => {
    const id = await disputed();
    expect((await read(third, id, "refuted", "third words")).claim).toMatchObject({
      status: "agreed",
      verdict: { verdict: "refuted" },
    });
    const [before, carried] = await opinionsOn(id);
    expect(carried).toMatchObject({ verdict: "refuted", justification: "second words", supersedes: before?.id });
    expect(carried?.createdBy).toBe(second.personId);
    expect((await move(editor, id, "approve")).claim.status).toBe("approved");
  });

  it("equal to neither leaves it to the editor", async () => {
    const id = await disputed();
    expect((await read(third, id, "misleading")).claim.status).toBe("disputed");
    expect(await openTo(editor, id)).toEqual(expect.arrayContaining(["return"]));
    expect((await move(editor, id, "return", "look again")).claim.status).toBe("returned");
    expect((await ask(operations.listSecondOpinions, first, { claimId: id })).items).toHaveLength(2);
  });
});

describe("an editor", () => {
  it("returns with a reason, and both texts stay", async () => {
    const { id } = await named({ secondReader: null });
    await give(first, id, "supported", "first words");
    await expect(move(editor, id, "return")).rejects.toMatchObject({ code: "invalid" });
    const { claim, moves } = await move(editor, id, "return", "the date is wrong");
    expect(claim.status).toBe("returned");
    expect(moves.find((row) => row.move === "take-back")?.open).toBe(true);
    await give(first, id, "refuted", "better words");
    expect((await opinionsOn(id)).map((row) => row.justification)).toEqual(["first words", "better words"]);
    expect((await decisionsOn(id)).find((row) => row.move === "return")?.reason).toBe("the date is wrong");
  });

  it("takes back only while nobody acted on it", async () => {
    const { id } = await named({ secondReader: null });
    await give(first, id, "supported");
    await move(editor, id, "approve");
    expect((await move(editor, id, "take-back")).claim.status).toBe("proposed");
    await expect(move(editor, id, "take-back")).rejects.toMatchObject({ code: "conflict" });
    await move(editor, id, "approve");
    await expect(give(first, id, "refuted")).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("reopen"),
    });
    const { version } = await claimOf(id);
    await ask(operations.updateClaim, first, { claimId: id, version, note: "n" });
    await expect(move(editor, id, "take-back")).rejects.toMatchObject({
      message: expect.stringContaining("changed since"),
    });
    expect((await move(editor, id, "reopen", "a correction came")).claim.status).toBe("researching");
  });

  it("approves their own only where the desk allows it, and nothing that legal holds", async () => {
    const { id } = await named({ secondReader: null });
    await give(editor, id, "supported");
    await expect(move(editor, id, "approve")).rejects.toMatchObject({
      message: expect.stringContaining("You proposed it"),
    });
    const { version, ...policy } = await ask(operations.getReviewPolicy, admin, {});
    const allow = (selfApproval: boolean, seen: number) =>
      ask(operations.updateReviewPolicy, admin, { ...policy, selfApproval, version: seen });
    await expect(ask(operations.updateReviewPolicy, editor, { ...policy, version })).rejects.toMatchObject({
      code: "forbidden",
    });
    expect(await allow(true, version)).toMatchObject({ selfApproval: true, version: version + 1 });
    await expect(allow(false, version)).rejects.toMatchObject({ code: "conflict" });
    await expect(move(legal, id, "hold")).rejects.toMatchObject({ code: "invalid" });
    expect((await move(legal, id, "hold", "a lawyer reads it")).claim.legalHold).toBe(true);
    await expect(move(editor, id, "approve")).rejects.toMatchObject({
      message: expect.stringContaining("Legal holds it"),
    });
    await expect(move(editor, id, "release")).rejects.toMatchObject({ code: "forbidden" });
    await move(legal, id, "release");
    expect((await move(editor, id, "approve")).claim.status).toBe("approved");
    await allow(false, version + 1);
  });

  it.each([
    ["nothing", "not a move", "invalid"],
    ["propose", "", "invalid"],
    ["withdraw", "", "conflict"],
    ["reopen", "why", "conflict"],
    ["hold", "why", "forbidden"],
  ])("is refused «%s» that is not open", async (name, reason, code) => {
    const { id } = await named({ secondReader: null });
    await give(first, id, "supported");
    const before = await claimOf(id);
    await expect(move(editor, id, name, reason)).rejects.toMatchObject({ code });
    expect(await claimOf(id)).toEqual(before);
  });

  it("approves many in one commit, or none and is told which", async () => {
    const ids = await Promise.all([1, 2, 3].map(async () => (await named({ secondReader: null })).id));
    for (const id of ids) await give(first, id, "supported");
    const held = ids[1] ?? "";
    await move(legal, held, "hold", "r");
    const approve = (claimIds: string[]) => ask(operations.approveClaims, editor, { articleId, claimIds });
    await expect(approve(ids)).rejects.toMatchObject({
      code: "conflict",
      errors: [{ path: "claimIds.1", message: expect.stringContaining("Legal holds it") }],
    });
    for (const id of ids) expect((await claimOf(id)).status).toBe("proposed");
    await move(legal, held, "release");
    expect((await approve(ids)).items.map(({ status }) => status)).toEqual(["approved", "approved", "approved"]);
    const other = await anArticle(first, "Elsewhere.");
    const elsewhere = await aClaim(first, other.id, "Elsewhere");
    await expect(approve([elsewhere.id])).rejects.toMatchObject({ code: "not-found" });
    await expect(approve([])).rejects.toMatchObject({ code: "invalid" });
  });
});
