import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import type { Comment, CommentSubject } from "@/core/comments.ts";
import { newNotifications } from "@/core/notifications.ts";
import type { Actor } from "@/core/people.ts";
import { bookkeep } from "@/db/commit.ts";
import { insertNotification } from "@/db/notifications.ts";
import { comments } from "@/db/schema.ts";
import { useTestDatabase } from "@/db/testing.ts";
import { operations } from "./operations.ts";
import { aDesk } from "./review.fixture.ts";
import { ask } from "./testing.ts";

useTestDatabase();

let desk: Awaited<ReturnType<typeof aDesk>>;
beforeAll(async () => {
  desk = await aDesk();
});

const list = (who: Actor, query: object = {}) => ask(operations.listNotifications, who, query);
const read = (who: Actor, what: object) => ask(operations.readNotifications, who, what);
/** What somebody is told of a claim, oldest first. */
const kindsOn = async (who: Actor, claimId: string) =>
  (await list(who)).items
    .filter((row) => row.claimId === claimId)
    .map(({ kind }) => kind)
    .toReversed();
const assign = (claimIds: string[], fields: object) =>
  ask(operations.assignClaims, desk.editor, { articleId: desk.articleId, claimIds, ...fields });

/** A comment that calls this person, as it is kept. */
async function mention(who: Actor, claimId: string, subject: CommentSubject, fields: Partial<Comment> = {}) {
  const at = new Date().toISOString();
  const { articleId } = desk;
  const row: Comment = {
    id: uuidv7(),
    articleId,
    claimId,
    subject,
    evidenceId: null,
    target: null,
    parentId: null,
    version: 1,
    body: "secret words",
    mentions: [],
    visibility: "team",
    resolvedAt: null,
    resolvedBy: null,
    createdAt: at,
    createdBy: desk.editor.personId,
    updatedAt: at,
    deletedAt: null,
    ...fields,
  };
  const about = { articleId, claimId, commentId: row.id, actorId: desk.editor.personId, at };
  const [told] = newNotifications("mentioned", [who.personId], about, uuidv7);
  await bookkeep((tx) => tx.insert(comments).values(row).returning({ id: comments.id }));
  if (told) await bookkeep(insertNotification(told));
  return row.id;
}

describe("notifications", () => {
  it("tell who did what on which claim, and are read one by one or all, each by its person alone", async () => {
    const { first, second, editor, articleId } = desk;
    const [one, two] = [
      await desk.named({ secondReader: null, statement: "One person came." }),
      await desk.named({ secondReader: null }),
    ];
    await assign([one.id, two.id], { assignee: second.personId });
    const told = await list(second);
    expect(told).toMatchObject({ unread: 2, next: null });
    expect(told.items.find((row) => row.claimId === one.id)).toMatchObject({
      kind: "assigned",
      who: editor.name,
      articleId,
      articleTitle: "Test",
      claimNumber: one.number,
      claim: "One person came.",
      readAt: null,
    });
    expect(told.items.find((row) => row.claimId === two.id)?.claim).toBe("One came");
    expect(told.items[0]).not.toHaveProperty("mailedAt");
    expect(await list(editor)).toMatchObject({ items: [], unread: 0 });

    const [newest, older] = told.items.map(({ id }) => id);
    expect(await read(first, { ids: [newest] })).toEqual({ unread: 0 });
    expect(await read(second, { ids: [newest] })).toEqual({ unread: 1 });
    const before = told.items[1]?.createdAt ?? "";
    expect(await read(second, { until: new Date(Date.parse(before) - 1).toISOString() })).toEqual({ unread: 1 });
    expect(await read(second, {})).toEqual({ unread: 0 });
    const after = await list(second);
    expect(after.items.map(({ id }) => id)).toEqual([newest, older]);
    expect(after.items.every(({ readAt }) => readAt !== null)).toBe(true);
  });

  it("come page by page, and a cursor from elsewhere is refused", async () => {
    const { third } = desk;
    const claims = [await desk.named(), await desk.named(), await desk.named()];
    await assign(
      claims.map(({ id }) => id),
      { assignee: third.personId },
    );
    const all = (await list(third)).items.map(({ id }) => id);
    const paged: string[] = [];
    for (let cursor: string | null = ""; cursor !== null;) {
      const page: { items: readonly { id: string }[]; next: string | null } = await list(third, {
        limit: 2,
        ...(cursor && { cursor }),
      });
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    }
    expect(paged).toEqual(all);
    expect(all).toHaveLength(3);
    await expect(list(third, { cursor: "x" })).rejects.toMatchObject({ code: "invalid" });
    // what is gone is not told of
    const [gone] = claims;
    await ask(operations.deleteClaim, desk.editor, { claimId: gone?.id, version: 2 });
    expect(await list(third)).toMatchObject({ unread: 2 });
  });

  it("tell a blind reader nothing of a verdict, and all of it once they have read", async () => {
    const { first, second, editor } = desk;
    const { id } = await desk.named({ secondReader: first.personId });
    // what was decided about a verdict of theirs, before somebody else gave the one that they read
    await assign([id], { secondReader: null });
    await desk.give(first, id, "refuted");
    await desk.move(editor, id, "return", "Say which.");
    expect(await kindsOn(first, id)).toEqual(["returned"]);
    await desk.give(second, id, "supported");
    await assign([id], { secondReader: first.personId });
    await mention(first, id, "verdict");
    const thread = await mention(editor, id, "verdict");
    await mention(first, id, "claim", { parentId: thread });
    await mention(first, id, "evidence");
    expect(await kindsOn(first, id)).toEqual(["second-reading", "mentioned"]);
    expect(JSON.stringify(await list(first))).not.toContain("secret");
    // what they are not shown is not marked as read
    await read(first, {});
    await desk.read(first, id, "supported");
    const kinds = await kindsOn(first, id);
    expect(kinds).toEqual(["returned", "second-reading", "mentioned", "mentioned", "mentioned"]);
    expect((await list(first)).unread).toBe(3);
  });

  it("of what is for legal only, or gone, tell nobody else", async () => {
    const { legal, admin } = desk;
    const { id } = await desk.named();
    await mention(admin, id, "claim", { visibility: "legal" });
    await mention(admin, id, "claim", { deletedAt: new Date().toISOString() });
    await mention(legal, id, "claim", { visibility: "legal" });
    expect(await kindsOn(admin, id)).toEqual([]);
    expect(await kindsOn(legal, id)).toEqual(["mentioned"]);
    expect(await kindsOn({ ...admin, roles: ["admin", "legal"] }, id)).toEqual(["mentioned"]);
  });
});
