import fc from "@/scripts/vitest/chance.ts";
import { beforeAll, describe, expect, it } from "vitest";
import { owedReading } from "@/core/blindness.ts";
import { isApproved, isVoid } from "@/core/claims.ts";
import type { Actor } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import { verdicts } from "@/core/verdicts.ts";
import { moves, openMoves } from "@/core/workflow.ts";
import { listClaimRows } from "@/db/claims.ts";
import { listDecisions } from "@/db/decisions.ts";
import { verifyChain } from "@/db/event-chain.ts";
import { listOpinions } from "@/db/opinions.ts";
import { listSecondOpinions } from "@/db/second-opinions.ts";
import { allEvents, useTestDatabase } from "@/db/testing.ts";
import { blindIn } from "./blindness.ts";
import { loadState } from "./claim-states.ts";
import { operations } from "./operations.ts";
import { publishedTimes } from "./published-claims.ts";
import { acting, aClaim, anArticle, aPerson, ask } from "./testing.ts";

useTestDatabase();

/** A small desk in which anybody may be anything, so that roles get in each other's way. */
let people: Actor[];
let articleId: string;
beforeAll(async () => {
  people = [
    acting(await aPerson("checker")),
    acting(await aPerson("checker")),
    acting(await aPerson("editor")),
    acting(await aPerson("checker", "editor")),
    acting(await aPerson("editor", "legal")),
  ];
  await begin();
});
/** Each walk has its own article, so that nobody reads another walk's claim blind. */
async function begin(): Promise<void> {
  articleId = (await anArticle(people[0] as Actor, "One came. Two went away. Three stayed.")).id;
}

const acts = [
  "give",
  "read",
  "read",
  "assign",
  "draft",
  "second-draft",
  "move",
  "move",
  "open",
  "open",
  "open",
  "publish",
  "state",
  "note",
] as const;
const step = fc.record({
  act: fc.constantFrom(...acts),
  who: fc.nat(4),
  other: fc.nat(5),
  // few, so that people often say the same
  verdict: fc.constantFrom(...verdicts.slice(0, 3).map(({ id }) => id)),
  move: fc.constantFrom(...moves.map(({ move }) => move)),
  any: fc.nat(1000),
  part: fc.constantFrom("assignee", "secondReader", "secondReader", "thirdReader"),
  cites: fc.boolean(),
  reason: fc.boolean(),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/**
 * The step as it is done: «open» is one of all that is open to anybody now, but to give a first verdict; of what is
 * approved it is as often another statement of it, or that it is published.
 */
async function settled(claimId: string, one: Step): Promise<Step> {
  if (one.act !== "open") return one;
  const state = await loadState((await listClaimRows([claimId]))[0]!);
  const there = people.flatMap((actor, who) =>
    openMoves(state, actor).flatMap(({ move, open, byOpinion, byPublication }): Step[] => {
      if (open !== true || byPublication || move === "propose" || move === "take-back") return [];
      return [{ ...one, who, move, act: byOpinion ? "read" : "move", reason: true }];
    }),
  );
  const after = (["state", "note", "publish"] as const).map((name): Step => ({ ...one, act: name }));
  if (isApproved(state.claim)) there.push(...after, ...after.slice(-1));
  return there[one.any % Math.max(1, there.length)] ?? { ...one, act: "give" };
}

/** An editor who reads nothing blind publishes what changed since, as a correction of every kind that it is of. */
async function publish(): Promise<void> {
  const readers = await Promise.all(people.map((who) => readsAny(who)));
  const who = people.find(({ roles }, at) => roles.includes("editor") && !readers[at]);
  if (!who) throw new Refusal("forbidden", "Everybody reads something.");
  const { standing, kinds, same } = await ask(operations.draftPublication, who, { articleId });
  if (standing === null) return void (await ask(operations.publishArticle, who, { articleId }));
  if (same) throw new Refusal("invalid", "Nothing changed.");
  const correction = { publicationId: standing.id, kinds: [...kinds], notice: "n" };
  await ask(operations.correctPublication, who, correction);
}

/** A third of the walks begin behind the first publication. */
async function settle(claimId: string): Promise<void> {
  const [checker, , editor] = people as [Actor, Actor, Actor];
  await ask(operations.giveOpinion, checker, { claimId, verdict: "supported", justification: "j", missing: "m" });
  const { version } = await ask(operations.getClaim, editor, { claimId });
  const alone = { claimId, version, secondReader: null, thirdReader: null };
  const claim = await ask(operations.updateClaim, editor, alone);
  await ask(operations.moveClaim, editor, { claimId, version: claim.version, move: "approve" });
  await publish();
}

const readsAny = async (who: Actor) => [...(await blindIn(who, articleId)).values()].includes("verdict");

let words = 0;
/** Does one step; answers what was typed and acknowledged, undefined when it was refused. */
async function act(claimId: string, evidenceId: string, asked: Step): Promise<string | undefined> {
  const one = await settled(claimId, asked);
  const who = people[one.who] as Actor;
  const typed = `typed-${(words += 1)};`;
  const reason = one.reason ? typed : "";
  const said = { claimId, verdict: one.verdict, justification: typed };
  const rests = one.cites ? { cites: [evidenceId] } : { missing: "m" };
  const { version } = await ask(operations.getClaim, who, { claimId });
  const draft = { claimId, justification: typed };
  try {
    switch (one.act) {
      case "give":
        await ask(operations.giveOpinion, who, { ...said, ...rests });
        return typed;
      case "read":
        await ask(operations.giveSecondOpinion, who, { ...said, ...rests });
        return typed;
      case "draft": {
        const present = await ask(operations.getDraft, who, { claimId });
        await ask(operations.saveDraft, who, { ...draft, version: present.draft?.version });
        return typed;
      }
      case "second-draft": {
        const present = await ask(operations.getSecondDraft, who, { claimId });
        await ask(operations.saveSecondDraft, who, { ...draft, version: present.draft?.version });
        return typed;
      }
      case "state":
        await ask(operations.updateClaim, who, { claimId, version, statement: typed });
        return "";
      case "note":
        await ask(operations.addNote, who, { claimId, body: typed, visibility: "public" });
        return "";
      case "publish":
        await publish();
        return "";
      case "assign":
        await ask(operations.updateClaim, who, { claimId, version, [one.part]: people[one.other]?.personId ?? null });
        return "";
      default:
        await ask(operations.moveClaim, who, { claimId, version, move: one.move, reason });
        return reason;
    }
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** What holds after every step (product.md, invariants 1 to 3), and that no text is gone. */
async function expectSound(claimId: string, typed: readonly string[]): Promise<void> {
  const [claim] = await listClaimRows([claimId]);
  const state = await loadState(claim!);
  const decisions = await listDecisions([claimId]);
  if (isApproved(claim!)) {
    expect(state.first?.justification.trim()).not.toBe("");
    expect((state.first?.cites.length ?? 0) > 0 || state.first?.missing.trim() !== "").toBe(true);
    const approval = decisions.findLast(({ move }) => move === "approve");
    expect(approval?.opinions[0]).toBe(state.first?.id);
    expect(approval?.createdBy).not.toBe(state.first?.createdBy);
  }
  const last = decisions.findLast(({ to }) => to === claim?.status);
  if (claim?.status === "corrected" || claim?.status === "updated") {
    expect(last?.reason).toMatch(/^with publication \d+\. n$/u);
  }
  if (isVoid(claim!)) {
    expect(decisions.findLast(({ move }) => move === "void")?.reason).not.toBe("");
    expect((await ask(operations.getClaim, people[0] as Actor, { claimId })).verdict).toBeNull();
    expect((await publishedTimes([claim!])).has(claimId)).toBe(true);
  }
  const given = await listSecondOpinions([claimId]);
  for (const who of people) {
    if (owedReading(who.personId, state) === null) continue;
    const [view, opinions, seconds, draft, moved, log] = [
      await ask(operations.getClaim, who, { claimId }),
      await ask(operations.listOpinions, who, { claimId }),
      await ask(operations.listSecondOpinions, who, { claimId }),
      await ask(operations.getDraft, who, { claimId }),
      await ask(operations.listMoves, who, { claimId }),
      await ask(operations.listEvents, who, { articleId, limit: 500 }),
    ];
    expect([view.verdict, opinions.items, seconds.items, draft.draft, moved.decisions]).toEqual([
      null,
      [],
      [],
      null,
      [],
    ]);
    const told = log.items.filter(
      (event) => event.claimId === claimId && /^(?:opinion|draft|second-opinion|decision)\./u.test(event.type),
    );
    expect(told).toEqual([]);
  }
  const kept = JSON.stringify([await listOpinions([claimId]), given, decisions, await allEvents()]);
  for (const text of typed) expect(kept).toContain(text);
}

describe("any walk over the moves of a claim", () => {
  it("approves nothing without reasons or by its proposer, shows no verdict to a blind reader, and loses no text", async () => {
    let done = 0;
    const reached = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 60 }), async (steps) => {
        const named =
          steps.length % 2 === 0 ? { secondReader: people[1]?.personId, thirdReader: people[3]?.personId } : {};
        await begin();
        const claim = await aClaim(people[0] as Actor, articleId, "One came", named as object);
        const row = { source: { title: "T" }, stance: "supports", class: "primary" };
        const evidence = await ask(operations.addEvidence, people[0] as Actor, { claimId: claim.id, ...row });
        const typed: string[] = [];
        if (steps.length % 3 === 0) await settle(claim.id);
        for (const one of steps) {
          const text = await act(claim.id, evidence.id, one);
          if (text === undefined) continue;
          done += 1;
          typed.push(text);
          await expectSound(claim.id, typed);
          reached.add((await listClaimRows([claim.id]))[0]?.status ?? "");
        }
      }),
      { numRuns: 15 },
    );
    expect(done).toBeGreaterThan(50);
    for (const status of ["proposed", "agreed", "approved", "returned", "corrected", "void"]) {
      expect(reached).toContain(status);
    }
    expect(await verifyChain()).toMatchObject({ count: (await allEvents()).length });
  });
});

describe("two editors at once", () => {
  it("one decides, the other is told of it, and neither decision is lost", async () => {
    const [checker, one, two] = [people[0], people[2], people[4]] as [Actor, Actor, Actor];
    const pairs = Number(process.env["PAIRS"] ?? 40);
    for (let pair = 0; pair < pairs; pair += 1) {
      const { id: claimId } = await aClaim(checker, articleId, "Two went");
      await ask(operations.giveOpinion, checker, { claimId, verdict: "supported", justification: "j", missing: "m" });
      const on = { claimId, version: 2 };
      const decided = await Promise.allSettled([
        ask(operations.moveClaim, one, { ...on, move: "approve" }),
        ask(operations.moveClaim, two, { ...on, move: "return", reason: "r" }),
      ]);
      const made = decided.filter(({ status }) => status === "fulfilled");
      expect(made).toHaveLength(1);
      const refused = decided.find(({ status }) => status === "rejected") as PromiseRejectedResult;
      expect(refused.reason).toMatchObject({ code: "conflict" });
      const decisions = (await listDecisions([claimId])).filter(({ move }) => move !== "propose");
      const [claim] = await listClaimRows([claimId]);
      expect(decisions).toMatchObject([{ to: claim?.status, claimVersion: 3 }]);
    }
    expect(await verifyChain()).toMatchObject({ count: (await allEvents()).length });
  });
});
