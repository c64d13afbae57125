import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/core/people.ts";
import { reviewPolicyWords } from "@/core/review-policy.ts";
import { allEvents, useTestDatabase } from "@/db/testing.ts";
import { evidenceOperations as evidence } from "./operations/evidence.ts";
import { sourceOperations as sources } from "./operations/sources.ts";
import { readReviewPolicy } from "./review-policy.ts";
import { acting, aClaim, anArticle, aPerson, ask } from "./testing.ts";

useTestDatabase();

let checker: Actor;
let admin: Actor;
let legal: Actor;
let articleId: string;

beforeAll(async () => {
  checker = acting(await aPerson("checker"));
  legal = acting(await aPerson("checker", "legal"));
  admin = acting(await aPerson("admin"));
  articleId = (await anArticle(checker, "One two three four five six seven.")).id;
});

const read = () => ask(sources.getPolicy, checker, {});
const set = async (fields: object) => ask(sources.updatePolicy, admin, { ...(await read()), ...fields });
const give = (claimId: string, verdict: string, cites: string[], actor = checker) =>
  ask(evidence.giveOpinion, actor, { claimId, verdict, justification: "j", missing: "m", cites });
const cite = async (claimId: string, more: object = {}, actor = checker) =>
  ask(evidence.addEvidence, actor, {
    claimId,
    source: { title: "T" },
    stance: "supports",
    class: "secondary",
    ...more,
  });

describe("the desk's rules on evidence", () => {
  it("forbid nothing until they are set, and then say so in the log", async () => {
    expect(await read()).toEqual({ version: 0, minEvidence: 0, minOrigins: 1, primaryRequired: false });
    await expect(
      ask(sources.updatePolicy, checker, { version: 0, minOrigins: 2, primaryRequired: false }),
    ).rejects.toMatchObject({ code: "forbidden" });
    expect(await set({ minOrigins: 2 })).toEqual({ version: 1, minEvidence: 0, minOrigins: 2, primaryRequired: false });
    expect((await allEvents()).at(-1)).toMatchObject({
      type: "policy.changed",
      data: { changes: { minOrigins: [1, 2] } },
    });
    await expect(set({ version: 0, primaryRequired: true })).rejects.toMatchObject({ code: "conflict" });
    const before = (await allEvents()).length;
    expect(await set({ minOrigins: 2 })).toEqual(await read());
    expect((await allEvents()).length).toBe(before);
  });
});

describe("a verdict", () => {
  beforeEach(async () => {
    await set({ minEvidence: 0, minOrigins: 1, primaryRequired: false });
  });

  it("that says a claim is so is refused with one origin when the rules ask for two, and given with two", async () => {
    const claim = await aClaim(checker, articleId, "One");
    const [first, second] = [await cite(claim.id), await cite(claim.id)];
    await ask(sources.addDerivation, checker, {
      sourceId: second.sourceId,
      originId: first.sourceId,
      kind: "repeats",
    });
    const policy = await set({ minOrigins: 2 });
    for (const verdict of ["supported", "mostly-supported", "refuted"]) {
      const refused = await give(claim.id, verdict, [first.id, second.id]).catch((error: unknown) => error);
      expect(refused).toMatchObject({ code: "invalid", errors: [{ path: "cites" }] });
      expect((refused as Error).message).toContain("two independent origins");
    }
    await give(claim.id, "not-enough-evidence", [first.id]);
    const third = await cite(claim.id);
    await give(claim.id, "supported", [first.id, third.id]);
    expect((await allEvents()).at(-1)).toMatchObject({ type: "opinion.given", data: { policy: policy.version } });
  });

  it("counts what is cited, not what only stands on the claim, and no search that found nothing", async () => {
    const claim = await aClaim(checker, articleId, "two");
    const [first, second] = [await cite(claim.id), await cite(claim.id)];
    const search = await cite(claim.id, { stance: "not-found" });
    await set({ minOrigins: 2 });
    await expect(give(claim.id, "supported", [first.id])).rejects.toThrow("has one");
    await expect(give(claim.id, "supported", [first.id, search.id])).rejects.toThrow("has one");
    await expect(give(claim.id, "supported", [])).rejects.toThrow("has none");
    await give(claim.id, "supported", [first.id, second.id]);
  });

  it("must cite as much evidence as the rules ask for, of which the report tells", async () => {
    const claim = await aClaim(checker, articleId, "five");
    const [one, search] = [await cite(claim.id), await cite(claim.id, { stance: "not-found" })];
    const { version } = await set({ minEvidence: 2 });
    await expect(give(claim.id, "supported", [one.id, search.id])).rejects.toThrow(
      "two pieces of evidence, and you cite one",
    );
    const other = await cite(claim.id);
    await give(claim.id, "supported", [one.id, other.id]);
    expect(reviewPolicyWords(await readReviewPolicy())).toContain(
      `By its rules on evidence, version ${version}, a claim is called supported, mostly supported or refuted only on two pieces of evidence.`,
    );
  });

  it("must cite a primary source when the rules ask for one", async () => {
    const claim = await aClaim(checker, articleId, "three");
    const [primary, secondary] = [await cite(claim.id, { class: "primary" }), await cite(claim.id)];
    await set({ primaryRequired: true });
    await expect(give(claim.id, "refuted", [secondary.id])).rejects.toThrow("primary source");
    await give(claim.id, "misleading", [secondary.id]);
    await give(claim.id, "refuted", [secondary.id, primary.id]);
  });

  it("is judged by what its giver may see", async () => {
    const claim = await aClaim(checker, articleId, "four");
    const [open, hidden] = [await cite(claim.id), await cite(claim.id, { visibility: "legal" }, legal)];
    await ask(evidence.saveDraft, legal, { claimId: claim.id, cites: [open.id, hidden.id] });
    await set({ minOrigins: 2 });
    await expect(give(claim.id, "supported", [open.id])).rejects.toThrow("has one");
    await give(claim.id, "supported", [open.id, hidden.id], legal);
  });
});
