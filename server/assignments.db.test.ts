import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/core/people.ts";
import { listNotificationsOf, useTestDatabase } from "@/db/testing.ts";
import { operations } from "./operations.ts";
import { aDesk } from "./review.fixture.ts";
import { ask } from "./testing.ts";

useTestDatabase();

let first: Actor;
let second: Actor;
let third: Actor;
let editor: Actor;
let legal: Actor;
let articleId: string;
let { named, give, read, move, claimOf } = {} as Awaited<ReturnType<typeof aDesk>>;
beforeAll(async () => {
  ({ first, second, third, editor, legal, articleId, named, give, read, move, claimOf } = await aDesk());
});

describe("assigning", () => {
  it("gives many claims to people in one commit, and tells them", async () => {
    const ids = [(await named({ secondReader: null })).id, (await named({ secondReader: null })).id];
    await give(first, ids[0] ?? "", "refuted");
    const fields = { assignee: first.personId, secondReader: third.personId, dueAt: "2026-03-12T09:00:00.000Z" };
    const { items } = await ask(operations.assignClaims, editor, { articleId, claimIds: ids, ...fields });
    expect(items).toMatchObject([fields, fields]);
    const told = await listNotificationsOf(third.personId ?? "");
    expect(told.filter(({ claimId }) => ids.includes(claimId ?? ""))).toMatchObject([
      { kind: "second-reading", claimId: ids[0], actorId: editor.personId },
    ]);
    expect((await listNotificationsOf(first.personId ?? "")).filter(({ kind }) => kind === "assigned")).toHaveLength(2);
  });

  it.each([
    ["who is in charge", () => ({ assignee: first.personId, secondReader: first.personId }), "in charge"],
    ["who gave the verdict", () => ({ secondReader: first.personId }), "gave the verdict"],
    ["who cannot give a verdict", () => ({ secondReader: legal.personId }), "cannot give a verdict"],
    ["the second reader", () => ({ secondReader: second.personId, thirdReader: second.personId }), "as well"],
  ] as const)("refuses %s as a reader", async (_what, fields, words) => {
    const { id } = await named({ secondReader: null });
    await give(first, id, "supported");
    const refused = { code: "invalid", message: expect.stringContaining(words) };
    const assigned = ask(operations.assignClaims, editor, { articleId, claimIds: [id], ...fields() });
    await expect(assigned).rejects.toMatchObject(refused);
    const { version } = await claimOf(id);
    await expect(ask(operations.updateClaim, editor, { claimId: id, version, ...fields() })).rejects.toMatchObject(
      refused,
    );
  });

  it("tells of what was decided, in the same commit", async () => {
    const { id } = await named({ thirdReader: third.personId });
    const kinds = async (who: Actor) =>
      (await listNotificationsOf(who.personId ?? "")).filter((row) => row.claimId === id).map(({ kind }) => kind);
    await give(first, id, "supported");
    expect(await kinds(second)).toEqual(["second-reading"]);
    await read(second, id, "refuted");
    await move(second, id, "dispute", "r");
    expect([await kinds(first), await kinds(third)]).toEqual([["disputed"], ["third-reading"]]);
    await read(third, id, "supported");
    await move(editor, id, "return", "r");
    await move(editor, id, "take-back");
    await move(editor, id, "approve");
    expect(await kinds(first)).toEqual(["disputed", "returned", "approved"]);
  });
});

describe("what waits for somebody", () => {
  it("is theirs to read, to decide, to do again, the most urgent first", async () => {
    const [a, b] = [
      await named({ dueAt: "2026-03-14T09:00:00.000Z" }),
      await named({ dueAt: "2026-03-13T09:00:00.000Z" }),
    ];
    for (const { id } of [a, b]) await give(first, id, "supported");
    const queue = async (who: Actor) =>
      (await ask(operations.getReview, who, {})).items
        .filter(({ claim }) => [a.id, b.id].includes(claim.id))
        .map(({ group, claim }) => [group, claim.id]);
    expect(await queue(second)).toEqual([
      ["read", b.id],
      ["read", a.id],
    ]);
    expect(await queue(editor)).toEqual([]);
    const before = (await ask(operations.getReview, editor, {})).loads.find((row) => row.personId === second.personId);
    await read(second, a.id, "supported");
    await read(second, b.id, "refuted");
    expect(await queue(second)).toEqual([["settle", b.id]]);
    expect(await queue(editor)).toEqual([["decide", a.id]]);
    const after = (await ask(operations.getReview, editor, {})).loads.find((row) => row.personId === second.personId);
    expect((before?.toRead ?? 0) - (after?.toRead ?? 0)).toBe(2);
    await move(editor, a.id, "return", "r");
    expect(await queue(first)).toEqual([["returned", a.id]]);
  });
});
