import { beforeAll, expect, it } from "vitest";
import { useTestDatabase } from "@/db/testing.ts";
import type { Actor } from "@/core/people.ts";
import { operations } from "./operations.ts";
import { aDesk, said } from "./review.fixture.ts";
import { aClaim, anArticle, ask } from "./testing.ts";

useTestDatabase();

let { first, second, editor, legal, admin, move } = {} as Awaited<ReturnType<typeof aDesk>>;
beforeAll(async () => {
  ({ first, second, editor, legal, admin, move } = await aDesk());
});

const readinessFor = (who: Actor, articleId: string) => ask(operations.getReadiness, who, { articleId });
/** The lines that fail, each with the numbers of its claims. */
const failing = async (who: Actor, articleId: string) => {
  const { lines } = await readinessFor(who, articleId);
  return Object.fromEntries(
    lines.filter(({ state }) => state === "fails").map(({ id, claims }) => [id, claims.map(({ number }) => number)]),
  );
};
const evidenceOn = (who: Actor, claimId: string, title: string, fields: object = {}) =>
  ask(operations.addEvidence, who, {
    claimId,
    stance: "supports",
    class: "primary",
    locator: "p. 1",
    source: { title, interest: "none" },
    ...fields,
  });

it("names the claims that each rule fails on, and none when it is kept", async () => {
  const { id: articleId } = await anArticle(first, "One came. Two went.");
  const { id: claimId } = await aClaim(first, articleId, "One came", { speaker: "A. Mayor" });
  await aClaim(first, articleId, "Two went", { checkability: "opinion", chosenBecause: "It is widely shared." });
  expect(await failing(first, articleId)).toEqual({
    primary: [1],
    "two-origins": [1],
    chosen: [1],
    "both-stances": [1],
    contact: [1],
    verdict: [1, 2],
  });
  const row = await evidenceOn(first, claimId, "Register");
  await evidenceOn(first, claimId, "Archive", { stance: "refutes", class: "secondary" });
  await ask(operations.addContact, first, { claimId, whom: "A. Mayor", outcome: "answered", answer: "Yes." });
  // a note is for the desk: it tells no reader why
  await ask(operations.addNote, first, { claimId, body: "Much shared." });
  expect(await failing(first, articleId)).toHaveProperty("chosen", [1]);
  const { version } = await ask(operations.getClaim, first, { claimId });
  await ask(operations.updateClaim, first, { claimId, version, chosenBecause: "Much shared." });
  await ask(operations.giveOpinion, first, { claimId, ...said("supported"), cites: [row.id] });
  await move(editor, claimId, "approve");
  expect(await failing(first, articleId)).toEqual({ verdict: [2] });
  await move(legal, claimId, "hold", "r");
  expect(await failing(first, articleId)).toEqual({ verdict: [2], released: [1] });
});

it("counts what is for legal for legal alone", async () => {
  const { id: articleId } = await anArticle(first, "One came.");
  const { id: claimId } = await aClaim(first, articleId, "One came");
  const hidden = { visibility: "legal", maskReason: "protected-person" };
  await evidenceOn(legal, claimId, "Witness", { ...hidden, source: { title: "Witness", interest: "none", ...hidden } });
  expect(await failing(first, articleId)).toHaveProperty("primary");
  expect(await failing(legal, articleId)).not.toHaveProperty("primary");
});

it("tells who has to read a claim blind nothing of its verdict", async () => {
  const { id: articleId } = await anArticle(first, "One came.");
  const { id: claimId } = await aClaim(first, articleId, "One came", { secondReader: second.personId });
  const answers: string[] = [];
  for (const verdict of ["supported", "misleading"]) {
    await ask(operations.giveOpinion, first, { claimId, ...said(verdict) });
    const readiness = await readinessFor(second, articleId);
    expect(readiness.blind).toEqual([{ id: claimId, number: 1 }]);
    expect(readiness.lines.find(({ id }) => id === "verdict")).toMatchObject({ state: "none", claims: [] });
    answers.push(JSON.stringify(readiness));
  }
  expect(answers[1]).toBe(answers[0]);
  const open = await readinessFor(first, articleId);
  expect(open.blind).toEqual([]);
  expect(open.lines.find(({ id }) => id === "two-origins")?.state).toBe("none");
});

it("holds verdicts against the desk’s rules as they are now", async () => {
  const { id: articleId } = await anArticle(first, "One came.");
  const { id: claimId } = await aClaim(first, articleId, "One came");
  const row = await evidenceOn(first, claimId, "Register");
  await ask(operations.giveOpinion, first, { claimId, ...said("supported"), cites: [row.id] });
  expect(await failing(first, articleId)).not.toHaveProperty("desk-evidence");
  const { version } = await ask(operations.getPolicy, admin, {});
  await ask(operations.updatePolicy, admin, { version, minOrigins: 2, primaryRequired: false });
  expect(await failing(first, articleId)).toMatchObject({ "desk-evidence": [1] });
});

it("looks over pasted ClaimReview, and refuses what is too large with the way out", async () => {
  const text = JSON.stringify({ "@context": "https://schema.org", "@type": "ClaimReview" });
  const { reviews, findings } = await ask(operations.lintClaimReview, second, {
    text: `<script type="application/ld+json">${text}</script>`,
  });
  expect(reviews).toHaveLength(1);
  expect(findings.map(({ id }) => id).slice(0, 3)).toEqual(["claim-missing", "url-missing", "rating-missing"]);
  await expect(ask(operations.lintClaimReview, second, { text: "[".repeat(2_000_001) })).rejects.toMatchObject({
    code: "invalid",
  });
  expect((await ask(operations.lintClaimReview, second, { text: "[".repeat(1_900_000) })).findings[0]?.id).toBe(
    "not-json",
  );
});
