import { beforeAll, describe, expect, it } from "vitest";
import { desc } from "drizzle-orm";
import type { CommentView } from "@/core/comments.ts";
import type { Actor } from "@/core/people.ts";
import type { Refusal } from "@/core/refusal.ts";
import { db } from "@/db/client.ts";
import { notifications } from "@/db/schema.ts";
import { useTestDatabase } from "@/db/testing.ts";
import { operations } from "./operations.ts";
import { acting, aClaim, anArticle, aPerson, ask } from "./testing.ts";

useTestDatabase();

let [nadia, olga, lena, viewer]: Actor[] = [];
let articleId: string;
beforeAll(async () => {
  nadia = acting(await aPerson("checker"));
  olga = acting(await aPerson("editor"));
  lena = acting(await aPerson("legal", "checker"));
  viewer = acting(await aPerson("viewer"));
  articleId = (await anArticle(olga, "Alpha 😀 beta gamma. Delta beta epsilon.")).id;
});

const who = (actor: Actor | undefined) => actor as Actor;
const newClaim = async (fields = {}) => (await aClaim(who(olga), articleId, "gamma", fields)).id;
const say = (actor: Actor | undefined, claimId: string, said: object) =>
  ask(operations.addComment, who(actor), { claimId, body: "words", ...said });
const listed = async (actor: Actor | undefined, claimId: string) =>
  (await ask(operations.listComments, who(actor), { claimId })).items;
const refusalOf = (asked: Promise<unknown>): Promise<Refusal> =>
  asked.then(
    () => Promise.reject(new Error("it was not refused")),
    (refused: unknown) => refused as Refusal,
  );
/** Whom something waits for because of a comment, and why. */
const told = async ({ id }: Pick<CommentView, "id">) => {
  const rows = await (await db()).select().from(notifications).orderBy(desc(notifications.id));
  return rows.filter((row) => row.commentId === id).map((row) => [row.kind, row.personId]);
};

describe("a thread", () => {
  it("is begun, answered, settled and opened again, and each act is in the history", async () => {
    const claimId = await newClaim();
    const first = await say(nadia, claimId, { body: "Which list?", mentions: [olga?.personId] });
    expect(first).toMatchObject({ claimId, subject: "claim", parentId: null, visibility: "team", version: 1 });
    expect(await told(first)).toEqual([["mentioned", olga?.personId]]);
    const reply = await say(olga, claimId, { body: "The longer one.", parentId: first.id });
    expect(await told(reply)).toEqual([["replied", nadia?.personId]]);
    // an answer to an answer stands in the same thread
    const third = await say(lena, claimId, { parentId: reply.id, mentions: [nadia?.personId] });
    expect(third.parentId).toBe(first.id);
    expect(await told(third)).toHaveLength(2);
    expect(await told(third)).toEqual(
      expect.arrayContaining([
        ["mentioned", nadia?.personId],
        ["replied", olga?.personId],
      ]),
    );
    const settled = await ask(operations.resolveComment, who(olga), { commentId: reply.id, version: 1 });
    expect(settled).toMatchObject({ id: first.id, version: 2, resolvedBy: olga?.personId });
    // two who settle it at once have one wish
    expect(await ask(operations.resolveComment, who(nadia), { commentId: first.id, version: 1 })).toMatchObject(
      settled,
    );
    await say(nadia, claimId, { parentId: first.id, body: "Not quite." });
    expect((await listed(viewer, claimId))[0]).toMatchObject({ version: 3, resolvedAt: null, resolvedBy: null });
    await ask(operations.resolveComment, who(nadia), { commentId: first.id, version: 3 });
    await ask(operations.reopenComment, who(nadia), { commentId: first.id, version: 4 });
    await ask(operations.updateComment, who(nadia), { commentId: first.id, version: 5, body: "Which of them?" });
    const { items } = await ask(operations.getClaimHistory, who(viewer), { claimId });
    const acts = items.map(({ type }) => type).filter((type) => type.startsWith("comment."));
    const said = ["added", "added", "added", "resolved", "added", "reopened", "resolved", "reopened", "edited"];
    expect(acts).toEqual(said.map((act) => `comment.${act}`));
    expect(items.at(-1)?.data).toMatchObject({ changes: { comment: ["Which list?", "Which of them?"] } });
  });

  it("keeps the place of what was removed while others answered it, and no word of it", async () => {
    const claimId = await newClaim();
    const first = await say(nadia, claimId, { body: "taken back", mentions: [olga?.personId] });
    const alone = await say(nadia, claimId, {});
    const reply = await say(olga, claimId, { parentId: first.id });
    for (const { id } of [first, alone]) await ask(operations.deleteComment, who(nadia), { commentId: id, version: 1 });
    const rows = await listed(olga, claimId);
    expect(rows.map(({ id, body, mentions }) => [id, body, mentions])).toEqual([
      [first.id, "", []],
      [reply.id, "words", []],
    ]);
    await say(nadia, claimId, { parentId: first.id });
    const gone = await refusalOf(say(nadia, claimId, { parentId: alone.id }));
    expect(gone).toMatchObject({ code: "not-found", message: expect.stringContaining("new thread") });
  });

  it("goes with its claim into another, and comes back", async () => {
    const [claimId, other] = [await newClaim(), await newClaim()];
    const first = await say(nadia, other, {});
    await ask(operations.mergeClaims, who(olga), { claimId, version: 1, other, otherVersion: 1 });
    expect(await listed(nadia, claimId)).toMatchObject([{ id: first.id, claimId }]);
    await say(olga, claimId, { parentId: first.id });
    await ask(operations.restoreClaim, who(olga), { claimId: other });
    expect(await listed(nadia, claimId)).toEqual([]);
    expect(await listed(nadia, other)).toHaveLength(2);
  });
});

describe("words of the text", () => {
  it("carry a comment with and without a claim, and are found again or said to be gone", async () => {
    const own = await anArticle(who(olga), "Alpha 😀 beta gamma. Delta beta epsilon.");
    const at = { articleId: own.id, body: "words", offsets: "code-points" };
    const made = await ask(operations.addArticleComment, who(nadia), { ...at, target: { start: 8, end: 12 } });
    expect(made).toMatchObject({ claimId: null, subject: "passage", place: { start: 8, end: 12 } });
    expect(made.target).toMatchObject({ exact: "beta", start: 8, revision: 1 });
    const { items } = await ask(operations.listArticleComments, who(viewer), { articleId: own.id });
    expect(items[0]).toMatchObject({ place: { start: 9, end: 13 } });
    const inside = await say(nadia, await newClaim(), { target: { exact: "gamma" } });
    expect(inside).toMatchObject({ subject: "passage", target: { exact: "gamma" } });
    const twice = ask(operations.addArticleComment, who(nadia), { ...at, target: { exact: "beta" } });
    expect((await refusalOf(twice)).message).toContain("2 places");
    const old = ask(operations.addArticleComment, who(nadia), { ...at, target: { start: 0, end: 5 }, revision: 2 });
    expect(await refusalOf(old)).toMatchObject({ code: "conflict" });
  });
});

describe("what is not taken, with the way out", () => {
  const cases: [string, string, RegExp, (claimId: string) => Promise<unknown>][] = [
    ["an empty comment", "invalid", /Write the comment/u, (id) => say(nadia, id, { body: " \n" })],
    ["one that is too long", "invalid", /too long/u, (id) => say(nadia, id, { body: "x".repeat(20_001) })],
    ["a NUL", "invalid", /NUL/u, (id) => say(nadia, id, { body: "a\0" })],
    ["half a character", "invalid", /surrogate/u, (id) => say(nadia, id, { body: "a\ud800" })],
    [
      "a mention of nobody known",
      "invalid",
      /not known here.*list of people/u,
      (id) => say(nadia, id, { mentions: ["019bb1c0-0001-7000-8000-0000000000ff"] }),
    ],
    [
      "a mention of somebody inactive",
      "invalid",
      /not active here any more.*somebody else/u,
      async (id) => {
        const left = await aPerson("checker");
        await ask(operations.updatePerson, acting(await aPerson("admin")), { id: left.id, version: 1, active: false });
        return say(nadia, id, { mentions: [left.id] });
      },
    ],
    [
      "a mention of who may not read it",
      "invalid",
      /may not read what is for legal/u,
      (id) => say(lena, id, { visibility: "legal", mentions: [nadia?.personId] }),
    ],
    ["a mention that is no id", "invalid", /id/u, (id) => say(nadia, id, { mentions: ["@Olga"] })],
    ["one for the public", "invalid", /no comment is public/u, (id) => say(nadia, id, { visibility: "public" })],
    ["one for legal by the team", "forbidden", /role legal/u, (id) => say(nadia, id, { visibility: "legal" })],
    ["one by a viewer", "forbidden", /role checker/u, (id) => say(viewer, id, {})],
    ["one on no evidence", "invalid", /which evidence/u, (id) => say(nadia, id, { subject: "evidence" })],
    ["one on no words", "invalid", /which words/u, (id) => say(nadia, id, { subject: "passage" })],
    ["an answer to nothing", "not-found", /no such comment/u, (id) => say(nadia, id, { parentId: id })],
    [
      "an answer in the thread of another claim",
      "not-found",
      /no such thread/u,
      async (id) => say(nadia, id, { parentId: (await say(nadia, await newClaim(), {})).id }),
    ],
    [
      "an answer for legal in a thread of the team",
      "invalid",
      /is for the team/u,
      async (id) => say(lena, id, { parentId: (await say(nadia, id, {})).id, visibility: "legal" }),
    ],
    [
      "one on a claim deleted meanwhile",
      "not-found",
      /was deleted. Restore it/u,
      async (id) => {
        await ask(operations.deleteClaim, who(olga), { claimId: id, version: 1 });
        return say(nadia, id, {});
      },
    ],
    [
      "an answer on a claim deleted meanwhile",
      "not-found",
      /was deleted. Restore it/u,
      async (id) => {
        const { id: parentId } = await say(nadia, id, {});
        await ask(operations.deleteClaim, who(olga), { claimId: id, version: 1 });
        return ask(operations.addArticleComment, who(olga), { articleId, parentId, body: "x" });
      },
    ],
    [
      "a change of another's words",
      "forbidden",
      /Answer it instead/u,
      async (id) => {
        const { id: commentId } = await say(nadia, id, {});
        return ask(operations.updateComment, who(olga), { commentId, version: 1, body: "x" });
      },
    ],
    [
      "a change of an old version",
      "conflict",
      /Both texts are safe/u,
      async (id) => {
        const { id: commentId } = await say(nadia, id, {});
        await ask(operations.updateComment, who(nadia), { commentId, version: 1, body: "x" });
        return ask(operations.updateComment, who(nadia), { commentId, version: 1, body: "y" });
      },
    ],
  ];
  it.each(cases)("%s", async (_what, code, words, asked) => {
    const refused = await refusalOf(newClaim().then(asked));
    expect([refused.code, [refused.message, ...(refused.errors ?? []).map(({ message }) => message)].join()]).toEqual([
      code,
      expect.stringMatching(words),
    ]);
  });
});

describe("somebody who reads blind", () => {
  it("is not called to what is said of the verdict, is told nothing of it, and cannot join", async () => {
    const reader = acting(await aPerson("checker", "editor", "legal"));
    const claimId = await newClaim();
    const verdict = { subject: "verdict", visibility: "team" };
    const joined = await say(nadia, claimId, verdict);
    await say(reader, claimId, { parentId: joined.id });
    const { version } = await ask(operations.getClaim, who(olga), { claimId });
    await ask(operations.updateClaim, who(olga), { claimId, version, secondReader: reader.personId });
    const refused = await refusalOf(say(nadia, claimId, { ...verdict, mentions: [reader.personId] }));
    expect(refused).toMatchObject({ code: "invalid", errors: [{ path: "mentions" }] });
    expect(refused.message).toMatch(/reads this claim blind.*on the claim/u);
    // who spoke in the thread before they were named reader is not told that it goes on
    const more = await say(olga, claimId, { parentId: joined.id });
    expect(await told(more)).toEqual([["replied", nadia?.personId]]);
    expect(await listed(reader, claimId)).toEqual([]);
    for (const asked of [
      () => say(reader, claimId, { parentId: joined.id }),
      () => ask(operations.resolveComment, reader, { commentId: joined.id, version: 1 }),
    ]) {
      expect(await refusalOf(asked())).toMatchObject({ code: "not-found", message: "There is no such comment here." });
    }
    expect(await refusalOf(say(reader, claimId, verdict))).toMatchObject({ code: "forbidden" });
    // of the claim itself everybody may talk
    const open = await say(nadia, claimId, { mentions: [reader.personId] });
    expect(await told(open)).toEqual([["mentioned", reader.personId]]);
    expect(await listed(reader, claimId)).toMatchObject([{ id: open.id }]);
  });
});
