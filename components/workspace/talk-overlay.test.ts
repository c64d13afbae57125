import { expect, test } from "vitest";
import type { CommentView } from "@/core/comments.ts";
import { afterAnswer } from "./answers.ts";
import { requestOf, type Change, type NewComment } from "./changes.ts";
import { typedTexts } from "./change-words.ts";
import { emptyGround, type Ground } from "./ground.ts";
import { isKnown, overlaid } from "./overlay.ts";
import { changesTalk, placedHere } from "./talk-overlay.ts";
import { versionIn } from "./things.ts";

const at = "2026-01-01T10:00:00.000Z";
const comment: NewComment = {
  id: "t1",
  claimId: "c1",
  subject: "verdict",
  evidenceId: null,
  parentId: null,
  body: "Why?",
  mentions: ["p1"],
  visibility: "team",
  words: null,
  at,
};
const add = (more: Partial<NewComment> = {}): Change => ({ kind: "add-comment", comment: { ...comment, ...more } });
const shown = (...changes: Change[]): Ground => changes.reduce(overlaid, { ...emptyGround("a1"), revision: 2 });
const settle = (how: "resolve" | "reopen"): Change => ({ kind: "settle-thread", commentId: "t1", how });
const remove = (commentId: string): Change => ({ kind: "delete-comment", commentId });

test("a thread is shown as it will be: answered, settled, opened again by an answer, its first words removed", () => {
  const answered = shown(add(), add({ id: "t2", parentId: "t1", subject: "claim", body: "So." }));
  expect(answered.comments).toMatchObject([{ body: "Why?" }, { body: "So.", subject: "verdict", parentId: "t1" }]);
  expect(shown(add(), settle("resolve")).comments[0]?.resolvedAt).not.toBeNull();
  expect(shown(add(), settle("resolve"), add({ id: "t2", parentId: "t1" })).comments[0]?.resolvedAt).toBeNull();
  expect(overlaid(answered, remove("t1")).comments).toMatchObject([{ body: "", mentions: [] }, { id: "t2" }]);
  expect(overlaid(answered, remove("t2")).comments).toHaveLength(1);
  // shown once although the server has it by now
  expect(overlaid(answered, add()).comments).toHaveLength(2);
});

test.each<[string, Change, object | undefined]>([
  [
    "POST /claims/c1/comments",
    add(),
    { id: "t1", body: "Why?", mentions: ["p1"], subject: "verdict", visibility: "team" },
  ],
  ["POST /claims/c1/comments", add({ parentId: "t0" }), { id: "t1", body: "Why?", mentions: ["p1"], parentId: "t0" }],
  [
    "POST /articles/a1/comments",
    add({ claimId: null, subject: "passage", words: { start: 1, end: 3, exact: "ne", revision: 2 } }),
    { id: "t1", body: "Why?", mentions: ["p1"], target: { start: 1, end: 3 }, revision: 2, visibility: "team" },
  ],
  ["POST /comments/t1/resolve", settle("resolve"), {}],
  ["DELETE /comments/t1", remove("t1"), undefined],
])("%s", (wanted, change, body) => {
  const request = requestOf(change, "a1", () => 4);
  expect(`${request.method} ${request.path}`).toBe(wanted);
  expect(request.body).toEqual(body);
  expect(request.version).toBe(change.kind === "add-comment" ? undefined : 4);
});

test("what the server answered stands, and its event brings nothing new; another's does", () => {
  const row = { ...shown(add()).comments[0], version: 3, updatedAt: at } as CommentView;
  const { ground } = afterAnswer(shown(), add(), row);
  expect(versionIn(ground, { kind: "comment", id: "t1" })).toBe(3);
  const event = { type: "comment.added", at, claimId: "c1", actorId: "me", data: { commentId: "t1" } };
  expect(isKnown(ground, event, "me")).toBe(true);
  expect(isKnown(ground, { ...event, data: { commentId: "t2" } }, "me")).toBe(false);
  expect(changesTalk({ type: "claim.updated" })).toBe(true);
  expect(changesTalk({ type: "claim.marked" })).toBe(false);
});

test("while a newer version waits, words are shown where they stand in this one", () => {
  const said = shown(add({ words: { start: 1, end: 3, exact: "ne", revision: 2 } })).comments;
  const later = said.map((row) => ({ ...row, place: { start: 50, end: 52 } }));
  const behind = { ...emptyGround("a1"), revision: 2, newest: 3 };
  expect(placedHere(behind, later)[0]?.place).toEqual({ start: 1, end: 3 });
  expect(placedHere({ ...behind, revision: 1 }, later)[0]?.place).toBeNull();
  expect(placedHere({ ...behind, revision: 3 }, later)[0]?.place).toEqual({ start: 50, end: 52 });
});

test("words that could not be sent are told to who wrote them", () => {
  expect(typedTexts(add())).toEqual([{ label: "Comment", text: "Why?" }]);
});
