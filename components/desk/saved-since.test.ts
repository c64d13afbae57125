import { expect, test } from "vitest";
import type { Article } from "@/core/articles.ts";
import type { DeskArticle } from "./contract.ts";
import { savedSince } from "./saved-since.ts";

const listed = { id: "a", version: 3, title: "Old", status: "in-work", assignee: null, progress: { revision: 2 } };
const article = listed as unknown as DeskArticle;
const saved = (version: number) =>
  new Map([
    ["a", { ...listed, version, title: "New", status: "finished", assignee: "p", dueAt: null } as never as Article],
  ]);

test("what was saved since the list was read is shown, and is what the next change starts from", () => {
  const now = savedSince(article, saved(4));
  expect(now).toMatchObject({ version: 4, title: "New", status: "finished", assignee: "p" });
  expect(now.progress).toBe(article.progress);
});

test.each([
  ["a list that has it already", saved(3)],
  ["a list that has more", saved(2)],
  ["nothing saved", new Map<string, Article>()],
])("%s stays as it is", (_, since) => {
  expect(savedSince(article, since)).toBe(article);
});
