import { beforeAll, describe, expect, it } from "vitest";
import type { ClaimView } from "@/core/claims.ts";
import { RecordInput } from "@/core/inputs/records.ts";
import type { Actor } from "@/core/people.ts";
import { recordErrors } from "@/core/record/checks.ts";
import { serialiseRecord } from "@/core/record.ts";
import { verifyChain } from "@/db/event-chain.ts";
import { allEvents, useTestDatabase } from "@/db/testing.ts";
import { claimOperations as claims } from "./operations/claims.ts";
import { evidenceOperations as evidence } from "./operations/evidence.ts";
import { systemActor } from "./permit.ts";
import { recordHashes } from "./record-imports.ts";
import { loadRecord } from "./records.ts";
import { acting, aClaim, anArticle, aPerson, ask } from "./testing.ts";

useTestDatabase();

const words = "Alpha beta gamma delta. Epsilon zeta eta theta. Iota kappa lambda mu. Nu xi omicron pi.";
let checker: Actor;
let articleId: string;

beforeAll(async () => {
  checker = acting(await aPerson("checker"));
  articleId = (await anArticle(checker, words, "Rho 😀 sigma tau.")).id;
});

const get = (claimId: string) => ask(claims.getClaim, checker, { claimId });
const add = (claimId: string, passage: string) =>
  ask(evidence.addEvidence, checker, {
    claimId,
    source: { title: passage },
    passage,
    stance: "supports",
    class: "primary",
  });
const passages = async (claimId: string) =>
  (await ask(evidence.listEvidence, checker, { claimId })).items.map(({ passage }) => passage);
const draftOf = async (claimId: string) => (await ask(evidence.getDraft, checker, { claimId })).draft;
const exacts = (claim: ClaimView) => claim.targets.map(({ exact }) => exact);
async function merge(into: string, from: string): Promise<ClaimView> {
  const versions = { version: (await get(into)).version, otherVersion: (await get(from)).version };
  return ask(claims.mergeClaims, checker, { claimId: into, other: from, ...versions });
}

/** The record can be brought in elsewhere, and the log is whole: nothing an act left is unsound. */
async function expectSound(): Promise<void> {
  const record = RecordInput.parse(JSON.parse(serialiseRecord(await loadRecord(systemActor, articleId))));
  expect(recordErrors(record, recordHashes)).toEqual([]);
  expect(await verifyChain()).toMatchObject({ count: (await allEvents()).length });
}

describe("setting where a claim stands", () => {
  it("retires the old places and answers with the new ones, in text order", async () => {
    const claim = await aClaim(checker, articleId, "beta gamma", { note: "kept" });
    const targets = [{ exact: "kappa" }, { exact: "zeta eta" }];
    const moved = await ask(claims.setTargets, checker, { claimId: claim.id, version: 1, targets });
    expect(exacts(moved)).toEqual(["zeta eta", "kappa"]);
    expect(moved).toMatchObject({ version: 2, note: "kept", target: { exact: "zeta eta" } });
    expect(await get(claim.id)).toEqual(moved);
    const event = (await allEvents()).at(-1);
    expect(event).toMatchObject({ type: "claim.moved", data: { targets: [[{ exact: "beta gamma" }], [{}, {}]] } });
    const { targets: rows } = await loadRecord(systemActor, articleId);
    const old = rows.find(({ id }) => id === claim.target.id);
    expect(old).toMatchObject({ exact: "beta gamma", retiredAt: expect.any(String) });
  });

  it("refuses old versions, places that overlap, and none", async () => {
    const claim = await aClaim(checker, articleId, "beta gamma");
    const set = (version: number, ...targets: object[]) =>
      ask(claims.setTargets, checker, { claimId: claim.id, version, targets });
    await expect(set(1, { exact: "zeta eta" }, { exact: "eta theta" })).rejects.toMatchObject({ code: "invalid" });
    await expect(set(1)).rejects.toMatchObject({ code: "invalid" });
    await expect(set(2, { exact: "kappa" })).rejects.toMatchObject({ code: "conflict", present: { version: 1 } });
    expect(await get(claim.id)).toEqual(claim);
  });
});

describe("splitting a claim", () => {
  it("gives the words behind to a new claim with the same fields and evidence; draft and opinions stay", async () => {
    const claim = await aClaim(checker, articleId, "Nu xi omicron pi", { statement: "s", speaker: "who", note: "n" });
    await add(claim.id, "p1");
    const { id: gone } = await add(claim.id, "gone");
    await ask(evidence.deleteEvidence, checker, { evidenceId: gone, version: 1 });
    await add(claim.id, "p2");
    await ask(evidence.giveOpinion, checker, {
      claimId: claim.id,
      verdict: "supported",
      justification: "j",
      missing: "m",
    });
    const draft = await ask(evidence.saveDraft, checker, { claimId: claim.id, justification: "draft" });
    const input = { claimId: claim.id, version: 2, at: words.indexOf("omicron") };
    const answer = await ask(claims.splitClaim, checker, input);
    expect(exacts(answer.claim)).toEqual(["Nu xi"]);
    expect(answer.claim).toMatchObject({ statement: "s", note: "n", status: "proposed", evidenceCount: 2 });
    expect(exacts(answer.split)).toEqual(["omicron pi"]);
    expect(answer.split).toMatchObject({
      statement: "",
      speaker: "who",
      splitFrom: claim.id,
      verdict: null,
      evidenceCount: 2,
    });
    expect(answer.split.number).toBeGreaterThan(claim.number);
    expect(await get(claim.id)).toEqual(answer.claim);
    expect(await get(answer.split.id)).toEqual(answer.split);
    expect(await passages(claim.id)).toEqual(["p1", "p2"]);
    expect(await passages(answer.split.id)).toEqual(["p1", "p2"]);
    expect(await draftOf(claim.id)).toEqual(draft);
    expect(await draftOf(answer.split.id)).toBeNull();
    expect((await ask(evidence.listOpinions, checker, { claimId: answer.split.id })).items).toEqual([]);
    await expectSound();
  });

  it("counts in code points when asked, and refuses a place outside, at a border or inside a character", async () => {
    const { id, target } = await aClaim(checker, articleId, "Rho 😀 sigma");
    const split = (at: number, more: object = {}) =>
      ask(claims.splitClaim, checker, { claimId: id, version: 1, at, ...more });
    for (const at of [target.start, target.end, 0, 10_000, target.start + 5]) {
      await expect(split(at)).rejects.toMatchObject({ code: "invalid" });
    }
    await expect(split(target.start + 4, { id })).rejects.toMatchObject({ code: "conflict" });
    const answer = await split(target.start + 5, { offsets: "code-points" });
    expect([exacts(answer.claim), exacts(answer.split)]).toEqual([["Rho 😀"], ["sigma"]]);
  });
});

describe("merging claims", () => {
  it("brings places, evidence, note and drafts whole, and restoring gives both back as they were", async () => {
    const into = await aClaim(checker, articleId, "Alpha", { statement: "one", note: "note one", types: ["date"] });
    const from = await aClaim(checker, articleId, "theta", { statement: "two", note: "note two", types: ["number"] });
    const [a, b] = [await add(into.id, "pa"), await add(from.id, "pb")];
    const own = { claimId: into.id, verdict: "refuted", justification: "ja", cites: [a.id], reasons: ["misquoted"] };
    const ownDraft = await ask(evidence.saveDraft, checker, own);
    const other = { claimId: from.id, justification: "jb", cites: [b.id], missing: "mb", disposition: "fix" };
    const otherDraft = await ask(evidence.saveDraft, checker, other);
    const [before, beforeFrom] = [await get(into.id), await get(from.id)];

    const merged = await merge(into.id, from.id);
    const line = `From claim ${from.number}: `;
    expect(exacts(merged)).toEqual(["Alpha", "theta"]);
    expect(merged).toMatchObject({
      statement: `one\n\n${line}two`,
      note: `note one\n\n${line}note two`,
      types: ["date", "number"],
      evidenceCount: 2,
      verdict: { verdict: "refuted", disposition: "fix", draft: true },
    });
    expect(await get(into.id)).toEqual(merged);
    expect(await passages(into.id)).toEqual(["pa", "pb"]);
    expect(await draftOf(into.id)).toMatchObject({
      justification: `ja\n\n${line}jb`,
      missing: "mb",
      cites: [a.id, b.id],
      reasons: ["misquoted"],
    });
    const there = { code: "not-found", present: { mergedInto: into.id } };
    await expect(get(from.id)).rejects.toMatchObject(there);
    await expectSound();

    const restored = await ask(claims.restoreClaim, checker, { claimId: from.id });
    expect(restored).toEqual({
      ...beforeFrom,
      version: beforeFrom.version + 2,
      updatedAt: restored.updatedAt,
    });
    expect(await get(from.id)).toEqual(restored);
    const now = await get(into.id);
    expect(now).toEqual({ ...before, version: before.version + 2, updatedAt: now.updatedAt });
    expect([await passages(into.id), await passages(from.id)]).toEqual([["pa"], ["pb"]]);
    const silent = { version: 3, updatedAt: expect.any(String) };
    expect(await draftOf(into.id)).toEqual({ ...ownDraft, ...silent });
    expect(await draftOf(from.id)).toEqual(otherDraft);
    await expectSound();
  });

  it("undone later keeps what was written since, and takes only what the merge brought", async () => {
    const into = await aClaim(checker, articleId, "gamma", { note: "" });
    const from = await aClaim(checker, articleId, "lambda", { note: "their note" });
    const b = await add(from.id, "back");
    await ask(evidence.saveDraft, checker, { claimId: from.id, justification: "jb", cites: [b.id] });
    const merged = await merge(into.id, from.id);
    expect(merged.note).toBe("their note");
    const c = await add(into.id, "stays");
    await ask(evidence.saveDraft, checker, {
      claimId: into.id,
      version: 1,
      justification: "more",
      cites: [b.id, c.id],
    });
    await ask(claims.updateClaim, checker, { claimId: into.id, version: merged.version, note: "written since" });
    await ask(claims.restoreClaim, checker, { claimId: from.id });
    expect(await get(into.id)).toMatchObject({ note: "written since", targets: [{ exact: "gamma" }] });
    expect(await passages(into.id)).toEqual(["stays"]);
    expect(await passages(from.id)).toEqual(["back"]);
    expect(await draftOf(into.id)).toMatchObject({ justification: "more", cites: [c.id] });
    await expectSound();
  });

  it("of two claims on the same words adds no place, and undone takes none", async () => {
    const into = await aClaim(checker, articleId, "Iota");
    const targets = [{ exact: "Iota" }, { exact: "mu" }];
    const two = await ask(claims.setTargets, checker, { claimId: into.id, version: 1, targets });
    const from = await aClaim(checker, articleId, "Iota");
    expect(exacts(await merge(two.id, from.id))).toEqual(["Iota", "mu"]);
    await ask(claims.restoreClaim, checker, { claimId: from.id });
    expect(exacts(await get(into.id))).toEqual(["Iota", "mu"]);
  });

  it("of merged claims can be undone one by one, in any order", async () => {
    for (const order of [
      [0, 1],
      [1, 0],
    ]) {
      const [a, b, c] = [
        await aClaim(checker, articleId, "Alpha beta"),
        await aClaim(checker, articleId, "Epsilon zeta"),
        await aClaim(checker, articleId, "Iota kappa"),
      ];
      for (const [i, claim] of [a, b, c].entries()) await add(claim.id, `p${i}`);
      const said = { verdict: "supported", justification: "first", missing: "m" };
      await ask(evidence.giveOpinion, checker, { claimId: a.id, ...said });
      await merge(b.id, a.id);
      const all = await merge(c.id, b.id);
      expect(exacts(all)).toEqual(["Alpha beta", "Epsilon zeta", "Iota kappa"]);
      expect((await passages(c.id)).toSorted()).toEqual(["p0", "p1", "p2"]);
      const opinions = await ask(evidence.listOpinions, checker, { claimId: c.id });
      expect(opinions.items.map(({ justification }) => justification)).toEqual(["first"]);
      const told = (await ask(claims.getClaimHistory, checker, { claimId: c.id })).items;
      expect(told.filter(({ type }) => type === "claim.marked").length).toBe(3);
      for (const i of order) await ask(claims.restoreClaim, checker, { claimId: [a, b][i]?.id });
      for (const [i, claim] of [a, b, c].entries()) {
        expect(exacts(await get(claim.id))).toEqual(exacts(claim));
        expect(await passages(claim.id)).toEqual([`p${i}`]);
      }
      await expectSound();
    }
  });

  it("refuses itself, another article's claim, old versions on either side, and texts too long together", async () => {
    const [a, b] = [await aClaim(checker, articleId, "delta"), await aClaim(checker, articleId, "kappa")];
    const elsewhere = await aClaim(checker, (await anArticle(checker, "Other words.")).id, "Other");
    const versions = { version: 1, otherVersion: 1 };
    const ask2 = (other: string, more: object = {}) =>
      ask(claims.mergeClaims, checker, { claimId: a.id, other, ...versions, ...more });
    await expect(ask2(a.id)).rejects.toMatchObject({ code: "invalid" });
    await expect(ask2(elsewhere.id)).rejects.toMatchObject({ code: "invalid" });
    await expect(ask2(b.id, { version: 2 })).rejects.toMatchObject({ code: "conflict", present: { id: a.id } });
    await expect(ask2(b.id, { otherVersion: 2 })).rejects.toMatchObject({ code: "conflict", present: { id: b.id } });
    const long = (claimId: string, letter: string) =>
      ask(claims.updateClaim, checker, { claimId, version: 1, statement: letter.repeat(15_000) });
    await long(a.id, "a");
    await long(b.id, "b");
    await expect(ask2(b.id, { version: 2, otherVersion: 2 })).rejects.toMatchObject({ code: "invalid" });
  });
});
