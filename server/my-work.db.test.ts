import { beforeAll, describe, expect, it } from "vitest";
import { groupWork } from "@/core/my-work.ts";
import type { Actor } from "@/core/people.ts";
import { getClaim, updateClaim } from "@/db/claims.ts";
import { bookkeep } from "@/db/commit.ts";
import { useTestDatabase } from "@/db/testing.ts";
import { operations } from "./operations.ts";
import { aDesk } from "./review.fixture.ts";
import { aClaim, anArticle, ask } from "./testing.ts";

useTestDatabase();

let desk: Awaited<ReturnType<typeof aDesk>>;
beforeAll(async () => {
  desk = await aDesk();
});

const work = async (who: Actor) => (await ask(operations.getMyWork, who, {})).items;
/** Under what a claim stands for somebody; undefined when it does not wait for them. */
const under = async (who: Actor, claimId: string) => (await work(who)).find(({ claim }) => claim.id === claimId)?.group;
const finish = async (articleId: string) => {
  const { version } = await ask(operations.getArticle, desk.editor, { articleId });
  await ask(operations.updateArticle, desk.editor, { articleId, version, status: "finished" });
};

/** As a new text leaves a claim whose words changed after its verdict. */
async function makeStale(claimId: string): Promise<void> {
  const claim = await getClaim(claimId);
  if (!claim) throw new Error("no claim");
  const stale = { revision: 2, words: [], since: claim.updatedAt };
  await bookkeep(updateClaim({ ...claim, version: claim.version + 1, stale }, claim.version));
}

describe("my work", () => {
  it("is what one is in charge of, in the order of deadlines, whichever article", async () => {
    const { third, first, editor, legal, articleId } = desk;
    const other = (await anArticle(first, "Four went home. Five slept.")).id;
    const late = "2020-01-01T00:00:00.000Z";
    const mine = { assignee: third.personId };
    const plain = await aClaim(first, articleId, "Two went", mine);
    const dated = await aClaim(first, other, "Five slept", { ...mine, dueAt: late });
    const asked = await aClaim(first, articleId, "went away", mine);
    const contact = { claimId: asked.id, whom: "W", deadline: "2020-02-02T00:00:00.000Z" };
    await ask(operations.addContact, third, contact);
    const items = await work(third);
    expect(items.map(({ claim, group }) => [claim.id, group])).toEqual([
      [dated.id, "work"],
      [asked.id, "replies"],
      [plain.id, "work"],
    ]);
    expect(items[0]).toMatchObject({ articleTitle: "Test", dueAt: late });
    expect(groupWork(items).map(({ id, items: own }) => [id, own.length])).toEqual([
      ["replies", 1],
      ["work", 2],
    ]);
    for (const who of [first, editor, legal]) expect(await under(who, plain.id)).toBeUndefined();
    // a contact that is for legal only is awaited by nobody else
    const secret = await aClaim(first, articleId, "Three stayed", mine);
    await ask(operations.addContact, legal, { claimId: secret.id, whom: "L", visibility: "legal" });
    expect(await under(third, secret.id)).toBe("work");
    // nothing waits in an article that is finished
    await finish(other);
    expect(await under(third, dated.id)).toBeUndefined();
  });

  it("moves with a claim: to read, to settle, returned, and not there once it is approved", async () => {
    const { first, second, third, editor, articleId } = desk;
    const { id } = await aClaim(first, articleId, "One came", {
      assignee: first.personId,
      secondReader: second.personId,
    });
    const all = async () => [await under(first, id), await under(second, id), await under(editor, id)];
    expect(await all()).toEqual(["work", undefined, undefined]);
    await desk.give(first, id, "supported");
    expect(await all()).toEqual([undefined, "read", undefined]);
    await desk.read(second, id, "refuted");
    expect(await all()).toEqual([undefined, "settle", undefined]);
    await desk.move(second, id, "dispute", "No.");
    await ask(operations.assignClaims, editor, { articleId, claimIds: [id], thirdReader: third.personId });
    expect(await all()).toEqual([undefined, undefined, undefined]);
    expect(await under(third, id)).toBe("read");
    await desk.read(third, id, "supported");
    await desk.move(editor, id, "return", "Say which.");
    expect(await all()).toEqual(["returned", undefined, undefined]);
    await desk.give(first, id, "supported");
    await desk.read(second, id, "supported");
    await desk.move(editor, id, "approve");
    expect(await all()).toEqual([undefined, undefined, undefined]);
    await makeStale(id);
    expect(await all()).toEqual(["stale", undefined, undefined]);
  });

  it("tells who reads blind nothing of the verdict", async () => {
    const { first, second } = desk;
    const { id } = await desk.named({ assignee: first.personId });
    await desk.give(first, id, "refuted", "secret reasons");
    await makeStale(id);
    const own = (await work(second)).find(({ claim }) => claim.id === id);
    expect(own).toMatchObject({ group: "read", claim: { verdict: null } });
    expect(JSON.stringify(own)).not.toMatch(/refuted|secret/u);
    expect(await under(first, id)).toBe("stale");
  });
});
