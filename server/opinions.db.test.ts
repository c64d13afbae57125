import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/core/people.ts";
import { allEvents, useTestDatabase } from "@/db/testing.ts";
import { articleOperations as articles } from "./operations/articles.ts";
import { claimOperations as claims } from "./operations/claims.ts";
import { evidenceOperations as evidence } from "./operations/evidence.ts";
import { acting, aClaim, anArticle, aPerson, ask } from "./testing.ts";

useTestDatabase();

let checker: Actor;
let articleId: string;
let text: string;

beforeAll(async () => {
  checker = acting(await aPerson("checker"));
  const article = await anArticle(checker, "😀 One came. Two went away. Three stayed.", "A second paragraph.");
  articleId = article.id;
  text = article.revision.text;
});

const save = (claimId: string, fields: object) => ask(evidence.saveDraft, checker, { claimId, ...fields });
const draftOf = async (claimId: string) => (await ask(evidence.getDraft, checker, { claimId })).draft;
const give = (claimId: string, fields: object = {}) =>
  ask(evidence.giveOpinion, checker, {
    claimId,
    verdict: "refuted",
    justification: "because",
    missing: "none yet",
    ...fields,
  });

describe("the verdict in the making", () => {
  it("is saved field by field; what is left out stays", async () => {
    const claim = await aClaim(checker, articleId, "One came");
    const first = await save(claim.id, { justification: "a", reasons: ["misquoted"] });
    expect(first).toMatchObject({ version: 1, verdict: null, justification: "a", updatedBy: checker.personId });
    const second = await save(claim.id, { version: 1, verdict: "supported", disposition: "keep" });
    expect(second).toMatchObject({ version: 2, justification: "a", reasons: ["misquoted"], verdict: "supported" });
    expect(await draftOf(claim.id)).toEqual(second);
    expect(await ask(claims.getClaim, checker, { claimId: claim.id })).toMatchObject({
      status: "researching",
      verdict: { verdict: "supported", disposition: "keep", draft: true },
    });
    const before = (await allEvents()).length;
    expect(await save(claim.id, { version: 2, verdict: "supported" })).toEqual(second);
    expect((await allEvents()).length).toBe(before);
  });

  it("on an old version is refused with the present one; begun twice, too; gone, with nothing", async () => {
    const claim = await aClaim(checker, articleId, "One came");
    const present = await save(claim.id, { justification: "theirs" });
    await expect(save(claim.id, { justification: "mine" })).rejects.toMatchObject({ code: "conflict", present });
    await expect(save(claim.id, { version: 9, justification: "mine" })).rejects.toMatchObject({
      code: "conflict",
      present,
    });
    const discard = (version: number) => ask(evidence.discardDraft, checker, { claimId: claim.id, version });
    await expect(discard(2)).rejects.toMatchObject({ code: "conflict", present });
    expect(await discard(1)).toBeNull();
    expect((await allEvents()).at(-1)).toMatchObject({
      type: "draft.discarded",
      data: { draft: { justification: "theirs" } },
    });
    await expect(save(claim.id, { version: 1 })).rejects.toMatchObject({ code: "conflict", present: null });
    await expect(discard(1)).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("an opinion", () => {
  it.each([
    [{ justification: "" }, "justification", "Write why"],
    [{ justification: " \n" }, "justification", "Write why"],
    [{ missing: "" }, "cites", "say in «What is missing» why there is none"],
    [{ missing: " " }, "cites", "Cite at least one"],
    [{ verdict: "true" }, "verdict", "verdict is one of"],
    [{ verdict: undefined }, "verdict", "verdict is one of"],
    [{ cites: ["019bb1c0-0001-7000-8000-0000000000ff"] }, "cites.0", "not evidence on this claim"],
  ])("with %j is refused, with the way out", async (fields, path, words) => {
    const claim = await aClaim(checker, articleId, "One came");
    const errors = [expect.objectContaining({ path, message: expect.stringContaining(words) })];
    await expect(give(claim.id, fields)).rejects.toMatchObject({ code: "invalid", errors });
    expect(await ask(claims.getClaim, checker, { claimId: claim.id })).toEqual(claim);
  });

  it("cites evidence of its own claim only, and not what was taken away", async () => {
    const [one, two] = [await aClaim(checker, articleId, "One came"), await aClaim(checker, articleId, "Two went")];
    const kind = { stance: "supports", class: "primary", source: { title: "T" } };
    const row = await ask(evidence.addEvidence, checker, { claimId: one.id, ...kind });
    const cites = [row.id];
    await expect(give(two.id, { cites })).rejects.toMatchObject({ code: "invalid" });
    await expect(save(two.id, { cites })).rejects.toMatchObject({ code: "invalid" });
    expect((await give(one.id, { cites, missing: "" })).cites).toEqual(cites);
    await ask(evidence.deleteEvidence, checker, { evidenceId: row.id, version: 1 });
    await expect(give(one.id, { cites })).rejects.toMatchObject({ code: "invalid" });
  });

  it("takes the draft's place, supersedes the one that stood, and stays itself", async () => {
    const claim = await aClaim(checker, articleId, "Three stayed");
    await save(claim.id, { justification: "draft" });
    const first = await give(claim.id, { disposition: "fix", proposedText: "Two stayed" });
    expect(first).toMatchObject({
      scale: "claimcheck",
      scaleVersion: 1,
      supersedes: null,
      createdBy: checker.personId,
    });
    expect(first.claim).toMatchObject({
      status: "proposed",
      version: 2,
      verdict: { verdict: "refuted", disposition: "fix", draft: false },
    });
    expect(first.claim).toEqual(await ask(claims.getClaim, checker, { claimId: claim.id }));
    expect(await draftOf(claim.id)).toBeNull();
    const begun = await save(claim.id, { justification: "again" });
    expect(begun).toMatchObject({
      verdict: "refuted",
      disposition: "fix",
      proposedText: "Two stayed",
      justification: "again",
    });
    await ask(evidence.discardDraft, checker, { claimId: claim.id, version: 1 });
    for (let i = 0; i < 5; i += 1)
      await give(claim.id, { verdict: i % 2 ? "refuted" : "supported", justification: `n${i}` });
    const { items } = await ask(evidence.listOpinions, checker, { claimId: claim.id });
    expect(items.map(({ justification }) => justification)).toEqual(["because", "n0", "n1", "n2", "n3", "n4"]);
    items.slice(1).forEach((row, i) => expect(row.supersedes).toBe(items[i]?.id));
    const { claim: _claim, ...opinion } = first;
    expect(items[0]).toEqual(opinion);
    expect((await ask(claims.getClaim, checker, { claimId: claim.id })).verdict?.verdict).toBe("supported");
  });

  it("on a claim that was changed since is refused with the claim as it is now", async () => {
    const claim = await aClaim(checker, articleId, "Three stayed");
    await ask(claims.updateClaim, checker, { claimId: claim.id, version: 1, note: "x" });
    await expect(give(claim.id, { version: 1 })).rejects.toMatchObject({ code: "conflict", present: { version: 2 } });
    expect((await give(claim.id, { version: 2 })).claim.version).toBe(3);
  });
});

describe("coverage", () => {
  const sentence = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  const set = (input: object) => ask(articles.setSentence, checker, { articleId, ...input });
  const stateOf = async (words: string) =>
    (await ask(articles.getCoverage, checker, { articleId })).sentences.find(
      (row) => row.start === sentence(words).start,
    );

  it("of a sentence is set, set otherwise and taken back, each told once", async () => {
    const words = "A second paragraph.";
    expect((await stateOf(words))?.state).toBe("untouched");
    const mark = await set({ ...sentence(words), state: "opinion" });
    expect(mark).toMatchObject({ exact: words, state: "opinion", revision: 1 });
    const before = (await allEvents()).length;
    expect(await set({ ...sentence(words), state: "opinion" })).toEqual(mark);
    expect((await allEvents()).length).toBe(before);
    expect(await set({ ...sentence(words), state: "on-author" })).toMatchObject({ state: "on-author" });
    expect(await stateOf(words)).toMatchObject({ state: "on-author", claimIds: [] });
    expect(await set({ ...sentence(words), state: null })).toEqual({ state: null });
    expect(await set({ ...sentence(words), state: null })).toEqual({ state: null });
    expect((await stateOf(words))?.state).toBe("untouched");
    expect((await allEvents()).length).toBe(before + 2);
  });

  it("counts in code points when asked", async () => {
    const { start, end } = sentence("A second paragraph.");
    const counted = { start: start - 1, end: end - 1 };
    const offsets = "code-points";
    expect(await set({ ...counted, state: "opinion", offsets })).toMatchObject(counted);
    expect(await set({ ...counted, state: "opinion", offsets })).toMatchObject(counted);
    const { sentences, accounted, total } = await ask(articles.getCoverage, checker, { articleId, offsets });
    expect(sentences.at(-1)).toMatchObject({ ...counted, state: "opinion" });
    expect([accounted, total]).toEqual([4, 4]);
  });

  it("refuses what is no sentence, another text and another state", async () => {
    const { start, end } = sentence("A second paragraph.");
    const state = "opinion";
    await expect(set({ start, end: end - 1, state })).rejects.toMatchObject({ code: "invalid" });
    await expect(set({ start: 0, end: 1e9, state })).rejects.toMatchObject({ code: "invalid" });
    await expect(set({ start, end, state, revision: 2 })).rejects.toMatchObject({ code: "conflict" });
    await expect(set({ start, end, state: "checked" })).rejects.toMatchObject({ code: "invalid" });
  });
});
