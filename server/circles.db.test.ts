import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { EvidenceView } from "@/core/evidence.ts";
import type { Actor } from "@/core/people.ts";
import { listHidden } from "@/db/circles.ts";
import { bookkeep } from "@/db/commit.ts";
import { contacts, derivations, notes, problemFlags, snapshots, sources } from "@/db/schema.ts";
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
  legal = acting(await aPerson("checker", "legal"));
  articleId = (await anArticle(checker, "One two three four five six seven.")).id;
});

const add = (actor: Actor, claimId: string, more: object = {}): Promise<EvidenceView> =>
  ask(evidence.addEvidence, actor, { claimId, source: { title: "T" }, stance: "supports", class: "primary", ...more });
const change = (sourceId: string, version: number, fields: object, actor = legal) =>
  ask(evidence.updateSource, actor, { sourceId, version, ...fields });

/** All that this person can read of a claim, the article's log and the library. */
async function everything(actor: Actor, claimId: string): Promise<string> {
  return JSON.stringify([
    await ask(articles.listEvents, actor, { limit: 500 }),
    await ask(claims.getClaimHistory, actor, { claimId, limit: 500 }),
    await ask(evidence.listEvidence, actor, { claimId }),
    await ask(evidence.listOpinions, actor, { claimId }),
    await ask(evidence.getDraft, actor, { claimId }),
    await ask(evidence.listSources, actor, { limit: 100 }),
    await loadRecord(actor, articleId),
  ]);
}

describe("evidence of a source that is for legal", () => {
  it("is nowhere for the team, though its own circle is the public", async () => {
    const claim = await aClaim(checker, articleId, "One");
    const source = { title: "quetzal", url: "https://quetzal.example/", visibility: "legal" };
    const row = await add(legal, claim.id, { source, passage: "quetzal", visibility: "public" });
    expect((await allEvents()).at(-1)).toMatchObject({ type: "evidence.added", visibility: "legal" });
    expect(await everything(checker, claim.id)).not.toContain("quetzal");
    expect(await everything(checker, claim.id)).not.toContain(row.id);
    expect(await everything(legal, claim.id)).toContain("quetzal");
    const count = async (actor: Actor) => (await ask(claims.getClaim, actor, { claimId: claim.id })).evidenceCount;
    expect([await count(checker), await count(legal)]).toEqual([0, 1]);
    for (const act of [
      () => ask(evidence.updateEvidence, checker, { evidenceId: row.id, version: 1, note: "x" }),
      () => ask(evidence.deleteEvidence, checker, { evidenceId: row.id, version: 1 }),
      () => ask(evidence.restoreEvidence, checker, { evidenceId: row.id }),
      () => ask(evidence.getSource, checker, { sourceId: row.sourceId }),
      () => change(row.sourceId, 1, { title: "x" }, checker),
      () => add(checker, claim.id, { source: undefined, sourceId: row.sourceId }),
    ]) {
      await expect(act()).rejects.toMatchObject({ code: "not-found" });
    }
    await ask(evidence.deleteEvidence, legal, { evidenceId: row.id, version: 1 });
    await ask(evidence.restoreEvidence, legal, { evidenceId: row.id });
    expect((await allEvents()).slice(-2).map((event) => event.visibility)).toEqual(["legal", "legal"]);
  });

  it("takes its history along when the source becomes legal's, and comes back with it", async () => {
    const claim = await aClaim(checker, articleId, "two");
    const row = await add(checker, claim.id, {
      source: { title: "okapi" },
      passage: "okapi said",
      visibility: "public",
    });
    const open = await add(checker, claim.id, { passage: "plain" });
    const cites = [row.id, open.id];
    const opinion = { claimId: claim.id, verdict: "supported", justification: "j", cites };
    await ask(evidence.giveOpinion, checker, opinion);
    await ask(evidence.saveDraft, checker, { claimId: claim.id, justification: "k", cites: [open.id] });
    await ask(evidence.saveDraft, checker, { claimId: claim.id, version: 1, cites });
    expect(await everything(checker, claim.id)).toContain("okapi");

    await change(row.sourceId, 1, { visibility: "legal", title: "okapi, hidden" });
    expect((await allEvents()).at(-1)).toMatchObject({ type: "source.updated", visibility: "legal" });
    const told = await everything(checker, claim.id);
    for (const text of ["okapi", row.id, row.sourceId]) expect(told).not.toContain(text);
    // what does not tell of the source is told still
    const { items } = await ask(claims.getClaimHistory, checker, { claimId: claim.id, limit: 500 });
    expect(items.map(({ type }) => type)).toEqual([
      "claim.marked",
      "evidence.added",
      "opinion.given",
      "draft.saved",
      "draft.saved",
    ]);
    expect(items.at(-1)?.data).toMatchObject({ changes: { cites: [[open.id], [open.id]] } });

    await change(row.sourceId, 2, { visibility: "public" });
    expect((await allEvents()).at(-1)).toMatchObject({ type: "source.updated", visibility: "legal" });
    expect(await everything(checker, claim.id)).toContain("okapi said");
  });

  it("that moves to an open source is told from then on, without where it was", async () => {
    const claim = await aClaim(checker, articleId, "three");
    const row = await add(legal, claim.id, { source: { title: "narwhal", visibility: "legal" }, passage: "tusk" });
    const open = await ask(evidence.createSource, checker, { title: "Open" });
    await ask(evidence.updateEvidence, legal, { evidenceId: row.id, version: 1, sourceId: open.id });
    expect((await allEvents()).at(-1)).toMatchObject({ type: "evidence.updated", visibility: "legal" });
    const told = await everything(checker, claim.id);
    expect(told).toContain("tusk");
    for (const text of ["narwhal", row.sourceId]) expect(told).not.toContain(text);
  });
});

describe("making something legal's", () => {
  it("needs legal.read, on every way", async () => {
    const claim = await aClaim(checker, articleId, "four");
    const row = await add(checker, claim.id);
    for (const act of [
      () => ask(evidence.createSource, checker, { title: "T", visibility: "legal" }),
      () => change(row.sourceId, 1, { visibility: "legal" }, checker),
      () => add(checker, claim.id, { visibility: "legal" }),
      () => add(checker, claim.id, { source: { title: "T", visibility: "legal" } }),
      () => ask(evidence.updateEvidence, checker, { evidenceId: row.id, version: 1, visibility: "legal" }),
    ]) {
      await expect(act()).rejects.toMatchObject({ code: "forbidden" });
    }
    expect((await change(row.sourceId, 1, { visibility: "team" }, checker)).visibility).toBe("team");
  });
});

describe("what is hidden", () => {
  it("is everything that hangs on a source or evidence that is for legal, also through a merge", async () => {
    const claim = await aClaim(checker, articleId, "five");
    const row = await add(legal, claim.id, { source: { title: "A", visibility: "legal" } });
    const open = await add(checker, claim.id);
    const only = await add(legal, claim.id, { visibility: "legal" });
    const unused = await ask(evidence.createSource, checker, { title: "Nobody uses it" });
    const [merged, before] = [
      await ask(evidence.createSource, checker, { title: "M" }),
      await ask(evidence.createSource, checker, { title: "N" }),
    ];
    await bookkeep(
      (tx) => tx.update(sources).set({ mergedInto: row.sourceId }).where(eq(sources.id, merged.id)).returning(),
      (tx) => tx.update(sources).set({ mergedInto: merged.id }).where(eq(sources.id, before.id)).returning(),
    );
    const made = { version: 1, createdAt: row.createdAt, createdBy: null, updatedAt: row.createdAt };
    const snapshotOf = async (sourceId: string): Promise<string> => {
      const id = randomUUID();
      const { updatedAt: _, ...kept } = made;
      const empty = { method: "pasted", status: "ok", reason: "", mediaType: "", fileName: "", size: 0 } as const;
      const values = {
        ...empty,
        ...kept,
        id,
        sourceId,
        number: 1,
        text: "t",
        pages: [],
        notes: [],
        capturedAt: row.createdAt,
      };
      await bookkeep((tx) => tx.insert(snapshots).values(values).returning());
      return id;
    };
    const derivationOf = async (sourceId: string, originId: string): Promise<string> => {
      const id = randomUUID();
      const values = { ...made, id, sourceId, originId, kind: "repeats", note: "" } as const;
      await bookkeep((tx) => tx.insert(derivations).values(values).returning());
      return id;
    };
    const flagOn = async (evidenceId: string): Promise<string> => {
      const id = randomUUID();
      const values = { ...made, id, evidenceId, kind: "biased", note: "", state: "open", answer: "" } as const;
      await bookkeep((tx) => tx.insert(problemFlags).values(values).returning());
      return id;
    };
    const contactIn = async (visibility: "team" | "legal"): Promise<string> => {
      const id = randomUUID();
      const asked = { whom: "w", role: "", channel: "phone", contactedAt: row.createdAt, questions: "" } as const;
      const values = {
        ...made,
        ...asked,
        id,
        claimId: claim.id,
        outcome: "pending",
        answer: "",
        terms: "on-record",
        visibility,
      } as const;
      await bookkeep((tx) => tx.insert(contacts).values(values).returning());
      return id;
    };
    const noteIn = async (visibility: "public" | "legal"): Promise<string> => {
      const id = randomUUID();
      await bookkeep((tx) =>
        tx
          .insert(notes)
          .values({ ...made, id, claimId: claim.id, body: "b", visibility })
          .returning(),
      );
      return id;
    };
    const hidden = [
      row.id,
      row.sourceId,
      only.id,
      only.sourceId,
      merged.id,
      before.id,
      await snapshotOf(row.sourceId),
      await snapshotOf(before.id),
      await derivationOf(open.sourceId, row.sourceId),
      await derivationOf(merged.id, open.sourceId),
      await flagOn(row.id),
      await flagOn(only.id),
      await contactIn("legal"),
      await noteIn("legal"),
    ];
    const shown = [
      open.id,
      open.sourceId,
      unused.id,
      claim.id,
      articleId,
      randomUUID(),
      await snapshotOf(open.sourceId),
      await derivationOf(open.sourceId, unused.id),
      await flagOn(open.id),
      await contactIn("team"),
      await noteIn("public"),
    ];
    expect([...(await listHidden([...shown, ...hidden]))].toSorted()).toEqual(hidden.toSorted());
    expect(await listHidden([])).toEqual(new Set());
    const listed = (await ask(evidence.listSources, checker, { limit: 100 })).items.map(({ id }) => id);
    for (const id of [row.sourceId, only.sourceId, merged.id, before.id]) expect(listed).not.toContain(id);
    expect(listed).toContain(unused.id);
    // more ids than one statement takes
    const many = Array.from({ length: 12_000 }, () => randomUUID());
    expect([...(await listHidden([...many, row.id]))]).toEqual([row.id]);
  });
});
