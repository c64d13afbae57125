import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/core/people.ts";
import { sha256 } from "@/db/commit.ts";
import { allEvents, useTestDatabase } from "@/db/testing.ts";
import { articleOperations as articles } from "./operations/articles.ts";
import { claimOperations as claims } from "./operations/claims.ts";
import { contactOperations as contacts } from "./operations/contacts.ts";
import { evidenceOperations as evidence } from "./operations/evidence.ts";
import { acting, aClaim, anArticle, aPerson, ask } from "./testing.ts";

useTestDatabase();

let checker: Actor;
let legal: Actor;
let viewer: Actor;
let articleId: string;

beforeAll(async () => {
  checker = acting(await aPerson("checker"));
  legal = acting(await aPerson("legal"));
  viewer = acting(await aPerson("viewer"));
  articleId = (await anArticle(checker, "One two three four.")).id;
});

const asked = "2026-03-02T09:00:00.000Z";
const deadline = "2026-03-03T12:00:00.000Z";
const aNewClaim = async () => (await aClaim(checker, articleId, "One")).id;
const statusOf = async (actor: Actor, claimId: string) => (await ask(claims.getClaim, actor, { claimId })).status;
const lastEvent = async () => (await allEvents()).at(-1);

describe("the contact log of a claim", () => {
  it("keeps whom was asked, runs the reply clock, and stops it with the answer", async () => {
    const claimId = await aNewClaim();
    const input = {
      claimId,
      whom: "Press office",
      role: "spokesperson",
      questions: "When?",
      contactedAt: asked,
      deadline,
    };
    const contact = await ask(contacts.addContact, checker, input);
    expect(contact).toMatchObject({ version: 1, channel: "e-mail", outcome: "pending", terms: "on-record", deadline });
    expect(await lastEvent()).toMatchObject({ type: "contact.added", claimId, articleId, visibility: "team" });
    expect(await ask(claims.getClaim, checker, { claimId })).toMatchObject({
      status: "awaiting-reply",
      replies: { pending: 1, due: deadline },
    });
    const [row] = (await ask(articles.listArticles, checker, {})).items;
    expect(row?.progress).toMatchObject({ replies: { pending: 1, due: deadline } });
    expect(row?.progress.claims.byStatus["awaiting-reply"]).toBe(1);

    const answer = { outcome: "answered", answer: "On the 19th.", answeredAt: "2026-03-02T15:00:00.000Z" };
    await ask(contacts.updateContact, checker, { contactId: contact.id, version: 1, ...answer });
    expect(await ask(claims.getClaim, checker, { claimId })).toMatchObject({ status: "researching", replies: null });
    expect((await lastEvent())?.data).toMatchObject({ changes: { outcome: ["pending", "answered"] } });
    expect((await ask(contacts.listContacts, viewer, { claimId })).items).toMatchObject([{ ...answer, version: 2 }]);
  });

  it("waits for the earliest of several answers, and not for what was taken out", async () => {
    const claimId = await aNewClaim();
    const later = "2026-03-09T12:00:00.000Z";
    await ask(contacts.addContact, checker, { claimId, whom: "A", deadline: later });
    const first = await ask(contacts.addContact, checker, { claimId, whom: "B", deadline });
    await ask(contacts.addContact, checker, { claimId, whom: "C" });
    expect(await ask(claims.getClaim, checker, { claimId })).toMatchObject({ replies: { pending: 3, due: deadline } });
    await ask(contacts.deleteContact, checker, { contactId: first.id, version: 1 });
    expect(await ask(claims.getClaim, checker, { claimId })).toMatchObject({ replies: { pending: 2, due: later } });
    const again = ask(contacts.updateContact, checker, { contactId: first.id, version: 2, role: "x" });
    await expect(again).rejects.toMatchObject({ code: "not-found" });
  });

  it("refuses a contact with nobody, an answer before the question, and a stale change, with what is there now", async () => {
    const claimId = await aNewClaim();
    await expect(ask(contacts.addContact, checker, { claimId, whom: " " })).rejects.toMatchObject({ code: "invalid" });
    const backwards = { claimId, whom: "A", contactedAt: asked, answeredAt: "2026-03-01T09:00:00.000Z" };
    await expect(ask(contacts.addContact, checker, backwards)).rejects.toThrow(/before the question/u);
    const contact = await ask(contacts.addContact, checker, { claimId, whom: "A" });
    await ask(contacts.updateContact, checker, { contactId: contact.id, version: 1, role: "one" });
    const stale = ask(contacts.updateContact, checker, { contactId: contact.id, version: 1, role: "two" });
    await expect(stale).rejects.toMatchObject({ code: "conflict", present: { role: "one", version: 2 } });
  });

  it("keeps a file byte for byte, under its name", async () => {
    const { id: contactId } = await ask(contacts.addContact, checker, { claimId: await aNewClaim(), whom: "A" });
    await expect(ask(contacts.getAttachment, checker, { contactId })).rejects.toMatchObject({ code: "not-found" });
    const bytes = Buffer.from("Dear desk,\r\nyes.\u0000", "utf8");
    const file = { bytes, fileName: "answer “final”.txt" };
    const kept = await ask(contacts.attachFile, checker, { contactId, version: 1, file });
    expect(kept.attachment).toMatchObject({ sha256: sha256(bytes), size: bytes.length, fileName: file.fileName });
    const answer = await ask(contacts.getAttachment, viewer, { contactId });
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes);
    expect(answer.headers.get("content-disposition")).toContain("attachment");
    const twice = await ask(contacts.addContact, checker, { claimId: await aNewClaim(), whom: "B" });
    const same = await ask(contacts.attachFile, checker, { contactId: twice.id, version: 1, file });
    expect(same.attachment?.sha256, "the same bytes again are kept once").toBe(kept.attachment?.sha256);
  });

  it("that is for legal is not there for anybody else", async () => {
    const claimId = await aNewClaim();
    const secret = { claimId, whom: "Whistle", visibility: "legal", maskReason: "protected-person" };
    await expect(ask(contacts.addContact, checker, secret)).rejects.toMatchObject({ code: "forbidden" });
    const contact = await ask(contacts.addContact, legal, secret);
    const file = { bytes: Buffer.from("x"), fileName: "x.txt" };
    await ask(contacts.attachFile, legal, { contactId: contact.id, version: 1, file });
    expect((await ask(contacts.listContacts, checker, { claimId })).items).toEqual([]);
    expect(await statusOf(checker, claimId)).toBe("marked");
    expect(await statusOf(legal, claimId)).toBe("awaiting-reply");
    const gone = { code: "not-found" };
    await expect(ask(contacts.getAttachment, checker, { contactId: contact.id })).rejects.toMatchObject(gone);
    const change = { contactId: contact.id, version: 2, role: "x" };
    await expect(ask(contacts.updateContact, checker, change)).rejects.toMatchObject(gone);
    const history = await ask(claims.getClaimHistory, checker, { claimId });
    expect(JSON.stringify(history.items)).not.toContain("Whistle");
  });
});

describe("a merge of claims", () => {
  it("brings contacts and notes along, and gives them back", async () => {
    const [into, from] = [await aNewClaim(), await aNewClaim()];
    const contact = await ask(contacts.addContact, checker, { claimId: from, whom: "A", deadline });
    const forLegal = await ask(contacts.addNote, legal, { claimId: from, body: "Beware.", visibility: "legal" });
    const merge = { claimId: into, version: 1, other: from, otherVersion: 1 };
    await ask(claims.mergeClaims, checker, merge);
    expect((await ask(contacts.listContacts, checker, { claimId: into })).items).toMatchObject([
      { id: contact.id, claimId: into, movedFrom: from },
    ]);
    expect((await ask(contacts.listNotes, legal, { claimId: into })).items).toMatchObject([{ id: forLegal.id }]);
    expect(await statusOf(checker, into)).toBe("awaiting-reply");
    await ask(claims.restoreClaim, checker, { claimId: from });
    expect((await ask(contacts.listContacts, checker, { claimId: into })).items).toEqual([]);
    expect((await ask(contacts.listContacts, checker, { claimId: from })).items).toMatchObject([
      { ...contact, version: 3, updatedAt: expect.any(String) },
    ]);
    expect((await ask(contacts.listNotes, legal, { claimId: from })).items).toMatchObject([{ movedFrom: null }]);
  });
});

describe("notes", () => {
  it("reach the circle they were written for", async () => {
    const claimId = await aNewClaim();
    const team = await ask(contacts.addNote, checker, { claimId, body: "Ask again." });
    const forLegal = await ask(contacts.addNote, legal, { claimId, body: "Beware.", visibility: "legal" });
    expect((await ask(contacts.listNotes, legal, { claimId })).items).toEqual([team, forLegal]);
    expect((await ask(contacts.listNotes, viewer, { claimId })).items).toEqual([team]);
    const wider = { noteId: team.id, version: 1, visibility: "legal" };
    await expect(ask(contacts.updateNote, checker, wider)).rejects.toMatchObject({ code: "forbidden" });
    const changed = await ask(contacts.updateNote, checker, { noteId: team.id, version: 1, body: "Asked again." });
    expect(changed).toMatchObject({ version: 2, body: "Asked again." });
    expect((await lastEvent())?.data).toMatchObject({ changes: { body: ["Ask again.", "Asked again."] } });
    await ask(contacts.deleteNote, checker, { noteId: team.id, version: 2 });
    expect((await ask(contacts.listNotes, viewer, { claimId })).items).toEqual([]);
  });

  it("of the team's before that became legal's take their history along", async () => {
    const claimId = await aNewClaim();
    const note = await ask(contacts.addNote, checker, { claimId, body: "Zanzibar." });
    await ask(contacts.updateNote, legal, { noteId: note.id, version: 1, visibility: "legal" });
    const { items } = await ask(claims.getClaimHistory, checker, { claimId });
    expect(JSON.stringify(items)).not.toContain("Zanzibar");
  });
});

describe("problems with evidence", () => {
  const flagged = async () => {
    const claimId = await aNewClaim();
    const input = { claimId, source: { title: "T" }, stance: "supports", class: "primary" };
    const { id: evidenceId } = await ask(evidence.addEvidence, checker, input);
    const raw = { evidenceId, kind: "does-not-say-so", note: "Read line 3." };
    return { claimId, evidenceId, problem: await ask(contacts.flagProblem, legal, raw) };
  };

  it("stand on the evidence until they are answered or resolved, and can be opened again", async () => {
    const { claimId, problem } = await flagged();
    const problemId = problem.id;
    const empty = ask(contacts.answerProblem, checker, { problemId, version: 1, state: "answered" });
    await expect(empty).rejects.toMatchObject({ code: "invalid", errors: [{ path: "answer" }] });
    const answer = { problemId, version: 1, state: "answered", answer: "It does, in line 4." };
    const answered = await ask(contacts.answerProblem, checker, answer);
    expect(answered).toMatchObject({ version: 2, state: "answered", answeredBy: checker.personId });
    expect(await lastEvent()).toMatchObject({ type: "problem.answered", claimId });
    const open = await ask(contacts.answerProblem, legal, { problemId, version: 2, state: "open" });
    expect(open).toMatchObject({ state: "open", answer: "It does, in line 4.", answeredAt: null, answeredBy: null });
    const stale = ask(contacts.answerProblem, checker, { problemId, version: 1, state: "resolved" });
    await expect(stale).rejects.toMatchObject({ code: "conflict" });
  });

  it("are listed on their evidence, oldest first, also after the evidence itself changed", async () => {
    const { claimId, evidenceId, problem } = await flagged();
    const second = await ask(contacts.flagProblem, checker, { evidenceId, kind: "outdated" });
    const other = await flagged();
    const [row] = (await ask(evidence.listEvidence, viewer, { claimId })).items;
    expect(row?.problems).toEqual([problem, second]);
    expect((await ask(evidence.listEvidence, viewer, { claimId: other.claimId })).items).toMatchObject([
      { problems: [{ id: other.problem.id }] },
    ]);
    const answer = { problemId: problem.id, version: 1, state: "resolved" };
    const resolved = await ask(contacts.answerProblem, legal, answer);
    const changed = await ask(evidence.updateEvidence, checker, { evidenceId, version: 1, note: "Read again." });
    expect(changed.problems).toEqual([resolved, second]);
  });

  it("with evidence for legal are for legal", async () => {
    const { evidenceId, problem } = await flagged();
    await ask(evidence.updateEvidence, legal, { evidenceId, version: 1, visibility: "legal" });
    const answer = { problemId: problem.id, version: 1, state: "resolved" };
    await expect(ask(contacts.answerProblem, checker, answer)).rejects.toMatchObject({ code: "not-found" });
    await ask(contacts.answerProblem, legal, answer);
    expect(await lastEvent()).toMatchObject({ type: "problem.resolved", visibility: "legal" });
  });
});
