import { expect, test } from "vitest";
import type { Contact } from "@/core/contacts.ts";
import type { EvidenceView } from "@/core/evidence.ts";
import type { ProblemFlag } from "@/core/problem-flags.ts";
import { afterAnswer, afterRefusal } from "./answers.ts";
import { changeInWords, typedTexts } from "./change-words.ts";
import { joined, requestOf, type Change, type ContactFields } from "./changes.ts";
import type { Ground } from "./ground.ts";
import { isKnown, overlaid } from "./overlay.ts";
import { baseOf, unreadClaim, versionIn } from "./things.ts";
import { inverseOf } from "./undo.ts";

const nothing: Ground = {
  articleId: "a1",
  newest: 0,
  revision: 1,
  text: "One two three.",
  document: null,
  sentences: [],
  claims: new Map(),
  gone: new Map(),
  drafts: new Map(),
  evidence: new Map(),
  opinions: new Map(),
  contacts: new Map(),
  notes: new Map(),
  reviews: new Map(),
  comments: [],
  marks: [],
  shares: [],
};
const shown = (ground: Ground, ...changes: Change[]) => changes.reduce(overlaid, ground);
const one = shown(nothing, { kind: "mark-claim", claimId: "c1", span: { start: 0, end: 7 }, revision: 1 });

const deadline = "2026-03-03T12:00:00.000Z";
const fields: ContactFields = {
  whom: "Press office",
  role: "",
  channel: "e-mail",
  contactedAt: "2026-03-02T09:00:00.000Z",
  questions: "When?",
  deadline,
  outcome: "pending",
  answer: "",
  answeredAt: null,
  terms: "on-record",
  visibility: "team",
  maskReason: null,
};
const log: Change = { kind: "add-contact", claimId: "c1", contact: { id: "k1", ...fields } };
const settle: Change = { kind: "edit-contact", claimId: "c1", contactId: "k1", fields: { outcome: "no-reply" } };
const takeOut: Change = { kind: "delete-contact", claimId: "c1", contactId: "k1" };
const claimOf = (ground: Ground) => ground.claims.get("c1");
const saved = (more: Partial<Contact> = {}): Contact => ({
  ...fields,
  movedFrom: null,
  id: "k1",
  claimId: "c1",
  version: 1,
  attachment: null,
  createdAt: fields.contactedAt,
  createdBy: "p1",
  updatedAt: fields.contactedAt,
  deletedAt: null,
  ...more,
});

test("the reply clock starts when a contact is logged, and stops when it is settled or taken out", () => {
  const waiting = shown(one, log);
  expect(claimOf(waiting)).toMatchObject({ status: "awaiting-reply", replies: { pending: 1, due: deadline } });
  expect(waiting.contacts.get("c1")).toMatchObject([{ id: "k1", version: 0, whom: "Press office", attachment: null }]);
  expect(claimOf(shown(waiting, settle))).toMatchObject({ status: "researching", replies: null });
  expect(claimOf(shown(waiting, takeOut))).toMatchObject({ replies: null });
  expect(shown(waiting, takeOut).contacts.get("c1")).toEqual([]);
});

test("a contact leaves the state of a claim whose verdict was given as it is", () => {
  const claim = { ...claimOf(one)!, status: "proposed" as const };
  const given = shown({ ...one, claims: new Map([["c1", claim]]) }, log);
  expect(claimOf(given)).toMatchObject({ status: "proposed", replies: { pending: 1, due: deadline } });
});

test("a contact that the server has takes the place of the one that waited", () => {
  const { ground, stale } = afterAnswer(shown(one, log), log, saved());
  expect(stale).toEqual([]);
  expect(ground.contacts.get("c1")).toEqual([saved()]);
  expect(versionIn(ground, { kind: "contact", id: "k1" })).toBe(1);
  expect(shown(ground, log).contacts.get("c1"), "once only, while it is still on its way").toHaveLength(1);
  const removed = afterAnswer(ground, takeOut, null);
  expect(removed).toMatchObject({ stale: ["c1"] });
  expect(removed.ground.contacts.get("c1")).toEqual([]);
});

test("when somebody else settled it first, theirs is what stands below the conflict", () => {
  const known = afterAnswer(one, log, saved()).ground;
  const { ground } = afterRefusal(known, settle, saved({ version: 2, outcome: "answered" }));
  expect(ground.contacts.get("c1")).toMatchObject([{ version: 2, outcome: "answered" }]);
  expect(claimOf(ground)?.replies).toBeNull();
});

const write: Change = {
  kind: "add-note",
  claimId: "c1",
  note: { id: "n1", body: "Ask again.", visibility: "team", maskReason: null },
};
const rewrite: Change = { kind: "edit-note", claimId: "c1", noteId: "n1", fields: { body: "Asked." } };
const noteSaved = (more: object) => ({
  ...(write as Change & { kind: "add-note" }).note,
  claimId: "c1",
  version: 1,
  createdAt: deadline,
  createdBy: "p1",
  updatedAt: deadline,
  deletedAt: null,
  ...more,
});

test("a note is there at once, as it was last written, and goes when it is taken away", () => {
  const there = shown(one, write, rewrite);
  expect(there.notes.get("c1")).toMatchObject([{ id: "n1", body: "Asked.", version: 0 }]);
  expect(shown(there, { kind: "delete-note", claimId: "c1", noteId: "n1" }).notes.get("c1")).toEqual([]);
  const { ground } = afterAnswer(there, write, noteSaved({}));
  expect(ground.notes.get("c1")).toEqual([noteSaved({})]);
  const refused = afterRefusal(ground, rewrite, noteSaved({ version: 2, body: "theirs" }));
  expect(refused.ground.notes.get("c1")).toMatchObject([{ version: 2, body: "theirs" }]);
});

const evidence = { id: "e1", claimId: "c1", number: 1, version: 1, updatedAt: "", problems: [] } as unknown;
const withEvidence: Ground = { ...one, evidence: new Map([["c1", [evidence as EvidenceView]]]) };
const flag: Change = {
  kind: "flag-problem",
  claimId: "c1",
  evidenceId: "e1",
  problem: { id: "f1", kind: "biased", note: "Paid for." },
};
const answer: Change = {
  kind: "answer-problem",
  claimId: "c1",
  evidenceId: "e1",
  problemId: "f1",
  settled: { state: "answered", answer: "By whom?" },
};
const problemsOf = (ground: Ground) => ground.evidence.get("c1")?.[0]?.problems;

test("a problem stands open on its evidence until it is answered, and can be opened again", () => {
  const flagged = shown(withEvidence, flag);
  expect(problemsOf(flagged)).toMatchObject([{ id: "f1", state: "open", note: "Paid for.", version: 0 }]);
  expect(claimOf(flagged)?.evidenceCount).toBe(1);
  const answered = shown(flagged, answer);
  expect(problemsOf(answered)).toMatchObject([{ state: "answered", answer: "By whom?" }]);
  const reopened = shown(answered, { ...answer, settled: { state: "open" } } as Change);
  expect(problemsOf(reopened)).toMatchObject([{ state: "open", answer: "By whom?" }]);
  const row = { ...problemsOf(flagged)?.[0], version: 3, updatedAt: deadline } as ProblemFlag;
  const { ground } = afterAnswer(flagged, answer, row);
  expect(versionIn(ground, { kind: "problem", id: "f1" })).toBe(3);
  const event = { type: "problem.answered", data: { problemId: "f1" }, claimId: "c1", actorId: "me", at: deadline };
  expect(isKnown(ground, event, "me")).toBe(true);
});

test.each<[string, Change, string, unknown]>([
  ["POST /claims/c1/contacts", log, "contact", { id: "k1", ...fields }],
  ["PATCH /contacts/k1", settle, "contact", { outcome: "no-reply" }],
  ["DELETE /contacts/k1", takeOut, "contact", undefined],
  ["POST /claims/c1/notes", write, "note", { id: "n1", body: "Ask again.", visibility: "team", maskReason: null }],
  ["PATCH /notes/n1", rewrite, "note", { body: "Asked." }],
  ["POST /evidence/e1/problems", flag, "problem", { id: "f1", kind: "biased", note: "Paid for." }],
  ["PATCH /problems/f1", answer, "problem", { state: "answered", answer: "By whom?" }],
])("%s", (line, change, kind, body) => {
  const request = requestOf(change, "a1", (of) => (of.kind === kind ? 4 : undefined));
  expect(`${request.method} ${request.path}`).toBe(line);
  expect(request.body).toEqual(body);
  expect(request.version).toBe(line.startsWith("POST") ? undefined : 4);
});

test("typing in one contact grows one change; in another it is another", () => {
  const type = (contactId: string, whom: string): Change => ({
    kind: "edit-contact",
    claimId: "c1",
    contactId,
    fields: { whom },
  });
  expect(joined(type("k1", "P"), type("k1", "Press"))).toEqual(type("k1", "Press"));
  expect(joined(type("k1", "P"), type("k2", "Press"))).toBeUndefined();
  expect(joined(log, type("k1", "P"))).toBeUndefined();
  expect(baseOf(shown(one, log), type("k1", "P"))).toEqual({ whom: "Press office" });
});

test.each<[Change, string | null]>([
  [log, null],
  [settle, "c1"],
  [takeOut, "c1"],
  [rewrite, "c1"],
  [answer, "c1"],
])("what a change names the version of is read first: %o", (change, claimId) => {
  expect(unreadClaim(one, change)).toBe(claimId);
  expect(unreadClaim({ ...one, drafts: new Map([["c1", null]]) }, change)).toBeNull();
});

test.each<[Change, { label: string; text: string }[]]>([
  [
    log,
    [
      { label: "Whom", text: "Press office" },
      { label: "Questions", text: "When?" },
    ],
  ],
  [write, [{ label: "Note", text: "Ask again." }]],
  [flag, [{ label: "Note", text: "Paid for." }]],
  [answer, [{ label: "Answer", text: "By whom?" }]],
])("what was typed is shown when it is refused: %o", (change, texts) => {
  expect(typedTexts(change)).toEqual(texts);
  expect(changeInWords(change)).toMatch(/^[A-Z]/u);
});

test("logging and settling can be undone; what was taken out is kept in the history only", () => {
  const state = shown(one, log, write) as never;
  expect(inverseOf(log, state)?.changes).toEqual([takeOut]);
  expect(inverseOf(settle, state)?.changes).toEqual([{ ...settle, fields: { outcome: "pending" } }]);
  expect(inverseOf(rewrite, state)?.changes).toEqual([{ ...rewrite, fields: { body: "Ask again." } }]);
  expect(inverseOf(takeOut, state)).toBeNull();
  expect(inverseOf({ ...settle, fields: { attachment: null } } as Change, state)).toBeNull();
});
