import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/core/people.ts";
import { useTestDatabase } from "@/db/testing.ts";
import { articleOperations as articles } from "./operations/articles.ts";
import { claimOperations as claims } from "./operations/claims.ts";
import { acting, aClaim, anArticle, aPerson, ask } from "./testing.ts";
import { openWorkspace } from "./workspace.ts";

useTestDatabase();

let checker: Actor;

beforeAll(async () => {
  checker = acting(await aPerson("checker"));
});

describe("the page of an article that is opened again", () => {
  it("is the same while nothing happened, and another behind every change", async () => {
    const { id: articleId } = await anArticle(checker, "Twelve men came. They left.");
    const open = () => openWorkspace(checker, { articleId });
    const empty = await open();
    expect(empty).toMatchObject({ accounted: 0, total: 2, revisionNumber: 1 });
    expect(await open()).toEqual(empty);

    const claim = await aClaim(checker, articleId, "Twelve men");
    const marked = await open();
    expect(marked).toMatchObject({ accounted: 1, total: 2 });
    expect(marked.html).toContain(`data-claim="${claim.id}"`);
    expect(marked.seq).toBeGreaterThan(empty.seq);

    await ask(articles.setSentence, checker, { articleId, start: 17, end: 27, state: "opinion" });
    expect(await open()).toMatchObject({ accounted: 2, total: 2 });

    await ask(claims.deleteClaim, checker, { claimId: claim.id, version: claim.version });
    const deleted = await open();
    expect(deleted.accounted).toBe(1);
    expect(deleted.html).not.toContain(claim.id);
  });

  it("belongs to its article alone", async () => {
    const [one, other] = [await anArticle(checker, "One thing."), await anArticle(checker, "Another thing.")];
    expect((await openWorkspace(checker, { articleId: one.id })).html).toContain("One thing.");
    expect((await openWorkspace(checker, { articleId: other.id })).html).toContain("Another thing.");
  });
});
