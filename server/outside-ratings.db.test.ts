/** Claims that were brought in before, and come again with other ratings. */
import { beforeAll, expect, it } from "vitest";
import type { Actor } from "@/core/people.ts";
import { allEvents, useTestDatabase } from "@/db/testing.ts";
import { operations } from "./operations.ts";
import { acting, anArticle, aPerson, ask } from "./testing.ts";

useTestDatabase();

const words = "The river rose twice in May.";
const head = "Quote,Rating,Checked by,Checked on,Review URL,Source";
const row = (verdict: string, by: string, on: string) =>
  `${words},${verdict},${by},${on},https://${by}.example/r,https://gauges.example/${by}`;
const [one, older, newer] = [row("False", "a", "2019"), row("True", "b", "2018"), row("Half true", "c", "2021")];
const file = (...rows: string[]) => [head, ...rows].join("\n");

let checker: Actor;
beforeAll(async () => {
  checker = acting(await aPerson("checker"));
});

const preview = (articleId: string, text: string, actor = checker) =>
  ask(operations.previewOutside, actor, { articleId, text });
const bringIn = (articleId: string, text: string, rows = [1], actor = checker) =>
  ask(operations.bringInOutside, actor, { articleId, text, rows, from: "old.csv" });
const draftOf = async (claimId: string) => (await ask(operations.getDraft, checker, { claimId })).draft!;

/** An article with the claim as it stood in the file at first. */
async function broughtIn(text = file(one)) {
  const { id: articleId } = await anArticle(checker, words);
  const { brought } = await bringIn(articleId, text);
  return { articleId, claimId: brought[0]!.claimId };
}

it("offers what is new, above or below, and takes its verdict where nobody wrote; a third time nothing is new", async () => {
  for (const rows of [
    [one, older, newer],
    [newer, one, older],
  ]) {
    const { articleId, claimId } = await broughtIn(file(one, older));
    const seen = await preview(articleId, file(...rows));
    expect(seen.rows.map(({ status }) => status)).toEqual(["rated-anew", "repeated", "repeated"]);
    expect(seen.rows[0]).toMatchObject({
      claim: { number: 1 },
      verdict: { name: "Half true", proposed: "misleading" },
      anew: { draft: "takes", ratings: [{ name: "Half true", by: "c", at: "2021", url: "https://c.example/r" }] },
    });
    const told = await bringIn(articleId, file(...rows), [1, 2, 3]);
    expect(told).toMatchObject({ brought: [], known: [], rated: [{ row: 1, claimId, number: 1 }] });
    expect(told.refused.map(({ row: at }) => at)).toEqual([2, 3]);
    const draft = await draftOf(claimId);
    expect(draft).toMatchObject({ verdict: "misleading", version: 2 });
    expect(draft.justification).toMatch(
      /^Rated anew «Half true» elsewhere by c on 2021\. Brought in from old\.csv\.\nhttps:\/\/c\.example\/r\n\nRated «False» elsewhere by a/u,
    );
    const { items } = await ask(operations.listEvidence, checker, { claimId });
    expect(items.map(({ number, source }) => [number, source.url])).toEqual([
      [1, "https://gauges.example/a"],
      [2, "https://gauges.example/b"],
      [3, "https://gauges.example/c"],
    ]);
    expect(draft.cites).toEqual(items.map(({ id }) => id));
    const events = (await allEvents()).length;
    expect((await preview(articleId, file(...rows))).rows[0]).toMatchObject({ status: "known", anew: null });
    expect((await bringIn(articleId, file(...rows))).known).toEqual([{ row: 1, claimId, number: 1 }]);
    expect(await allEvents()).toHaveLength(events);
  }
});

it("takes no verdict away for an older one, nor from somebody who wrote; their words stay, and what they cut stays cut", async () => {
  const { articleId, claimId } = await broughtIn();
  expect((await preview(articleId, file(one, older))).rows[0]?.anew).toMatchObject({ draft: "keeps" });
  await bringIn(articleId, file(one, older));
  const added = await draftOf(claimId);
  expect(added.verdict).toBe("refuted");
  expect(added.justification).toMatch(/^Rated «False».*\n\nRated anew «True» elsewhere by b on 2018\./su);
  const mine = { verdict: "supported", justification: "I asked the gauge keeper." } as const;
  await ask(operations.saveDraft, checker, { claimId, version: added.version, ...mine });
  // neither of the two ratings stands in the draft any more
  const seen = await preview(articleId, file(newer, one, older));
  expect(seen.rows[0]?.anew).toMatchObject({ draft: "keeps", ratings: [{ name: "Half true" }] });
  await bringIn(articleId, file(newer, one, older));
  const draft = await draftOf(claimId);
  expect(draft).toMatchObject({ verdict: "supported", cites: added.cites });
  expect(draft.justification).toMatch(
    /^I asked the gauge keeper\.\n\nRated anew «Half true» elsewhere by c on 2021\./u,
  );
  expect(draft.justification).not.toMatch(/False|«True»/u);
  await ask(operations.discardDraft, checker, { claimId, version: draft.version });
  expect((await preview(articleId, file(newer, one, older))).rows[0]).toMatchObject({ status: "known" });
});

it("begins a draft beside a verdict that was given here, which stands", async () => {
  const { articleId, claimId } = await broughtIn();
  const given = { verdict: "refuted", justification: "The gauges say so.", missing: "Nothing." } as const;
  await ask(operations.giveOpinion, checker, { claimId, ...given });
  const seen = await preview(articleId, file(newer, one));
  expect(seen.rows[0]?.anew).toMatchObject({ draft: "keeps", ratings: [{ name: "Half true" }] });
  await bringIn(articleId, file(newer, one));
  const draft = await draftOf(claimId);
  expect(draft).toMatchObject({ verdict: "refuted", version: 1 });
  expect(draft.justification).toMatch(/^The gauges say so\.\n\nRated anew «Half true»/u);
  const { items } = await ask(operations.listOpinions, checker, { claimId });
  expect(items).toMatchObject([given]);
});

it("comes in once when two bring it in at once, and not by who reads it blind, nor onto a claim that is gone", async () => {
  const { articleId, claimId } = await broughtIn();
  await Promise.allSettled([1, 2, 3].map(() => bringIn(articleId, file(newer, one))));
  await bringIn(articleId, file(newer, one));
  expect((await draftOf(claimId)).justification.match(/Rated anew/gu)).toHaveLength(1);
  const reader = acting(await aPerson("checker"));
  const { version } = await ask(operations.getClaim, checker, { claimId });
  await ask(operations.updateClaim, checker, { claimId, version, secondReader: reader.personId });
  const text = file(row("Pants on fire", "d", "2024"), one);
  const theirs = (await preview(articleId, text, reader)).rows[0];
  expect(theirs).toMatchObject({ status: "known", anew: null });
  expect(theirs?.remarks).toEqual([expect.stringContaining("You are a reader of this claim")]);
  expect((await bringIn(articleId, text, [1], reader)).known).toHaveLength(1);
  expect((await preview(articleId, text)).rows[0]?.status).toBe("rated-anew");
  await ask(operations.deleteClaim, checker, { claimId, version: version + 1 });
  expect((await preview(articleId, text)).rows[0]).toMatchObject({ status: "known", claim: { deleted: true } });
});
