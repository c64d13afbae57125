import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/core/people.ts";
import { allEvents, useTestDatabase } from "@/db/testing.ts";
import { articleOperations as articles } from "./operations/articles.ts";
import { claimOperations as claims } from "./operations/claims.ts";
import { evidenceOperations as evidence } from "./operations/evidence.ts";
import { loadRecord } from "./records.ts";
import { acting, aClaim, anArticle, aPerson, ask } from "./testing.ts";

useTestDatabase();

let checker: Actor;
let legal: Actor;
let articleId: string;

beforeAll(async () => {
  checker = acting(await aPerson("checker"));
  legal = acting(await aPerson("legal"));
  articleId = (await anArticle(checker, "One two three four.")).id;
});

const kind = { stance: "supports", class: "primary" };
const add = (actor: Actor, claimId: string, more: object = {}) =>
  ask(evidence.addEvidence, actor, { claimId, source: { title: "T" }, ...kind, ...more });
const list = async (actor: Actor, claimId: string) => (await ask(evidence.listEvidence, actor, { claimId })).items;

describe("evidence", () => {
  it("comes with a new source, counts on its claim and is listed by number", async () => {
    const claim = await aClaim(checker, articleId, "One");
    const source = {
      url: "https://example.org/a?b=1#c",
      title: "A",
      publisher: "P",
      author: "W",
      publishedAt: "2020-11",
    };
    const first = await add(checker, claim.id, {
      source,
      passage: " said\n«so» ",
      locator: "p. 3",
      note: "n",
      medium: "speech",
    });
    expect(first).toMatchObject({
      number: 1,
      version: 1,
      passage: " said\n«so» ",
      locator: "p. 3",
      lock: "no-snapshot",
    });
    expect(first.source).toMatchObject({ ...source, kind: "web-page", version: 1 });
    const second = await add(checker, claim.id, { stance: "not-found" });
    expect(second).toMatchObject({ number: 2, visibility: "team", source: { kind: "document", url: null } });
    expect(await list(checker, claim.id)).toEqual([first, second]);
    expect(await ask(claims.getClaim, checker, { claimId: claim.id })).toMatchObject({
      evidenceCount: 2,
      status: "researching",
    });
    expect((await allEvents()).at(-1)).toMatchObject({ type: "evidence.added", claimId: claim.id, articleId });
  });

  it("of an address that is known takes that source, however the address is written", async () => {
    const claim = await aClaim(checker, articleId, "One");
    const [a, b, c] = [
      await add(checker, claim.id, { source: { url: "https://www.example.org/same/" } }),
      await add(checker, claim.id, { source: { url: "http://EXAMPLE.org/same#part", title: "ignored" } }),
      await add(checker, claim.id, { source: { url: "https://example.org/other" } }),
    ];
    expect(b.sourceId).toBe(a.sourceId);
    expect(c.sourceId).not.toBe(a.sourceId);
    const same = await ask(evidence.listSources, checker, { url: "https://example.org/same" });
    expect(same.items.map(({ id }) => id)).toEqual([a.sourceId]);
  });

  it.each([
    [{ source: undefined }, "Send sourceId or source."],
    [{ sourceId: "019bb1c0-0001-7000-8000-0000000000ff" }, "Send sourceId or source."],
    [{ source: {} }, "Give the source an address or a title."],
    [{ source: { url: "  ", title: " " } }, "Give the source an address or a title."],
    [{ source: { url: "JavaScript:alert(1)" } }, "would run a script"],
    [{ source: { url: "java\nscript:alert(1)" } }, "would run a script"],
    [{ source: { url: "data:text/html,x" } }, "would run a script"],
    [{ source: { titel: "T" } }, "titel"],
    [{ stance: "maybe" }, "stance is"],
    [{ passage: "a\0b" }, "NUL"],
    [{ passage: "a\ud800" }, "lone surrogate"],
    [{ visibility: "legal" }, "This needs the role legal"],
  ])("as %j is refused", async (more, words) => {
    const claim = await aClaim(checker, articleId, "One");
    await expect(add(checker, claim.id, more)).rejects.toThrow(words);
    expect(await list(checker, claim.id)).toEqual([]);
  });

  it("changes by field, on the version that was seen, with both texts in the log", async () => {
    const claim = await aClaim(checker, articleId, "two");
    const row = await add(checker, claim.id, { passage: "old", note: "kept" });
    const input = { evidenceId: row.id, version: 1, passage: "new" };
    const changed = await ask(evidence.updateEvidence, checker, input);
    expect(changed).toEqual({ ...row, version: 2, passage: "new", updatedAt: changed.updatedAt });
    expect((await allEvents()).at(-1)?.data).toEqual({ evidenceId: row.id, changes: { passage: ["old", "new"] } });
    await expect(ask(evidence.updateEvidence, checker, input)).rejects.toMatchObject({
      code: "conflict",
      present: changed,
    });
    const before = (await allEvents()).length;
    expect(await ask(evidence.updateEvidence, checker, { evidenceId: row.id, version: 2, note: "kept" })).toEqual(
      changed,
    );
    expect((await allEvents()).length).toBe(before);
  });

  it("taken away is gone from lists and counts, keeps its number, and comes back as it was", async () => {
    const claim = await aClaim(checker, articleId, "two");
    const row = await add(checker, claim.id, { passage: "p" });
    await ask(evidence.deleteEvidence, checker, { evidenceId: row.id, version: 1 });
    expect(await list(checker, claim.id)).toEqual([]);
    expect((await ask(claims.getClaim, checker, { claimId: claim.id })).evidenceCount).toBe(0);
    const update = ask(evidence.updateEvidence, checker, { evidenceId: row.id, version: 2, note: "x" });
    await expect(update).rejects.toMatchObject({ code: "not-found" });
    expect((await add(checker, claim.id)).number).toBe(2);
    const back = await ask(evidence.restoreEvidence, checker, { evidenceId: row.id });
    expect(back).toEqual({ ...row, version: 3, updatedAt: back.updatedAt });
    expect(await ask(evidence.restoreEvidence, checker, { evidenceId: row.id })).toEqual(back);
  });
});

describe("what is for legal", () => {
  it("is nowhere for anybody else", async () => {
    const claim = await aClaim(checker, articleId, "three");
    const secret = "zanzibar informant";
    const source = { title: secret, url: "https://secret.example/leak" };
    const row = await add(legal, claim.id, { source, passage: secret, note: secret, visibility: "legal" });
    const open = await add(checker, claim.id, { passage: "open" });
    await ask(evidence.updateEvidence, legal, { evidenceId: row.id, version: 1, locator: secret });
    await ask(evidence.updateSource, legal, { sourceId: row.sourceId, version: 1, publisher: secret });
    const citing = acting(await aPerson("checker", "legal"));
    await ask(evidence.saveDraft, citing, { claimId: claim.id, justification: "j", cites: [row.id, open.id] });

    expect((await list(legal, claim.id)).length).toBe(2);
    expect((await list(checker, claim.id)).map(({ id }) => id)).toEqual([open.id]);
    expect((await ask(claims.getClaim, checker, { claimId: claim.id })).evidenceCount).toBe(1);
    expect((await ask(claims.getClaim, legal, { claimId: claim.id })).evidenceCount).toBe(2);
    const told = JSON.stringify([
      await ask(articles.listEvents, checker, {}),
      await ask(claims.getClaimHistory, checker, { claimId: claim.id }),
      await ask(evidence.listSources, checker, {}),
      await ask(evidence.listSources, checker, { q: "zanzibar" }),
      await ask(evidence.listSources, checker, { url: source.url }),
      await ask(claims.searchClaims, checker, { q: "zanzibar" }),
      await loadRecord(checker, articleId),
    ]);
    expect(told).not.toContain("zanzibar");
    expect(told).not.toContain("secret.example");
    expect((await ask(evidence.listSources, legal, { q: "zanzibar" })).items.length).toBe(1);
    for (const act of [
      () => ask(evidence.updateEvidence, checker, { evidenceId: row.id, version: 2, note: "x" }),
      () => ask(evidence.deleteEvidence, checker, { evidenceId: row.id, version: 2 }),
      () => ask(evidence.restoreEvidence, checker, { evidenceId: row.id }),
      () => ask(evidence.getSource, checker, { sourceId: row.sourceId }),
      () => ask(evidence.updateSource, checker, { sourceId: row.sourceId, version: 2, title: "x" }),
      () => add(checker, claim.id, { source: undefined, sourceId: row.sourceId }),
    ]) {
      await expect(act()).rejects.toMatchObject({ code: "not-found" });
    }
    const cite = ask(evidence.giveOpinion, checker, {
      claimId: claim.id,
      verdict: "refuted",
      justification: "j",
      cites: [row.id],
    });
    await expect(cite).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringContaining("not evidence on this claim"),
    });
    const own = await add(checker, claim.id, { source: { url: source.url } });
    expect(own.sourceId).not.toBe(row.sourceId);
    expect((await add(checker, claim.id, { source: { url: source.url } })).sourceId).toBe(own.sourceId);
  });

  it("stays cited in a verdict that goes on without seeing it", async () => {
    const claim = await aClaim(checker, articleId, "three");
    const both = acting(await aPerson("checker", "legal"));
    const row = await add(legal, claim.id, { visibility: "legal" });
    const open = await add(checker, claim.id);
    await ask(evidence.saveDraft, both, { claimId: claim.id, justification: "j", cites: [row.id, open.id] });
    const { draft } = await ask(evidence.getDraft, checker, { claimId: claim.id });
    expect(draft?.cites).toEqual([open.id]);
    const saved = await ask(evidence.saveDraft, checker, {
      claimId: claim.id,
      version: 1,
      cites: [open.id],
      justification: "k",
    });
    expect(saved).toMatchObject({ cites: [open.id], version: 2 });
    const stale = ask(evidence.saveDraft, checker, { claimId: claim.id, version: 1, justification: "l" });
    await expect(stale).rejects.toMatchObject({ code: "conflict", present: { cites: [open.id] } });
    const given = { claimId: claim.id, verdict: "supported", justification: "k", cites: [open.id] };
    expect((await ask(evidence.giveOpinion, checker, given)).cites).toEqual([open.id]);
    const seen = async (actor: Actor) =>
      (await ask(evidence.listOpinions, actor, { claimId: claim.id })).items[0]?.cites;
    expect(await seen(checker)).toEqual([open.id]);
    expect((await seen(legal))?.toSorted()).toEqual([row.id, open.id].toSorted());
  });

  it("that was the team's before takes its history along", async () => {
    const claim = await aClaim(checker, articleId, "four");
    const row = await add(checker, claim.id, { passage: "quagga sighting" });
    await ask(evidence.updateEvidence, legal, { evidenceId: row.id, version: 1, visibility: "legal" });
    const told = JSON.stringify([
      await ask(articles.listEvents, checker, { articleId, limit: 500 }),
      await ask(claims.getClaimHistory, checker, { claimId: claim.id }),
      await loadRecord(checker, articleId),
    ]);
    expect(told).not.toContain("quagga");
    expect(JSON.stringify(await ask(claims.getClaimHistory, legal, { claimId: claim.id }))).toContain("quagga");
    await ask(evidence.updateEvidence, legal, { evidenceId: row.id, version: 2, visibility: "team" });
    expect((await list(checker, claim.id)).map(({ passage }) => passage)).toEqual(["quagga sighting"]);
  });
});

describe("sources", () => {
  it("are found by words in any script, case or accent, and page by page", async () => {
    const made = [];
    for (const title of ["Минюст Беларуси", "ÉCOLE normale", "100% a_b", "统计局年鉴", "وزارة"]) {
      made.push(await ask(evidence.createSource, checker, { title }));
    }
    const find = async (q: string) => (await ask(evidence.listSources, checker, { q })).items.map(({ title }) => title);
    expect(await find("минюст")).toEqual(["Минюст Беларуси"]);
    expect(await find("БЕЛАР минюст")).toEqual(["Минюст Беларуси"]);
    expect(await find("ecole")).toEqual(["ÉCOLE normale"]);
    expect(await find("École NORM")).toEqual(["ÉCOLE normale"]);
    expect(await find("100% a_b")).toEqual(["100% a_b"]);
    expect(await find("_%_")).toEqual([]);
    expect(await find("统计局")).toEqual(["统计局年鉴"]);
    expect(await find("وزا")).toEqual(["وزارة"]);
    const seen: string[] = [];
    for (let cursor: string | null = ""; cursor !== null;) {
      const page: { items: { id: string }[]; next: string | null } = await ask(evidence.listSources, checker, {
        limit: 2,
        ...(cursor && { cursor }),
      });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    }
    expect(new Set(seen).size).toBe(seen.length);
    for (const { id } of made) expect(seen).toContain(id);
  });

  it("change on the version that was seen, and keep a name", async () => {
    const source = await ask(evidence.createSource, checker, { title: "T", url: "https://example.net/x" });
    const input = { sourceId: source.id, version: 1 };
    const changed = await ask(evidence.updateSource, checker, { ...input, title: "U", url: " " });
    expect(changed).toMatchObject({ version: 2, title: "U", url: null });
    await expect(ask(evidence.updateSource, checker, { ...input, title: "V" })).rejects.toMatchObject({
      code: "conflict",
      present: changed,
    });
    await expect(ask(evidence.updateSource, checker, { ...input, version: 2, title: " " })).rejects.toMatchObject({
      code: "invalid",
    });
    const before = (await allEvents()).length;
    expect(await ask(evidence.updateSource, checker, { ...input, version: 2, title: "U" })).toEqual(changed);
    expect((await allEvents()).length).toBe(before);
    expect((await ask(evidence.listSources, checker, { url: "https://example.net/x" })).items).toEqual([]);
  });
});
