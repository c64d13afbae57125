import { beforeAll, describe, expect, it } from "vitest";
import { publishedHtml } from "@/core/formats/published-html.ts";
import type { Actor } from "@/core/people.ts";
import type { Publication, PublicationState } from "@/core/publications.ts";
import { getBlob } from "@/db/blobs.ts";
import { sha256 } from "@/db/commit.ts";
import { allEvents, useTestDatabase } from "@/db/testing.ts";
import { runOnce } from "./idempotency.ts";
import { operations } from "./operations.ts";
import { systemActor } from "./permit.ts";
import { aDesk } from "./review.fixture.ts";
import { aClaim, anArticle, ask } from "./testing.ts";

useTestDatabase();

let first: Actor;
let second: Actor;
let editor: Actor;
let { give } = {} as Awaited<ReturnType<typeof aDesk>>;
beforeAll(async () => {
  ({ first, second, editor, give } = await aDesk());
});

const publish = (articleId: string, who = editor) => ask(operations.publishArticle, who, { articleId });
const correct = (publicationId: string, kinds: string[], notice = "We were wrong.", who = editor) =>
  ask(operations.correctPublication, who, { publicationId, kinds, notice });
const withdraw = (publicationId: string, reason = "It is wrong.", who = editor) =>
  ask(operations.withdrawPublication, who, { publicationId, reason });
const draftOf = (articleId: string, who = editor) => ask(operations.draftPublication, who, { articleId });
const stateOf = async (publicationId: string, who = editor) =>
  (await ask(operations.getPublication, who, { publicationId })).state;
const listed = async (articleId: string) => (await ask(operations.listPublications, first, { articleId })).items;

/** A published article with one claim that has a verdict. */
async function published() {
  const { id: articleId } = await anArticle(first, "One came. Two went away.");
  const { id: claimId } = await aClaim(first, articleId, "One came");
  await give(first, claimId, "supported");
  return { articleId, claimId, publication: await publish(articleId) };
}

describe("a publication", () => {
  it("freezes the public report; its correction names what changed, and the page says so for ever", async () => {
    const { articleId, claimId, publication } = await published();
    expect(publication).toMatchObject({ number: 1, revision: 1, correction: null, createdBy: editor.personId });
    expect(await draftOf(articleId)).toMatchObject({ same: true, changes: [], kinds: [], notice: "" });
    await give(second, claimId, "refuted", "Another look.");
    const draft = await draftOf(articleId);
    expect(draft).toMatchObject({ same: false, kinds: ["rating", "factual", "update"], standing: publication });
    expect(draft.notice).toContain("Claim 1: the verdict changed from «Supported» to «Refuted»");
    const again = await correct(publication.id, ["update", "factual", "rating", "rating"], draft.notice);
    expect(again).toMatchObject({ number: 2, correction: { kinds: ["rating", "factual", "update"] } });
    const state = await stateOf(again.id);
    expect(state).toMatchObject({ number: 2, firstPublishedAt: publication.createdAt, publishedAt: again.createdAt });
    expect(state.corrections).toEqual([{ ...again.correction, number: 2, at: again.createdAt }]);
    expect((await stateOf(publication.id)).report.claims[0]?.sign).toBe("supported");
    expect((await listed(articleId)).map(({ number }) => number)).toEqual([2, 1]);
    const page = publishedHtml(state, { css: "", fonts: [] });
    expect(page.indexOf("Rating changed")).toBeLessThan(page.indexOf("<h1"));
    expect(page).toContain('"@type":"CorrectionComment"');
  });

  it("is told in the log by the hash of its bytes, which pins every word of it, and by none of its words", async () => {
    const { publication } = await published();
    const blob = await getBlob(publication.stateSha256);
    expect(sha256(blob?.bytes ?? "")).toBe(publication.stateSha256);
    await withdraw(publication.id, "A secret reason.");
    const events = (await allEvents()).slice(-2);
    expect(events.map(({ type }) => type)).toEqual(["publication.published", "publication.withdrawn"]);
    expect(events[0]?.data).toMatchObject({ number: 1, stateSha256: publication.stateSha256 });
    expect(JSON.stringify(events)).not.toContain("secret");
    const { chain } = await stateOf(publication.id);
    const head = (await allEvents()).find(({ hash }) => hash === chain.hash);
    expect(head?.seq).toBe(chain.seq);
    expect(events[0]?.seq).toBeGreaterThan(chain.seq);
  });

  it("that was withdrawn can be followed by a new one, which says so by itself", async () => {
    const { articleId, claimId, publication } = await published();
    await withdraw(publication.id, "The source was forged.");
    expect(await draftOf(articleId)).toMatchObject({ standing: null });
    await give(second, claimId, "refuted");
    const again = await publish(articleId);
    expect(again).toMatchObject({ number: 2, correction: { kinds: ["rating", "update"] } });
    expect(again.correction?.notice).toMatch(/was withdrawn on .*: The source was forged\.\nClaim 1: the verdict/u);
  });

  it("shows a claim without a verdict as open", async () => {
    const { id: articleId } = await anArticle(first, "One came.");
    await aClaim(first, articleId, "One came");
    const { report } = await stateOf((await publish(articleId)).id);
    expect(report.claims).toMatchObject([{ state: "open", sign: "unrated" }]);
  });
});

describe("is refused", () => {
  let place: Awaited<ReturnType<typeof published>>;
  let old: Publication;
  let gone: Publication;
  beforeAll(async () => {
    place = await published();
    old = place.publication;
    gone = await withdraw((await published()).publication.id);
    await give(second, place.claimId, "misleading");
    place.publication = await correct(old.id, ["rating", "update"]);
    await give(first, place.claimId, "refuted", "Other.");
  });

  it.each<[string, () => Promise<unknown>, string, RegExp]>([
    ["to publish what stands", () => publish(place.articleId), "conflict", /as number 2.*correction/u],
    ["to correct an earlier one", () => correct(old.id, ["rating"]), "conflict", /Number 2 was published since/u],
    ["to correct a withdrawn one", () => correct(gone.id, ["rating"]), "conflict", /Publish the article anew/u],
    ["to leave a grave kind out", () => correct(place.publication.id, ["rating"]), "invalid", /«Error of fact»/u],
    [
      "to say another kind",
      () => correct(place.publication.id, ["typo"]),
      "invalid",
      /«Rating changed», «Error of fact»/u,
    ],
    ["no kind", () => correct(place.publication.id, []), "invalid", /what kind/u],
    ["an empty notice", () => correct(place.publication.id, ["rating", "factual"], " \n"), "invalid", /notice/u],
    ["to withdraw twice", () => withdraw(gone.id), "conflict", /withdrawn already/u],
    ["to withdraw an earlier one", () => withdraw(old.id), "conflict", /Number 2 stands/u],
    ["to withdraw without a reason", () => withdraw(place.publication.id, " "), "invalid", /why/u],
    ["a checker's publication", () => publish(place.articleId, first), "forbidden", /editor/u],
    ["a checker's correction", () => correct(place.publication.id, ["rating"], "n", first), "forbidden", /editor/u],
    ["a checker's withdrawal", () => withdraw(place.publication.id, "r", first), "forbidden", /editor/u],
  ])("%s", async (_what, attempt, code, message) => {
    await expect(attempt()).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
    expect((await listed(place.articleId)).map(({ number }) => number)).toEqual([2, 1]);
  });

  it("a correction of nothing", async () => {
    const { publication } = await published();
    await expect(correct(publication.id, ["update"])).rejects.toMatchObject({ code: "invalid" });
  });

  it("an editor who still reads a claim of it blind, who is shown it unrated", async () => {
    const { articleId, claimId, publication } = await published();
    const { version } = await ask(operations.getClaim, first, { claimId });
    await ask(operations.updateClaim, first, { claimId, version, secondReader: editor.personId });
    await expect(correct(publication.id, ["update"])).rejects.toMatchObject({ code: "forbidden" });
    expect((await stateOf(publication.id)).report.claims).toMatchObject([{ sign: "unrated", opinion: null }]);
    expect((await stateOf(publication.id, second)).report.claims).toMatchObject([{ sign: "supported" }]);
    expect(await draftOf(articleId)).toMatchObject({ same: true });
  });
});

describe("at once", () => {
  const atOnce = async (...acts: (() => Promise<Publication>)[]) =>
    (await Promise.allSettled(acts.map((act) => runOnce(systemActor, act)))).map((done) =>
      done.status === "fulfilled" ? done.value.number : (done.reason as { code: string }).code,
    );

  it("two editors publish: one does, the other is told", async () => {
    const { id: articleId } = await anArticle(first, "One came.");
    const done = await atOnce(
      () => publish(articleId),
      () => publish(articleId, { ...systemActor, name: "Other" }),
    );
    expect(new Set(done)).toEqual(new Set([1, "conflict"]));
    expect(await listed(articleId)).toHaveLength(1);
  });

  it("two correct, and a third withdraws: one of them does", async () => {
    const { articleId, claimId, publication } = await published();
    await give(second, claimId, "refuted");
    const one = () => correct(publication.id, ["rating", "update"]);
    const done = await atOnce(one, one, () => withdraw(publication.id));
    expect(done.filter((what) => what === "conflict")).toHaveLength(2);
    const all = await listed(articleId);
    expect(all.filter(({ withdrawnAt }) => withdrawnAt === null)).toHaveLength(all.length === 2 ? 2 : 0);
  });
});

it("a state frozen before there was a field for why a claim was chosen says nothing of it", async () => {
  const { articleId, claimId, publication } = await published();
  const frozen = (await stateOf(publication.id)).report.claims[0];
  expect(Object.keys(frozen ?? {})).not.toContain("chosenBecause");
  const { version } = await ask(operations.getClaim, first, { claimId });
  await ask(operations.updateClaim, first, { claimId, version, chosenBecause: "Readers asked." });
  const { kinds, changes, notice } = await draftOf(articleId);
  expect(changes).toEqual([
    { kind: "update", sentence: "Claim 1: why we checked it is told anew.", claimId: expect.any(String) },
  ]);
  const next = await correct(publication.id, [...kinds], notice);
  expect(publishedHtml(await stateOf(next.id), { css: "", fonts: [] })).toContain("Readers asked.");
});

it("after twenty later changes of every sort each past state has the same bytes, and gives the same page", async () => {
  const { articleId, claimId, publication } = await published();
  const source = await ask(operations.createSource, first, { title: "Old title", url: "https://source.example/" });
  const cited = { claimId, sourceId: source.id, passage: "words", stance: "supports", class: "primary" };
  const evidence = await ask(operations.addEvidence, first, cited);
  const pageOf = async (publicationId: string) => {
    const file = await ask(operations.exportPublication, first, { publicationId, format: "html" });
    return { html: sha256(new Uint8Array(await file.arrayBuffer())), state: await stateOf(publicationId) };
  };
  const past = [{ ...publication, ...(await pageOf(publication.id)) }];
  const correctNow = async () => {
    const [newest] = await listed(articleId);
    const { kinds, notice } = await draftOf(articleId);
    const next = await correct(newest?.id ?? "", [...kinds], notice);
    past.push({ ...next, ...(await pageOf(next.id)) });
  };
  const claimVersion = async () => (await ask(operations.getClaim, first, { claimId })).version;
  const claimNow = async (fields: object) =>
    ask(operations.updateClaim, first, { claimId, version: await claimVersion(), ...fields });
  const changes: (() => Promise<unknown>)[] = [
    () => claimNow({ statement: "Somebody came." }),
    () => claimNow({ speaker: "Ann", saidAt: "2020-05", saidWhere: "Oslo" }),
    () => claimNow({ types: ["quote"], checkability: "checkable" }),
    () => give(second, claimId, "refuted", "Other."),
    () => give(second, claimId, "refuted", "Other, and more."),
    () => ask(operations.updateEvidence, first, { evidenceId: evidence.id, version: 1, passage: "other words" }),
    () => ask(operations.updateEvidence, first, { evidenceId: evidence.id, version: 2, visibility: "public" }),
    () => ask(operations.updateSource, first, { sourceId: source.id, version: 1, title: "New title" }),
    () => ask(operations.addSnapshot, first, { sourceId: source.id, text: "other words" }),
    () => ask(operations.addContact, first, { claimId, whom: "Ann", visibility: "public", outcome: "pending" }),
    () => ask(operations.addNote, first, { claimId, body: "A note.", visibility: "public" }),
    () => aClaim(first, articleId, "Two went away"),
    () => ask(operations.updateArticle, first, { articleId, version: 1, title: "Another title" }),
    () => ask(operations.addRevision, first, { articleId, base: 1, text: "One came in. Two went away." }),
    () => ask(operations.addRevision, first, { articleId, base: 2, text: "Two went away." }),
    () => ask(operations.deleteEvidence, first, { evidenceId: evidence.id, version: 3 }),
    () => ask(operations.restoreEvidence, first, { evidenceId: evidence.id }),
    async () => ask(operations.deleteClaim, first, { claimId, version: await claimVersion() }),
    () => ask(operations.restoreClaim, first, { claimId }),
    async () =>
      ask(operations.updateNewsroom, systemActor, {
        version: (await ask(operations.getNewsroom, systemActor, {})).version,
        name: "Another name",
      }),
  ];
  expect(changes).toHaveLength(20);
  for (const [at, change] of changes.entries()) {
    await change();
    if ([3, 8, 13, 17].includes(at)) await correctNow();
  }
  expect(past.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
  for (const { html, state, ...then } of past) {
    expect(await pageOf(then.id)).toEqual({ html, state });
    const blob = await getBlob(then.stateSha256);
    expect(sha256(blob?.bytes ?? "")).toBe(then.stateSha256);
    expect(JSON.parse(new TextDecoder().decode(blob?.bytes)) as PublicationState).toEqual(state);
  }
});
