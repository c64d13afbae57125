import fc from "@/scripts/vitest/chance.ts";
import { beforeAll, describe, expect, it } from "vitest";
import { isVoid, type Claim } from "@/core/claims.ts";
import { RecordInput } from "@/core/inputs/records.ts";
import type { Actor } from "@/core/people.ts";
import { serialiseRecord } from "@/core/record.ts";
import { recordErrors } from "@/core/record/checks.ts";
import { Refusal } from "@/core/refusal.ts";
import { listClaimRows } from "@/db/claims.ts";
import { verifyChain } from "@/db/event-chain.ts";
import { allEvents, useTestDatabase } from "@/db/testing.ts";
import { operations } from "./operations.ts";
import { claimOperations as claims } from "./operations/claims.ts";
import { evidenceOperations as evidence } from "./operations/evidence.ts";
import { recordHashes } from "./record-imports.ts";
import { loadRecord } from "./records.ts";
import { acting, anArticle, aPerson, ask } from "./testing.ts";

useTestDatabase();

const paragraphs = [
  "Alpha beta 😀 gamma. Delta épsilon zeta.",
  "中文的一句话。 Eta theta iota.",
  "Kappa lambda mu nu.",
];
let actor: Actor;
/** Who approves what the actor proposed. */
let other: Actor;
beforeAll(async () => {
  actor = acting(await aPerson("editor", "legal"));
  other = acting(await aPerson("editor", "legal"));
});

/** What somebody does next: an act, on which claims, where, and what they type (made unique when it is done). */
const step = fc.record({
  act: fc.constantFrom(
    "mark",
    "mark",
    "update",
    "note",
    "place",
    "split",
    "merge",
    "merge",
    "delete",
    "restore",
    "restore",
    "evidence",
    "evidence",
    "passage",
    "take",
    "give-back",
    "draft",
    "draft",
    "discard",
    "opinion",
    "approve",
    "publish",
    "publish",
    "void",
    "reopen",
  ),
  a: fc.nat(30),
  b: fc.nat(30),
  start: fc.nat(95),
  length: fc.integer({ min: 1, max: 30 }),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const supported = { verdict: "supported", justification: "j", missing: "m" };

/** One walk over one article: does each step on whatever there is, and remembers every text that was acknowledged. */
function walker(articleId: string) {
  const typed: string[] = [];
  let words = 0;
  const type = (): string => `typed-${articleId.slice(-6)}-${(words += 1)};`;
  const kind = { stance: "supports", class: "primary" };

  async function act({ act: name, a, b, start, length }: Step): Promise<string | undefined> {
    const record = await loadRecord(actor, articleId);
    const any = <T>(rows: readonly T[], n: number): T | undefined => rows[n % Math.max(1, rows.length)];
    const claim = any(record.claims, a);
    const target = { start, end: start + length };
    if (name === "mark") {
      const statement = type();
      await ask(claims.markClaim, actor, { articleId, target, statement });
      return statement;
    }
    if (!claim) return undefined;
    const on = { claimId: claim.id, version: claim.version };
    const row = any(
      record.evidence.filter((one) => one.claimId === claim.id),
      b,
    );
    const draft = record.drafts.find((one) => one.claimId === claim.id);
    const text = type();
    switch (name) {
      case "update":
        await ask(claims.updateClaim, actor, {
          ...on,
          statement: `${claim.statement}${text}`,
          chosenBecause: `${claim.chosenBecause}${text}`,
        });
        return text;
      case "note":
        await ask(claims.updateClaim, actor, { ...on, note: text });
        return text;
      case "place":
        await ask(claims.setTargets, actor, { ...on, targets: [target] });
        return undefined;
      case "split":
        await ask(claims.splitClaim, actor, { ...on, at: start });
        return undefined;
      case "merge": {
        const other = any(record.claims, b);
        await ask(claims.mergeClaims, actor, { ...on, other: other?.id, otherVersion: other?.version });
        return undefined;
      }
      case "delete":
        await ask(claims.deleteClaim, actor, on);
        return undefined;
      case "restore":
        await ask(claims.restoreClaim, actor, { claimId: claim.id });
        return undefined;
      case "evidence":
        await ask(evidence.addEvidence, actor, { claimId: claim.id, source: { title: text }, passage: text, ...kind });
        return text;
      case "passage":
        await ask(evidence.updateEvidence, actor, { evidenceId: row?.id, version: row?.version, passage: text });
        return text;
      case "take":
        await ask(evidence.deleteEvidence, actor, { evidenceId: row?.id, version: row?.version });
        return undefined;
      case "give-back":
        await ask(evidence.restoreEvidence, actor, { evidenceId: row?.id });
        return undefined;
      case "draft": {
        const cites = row && row.deletedAt === null ? [row.id] : [];
        await ask(evidence.saveDraft, actor, {
          claimId: claim.id,
          version: draft?.version,
          justification: text,
          cites,
        });
        return text;
      }
      case "discard":
        await ask(evidence.discardDraft, actor, { claimId: claim.id, version: draft?.version });
        return undefined;
      case "approve": {
        if (claim.status === "marked") await ask(evidence.giveOpinion, actor, { ...supported, claimId: claim.id });
        const [{ version }] = (await listClaimRows([claim.id])) as [Claim];
        await ask(operations.moveClaim, other, { claimId: claim.id, version, move: "approve" });
        return undefined;
      }
      case "void":
      case "reopen":
        await ask(operations.moveClaim, other, { ...on, move: name, reason: text });
        return text;
      case "publish":
        await publish();
        return undefined;
      default:
        await ask(evidence.giveOpinion, actor, {
          claimId: claim.id,
          verdict: "refuted",
          justification: text,
          missing: "m",
        });
        return text;
    }
  }

  async function publish(): Promise<void> {
    const { standing, kinds, same } = await ask(operations.draftPublication, other, { articleId });
    if (standing === null) return void (await ask(operations.publishArticle, other, { articleId }));
    if (same) throw new Refusal("invalid", "Nothing changed.");
    const correction = { publicationId: standing.id, kinds: [...kinds], notice: "n" };
    await ask(operations.correctPublication, other, correction);
  }

  return {
    typed,
    /** Whether the step did something; an expected refusal does nothing. */
    async step(next: Step): Promise<boolean> {
      try {
        const text = await act(next);
        if (text !== undefined) typed.push(text);
        return true;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return false;
      }
    },
  };
}

/** What holds after every step, whatever was done. */
async function expectSound(articleId: string, typed: readonly string[]): Promise<void> {
  const record = RecordInput.parse(JSON.parse(serialiseRecord(await loadRecord(actor, articleId))));
  expect(recordErrors(record, recordHashes)).toEqual([]);
  const everything = JSON.stringify(record);
  for (const text of typed) expect(everything).toContain(text);
  const { items } = await ask(claims.listClaims, actor, { articleId, limit: 500 });
  expect(items.map(({ id }) => id)).toEqual(record.claims.filter((row) => row.deletedAt === null).map(({ id }) => id));
  const standing = new Set(items.map(({ id }) => id));
  for (const row of record.evidence) {
    if (row.movedFrom === null) continue;
    // what was lent by a merge is on the way from a merged claim to one that stands for it
    expect(record.claims.find(({ id }) => id === row.movedFrom)?.mergedInto).not.toBeNull();
  }
  for (const claim of items) {
    if (isVoid(claim)) expect(claim.verdict).toBeNull();
    if (["corrected", "updated", "void"].includes(claim.status)) {
      const decided = record.decisions.filter((row) => row.claimId === claim.id && row.to === claim.status);
      expect(decided.at(-1)?.reason).not.toBe("");
    }
    const cites = record.drafts.find(({ claimId }) => claimId === claim.id)?.cites ?? [];
    for (const id of cites) expect(record.evidence.find((row) => row.id === id)?.claimId).toBe(claim.id);
    if (claim.mergedInto !== null) expect(standing).toContain(claim.mergedInto);
  }
}

describe("any walk over the acts on claims", () => {
  it("keeps every place exact, every number unique, every text that was typed, and the chain whole", async () => {
    let done = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        const { id } = await anArticle(actor, ...paragraphs);
        const walk = walker(id);
        for (const next of steps) {
          if (!(await walk.step(next))) continue;
          done += 1;
          await expectSound(id, walk.typed);
        }
      }),
      { numRuns: 12 },
    );
    expect(done).toBeGreaterThan(50);
    expect(await verifyChain()).toMatchObject({ count: (await allEvents()).length });
  });
});
