import { createHash } from "node:crypto";
import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import type { SentenceMark } from "@/core/coverage.ts";
import type { Actor } from "@/core/people.ts";
import { insertRevision, insertSentenceMark, listSentenceMarks } from "@/db/articles.ts";
import { insertTarget, retireTarget } from "@/db/claims.ts";
import { commit, newEvent } from "@/db/commit.ts";
import { useTestDatabase } from "@/db/testing.ts";
import { articleOperations as articles } from "./operations/articles.ts";
import { claimOperations as claims } from "./operations/claims.ts";
import { acting, aClaim, anArticle, aPerson, ask } from "./testing.ts";

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

describe("the share accounted for", () => {
  it("is told of each version as it stood at its end", async () => {
    const { id: articleId, revision } = await anArticle(checker, "One came here. Two went away. Three stayed.");
    const one = await ask(articles.getCoverage, checker, { articleId });
    expect(one.byRevision).toEqual([{ revision: 1, accounted: 0, total: 3 }]);
    const { target } = await aClaim(checker, articleId, "One came here");
    await aClaim(checker, articleId, "Three").then(({ id, version }) =>
      ask(claims.deleteClaim, checker, { claimId: id, version }),
    );
    await ask(articles.setSentence, checker, { articleId, start: 15, end: 29, state: "opinion" });

    const at = new Date().toISOString();
    const text = `${revision.text} Four more came.`;
    const content = [{ type: "paragraph" as const, content: [{ type: "text" as const, text }] }];
    const next = { ...revision, id: uuidv7(), number: 2, text, document: { type: "doc" as const, content } };
    const told = newEvent(checker, { at, type: "revision.created", articleId, data: {} });
    const writes = [
      insertRevision({ ...next, sha256: createHash("sha256").update(text).digest("hex"), createdAt: at }),
      retireTarget(target.id, at),
      insertTarget({ ...target, id: uuidv7(), revision: 2, carriedFrom: target.id, createdAt: at }),
    ];
    await commit(checker, { writes, events: [told], answer: () => null });

    const { accounted, total, byRevision } = await ask(articles.getCoverage, checker, { articleId });
    expect([accounted, total]).toEqual([1, 4]);
    expect(byRevision).toEqual([
      { revision: 1, accounted: 2, total: 3 },
      { revision: 2, accounted: 1, total: 4 },
    ]);
  });
});
