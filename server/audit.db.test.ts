import { beforeAll, describe, expect, it } from "vitest";
import { readAuditFilter } from "@/core/audit-filter.ts";
import type { Actor } from "@/core/people.ts";
import { allEvents, bendEvent, useTestDatabase } from "@/db/testing.ts";
import { getAuditPage, verifyAudit, watchVerification } from "./audit.ts";
import type { Told } from "./operation.ts";
import { operations } from "./operations.ts";
import { acting, aClaim, anArticle, aPerson, ask } from "./testing.ts";

useTestDatabase();

let editor: Actor;
let checker: Actor;
let articleId: string;
let claimId: string;

beforeAll(async () => {
  editor = acting(await aPerson("editor"));
  checker = acting(await aPerson("checker", "legal"));
  articleId = (await anArticle(editor, "Words of an article.")).id;
  claimId = (await aClaim(checker, articleId, "Words")).id;
  await ask(operations.addNote, checker, { claimId, body: "The secret.", visibility: "legal" });
  await ask(operations.addNote, checker, { claimId, body: "The open word.", visibility: "team" });
});

const page = (query: Record<string, string>, actor = editor) =>
  getAuditPage(actor, { filter: readAuditFilter(query), zone: "Europe/Minsk" });
const typesOf = async (query: Record<string, string>) => (await page(query)).items.map(({ type }) => type);

describe("the audit page", () => {
  it("shows the whole log, the newest first, without what is for legal", async () => {
    const { items, next, claims, articles, people } = await page({});
    expect(items.map(({ seq }) => seq)).toEqual(items.map(({ seq }) => seq).toSorted((a, b) => b - a));
    expect(items.map(({ type }) => type).slice(0, 3)).toEqual(["note.added", "claim.marked", "article.imported"]);
    expect(JSON.stringify(items)).not.toContain("secret");
    expect(next).toBeNull();
    expect(claims).toEqual({ [claimId]: 1 });
    expect(articles).toEqual([{ id: articleId, title: "Test" }]);
    expect(people.map(({ id }) => id)).toContain(editor.personId);
  });

  it("shows legal's to legal, when they keep watch as well", async () => {
    const both: Actor = { ...editor, roles: ["editor", "legal"] };
    expect((await page({}, both)).items.filter(({ type }) => type === "note.added").length).toBe(2);
  });

  it("is narrowed down by person, article, kind and days", async () => {
    expect(await typesOf({ person: editor.personId ?? "" })).toEqual(["article.imported"]);
    expect(await typesOf({ article: articleId })).toEqual(["note.added", "claim.marked", "article.imported"]);
    expect(await typesOf({ kind: "claim" })).toEqual(["claim.marked"]);
    const today = new Date().toISOString().slice(0, 10);
    const days = (from: number, to: number) => {
      const at = (by: number) => new Date(Date.parse(today) + by * 86_400_000).toISOString().slice(0, 10);
      return typesOf({ kind: "claim", from: at(from), to: at(to) });
    };
    expect(await days(-1, 1)).toEqual(["claim.marked"]);
    expect(await days(2, 3)).toEqual([]);
    expect(await days(-3, -2)).toEqual([]);
    const [newest] = (await page({})).items;
    expect(await typesOf({ article: articleId, before: String(newest?.seq) })).toEqual([
      "claim.marked",
      "article.imported",
    ]);
  });

  it("is for who keeps watch only; the others are not told of people either", async () => {
    await expect(page({}, checker)).rejects.toMatchObject({ code: "forbidden" });
    const kinds = async (actor: Actor) => {
      const { items } = await ask(operations.listEvents, actor, { limit: 500 });
      return new Set(items.map(({ type }) => type.split(".")[0]));
    };
    expect(await kinds(editor)).toContain("person");
    expect(await kinds(checker)).not.toContain("person");
  });
});

async function told(): Promise<Told[]> {
  const all: Told[] = [];
  for await (const some of await watchVerification(editor, {})) all.push(...some);
  return all;
}

describe("the verification", () => {
  it("tells how far it is, then that the log is whole", async () => {
    const events = await allEvents();
    const whole = { unbroken: true, events: events.length, hash: events.at(-1)?.hash };
    expect(await verifyAudit(editor)).toEqual(whole);
    const messages = await told();
    expect(messages.at(-1)).toEqual({ name: "found", value: whole });
    const progress = { name: "progress", value: { done: events.length, total: events.length } };
    expect(messages.slice(0, -1)).toContainEqual(progress);
  });

  it("ends when who asked is gone", async () => {
    const gone = AbortSignal.abort(new Error("gone"));
    const stream = (await watchVerification(editor, {}, gone))[Symbol.asyncIterator]();
    await expect(
      (async () => {
        for (let next = await stream.next(); !next.done; next = await stream.next());
      })(),
    ).rejects.toThrow("gone");
  });

  it("names the row that was bent", async () => {
    await bendEvent(2);
    const bent = (await allEvents())[1];
    const found = { unbroken: false, seq: 2, id: bent?.id, why: "what it says was changed after it was written" };
    expect((await told()).at(-1)).toEqual({ name: "found", value: found });
    await expect(verifyAudit(editor)).rejects.toMatchObject({ code: "conflict", present: found });
  });
});
