import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/core/people.ts";
import { originWords } from "@/core/origins.ts";
import { allEvents, useTestDatabase } from "@/db/testing.ts";
import { articleOperations as articles } from "./operations/articles.ts";
import { evidenceOperations as evidence } from "./operations/evidence.ts";
import { snapshotOperations as snapshots } from "./operations/snapshots.ts";
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

const aSource = async (title: string, more: object = {}, actor = checker) =>
  (await ask(evidence.createSource, actor, { title, ...more })).id;
const derive = (sourceId: string, originId: string, more: object = {}, actor = checker) =>
  ask(sources.addDerivation, actor, { sourceId, originId, kind: "repeats", ...more });
const list = async (sourceId: string, actor = checker) =>
  (await ask(sources.listDerivations, actor, { sourceId })).items;
const cite = (claimId: string, sourceId: string, more: object = {}, actor = checker) =>
  ask(evidence.addEvidence, actor, { claimId, sourceId, stance: "supports", class: "secondary", ...more });
const origins = (claimId: string, actor = checker) => ask(sources.getOrigins, actor, { claimId });

describe("derivations", () => {
  it("are listed at both ends with the names of both, and told in the log", async () => {
    const [agency, paper] = [await aSource("Agency", { publisher: "A" }), await aSource("Paper")];
    const added = await derive(paper, agency, { kind: "translates", note: "same typo" });
    expect(added).toMatchObject({ version: 1, kind: "translates", note: "same typo", deletedAt: null });
    expect([added.source.title, added.origin]).toEqual([
      "Paper",
      { id: agency, title: "Agency", publisher: "A", kind: "document", url: null },
    ]);
    expect([await list(paper), await list(agency)]).toEqual([[added], [added]]);
    expect((await allEvents()).at(-1)).toMatchObject({
      type: "derivation.added",
      visibility: "team",
      data: { derivationId: added.id, sourceId: paper, originId: agency, kind: "translates", note: "same typo" },
    });
  });

  it("of a source from itself, twice, or in a circle are refused with the way out", async () => {
    const [a, b, c] = [await aSource("A"), await aSource("B"), await aSource("C")];
    await derive(b, a);
    await derive(c, b);
    for (const [from, to, words] of [
      [a, a, "not its own origin"],
      [b, a, "known already that this source has it from «A»"],
      [a, b, "«B» has it from «A» itself"],
      [a, c, "«C» has it from «A» itself"],
    ] as const) {
      const refused = await derive(from, to, { kind: "quotes" }).catch((error: unknown) => error);
      expect(refused).toMatchObject({ code: "invalid", errors: [{ path: "originId" }] });
      expect((refused as Error).message).toContain(words);
    }
    await derive(c, a);
  });

  it("are taken back on the version that was seen, and can be said again", async () => {
    const [a, b] = [await aSource("A"), await aSource("B")];
    const { id } = await derive(b, a);
    const gone = { derivationId: id, version: 1 };
    await expect(ask(sources.deleteDerivation, checker, { ...gone, version: 2 })).rejects.toMatchObject({
      code: "conflict",
      present: { id },
    });
    await ask(sources.deleteDerivation, checker, gone);
    expect((await allEvents()).at(-1)?.type).toBe("derivation.deleted");
    expect(await list(a)).toEqual([]);
    await expect(ask(sources.deleteDerivation, checker, gone)).rejects.toMatchObject({ code: "not-found" });
    await derive(a, b);
  });

  it("to what is for legal are not there for anybody else", async () => {
    const [secret, open] = [await aSource("Secret", { visibility: "legal" }, legal), await aSource("Open")];
    const { id } = await derive(open, secret, {}, legal);
    expect((await allEvents()).at(-1)?.visibility).toBe("legal");
    expect([(await list(open)).length, (await list(open, legal)).length]).toEqual([0, 1]);
    for (const act of [
      () => list(secret),
      () => derive(open, secret),
      () => derive(secret, open),
      () => ask(sources.deleteDerivation, checker, { derivationId: id, version: 1 }),
    ]) {
      await expect(act()).rejects.toMatchObject({ code: "not-found" });
    }
  });
});

describe("the origins of a claim", () => {
  it("are counted over all that its sources derive from, also what is not cited", async () => {
    const claim = await aClaim(checker, articleId, "One");
    const ids: string[] = [];
    for (const title of ["Portal", "Agency", "Paper", "Site", "Blog"]) ids.push(await aSource(title));
    const [portal = "", agency = "", paper = "", site = "", blog = ""] = ids;
    for (const id of [agency, paper, site, blog]) await cite(claim.id, id);
    await cite(claim.id, paper, { stance: "context" });
    expect(originWords(await origins(claim.id))).toBe("4 sources · 4 origins");
    await derive(agency, portal);
    for (const id of [paper, site, blog]) await derive(id, agency);
    const counted = await origins(claim.id);
    expect(originWords(counted)).toBe("4 sources · 1 origin");
    expect(counted.groups).toEqual([{ originId: portal, sourceIds: [agency, paper, site, blog].toSorted() }]);
    const named = Object.fromEntries(counted.items.map(({ title, cited }) => [title, cited]));
    expect(named).toEqual({ Agency: true, Blog: true, Paper: true, Portal: false, Site: true });
    expect(counted.derivations.length).toBe(4);
  });

  it("leave out searches that found nothing, evidence that was taken away, and what is for legal", async () => {
    const claim = await aClaim(checker, articleId, "two");
    await cite(claim.id, await aSource("Archive"), { stance: "not-found" });
    const away = await cite(claim.id, await aSource("Away"));
    await ask(evidence.deleteEvidence, checker, { evidenceId: away.id, version: 1 });
    await cite(claim.id, await aSource("Whisper"), { visibility: "legal" }, legal);
    expect(originWords(await origins(claim.id))).toBe("0 sources · 0 origins");
    expect(originWords(await origins(claim.id, legal))).toBe("1 source · 1 origin");
  });

  it("tell nobody of a hidden source on the way back, nor of what lies behind it", async () => {
    const claim = await aClaim(checker, articleId, "three");
    const [x, y] = [await aSource("X"), await aSource("Y")];
    const hidden = await aSource("Hidden", { visibility: "legal" }, legal);
    const behind = await aSource("Behind");
    await cite(claim.id, x);
    await cite(claim.id, y);
    for (const id of [x, y]) await derive(id, hidden, {}, legal);
    await derive(hidden, behind, {}, legal);
    const told = await origins(claim.id);
    expect([told.items.map(({ title }) => title).toSorted(), told.derivations]).toEqual([["X", "Y"], []]);
    expect(originWords(told)).toBe("2 sources · 2 origins");
    expect(originWords(await origins(claim.id, legal))).toBe("2 sources · 1 origin");
  });
});

describe("suggestions of where a source has it from", () => {
  const release =
    "The council of the harbour town signed the contract on Friday after eleven months of talks, and it comes into " +
    "force on the day on which the last of the three owners has put its name under the paper, the mayor said.";
  const suggest = async (sourceId: string, actor = checker) =>
    (await ask(sources.suggestDerivations, actor, { sourceId })).items;
  const copy = (sourceId: string, text: string) => ask(snapshots.addSnapshot, checker, { sourceId, text });

  it("come from long words that both hold, or a name, on the same claims only, and keep nothing", async () => {
    const claim = await aClaim(checker, articleId, "six");
    const [agency, paper, apart, stranger] = [
      await aSource("Agency wire", { publisher: "Nordhafen News Agency", publishedAt: "2020-11-19" }),
      await aSource("Paper", { publishedAt: "2020-11-20" }),
      await aSource("Apart", { publishedAt: "2020-11-20" }),
      await aSource("Stranger", { publishedAt: "2020-11-18" }),
    ];
    for (const id of [agency, paper, apart]) await cite(claim.id, id);
    await copy(agency, release);
    await copy(paper, `It rained. ${release} So much for Friday.`);
    await copy(apart, "As the Nordhafen News Agency reports, it rained in the harbour town all day.");
    await copy(stranger, release);
    const before = (await allEvents()).length;
    const [repeated, ...more] = await suggest(paper);
    expect(more).toEqual([]);
    expect(repeated).toMatchObject({ origin: { id: agency, title: "Agency wire" }, kind: "repeats", names: "" });
    expect(repeated?.shared[0]).toMatch(/^The council of the harbour town signed/u);
    const [named] = await suggest(apart);
    expect(named).toMatchObject({ origin: { id: agency }, kind: "reports-on", shared: [] });
    expect(named?.names).toContain("Nordhafen News Agency reports");
    // the earlier one does not have it from the later one
    expect(await suggest(agency)).toEqual([]);
    expect((await allEvents()).length).toBe(before);
    await derive(paper, agency);
    expect(await suggest(paper)).toEqual([]);
  });
});

describe("the desk", () => {
  it("counts the decided claims of an article that rest on one origin, whatever their verdict", async () => {
    const { id } = await anArticle(checker, "Alpha beta gamma delta epsilon zeta.");
    const singles = async (actor = checker) => {
      const { items } = await ask(articles.listArticles, actor, { limit: 500 });
      return items.find((row) => row.id === id)?.progress.claims.singleOrigin;
    };
    const [agency, paper, other] = [await aSource("Agency"), await aSource("Paper"), await aSource("Other")];
    await derive(paper, agency);
    const settle = async (words: string, verdict: string, sourceIds: string[]) => {
      const claim = await aClaim(checker, id, words);
      for (const sourceId of sourceIds) await cite(claim.id, sourceId);
      await ask(evidence.giveOpinion, checker, { claimId: claim.id, verdict, justification: "j", missing: "m" });
      return claim;
    };
    await settle("Alpha", "supported", [agency, paper]);
    await settle("beta", "refuted", [agency, other]);
    await settle("gamma", "misleading", [agency]);
    const hushed = await settle("delta", "mostly-supported", []);
    await cite((await aClaim(checker, id, "epsilon")).id, agency);
    expect(await singles()).toBe(2);
    await cite(hushed.id, other, { visibility: "legal" }, legal);
    expect([await singles(), await singles(legal)]).toEqual([2, 3]);
  });
});
