import { beforeAll, describe, expect, it } from "vitest";
import type { SentenceMark } from "@/core/coverage.ts";
import type { Actor } from "@/core/people.ts";
import { insertSentenceMark, listSentenceMarks } from "@/db/articles.ts";
import { commit, newEvent } from "@/db/commit.ts";
import { useTestDatabase } from "@/db/testing.ts";
import { articleOperations as articles } from "./operations/articles.ts";
import { acting, anArticle, aPerson, ask } from "./testing.ts";

useTestDatabase();

let checker: Actor;

beforeAll(async () => {
  checker = acting(await aPerson("checker"));
});

describe("a mark on borders that have changed since", () => {
  it("counts for both sentences, and for the neighbour still when one is said anew", async () => {
    const { id: articleId, revision } = await anArticle(checker, "One came here. Two went away. Three stayed.");
    const at = "2026-01-02T03:04:05.678Z";
    const end = revision.text.indexOf(" Three");
    const exact = revision.text.slice(0, end);
    const old: SentenceMark = {
      id: "old",
      articleId,
      revision: 1,
      start: 0,
      end,
      exact,
      state: "opinion",
      createdAt: at,
      createdBy: checker.personId,
    };
    const told = newEvent(checker, { at, type: "sentence.set", articleId, data: {} });
    await commit(checker, { writes: [insertSentenceMark(old)], events: [told], answer: () => null });

    const states = async () =>
      (await ask(articles.getCoverage, checker, { articleId })).sentences.map(({ state }) => state);
    expect(await states()).toEqual(["opinion", "opinion", "untouched"]);
    await ask(articles.setSentence, checker, { articleId, start: 0, end: 14, state: "on-author" });
    expect(await states()).toEqual(["on-author", "opinion", "untouched"]);
    expect(await listSentenceMarks(articleId, 1)).toMatchObject([
      { start: 0, end: 14, exact: "One came here.", state: "on-author" },
      { start: 15, end: 29, exact: "Two went away.", state: "opinion", createdAt: at },
    ]);
    await ask(articles.setSentence, checker, { articleId, start: 0, end: 14, state: null });
    expect(await states()).toEqual(["untouched", "opinion", "untouched"]);
  });
});
