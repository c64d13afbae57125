import { expect, it } from "vitest";
import { isPlaced, isRemoved, isWaiting } from "@/core/claims.ts";
import { RecordInput } from "@/core/inputs/records.ts";
import { serialiseRecord } from "@/core/record.ts";
import { useTestDatabase, withEmptyDatabase } from "@/db/testing.ts";
import { operations } from "./operations.ts";
import type { Operation } from "./operation.ts";
import { parseInput } from "./parse.ts";
import { systemActor } from "./permit.ts";
import { importRecord } from "./record-imports.ts";
import { loadRecord } from "./records.ts";
import { acting, aPerson } from "./testing.ts";

useTestDatabase();

const text = `The guard signed an agreement with the police on Friday, the agency reported.

“We also agreed that it will not be used until things get out of control,” he said. Tens of thousands marched.

The agreement “made in the city of Minsk on Nov. 19, 2020” comes into force from signing. It was a bad idea 👩‍👩‍👧.`;

it("what people really do survives export, import and export, byte for byte", async () => {
  const actor = acting(await aPerson("checker", "editor", "legal"));
  const act = async <T = { id: string; version: number }>(name: keyof typeof operations, raw: object): Promise<T> => {
    const { input, useCase } = operations[name] as unknown as Operation;
    return (await useCase(actor, parseInput(input, raw))) as T;
  };
  const { id: articleId } = await act("createArticle", { text, title: "Agreement" });
  const mark = (exact: string) => act("markClaim", { articleId, target: { exact } });
  const fresh = (claimId: string) => act("getClaim", { claimId });
  const whole = await mark("The guard signed an agreement with the police on Friday, the agency reported");
  const [quote, crowd, date] = [
    await mark("not be used until"),
    await mark("Tens of thousands"),
    await mark("Nov. 19, 2020"),
  ];

  const { split } = await act<{ split: { id: string; version: number } }>("splitClaim", {
    claimId: whole.id,
    version: whole.version,
    at: text.indexOf(" on Friday"),
  });
  const evidence = await act<{ id: string; version: number; sourceId: string }>("addEvidence", {
    claimId: date.id,
    source: { url: "https://portal.example/a", title: "Portal" },
    passage: "made in Minsk",
    stance: "supports",
    class: "primary",
    visibility: "public",
  });
  const secret = { title: "A talk", kind: "interview" };
  await act("addEvidence", {
    claimId: date.id,
    source: secret,
    stance: "context",
    class: "secondary",
    visibility: "legal",
  });
  const { sourceId } = evidence;
  const copy = await act("addSnapshot", { sourceId, text: "The portal says:\n\nmade in Minsk, on that day." });
  await act("updateEvidence", { evidenceId: evidence.id, version: 1, passage: "made in Minsk,", snapshotId: copy.id });
  await act("addSnapshot", { sourceId, text: "The portal says nothing any more." });
  const [twin, agency] = [
    await act("createSource", { title: "Portal, found twice", url: "https://portal.example/b" }),
    await act("createSource", { title: "Agency" }),
  ];
  await act("addSnapshot", { sourceId: twin.id, file: { bytes: Buffer.from("kept\0bytes"), fileName: "k.bin" } });
  const source = await act("getSource", { sourceId });
  await act("mergeSources", { sourceId, version: source.version, other: twin.id, otherVersion: twin.version });
  await act("addDerivation", { sourceId, originId: agency.id, kind: "repeats", note: "It says so." });
  const contact = await act("addContact", {
    claimId: date.id,
    whom: "The ministry",
    deadline: "2026-03-14T17:00:00.000Z",
  });
  const letter = { bytes: Buffer.from("A letter."), fileName: "letter.txt" };
  await act("attachFile", { contactId: contact.id, version: contact.version, file: letter });
  await act("addNote", { claimId: date.id, body: "For legal.", visibility: "legal" });
  const problem = await act("flagProblem", { evidenceId: evidence.id, kind: "outdated", note: "See the later copy." });
  await act("answerProblem", { problemId: problem.id, version: problem.version, state: "answered", answer: "It is." });
  const gone = await act("addEvidence", {
    claimId: crowd.id,
    source: { title: "X" },
    stance: "refutes",
    class: "secondary",
  });
  await act("deleteEvidence", { evidenceId: gone.id, version: gone.version });
  const opinion = { claimId: date.id, verdict: "supported", justification: "It says so.", cites: [evidence.id] };
  await act("giveOpinion", opinion);
  await act("giveOpinion", { ...opinion, verdict: "mostly-supported", reasons: ["scope-or-precision"] });
  await act("saveDraft", { claimId: crowd.id, verdict: "refuted", justification: "Not so many." });
  const moved = await fresh(quote.id);
  await act("setTargets", {
    claimId: quote.id,
    version: moved.version,
    targets: [{ exact: "out of control" }, { exact: "he said" }],
  });
  const [into, other] = [await fresh(quote.id), await fresh(crowd.id)];
  await act("mergeClaims", { claimId: into.id, version: into.version, other: other.id, otherVersion: other.version });
  const deleted = await fresh(split.id);
  await act("deleteClaim", { claimId: split.id, version: deleted.version });
  const coverage = await act<{ sentences: { start: number; end: number }[] }>("getCoverage", { articleId });
  await act("setSentence", { articleId, ...pick(coverage.sentences.at(-1)), state: "opinion" });

  const kept = await loadRecord(systemActor, articleId);
  expect(kept.sources.some((row) => row.mergedInto !== null)).toBe(true);
  expect(kept.evidence.some((row) => row.lock === "found" && row.driftedIn !== null)).toBe(true);
  expect([kept.snapshots.length, kept.blobs.length, kept.derivations.length]).toEqual([3, 4, 1]);
  expect([kept.contacts.length, kept.notes.length, kept.problemFlags.length]).toEqual([1, 1, 1]);
  const first = serialiseRecord(kept);
  await expectSame(first);
  await act("restoreClaim", { claimId: crowd.id });
  await act("restoreClaim", { claimId: split.id });
  const second = serialiseRecord(await loadRecord(systemActor, articleId));
  expect(second).not.toBe(first);
  await expectSame(second);

  const comment = await act("addComment", { claimId: date.id, body: "Is it so?", mentions: [actor.personId] });
  await act("addComment", { claimId: date.id, body: "It is.", parentId: comment.id });
  await act("resolveComment", { commentId: comment.id, version: 1 });
  const file = {
    bytes: Buffer.from(text.replace("2020", "2021").replace("Tens of thousands", "Some")),
    fileName: "b.txt",
  };
  await act("addRevision", { articleId, base: 1, file, note: "From the desk" });
  const { items } = await act<{ items: { claimId: string }[] }>("listWaiting", { articleId });
  await act("placeTarget", { ...items.find(({ claimId }) => claimId === crowd.id), removed: true });
  await act("moveClaim", { claimId: date.id, version: (await fresh(date.id)).version, move: "confirm" });
  await act("addRevision", { articleId, base: 2, text: text.slice(0, text.indexOf("“We also")) });
  const third = await loadRecord(systemActor, articleId);
  expect([third.revisions.length, third.originals.length, third.comments.length]).toEqual([3, 2, 2]);
  const live = third.targets.filter((row) => row.retiredAt === null);
  expect(live.some(isWaiting) && live.some(isRemoved) && live.some(isPlaced)).toBe(true);
  await expectSame(serialiseRecord(third));

  async function expectSame(exported: string): Promise<void> {
    await withEmptyDatabase(async () => {
      await importRecord(systemActor, RecordInput.parse(JSON.parse(exported)));
      expect(serialiseRecord(await loadRecord(systemActor, articleId))).toBe(exported);
    });
  }
});

const pick = (span: { start: number; end: number } | undefined) => ({ start: span?.start, end: span?.end });
