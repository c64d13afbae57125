import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/core/people.ts";
import { listAllClaims } from "@/db/claims.ts";
import { allEvents, useTestDatabase } from "@/db/testing.ts";
import { claimOperations as claims } from "./operations/claims.ts";
import { acting, aClaim, anArticle, aPerson, ask } from "./testing.ts";

useTestDatabase();

const emoji = "👩‍👩‍👧‍👦";
const first = `${emoji} Twelve men came. Twelve men left, «as e\u0301lan» says.`;
const second = "中文的一句话。 هذا نص عربي.";
let checker: Actor;
let articleId: string;
let text: string;

beforeAll(async () => {
  checker = acting(await aPerson("checker"));
  const article = await anArticle(checker, first, second);
  articleId = article.id;
  text = article.revision.text;
});

const mark = (target: object, more: object = {}) => ask(claims.markClaim, checker, { articleId, target, ...more });
const points = (offset: number) => Array.from(text.slice(0, offset)).length;

describe("marking", () => {
  it("by offsets keeps the words, what stands around them and what was said of them", async () => {
    const start = text.indexOf("men came");
    const fields = { statement: "S", types: ["number"], saidAt: "2020-11", priority: "high", note: "n" };
    const claim = await mark({ start, end: start + 8 }, fields);
    expect(claim).toMatchObject({
      ...fields,
      version: 1,
      status: "marked",
      state: "exact",
      evidenceCount: 0,
      verdict: null,
    });
    expect(claim.target).toMatchObject({ exact: "men came", start, end: start + 8, revision: 1, block: 0 });
    expect(claim.target.prefix.endsWith("Twelve ")).toBe(true);
    expect(claim.createdBy).toBe(checker.personId);
    expect(await ask(claims.getClaim, checker, { claimId: claim.id })).toEqual(claim);
  });

  it("in code points answers in code points, and means the same words", async () => {
    const start = text.indexOf("men left");
    const target = { start: points(start), end: points(start + 8) };
    const claim = await mark(target, { offsets: "code-points" });
    expect(claim.target).toMatchObject({ exact: "men left", ...target });
    expect((await ask(claims.getClaim, checker, { claimId: claim.id })).target).toMatchObject({ start });
    const list = await ask(claims.listClaims, checker, { articleId, offsets: "code-points" });
    expect(list.items.find(({ id }) => id === claim.id)?.target).toMatchObject(target);
    const changed = await ask(claims.updateClaim, checker, {
      claimId: claim.id,
      version: 1,
      note: "x",
      offsets: "code-points",
    });
    expect(changed.target).toMatchObject(target);
  });

  it.each([
    ["Chinese", "一句话"],
    ["Arabic", "نص عربي"],
    ["a combining accent", "e\u0301lan"],
    ["a family", emoji],
    ["over a paragraph border", `says.\n\n中文`],
    ["the whole text", `${first}\n\n${second}`],
  ])("takes %s", async (_what, exact) => {
    const { target } = await mark({ exact });
    expect(target.exact).toBe(exact);
    expect(text.slice(target.start, target.end)).toBe(exact);
  });

  it("begins and ends with words: white space and the border between paragraphs are left out", async () => {
    const border = text.indexOf("\n\n");
    const claim = await mark({ start: border, end: border + 6 });
    expect(claim.target).toMatchObject({ exact: "中文的一", start: border + 2, block: 1 });
  });

  const inEmoji = (offset: number) => ({ start: offset, end: offset + 40 });
  it.each([
    ["half a surrogate pair", inEmoji(1), {}, "inside one character"],
    ["half a family", inEmoji(2), {}, "inside one character"],
    [
      "half an accent",
      () => ({ start: text.indexOf("\u0301"), end: text.indexOf("lan") + 3 }),
      {},
      "inside one character",
    ],
    ["nothing", { start: 20, end: 20 }, {}, "empty"],
    ["backwards", { start: 20, end: 10 }, {}, "empty"],
    ["beyond the text", { start: 0, end: 100_000 }, {}, "outside the text"],
    ["white space", () => ({ start: text.indexOf("\n\n"), end: text.indexOf("\n\n") + 2 }), {}, "white space"],
    ["absent words", { exact: "Thirteen men" }, {}, "do not stand in the text"],
    ["absent by one accent", { exact: "\u00e9lan" }, {}, "do not stand in the text"],
    [
      "words with the wrong neighbours",
      { exact: "Twelve men", prefix: "men came. ", suffix: " came" },
      {},
      "do not stand",
    ],
    ["an inactive person", { exact: "men came" }, { assignee: "019bb1c0-0001-7000-8000-0000000000ff" }, "not active"],
  ])("refuses %s", async (_what, target, more, words) => {
    const before = (await listAllClaims(articleId)).length;
    const refusal = expect(mark(typeof target === "function" ? target() : target, more)).rejects;
    await refusal.toMatchObject({ code: "invalid", message: expect.stringContaining(words) });
    expect((await listAllClaims(articleId)).length).toBe(before);
  });

  it("refuses words that stand twice and names the places, as they are counted; neighbours tell them apart", async () => {
    const places = [text.indexOf("Twelve"), text.lastIndexOf("Twelve")].map((start) => ({ start, end: start + 10 }));
    await expect(mark({ exact: "Twelve men" })).rejects.toMatchObject({ code: "invalid", present: { places } });
    const counted = places.map(({ start, end }) => ({ start: points(start), end: points(end) }));
    const inPoints = mark({ exact: "Twelve men" }, { offsets: "code-points" });
    await expect(inPoints).rejects.toMatchObject({ present: { places: counted } });
    expect((await mark({ exact: "Twelve men", suffix: " left" })).target.start).toBe(places[1]?.start);
    expect((await mark({ exact: "Twelve men", prefix: `${emoji} ` })).target.start).toBe(places[0]?.start);
  });

  it("refuses a text that is not the present one, and an id that is taken", async () => {
    const other = mark({ exact: "men came" }, { revision: 2 });
    await expect(other).rejects.toMatchObject({ code: "conflict", present: { revision: 1 } });
    const id = "019bb1c0-0001-7000-8000-000000000aaa";
    expect((await mark({ exact: "men came" }, { id })).id).toBe(id);
    await expect(mark({ exact: "men left" }, { id })).rejects.toMatchObject({ code: "conflict" });
  });

  it("at once gives each claim its own number, and none is used again", async () => {
    const made = await Promise.all(Array.from({ length: 30 }, () => mark({ exact: "men came" })));
    const numbers = made.map(({ number }) => number);
    expect(new Set(numbers).size).toBe(30);
    const last = made.reduce((a, b) => (a.number > b.number ? a : b));
    await ask(claims.deleteClaim, checker, { claimId: last.id, version: 1 });
    expect((await mark({ exact: "men came" })).number).toBe(last.number + 1);
  });
});

describe("changing a claim", () => {
  it("touches the fields that were sent, tells before and after, and counts the version on", async () => {
    const claim = await aClaim(checker, articleId, "men came", { statement: "old", note: "kept", speaker: "me" });
    const changed = await ask(claims.updateClaim, checker, {
      claimId: claim.id,
      version: 1,
      statement: "new",
      speaker: "",
    });
    expect(changed).toEqual({ ...claim, version: 2, statement: "new", speaker: "", updatedAt: changed.updatedAt });
    expect(await ask(claims.getClaim, checker, { claimId: claim.id })).toEqual(changed);
    const event = (await allEvents()).at(-1);
    expect(event).toMatchObject({ type: "claim.updated", claimId: claim.id, articleId, actorId: checker.personId });
    expect(event?.data).toEqual({ changes: { statement: ["old", "new"], speaker: ["me", ""] } });
  });

  it("to why it was chosen is found, told before and after, and never both taken", async () => {
    const { id: claimId, chosenBecause } = await aClaim(checker, articleId, "men came");
    expect(chosenBecause).toBe("");
    const say = (words: string) => ask(claims.updateClaim, checker, { claimId, version: 1, chosenBecause: words });
    expect(await say("Readers asked: quokka.")).toMatchObject({ version: 2, chosenBecause: "Readers asked: quokka." });
    expect((await allEvents()).at(-1)?.data).toEqual({ changes: { chosenBecause: ["", "Readers asked: quokka."] } });
    expect((await ask(claims.searchClaims, checker, { q: "quokka" })).items.map(({ id }) => id)).toEqual([claimId]);
    const present = { version: 2, chosenBecause: "Readers asked: quokka." };
    await expect(say("It is much shared.")).rejects.toMatchObject({ code: "conflict", present });
    const long = { claimId, version: 2, chosenBecause: "x".repeat(20_001) };
    await expect(ask(claims.updateClaim, checker, long)).rejects.toMatchObject({ code: "invalid" });
  });

  it("to what it is already makes no event and no version", async () => {
    const claim = await aClaim(checker, articleId, "men came", { types: ["date", "number"], saidAt: "2020" });
    const before = (await allEvents()).length;
    const input = { claimId: claim.id, version: 1, types: ["date", "number"], saidAt: "2020", note: "" };
    expect(await ask(claims.updateClaim, checker, input)).toEqual(claim);
    expect(await ask(claims.updateClaim, checker, { claimId: claim.id, version: 1 })).toEqual(claim);
    expect((await allEvents()).length).toBe(before);
  });

  it("on an old version is refused with the present state, and overwrites nothing", async () => {
    const claim = await aClaim(checker, articleId, "men came");
    await ask(claims.updateClaim, checker, { claimId: claim.id, version: 1, note: "first" });
    const late = ask(claims.updateClaim, checker, { claimId: claim.id, version: 1, note: "second" });
    await expect(late).rejects.toMatchObject({ code: "conflict", present: { version: 2, note: "first" } });
    expect(await ask(claims.getClaim, checker, { claimId: claim.id })).toMatchObject({ version: 2, note: "first" });
  });

  it("keeps the status it shows", async () => {
    const claim = await aClaim(checker, articleId, "men came");
    const draft = { claimId: claim.id, justification: "because" };
    const { evidenceOperations: evidence } = await import("./operations/evidence.ts");
    await ask(evidence.saveDraft, checker, draft);
    const changed = await ask(claims.updateClaim, checker, { claimId: claim.id, version: 1, note: "x" });
    expect(changed.status).toBe("researching");
    const target = { exact: "men left" };
    const moved = await ask(claims.setTargets, checker, { claimId: claim.id, version: 2, targets: [target] });
    expect(moved.status).toBe("researching");
    expect(await ask(claims.getClaim, checker, { claimId: claim.id })).toEqual(moved);
  });
});

describe("deleting a claim", () => {
  it("hides it everywhere, keeps its history, and restoring brings it back as it was", async () => {
    const claim = await aClaim(checker, articleId, "men came", { statement: "unforgettable zebra" });
    const claimId = claim.id;
    const found = async () => (await ask(claims.searchClaims, checker, { q: "zebra" })).items.map(({ id }) => id);
    expect(await found()).toEqual([claimId]);
    await expect(ask(claims.deleteClaim, checker, { claimId, version: 7 })).rejects.toMatchObject({ code: "conflict" });
    expect(await ask(claims.deleteClaim, checker, { claimId, version: 1 })).toBeNull();
    expect(await found()).toEqual([]);
    await expect(ask(claims.getClaim, checker, { claimId })).rejects.toMatchObject({ code: "not-found" });
    await expect(ask(claims.deleteClaim, checker, { claimId, version: 2 })).rejects.toMatchObject({
      code: "not-found",
    });
    const list = await ask(claims.listClaims, checker, { articleId, limit: 500 });
    expect(list.items.map(({ id }) => id)).not.toContain(claimId);
    const types = (await ask(claims.getClaimHistory, checker, { claimId })).items.map(({ type }) => type);
    expect(types).toEqual(["claim.marked", "claim.deleted"]);
    const back = await ask(claims.restoreClaim, checker, { claimId });
    expect(back).toEqual({ ...claim, version: 3, updatedAt: back.updatedAt });
    expect(await ask(claims.restoreClaim, checker, { claimId })).toEqual(back);
    expect(await found()).toEqual([claimId]);
  });
});

describe("the list of claims", () => {
  it("comes page by page, in order, each once", async () => {
    const seen: number[] = [];
    for (let cursor: string | null = ""; cursor !== null;) {
      const page: { items: { number: number }[]; next: string | null } = await ask(claims.listClaims, checker, {
        articleId,
        limit: 7,
        ...(cursor && { cursor }),
      });
      expect(page.items.length).toBeLessThanOrEqual(7);
      seen.push(...page.items.map(({ number }) => number));
      cursor = page.next;
    }
    const standing = (await listAllClaims(articleId)).filter(({ deletedAt }) => deletedAt === null);
    expect(seen).toEqual(standing.map(({ number }) => number));
  });

  it.each([["x"], ["1e3"], ["-1"], ["99999999999"], ["1 or 1=1"], ["\0"]])("refuses the cursor %j", async (cursor) => {
    await expect(ask(claims.listClaims, checker, { articleId, cursor })).rejects.toMatchObject({ code: "invalid" });
  });

  it.each([["0"], ["501"], ["x"], ["1.5"]])("refuses the limit %s", async (limit) => {
    await expect(ask(claims.listClaims, checker, { articleId, limit })).rejects.toMatchObject({ code: "invalid" });
  });
});
