import { describe, expect, it } from "vitest";
import { readDeskFilter } from "@/core/desk.ts";
import type { Actor, Person } from "@/core/people.ts";
import { useTestDatabase } from "@/db/testing.ts";
import { createArticle, updateArticle } from "./articles.ts";
import { markClaim, updateClaim } from "./claims.ts";
import { addContact } from "./contacts.ts";
import { getDesk } from "./desk.ts";
import { operations } from "./operations.ts";
import { parseInput } from "./parse.ts";
import { said } from "./review.fixture.ts";
import { acting, aPerson, ask } from "./testing.ts";
import { CreateArticle } from "@/core/inputs/articles.ts";
import { MarkClaim, UpdateClaim } from "@/core/inputs/claims.ts";
import { AddContact } from "@/core/inputs/contacts.ts";

useTestDatabase();

const now = "2026-11-26T12:00:00.000Z";

async function bring(actor: Actor, title: string, more: object = {}) {
  const text = `The council met on Friday.\n\nThe ${title} costs 3 million euros.`;
  return createArticle(actor, parseInput(CreateArticle, { text, title, ...more }));
}

async function titles(actor: Actor, query: Record<string, string>): Promise<string[]> {
  const desk = await getDesk(actor, { filter: readDeskFilter(query), zone: "UTC", now });
  return desk.articles.map(({ title }) => title);
}

async function aDesk(): Promise<{ actor: Actor; me: Person; other: Person }> {
  const me = await aPerson("editor");
  const other = await aPerson("checker");
  return { actor: acting(me), me, other };
}

describe("getDesk", () => {
  it("filters by deadline, checker, state, needs and words, and counts the views", async () => {
    const { actor, me, other } = await aDesk();
    const before = await getDesk(actor, { filter: readDeskFilter({}), zone: "UTC", now });
    const tunnel = await bring(actor, "harbour tunnel", { dueAt: "2026-11-26T11:00:00.000Z", assignee: me.id });
    const budget = await bring(actor, "budget speech", { dueAt: "2026-11-26T18:00:00.000Z" });
    const charts = await bring(actor, "six charts", { dueAt: "2026-11-28T18:00:00.000Z", assignee: other.id });
    const law = await bring(actor, "bicycle law");
    const done = await bring(actor, "school meals");
    const { id: articleId, version } = done;
    await updateArticle(actor, { articleId, version, status: "finished" });
    const claim = await markClaim(
      actor,
      parseInput(MarkClaim, { articleId: charts.id, revision: 1, target: { exact: "3 million euros" } }),
    );
    await updateClaim(actor, parseInput(UpdateClaim, { claimId: claim.id, version: claim.version, assignee: me.id }));

    const mine = [tunnel, charts].map(({ title }) => title);
    const cases: [Record<string, string>, string[]][] = [
      [{}, ["harbour tunnel", "budget speech", "six charts", "bicycle law"]],
      [{ view: "mine" }, mine],
      [{ checker: "me" }, mine],
      [{ checker: other.name }, ["six charts"]],
      [{ checker: "none" }, ["budget speech", "bicycle law"]],
      [{ view: "late" }, ["harbour tunnel"]],
      [{ view: "unassigned" }, ["budget speech", "bicycle law"]],
      [{ view: "finished" }, ["school meals"]],
      [{ due: "today" }, ["harbour tunnel", "budget speech"]],
      [{ due: "week" }, ["harbour tunnel", "budget speech", "six charts"]],
      [{ due: "none" }, ["bicycle law"]],
      [{ needs: "open" }, ["six charts"]],
      [{ q: "tunnel" }, ["harbour tunnel"]],
      [{ q: "meals" }, []],
      [{ q: "meals", status: "all" }, ["school meals"]],
      [{ q: "checker:me charts" }, ["six charts"]],
    ];
    const made = new Set([tunnel, budget, charts, law, done].map(({ title }) => title));
    for (const [query, expected] of cases) {
      const found = (await titles(actor, query)).filter((title) => made.has(title));
      expect([query, found]).toEqual([query, expected]);
    }
    const { counts, total } = await getDesk(actor, { filter: readDeskFilter({}), zone: "UTC", now });
    const more = Object.entries(counts).map(([view, count]) => [view, count - before.counts[view as "late"]]);
    expect(Object.fromEntries(more)).toEqual({ "in-work": 4, mine: 2, late: 1, unassigned: 2, finished: 1 });
    expect(total - before.total).toBe(5);
  });

  it("finds articles with a verdict in doubt, and with a claim that has no place", async () => {
    const { actor } = await aDesk();
    const told = "The tunnel cost 3 million euros.";
    const other = "Nobody in the town hall answered any of our questions on Friday.";
    const article = (title: string) => ask(operations.createArticle, actor, { text: `${told}\n\n${other}`, title });
    const sure = await article("surely");
    const doubted = await article("doubted");
    const placeless = await article("placeless");
    for (const { id: articleId } of [sure, doubted, placeless]) {
      const { id: claimId } = await ask(operations.markClaim, actor, { articleId, target: { exact: told } });
      await ask(operations.giveOpinion, actor, { claimId, ...said("supported") });
    }
    const revise = (articleId: string, text: string) =>
      ask(operations.addRevision, actor, { articleId, base: 1, text });
    await revise(sure.id, `${told}\n\n${other} So it is.`);
    await revise(doubted.id, `${told.replace("3", "4")}\n\n${other}`);
    await revise(placeless.id, other);
    expect(await titles(actor, { needs: "in-doubt" })).toEqual(["doubted"]);
    expect(await titles(actor, { needs: "unplaced" })).toEqual(["placeless"]);
    expect(await titles(actor, { q: "in-doubt" })).toEqual(["doubted"]);
    const [item] = (await ask(operations.listWaiting, actor, { articleId: placeless.id })).items;
    await ask(operations.placeTarget, actor, { ...item, candidate: undefined, removed: true });
    expect(await titles(actor, { needs: "unplaced" })).toEqual([]);
  });

  it("shows progress: claims by status, and everybody who checks", async () => {
    const { actor, me, other } = await aDesk();
    const article = await bring(actor, "riverside plots", { assignee: other.id });
    const claim = await markClaim(
      actor,
      parseInput(MarkClaim, { articleId: article.id, revision: 1, target: { exact: "3 million euros" } }),
    );
    await updateClaim(actor, parseInput(UpdateClaim, { claimId: claim.id, version: claim.version, assignee: me.id }));
    const { articles } = await getDesk(actor, { filter: readDeskFilter({ q: "riverside" }), zone: "UTC", now });
    expect(articles[0]?.progress).toMatchObject({
      accounted: 1,
      total: 2,
      claims: {
        total: 1,
        decided: 0,
        byStatus: { marked: 1, researching: 0, "awaiting-reply": 0, proposed: 0 },
        singleOrigin: 0,
        waiting: 0,
        stale: 0,
      },
      checkers: [other.id, me.id],
      bar: [{ state: "untouched" }, { state: "in-work" }],
    });
  });

  it("finds articles by the replies that are awaited, and those that are late", async () => {
    const { actor } = await aDesk();
    const ask = async (title: string, more: object) => {
      const { id: articleId } = await bring(actor, title);
      const mark = { articleId, revision: 1, target: { exact: "3 million euros" } };
      const { id: claimId } = await markClaim(actor, parseInput(MarkClaim, mark));
      await addContact(actor, parseInput(AddContact, { claimId, whom: "Press office", ...more }));
    };
    await ask("zebra late", { deadline: "2020-01-01T12:00:00.000Z" });
    await ask("zebra due", { deadline: "2999-01-01T12:00:00.000Z" });
    await ask("zebra whenever", {});
    await ask("zebra answered", { deadline: "2020-01-01T12:00:00.000Z", outcome: "no-reply" });
    await bring(actor, "zebra quiet");
    const found = async (awaiting: string) => (await titles(actor, { awaiting, q: "zebra" })).toSorted();
    expect(await found("late")).toEqual(["zebra late"]);
    expect(await found("due")).toEqual(["zebra due", "zebra late", "zebra whenever"]);
  });

  it("says when nobody is called like the checker asked for", async () => {
    const { actor } = await aDesk();
    const filter = readDeskFilter({ checker: "Nobody of that name" });
    expect(await getDesk(actor, { filter, zone: "UTC", now })).toMatchObject({ articles: [], unknownChecker: true });
  });

  it("pages, also where only untouched articles are wanted", async () => {
    const { actor } = await aDesk();
    const word = `paged${Date.now()}`;
    for (let i = 0; i < 101; i += 1) await bring(actor, `${word} ${i}`);
    const filter = readDeskFilter({ q: word, needs: "untouched" });
    const first = await getDesk(actor, { filter, zone: "UTC", now });
    expect(first.articles).toHaveLength(100);
    const second = await getDesk(actor, { filter, zone: "UTC", now, cursor: first.next ?? "" });
    expect(second.articles.map(({ title }) => title)).toEqual([`${word} 0`]);
    expect(second.next).toBeNull();
  });
});
