import { beforeAll, describe, expect, it } from "vitest";
import type { OutsidePreviewRow } from "@/core/outside-claims/preview.ts";
import type { Actor } from "@/core/people.ts";
import { allEvents, useTestDatabase } from "@/db/testing.ts";
import { operations } from "./operations.ts";
import { acting, aClaim, anArticle, aPerson, ask } from "./testing.ts";

useTestDatabase();

const first = "The ministry published its yearly figures on Monday.";
const second = "The river rose twice in May. The river fell in June.";
const third = "It rained on Friday. It rained on Friday.";

let checker: Actor;
let editor: Actor;
beforeAll(async () => {
  checker = acting(await aPerson("checker"));
  editor = acting(await aPerson("editor"));
});

const article = async () => (await anArticle(checker, first, second, third)).id;
const preview = (articleId: string, text: string, more: object = {}) =>
  ask(operations.previewOutside, checker, { articleId, text, ...more });
const bringIn = (articleId: string, text: string, rows: number[], more: object = {}) =>
  ask(operations.bringInOutside, checker, { articleId, text, rows, ...more });

const sheet = [
  "Quote,Claim,Speaker,Said on,Rating,Explanation,Source,Note",
  'The river rose twice in May.,It rose twice,Ana Rivera,2020-05-30,Mostly False,Gauges say once.,"https://gauges.example/may https://paper.example/flood",ask again',
  "It rained on Friday.,,,,,,javascript:alert(1),",
  ",Nobody was told of the flood,,,Unproven,,,",
  "The river rose twice in May.,It rose twice,Ana Rivera,,False,,,",
  ",,somebody,,,,,",
].join("\n");

describe("a dry run", () => {
  it("says of each row where it would go, what its verdict would be, and what is in the way; and keeps nothing", async () => {
    const articleId = await article();
    const events = (await allEvents()).length;
    const { kind, revision, rows, sheet: about, from } = await preview(articleId, sheet, { from: "our «old» sheet" });
    expect({ kind, revision, from }).toEqual({ kind: "csv", revision: 1, from: "our «old» sheet" });
    expect(about?.columns[0]).toMatchObject({ name: "Quote", field: "words" });
    const told = ({ place, paragraph, status, verdict }: OutsidePreviewRow) => [
      place,
      paragraph,
      status,
      verdict?.proposed,
    ];
    expect(rows.map(told)).toEqual([
      ["placed", 2, "new", "misleading"],
      ["several", 3, "new", undefined],
      ["not-found", null, "new", "not-enough-evidence"],
      ["placed", 2, "repeated", "refuted"],
      ["not-found", null, "refused", undefined],
    ]);
    expect(rows[1]?.remarks).toEqual(["The address «javascript:alert(1)» leads to no page, and is left out."]);
    expect(rows[4]?.problems).toEqual([expect.stringContaining("quotes no words")]);
    expect(await allEvents()).toHaveLength(events);
  });

  it("knows claims that are here: at the same words, or with the same statement", async () => {
    const articleId = await article();
    const one = await aClaim(checker, articleId, "The river fell in June.");
    await aClaim(checker, articleId, first, { statement: "Figures came on Monday" });
    const text = "Quote,Claim\nThe river fell in June.,\n,figures  came on monday";
    const { rows } = await preview(articleId, text);
    expect(rows.map(({ status, claim }) => [status, claim?.number])).toEqual([
      ["alike", 1],
      ["alike", 2],
    ]);
    expect(rows[0]?.claim).toEqual({ id: one.id, number: 1, deleted: false });
    // somebody who looked at it may bring it in all the same
    expect((await bringIn(articleId, text, [1])).brought).toMatchObject([{ row: 1, number: 3 }]);
  });

  it("counts in code points for who asks so", async () => {
    const { id: articleId } = await anArticle(checker, "😀 The river rose.");
    const text = "Quote\nThe river rose.";
    expect((await preview(articleId, text)).rows[0]?.spans).toEqual([{ start: 3, end: 18 }]);
    expect((await preview(articleId, text, { offsets: "code-points" })).rows[0]?.spans).toEqual([
      { start: 2, end: 17 },
    ]);
  });

  it("refuses who may not mark claims, and what ours cannot hold", async () => {
    const articleId = await article();
    for (const role of ["viewer", "legal", "admin"] as const) {
      const raw = { articleId, text: sheet };
      await expect(ask(operations.previewOutside, acting(await aPerson(role)), raw)).rejects.toMatchObject({
        code: "forbidden",
      });
    }
    const { rows } = await preview(articleId, `Claim,Speaker\n${"x".repeat(20_001)},\na\u0000b,`);
    expect(rows.map(({ status }) => status)).toEqual(["refused", "refused"]);
    expect(rows[0]?.problems[0]).toContain("20,000 characters at most");
    await expect(preview(articleId, "", { file: { bytes: new Uint8Array(), fileName: "a" } })).rejects.toThrow(
      "Send a file",
    );
    const large = { bytes: new Uint8Array(10_000_001), fileName: "a.csv" };
    await expect(ask(operations.previewOutside, checker, { articleId, file: large })).rejects.toThrow(
      "larger than 10 MB",
    );
  });
});

describe("what is brought in", () => {
  it("stands in the text with its sources, and its verdict is a draft that says whose it was", async () => {
    const articleId = await article();
    const { brought, known, refused } = await bringIn(articleId, sheet, [1, 2, 3, 4, 5, 6], { from: "old.csv" });
    expect(brought.map(({ row, number, place }) => [row, number, place])).toEqual([
      [1, 1, "placed"],
      [2, 2, "several"],
      [3, 3, "not-found"],
    ]);
    expect(known).toEqual([]);
    expect(refused.map(({ row }) => row)).toEqual([4, 5, 6]);
    const claimId = brought[0]!.claimId;
    const claim = await ask(operations.getClaim, editor, { claimId });
    expect(claim).toMatchObject({
      status: "researching",
      statement: "It rose twice",
      speaker: "Ana Rivera",
      saidAt: "2020-05-30",
      note: "ask again\n\nBrought in from old.csv.",
      state: "exact",
      target: { exact: "The river rose twice in May.", state: "exact" },
      verdict: { verdict: "misleading", draft: true },
      evidenceCount: 2,
    });
    const { draft } = await ask(operations.getDraft, editor, { claimId });
    expect(draft).toMatchObject({ verdict: "misleading", version: 1, updatedBy: checker.personId });
    expect(draft?.justification).toBe(
      "Rated «Mostly False» elsewhere. Brought in from old.csv.\n\nGauges say once.\n\nAlso rated «False» elsewhere.",
    );
    expect(draft?.cites).toHaveLength(2);
    expect((await ask(operations.listOpinions, editor, { claimId })).items).toEqual([]);
    const evidence = (await ask(operations.listEvidence, editor, { claimId })).items;
    expect(evidence.map((row) => [row.number, row.stance, row.lock, row.source.url])).toEqual([
      [1, "context", "no-snapshot", "https://gauges.example/may"],
      [2, "context", "no-snapshot", "https://paper.example/flood"],
    ]);
    const waiting = (await ask(operations.listWaiting, editor, { articleId })).items;
    expect(waiting.map(({ number, state, candidates }) => [number, state, candidates.length])).toEqual([
      [2, "uncertain", 2],
      [3, "orphaned", expect.any(Number)],
    ]);
  });

  it("keeps what was said elsewhere of a verdict from a second reader who has to be blind to it", async () => {
    const articleId = await article();
    const sealed =
      "Quote,Rating,Explanation,Review URL\nThe river rose twice in May.,Bunk,Not so,https://p.example/bunk-may";
    const { brought } = await bringIn(articleId, sealed, [1], { from: "old.csv", verdicts: { Bunk: "refuted" } });
    const claimId = brought[0]!.claimId;
    const reader = acting(await aPerson("checker"));
    await ask(operations.updateClaim, checker, { claimId, version: 1, secondReader: reader.personId });
    const told = await Promise.all([
      ask(operations.getClaim, reader, { claimId }),
      ask(operations.getDraft, reader, { claimId }),
      ask(operations.getClaimHistory, reader, { claimId }),
      ask(operations.listEvidence, reader, { claimId }),
      ask(operations.listEvents, reader, { limit: 500 }),
    ]);
    expect(JSON.stringify(told)).not.toMatch(/bunk|Not so|"refuted"/iu);
    expect(JSON.stringify(await ask(operations.getClaimHistory, checker, { claimId }))).toContain("«Bunk»");
  });

  it("is placed by a person like any claim that waits, and its record is sound", async () => {
    const articleId = await article();
    await bringIn(articleId, sheet, [1, 2, 3]);
    const [item] = (await ask(operations.listWaiting, checker, { articleId })).items;
    const placed = await ask(operations.placeTarget, checker, { ...item, candidate: 1 });
    expect(placed.target).toMatchObject({ exact: "It rained on Friday.", engine: "person" });
    const wanted = { articleId, format: "json", audience: "editor" };
    const file = (await ask(operations.exportReport, editor, wanted)) as unknown as Response;
    // its rows fit together: only that the article is here already is in the way
    await expect(ask(operations.importRecord, editor, (await file.json()) as object)).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("makes no doubles: not from the same file again, not at the same time, not when it was deleted since", async () => {
    const articleId = await article();
    const racing = await Promise.allSettled([1, 2, 3].map(async () => bringIn(articleId, sheet, [1, 2, 3])));
    expect(racing.filter(({ status }) => status === "fulfilled").length).toBeGreaterThan(0);
    const again = await bringIn(articleId, sheet, [1, 2, 3]);
    expect([again.brought.length, again.known.map(({ number }) => number)]).toEqual([0, [1, 2, 3]]);
    const { items } = await ask(operations.listClaims, checker, { articleId });
    expect(items).toHaveLength(3);
    await ask(operations.deleteClaim, checker, { claimId: items[0]!.id, version: items[0]!.version });
    const { rows } = await preview(articleId, sheet);
    expect(rows[0]).toMatchObject({ status: "known", claim: { number: 1, deleted: true } });
    expect((await bringIn(articleId, sheet, [1])).known).toMatchObject([{ row: 1, number: 1 }]);
    const urls = await ask(operations.listSources, checker, { url: "https://gauges.example/may" });
    expect(urls.items).toHaveLength(1);
  });

  it("takes another verdict of ours for one of theirs, or none, where somebody says so", async () => {
    const articleId = await article();
    const verdicts = { "Mostly False": "refuted", Unproven: null };
    const { rows } = await preview(articleId, sheet, { verdicts });
    expect(rows.slice(0, 3).map(({ verdict }) => verdict?.proposed)).toEqual(["refuted", undefined, null]);
    const { brought } = await bringIn(articleId, sheet, [1, 3], { verdicts });
    const drafts = await Promise.all(
      brought.map(async ({ claimId }) => ask(operations.getDraft, checker, { claimId })),
    );
    expect(drafts.map(({ draft }) => draft?.verdict)).toEqual(["refuted", null]);
    expect(drafts[1]?.draft?.justification).toContain("Rated «Unproven» elsewhere");
  });

  it("is refused when the text is another by now, and cancelled whole", async () => {
    const articleId = await article();
    await ask(operations.addRevision, checker, { articleId, base: 1, text: first });
    await expect(bringIn(articleId, sheet, [1], { revision: 1 })).rejects.toMatchObject({ code: "conflict" });
    const gone = AbortSignal.abort();
    const input = { articleId, text: sheet, rows: [1], offsets: "utf-16" as const };
    await expect(operations.bringInOutside.useCase(checker, input, gone)).rejects.toThrow("cancelled");
    expect((await ask(operations.listClaims, checker, { articleId })).items).toEqual([]);
  });
});
