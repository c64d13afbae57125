import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/core/people.ts";
import { serialiseRecord } from "@/core/record.ts";
import { verifyChain } from "@/db/event-chain.ts";
import { allEvents, useTestDatabase, withEmptyDatabase } from "@/db/testing.ts";
import { toldFormats, toldWords } from "./formats/told-words.fixture.ts";
import { runOnce } from "./idempotency.ts";
import { operations } from "./operations.ts";
import { publishedPage, publishedReviews } from "./published.ts";
import { importRecord } from "./record-imports.ts";
import { loadRecord } from "./records.ts";
import { aDesk, said } from "./review.fixture.ts";
import { aClaim, anArticle, ask } from "./testing.ts";

useTestDatabase();

let first: Actor;
let second: Actor;
let editor: Actor;
let { give, move, claimOf, openTo, decisionsOn } = {} as Awaited<ReturnType<typeof aDesk>>;
beforeAll(async () => {
  ({ first, second, editor, give, move, claimOf, openTo, decisionsOn } = await aDesk());
});

const publish = (articleId: string) => ask(operations.publishArticle, editor, { articleId });
const draftOf = (articleId: string) => ask(operations.draftPublication, editor, { articleId });
/** Publishes what changed since, under the kinds that it is of. */
async function correct(articleId: string, notice = "We looked again.") {
  const { kinds, standing } = await draftOf(articleId);
  return ask(operations.correctPublication, editor, { publicationId: standing?.id, kinds: [...kinds], notice });
}
/** An editor takes it up again, and approves what is said of it then. */
async function anew(claimId: string, verdict: string, justification?: string, missing = "m") {
  await move(editor, claimId, "reopen", "Look again.");
  await ask(operations.giveOpinion, first, { claimId, ...said(verdict, justification), missing });
  return move(editor, claimId, "approve");
}
const statusOf = async (claimId: string) => (await claimOf(claimId)).status;
const text = async (file: { body: Uint8Array }) => new TextDecoder().decode(file.body);

/** How many reviews of a claim the feed holds, over all articles. */
const reviewsOf = async (claim: string) => (await text(await publishedReviews())).split(claim).length - 1;

/** A published article with three claims: two approved, the third with a verdict that nobody approved. */
async function published() {
  const { id: articleId } = await anArticle(first, "One came. Two went away. Three stayed.");
  const ids: string[] = [];
  for (const words of ["One came", "Two went away", "Three stayed"]) {
    const { id } = await aClaim(first, articleId, words);
    await give(first, id, "supported");
    if (ids.push(id) < 3) await move(editor, id, "approve");
  }
  const [one, two, three] = ids as [string, string, string];
  return { articleId, one, two, three, publication: await publish(articleId) };
}

describe("a published correction", () => {
  it("corrects the approved claim whose verdict changed, with its number and notice, and no other", async () => {
    const { articleId, one, two, three } = await published();
    await anew(one, "mostly-supported", "Nobody came.");
    await give(second, three, "mostly-supported");
    const at = (await allEvents()).length;
    await correct(articleId, "The verdict on the first claim was wrong.");
    expect(await Promise.all([one, two, three].map(statusOf))).toEqual(["corrected", "approved", "proposed"]);
    expect((await decisionsOn(one)).at(-1)).toMatchObject({
      move: "correct",
      from: "approved",
      to: "corrected",
      reason: "with publication 2. The verdict on the first claim was wrong.",
      createdBy: editor.personId,
    });
    expect((await allEvents()).slice(at).map(({ type, claimId }) => [type, claimId])).toEqual([
      ["publication.corrected", null],
      ["decision.made", one],
    ]);
    expect(await openTo(editor, one)).toEqual(["return", "reopen", "void"]);
  });

  it("updates a claim of which only more is told, and a slip of the pen moves none", async () => {
    const { articleId, one, two } = await published();
    await anew(one, "supported", "j", "More is missing.");
    await correct(articleId);
    expect(await statusOf(one)).toBe("updated");
    await anew(two, "mostly-supported");
    await correct(articleId);
    expect([await statusOf(one), await statusOf(two)]).toEqual(["updated", "corrected"]);
    const { version } = await ask(operations.getArticle, editor, { articleId });
    await ask(operations.updateArticle, editor, { articleId, version, title: "Test." });
    const { correction } = await correct(articleId);
    expect(correction?.kinds).toEqual(["typo"]);
    expect(await decisionsOn(one)).toMatchObject([{}, {}, {}, {}, {}, { move: "update" }]);
  });

  it("leaves a corrected claim corrected when it is only updated, and corrects an updated one", async () => {
    const { articleId, one } = await published();
    const claimNow = async (fields: object) =>
      ask(operations.updateClaim, first, { claimId: one, version: (await claimOf(one)).version, ...fields });
    const noted = (body: string) => ask(operations.addNote, first, { claimId: one, body, visibility: "public" });
    await noted("More of it.");
    await correct(articleId);
    expect(await statusOf(one)).toBe("updated");
    await claimNow({ statement: "Somebody came." });
    await correct(articleId);
    expect(await statusOf(one)).toBe("corrected");
    await noted("And more.");
    await correct(articleId);
    expect(await statusOf(one)).toBe("corrected");
    await claimNow({ speaker: "Ann" });
    await correct(articleId);
    const reasons = (await decisionsOn(one)).slice(2).map(({ to, reason }) => `${to} ${reason.slice(0, 18)}`);
    expect(reasons).toEqual([
      "updated with publication 2",
      "corrected with publication 3",
      "corrected with publication 5",
    ]);
  });

  it("that a publication after a withdrawal brings by itself is told of each claim as well", async () => {
    const { articleId, one, publication } = await published();
    await ask(operations.withdrawPublication, editor, { publicationId: publication.id, reason: "It was too early." });
    await anew(one, "mostly-supported");
    await publish(articleId);
    expect(await statusOf(one)).toBe("corrected");
    expect((await decisionsOn(one)).at(-1)?.reason).toContain("It was too early.");
  });

  it("is not made by itself, and not taken back", async () => {
    const { articleId, one } = await published();
    await anew(one, "mostly-supported");
    await expect(move(editor, one, "correct")).rejects.toMatchObject({ code: "invalid" });
    await correct(articleId);
    await expect(move(editor, one, "take-back")).rejects.toMatchObject({ code: "conflict" });
    // words that change take the approval back, as before
    await ask(operations.addRevision, first, {
      articleId,
      base: 1,
      text: "One never came. Two went away. Three stayed.",
    });
    expect(await statusOf(one)).toBe("agreed");
  });

  it("and a return at once: each is whole or refused, and the claim says what the last one made of it", async () => {
    const { articleId, one } = await published();
    await anew(one, "mostly-supported");
    const back = () => move(editor, one, "return", "Not yet.");
    await Promise.allSettled(
      [() => correct(articleId), back].map((act) => runOnce(editor, act as () => Promise<object>)),
    );
    const last = (await decisionsOn(one)).at(-1);
    expect(last?.to).toBe(await statusOf(one));
    expect(await verifyChain()).toMatchObject({ count: (await allEvents()).length });
  });
});

describe("a published check that is withdrawn", () => {
  it("is an editor's, with a reason, after it was published, and stands in the report as void", async () => {
    const { articleId, one, two, three } = await published();
    await expect(move(editor, one, "void")).rejects.toMatchObject({ code: "invalid" });
    await expect(move(first, one, "void", "r")).rejects.toMatchObject({ code: "forbidden" });
    await expect(move(editor, three, "void", "r")).rejects.toMatchObject({ code: "conflict" });
    const { id: late } = await aClaim(first, articleId, "Three");
    await give(first, late, "mostly-supported");
    await move(editor, late, "approve");
    await expect(move(editor, late, "void", "r")).rejects.toThrow(/No verdict on it was ever published/u);
    await ask(operations.deleteClaim, first, { claimId: late, version: (await claimOf(late)).version });

    const reviewed = await reviewsOf("One came");
    const { claim } = await move(editor, one, "void", "The source was forged.");
    expect(claim).toMatchObject({ status: "void", verdict: null });
    expect(await openTo(editor, one)).toEqual(["reopen", "take-back"]);
    const notified = await ask(operations.listNotifications, first, {});
    expect(notified.items[0]).toMatchObject({ kind: "voided", claimId: one });
    const { kinds, standing, changes } = await draftOf(articleId);
    expect(kinds).toContain("void");
    expect(changes.filter(({ claimId }) => claimId === one)).toMatchObject([{ kind: "void" }]);
    const silent = { publicationId: standing?.id, kinds: ["update"], notice: "n" };
    await expect(ask(operations.correctPublication, editor, silent)).rejects.toThrow(/«Withdrawn finding»/u);
    await correct(articleId);
    expect([await statusOf(one), await statusOf(two)]).toEqual(["void", "approved"]);
    expect(await openTo(editor, one)).toEqual(["reopen"]);

    const page = await text(await publishedPage(articleId));
    const body = page.slice(page.indexOf("<body>"));
    expect(body).toMatch(/This check was withdrawn on [^:]+:\d\d UTC: The source was forged\./u);
    expect(body).toContain("The check of 1 was withdrawn.");
    const [, markup = ""] = /<script type="application\/ld\+json">(.*?)<\/script>/u.exec(page) ?? [];
    expect(markup).toContain("Two went away");
    expect(markup).not.toContain("One came");
    expect(await reviewsOf("One came")).toBe(reviewed - 1);
  });

  it("is said in every format, for readers without what it said", async () => {
    const { articleId, one } = await published();
    await anew(one, "mostly-supported", "zq-why-zq");
    await ask(operations.addNote, first, { claimId: one, body: "zq-note-zq", visibility: "public" });
    await correct(articleId);
    await move(editor, one, "void", "The source was forged.");
    const saying = new Set<string>();
    for (const format of toldFormats.filter((id) => id !== "json" && id !== "zip")) {
      const file = await ask(operations.exportReport, editor, { articleId, audience: "public", format });
      const words = await toldWords(new Uint8Array(await file.arrayBuffer()));
      expect(/zq-why-zq|zq-note-zq/u.test(words), format).toBe(false);
      if (/The source was forged/u.test(words)) saying.add(format);
    }
    // the others hold verdicts or sources alone
    expect([...saying].toSorted()).toEqual(["csv", "docx", "html", "jsonld", "md", "xlsx"]);
  });

  it("comes back only by an editor who says why, and in public only by a correction that says so", async () => {
    const { articleId, one } = await published();
    await move(editor, one, "void", "The source was forged.");
    await correct(articleId);
    await expect(give(first, one, "mostly-supported")).rejects.toMatchObject({ code: "conflict" });
    const { claim } = await move(editor, one, "reopen", "It was not forged.");
    expect(claim).toMatchObject({ status: "researching", verdict: { verdict: "supported" } });
    expect(await draftOf(articleId)).toMatchObject({ kinds: ["rating"] });
  });

  it("is in the record, and comes out of it as it went in", async () => {
    const { articleId, one, two } = await published();
    await move(editor, one, "void", "The source was forged.");
    await anew(two, "mostly-supported");
    await correct(articleId);
    const out = serialiseRecord(await loadRecord(editor, articleId));
    await withEmptyDatabase(async () => {
      await importRecord(editor, JSON.parse(out));
      expect(serialiseRecord(await loadRecord(editor, articleId))).toBe(out);
      expect([await statusOf(one), await statusOf(two)]).toEqual(["void", "corrected"]);
    });
  });
});

it("settles a claim for everybody's lists: nothing is left to do, nothing is in doubt, and nothing is rated", async () => {
  const { articleId, one, two, three } = await published();
  const condition = async () => {
    const { tracks } = await ask(operations.getClearance, editor, { articleId });
    return tracks[0]?.conditions.find(({ id }) => id === "approved")?.claimIds;
  };
  await move(editor, one, "void", "The source was forged.");
  await anew(two, "mostly-supported");
  await correct(articleId);
  expect(await condition()).toEqual([three]);
  const { lines } = await ask(operations.getReadiness, editor, { articleId });
  const failing = (id: string) => lines.find((line) => line.id === id)?.claims.map((claim) => claim.id);
  expect(failing("approved")).toEqual([three]);
  expect(failing("verdict")).toEqual([]);
  await ask(operations.addRevision, first, {
    articleId,
    base: 1,
    text: "One never came. Two went away. Three stayed.",
  });
  expect(await claimOf(one)).toMatchObject({ status: "void", stale: null });
  const mine = await ask(operations.getMyWork, first, {});
  expect(mine.items.map(({ claim }) => claim.id)).not.toContain(one);
  const { items } = await ask(operations.listArticles, editor, { ids: [articleId] });
  expect(items[0]?.progress?.claims).toMatchObject({ byStatus: { void: 1, corrected: 1, proposed: 1 }, stale: 0 });
  const figures = await ask(operations.getAgreement, editor, {});
  expect(figures.overturned.of).toBeGreaterThan(0);
});
