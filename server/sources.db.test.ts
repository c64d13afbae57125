import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/core/people.ts";
import type { SourceSummary } from "@/core/sources.ts";
import { useTestDatabase } from "@/db/testing.ts";
import { claimOperations as claims } from "./operations/claims.ts";
import { evidenceOperations as evidence } from "./operations/evidence.ts";
import { sourceOperations as sources } from "./operations/sources.ts";
import { acting, aClaim, anArticle, aPerson, ask } from "./testing.ts";

useTestDatabase();

let checker: Actor;
let legal: Actor;
let articleId: string;

beforeAll(async () => {
  checker = acting(await aPerson("checker"));
  legal = acting(await aPerson("checker", "legal"));
  articleId = (await anArticle(checker, "One two three four five six seven.")).id;
});

const create = (fields: object, actor = checker) => ask(evidence.createSource, actor, fields);
const list = async (query: object, actor = checker) => ask(evidence.listSources, actor, query);
const titles = async (query: object, actor = checker) => (await list(query, actor)).items.map(({ title }) => title);
const cite = (claimId: string, sourceId: string, more: object = {}, actor = checker) =>
  ask(evidence.addEvidence, actor, { claimId, sourceId, stance: "supports", class: "primary", ...more });

/** All pages, one source each. */
async function walk(query: object, actor: Actor): Promise<SourceSummary[]> {
  const found: SourceSummary[] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const page: { items: SourceSummary[]; next: string | null } = await list(
      { ...query, limit: 1, ...(cursor && { cursor }) },
      actor,
    );
    found.push(...page.items);
    cursor = page.next;
  }
  return found;
}

describe("the library", () => {
  it("finds a source by every word that is said of it, and by new words after a change", async () => {
    const source = await create({
      url: "https://okapi.example/quagga",
      title: "Tapir",
      publisher: "Dugong",
      author: "Numbat",
      note: "Kakapo",
      interest: "Hoatzin",
      reliability: "Axolotl",
    });
    for (const q of ["okapi", "quagga", "TAPIR", "dug", "numbat", "kakapo", "hoatzin", "axolotl dugong"]) {
      expect((await list({ q })).items.map(({ id }) => id)).toEqual([source.id]);
    }
    expect(await titles({ q: "tapir wombat" })).toEqual([]);
    expect(await titles({ q: "?!" })).toEqual([]);
    await ask(evidence.updateSource, checker, { sourceId: source.id, version: 1, title: "Wombat" });
    expect([await titles({ q: "tapir" }), await titles({ q: "wombat" })]).toEqual([[], ["Wombat"]]);
  });

  it("finds what came with evidence, in scripts without spaces and in parts of words too", async () => {
    const claim = await aClaim(checker, articleId, "One");
    const source = { title: "中华人民共和国国家统计局年鉴" };
    await ask(evidence.addEvidence, checker, { claimId: claim.id, source, stance: "supports", class: "primary" });
    expect(await titles({ q: "统计局 年鉴" })).toEqual([source.title]);
  });

  it("is narrowed down by kind and by use, and counts what hangs on each", async () => {
    const claim = await aClaim(checker, articleId, "two");
    const other = await aClaim(checker, articleId, "three");
    const used = await create({ title: "Narwhal used", kind: "dataset" });
    await create({ title: "Narwhal idle", kind: "dataset" });
    const dead = await create({ title: "Narwhal of a deleted claim", kind: "video" });
    for (const claimId of [claim.id, claim.id, other.id]) await cite(claimId, used.id);
    const away = await cite(other.id, used.id);
    await ask(evidence.deleteEvidence, checker, { evidenceId: away.id, version: 1 });
    const gone = await aClaim(checker, articleId, "four");
    await cite(gone.id, dead.id);
    await ask(claims.deleteClaim, checker, { claimId: gone.id, version: 1 });
    expect(await titles({ q: "narwhal", kind: "dataset" })).toEqual(["Narwhal idle", "Narwhal used"]);
    expect(await titles({ q: "narwhal", used: "yes" })).toEqual(["Narwhal used"]);
    expect(await titles({ q: "narwhal", used: "no" })).toEqual(["Narwhal of a deleted claim", "Narwhal idle"]);
    const [row] = (await list({ q: "narwhal", used: "yes" })).items;
    expect(row?.counts).toEqual({ claims: 2, evidence: 3, snapshots: 0, derivesFrom: 0 });
    await expect(list({ used: "perhaps" })).rejects.toThrow("used is yes or no");
  });

  it("shows what is for legal in no list, count or page of it to anybody else", async () => {
    const claim = await aClaim(checker, articleId, "five");
    const open = await create({ title: "Pangolin open" });
    const secret = await create({ title: "Pangolin secret", visibility: "legal" }, legal);
    const whispered = await create({ title: "Pangolin whispered" });
    await create({ title: "Pangolin idle" });
    await cite(claim.id, whispered.id, { visibility: "legal" }, legal);
    await cite(claim.id, open.id);
    await cite(claim.id, open.id, { visibility: "legal" }, legal);
    const seen = await walk({ q: "pangolin" }, checker);
    expect(seen.map(({ title }) => title)).toEqual(["Pangolin idle", "Pangolin open"]);
    expect(seen[1]?.counts).toMatchObject({ claims: 1, evidence: 1 });
    const all = await walk({ q: "pangolin" }, legal);
    expect(all.map(({ title }) => title)).toEqual([
      "Pangolin idle",
      "Pangolin whispered",
      "Pangolin secret",
      "Pangolin open",
    ]);
    expect(all[3]?.counts).toMatchObject({ claims: 1, evidence: 2 });
    expect(await titles({ q: "pangolin", used: "yes" })).toEqual(["Pangolin open"]);
    for (const { id } of [secret, whispered]) {
      await expect(ask(evidence.getSource, checker, { sourceId: id })).rejects.toMatchObject({ code: "not-found" });
    }
    expect((await ask(evidence.getSource, legal, { sourceId: whispered.id })).counts.evidence).toBe(1);
  });
});

describe("a source", () => {
  it("shows where it is used, by article and number, with the claim's words", async () => {
    const source = await create({ title: "Ibex" });
    const [named, bare] = [
      await aClaim(checker, articleId, "six", { statement: "Six it is." }),
      await aClaim(checker, articleId, "seven"),
    ];
    await cite(named.id, source.id);
    await cite(bare.id, source.id);
    await cite(bare.id, source.id);
    const shown = await ask(evidence.getSource, checker, { sourceId: source.id });
    expect(shown).toMatchObject({ title: "Ibex", articles: 1, counts: { claims: 2, evidence: 3 }, twins: [] });
    expect(shown.uses).toEqual([
      {
        claimId: named.id,
        claimNumber: named.number,
        articleId,
        articleTitle: "Test",
        words: "Six it is.",
        evidence: 1,
      },
      { claimId: bare.id, claimNumber: bare.number, articleId, articleTitle: "Test", words: "seven", evidence: 2 },
    ]);
  });

  it("with an address that is known is that source, however the address is written", async () => {
    const first = await create({ url: "https://www.lemur.example/page/", title: "Lemur" });
    const again = await create({ url: "http://LEMUR.example/page#part", title: "Another title" });
    expect(again).toEqual(first);
    expect((await list({ url: "lemur.example/page" })).items.map(({ id }) => id)).toEqual([first.id]);
    expect((await list({ url: "https://lemur.example/page" })).items.map(({ id }) => id)).toEqual([first.id]);
    const moved = await create({ url: "https://lemur.example/other" });
    await ask(evidence.updateSource, checker, { sourceId: moved.id, version: 1, url: "https://lemur.example/page" });
    const shown = await ask(evidence.getSource, checker, { sourceId: moved.id });
    expect(shown.twins).toEqual([{ id: first.id, title: "Lemur", publisher: "", kind: "web-page", url: first.url }]);
    const { id } = await create({ url: "https://lemur.example/secret", visibility: "legal" }, legal);
    expect((await create({ url: "https://lemur.example/secret" })).id).not.toBe(id);
  });

  it("that was merged is not found, and says where it went, also after that was merged on", async () => {
    const [a, b, c] = [await create({ title: "A" }), await create({ title: "B" }), await create({ title: "C" })];
    await ask(sources.mergeSources, checker, { sourceId: b.id, version: 1, other: a.id, otherVersion: 1 });
    await ask(sources.mergeSources, checker, { sourceId: c.id, version: 1, other: b.id, otherVersion: 2 });
    for (const { id } of [a, b]) {
      await expect(ask(evidence.getSource, checker, { sourceId: id })).rejects.toMatchObject({
        code: "not-found",
        present: { mergedInto: c.id },
      });
    }
  });
});
