import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/core/people.ts";
import { useTestDatabase } from "@/db/testing.ts";
import { operations } from "./operations.ts";
import { aDesk, said } from "./review.fixture.ts";
import { aClaim, anArticle, ask } from "./testing.ts";

useTestDatabase();

const opening = "The ministry published its yearly figures on Monday, after two delays.";
const told = "The two agencies will cooperate on public order and they will fight crime together in 2021.";
const ending = "Officials in the capital did not answer further questions.";
const row = "Minsk: 12 detained";

let first: Actor;
let editor: Actor;
let move: Awaited<ReturnType<typeof aDesk>>["move"];
beforeAll(async () => {
  ({ first, editor, move } = await aDesk());
});

const claimOf = (claimId: string) => ask(operations.getClaim, first, { claimId });
const place = (input: object) => ask(operations.placeTarget, first, input);
const waitingIn = (articleId: string) => ask(operations.listWaiting, first, { articleId });

/** A claim that waits in version 2 of its article. */
async function waiting(old: readonly string[], start: number, exact: string, now: readonly string[]) {
  const { id: articleId } = await anArticle(first, ...old);
  const target = { start, end: start + exact.length };
  const { id: claimId } = await ask(operations.markClaim, first, { articleId, target });
  await ask(operations.giveOpinion, first, { claimId, ...said("supported") });
  const text = now.join("\n\n");
  await ask(operations.addRevision, first, { articleId, base: 1, text });
  const { items } = await waitingIn(articleId);
  expect(items.map((item) => item.claimId)).toEqual([claimId]);
  return { articleId, claimId, text, item: items[0]! };
}
const parted = () => {
  const halves = [told.slice(0, told.indexOf(" and they")), told.slice(told.indexOf("and they"))] as const;
  return waiting([opening, told, ending], opening.length + 2, told, [opening, ...halves, ending]);
};

describe("a claim that waits", () => {
  it("shows its last words with what stood around them, and each place offered with what stands there", async () => {
    const { item } = await parted();
    expect(item).toMatchObject({ state: "split", last: { exact: told, revision: 1 }, removedAt: null });
    expect(item.last.before.endsWith("after two delays.\n\n")).toBe(true);
    expect(item.last.after).toBe(`\n\n${ending}`);
    expect(item.candidates[0]?.places.map(({ exact }) => exact).join(" ")).toBe(told);
    expect(item.candidates[0]?.places[1]?.after).toBe(`\n\n${ending}`);
    expect(item.candidates.length).toBeLessThanOrEqual(3);
  });

  it("covers nothing, is not approved, and counts as open", async () => {
    const { articleId, claimId } = await parted();
    const { sentences } = await ask(operations.getCoverage, first, { articleId });
    expect(sentences.flatMap(({ claimIds }) => claimIds)).toEqual([]);
    await expect(move(editor, claimId, "approve")).rejects.toThrow("no place in this version");
    const { progress } = (await ask(operations.listArticles, first, { limit: 500 })).items.find(
      ({ id }) => id === articleId,
    )!;
    expect(progress.claims).toMatchObject({ total: 1, decided: 0, waiting: 1 });
  });

  it("is placed at what it was offered: words parted in two stand in both", async () => {
    const { claimId, item, text, articleId } = await parted();
    const placed = await place({ ...item, candidate: 0 });
    expect(placed.targets.map(({ start, end, exact }) => text.slice(start, end) === exact)).toEqual([true, true]);
    expect(placed).toMatchObject({ id: claimId, state: "edited", stale: null });
    expect(placed.target).toMatchObject({ engine: "person", decidedBy: first.personId, candidates: [] });
    expect((await waitingIn(articleId)).items).toEqual([]);
    await expect(place({ ...item, version: placed.version, candidate: 0 })).rejects.toMatchObject({ code: "conflict" });
    await expect(place({ ...item, candidate: 0 })).rejects.toMatchObject({ code: "conflict" });
    // it goes on from there: back to one place when the text goes back
    await ask(operations.addRevision, first, { articleId, base: 2, revertsTo: 1 });
    expect((await claimOf(claimId)).targets.map(({ exact, state }) => [exact, state])).toEqual([[told, "exact"]]);
  });

  it("is placed at words that somebody chooses; what its verdict hangs on and changed puts that in doubt", async () => {
    const said2022 = "They fight crime together in 2022.";
    const { claimId, item, text } = await waiting([opening, told, ending], opening.length + 2, told, [
      opening,
      said2022,
      ending,
    ]);
    const start = text.indexOf(said2022);
    const targets = [{ start, end: start + said2022.length }];
    await expect(place({ ...item, targets, revision: 1 })).rejects.toMatchObject({ present: { revision: 2 } });
    await expect(place({ ...item, candidate: 9 })).rejects.toThrow("no such place");
    await expect(place({ ...item, targets, removed: true })).rejects.toMatchObject({ code: "invalid" });
    const placed = await place({ ...item, targets, revision: 2 });
    expect(placed).toMatchObject({
      id: claimId,
      state: "edited",
      target: { exact: said2022, prefix: expect.anything() },
    });
    expect(placed.stale?.words).toContainEqual({ kind: "number", before: "two, 2021", after: "2022" });
  });

  it("is said to be removed: it leaves the queue, stays so in later versions, and can be placed after all", async () => {
    const { articleId, claimId, item } = await waiting([opening, told, ending], opening.length + 2, told, [
      opening,
      ending,
    ]);
    await place({ ...item, removed: true });
    expect(await claimOf(claimId)).toMatchObject({
      state: "orphaned",
      target: { exact: told, decidedBy: first.personId },
    });
    await ask(operations.addRevision, first, { articleId, base: 2, text: [opening, ending, "More."].join("\n\n") });
    const queue = await waitingIn(articleId);
    expect([queue.items.length, queue.removed.map((each) => each.claimId)]).toEqual([0, [claimId]]);
    const [removed] = queue.removed;
    const text = [opening, ending, "More."].join("\n\n");
    const end = text.length;
    const placed = await place({ ...removed, targets: [{ start: end - 5, end }] });
    expect(placed.target).toMatchObject({ exact: "More.", decidedBy: first.personId });
  });

  it("that was removed waits again when its very words are back, since nobody said that it is the same", async () => {
    const { articleId, claimId, item } = await waiting([opening, told, ending], opening.length + 2, told, [
      opening,
      ending,
    ]);
    await place({ ...item, removed: true });
    await ask(operations.addRevision, first, { articleId, base: 2, text: [opening, told, ending].join("\n\n") });
    const { items } = await waitingIn(articleId);
    expect(items[0]).toMatchObject({ claimId, state: "uncertain", candidates: [{ exact: told, standsOut: true }] });
  });

  it("of three rows alike stays a claim on its own words when one is chosen", async () => {
    const start = opening.length + 2 + row.length + 2;
    const { item, text } = await waiting([opening, row, row, row, ending], start, row, [opening, row, row, ending]);
    const placed = await place({ ...item, candidate: 0 });
    expect(placed).toMatchObject({ state: "shifted", stale: null });
    expect(text.slice(placed.target.start, placed.target.end)).toBe(row);
  });

  it("cannot be merged before it has a place", async () => {
    const { articleId, claimId } = await parted();
    const other = await aClaim(first, articleId, "two delays");
    const { version } = await claimOf(claimId);
    const input = { claimId: other.id, version: 1, other: claimId, otherVersion: version };
    await expect(ask(operations.mergeClaims, first, input)).rejects.toThrow("no place in this version");
  });
});
