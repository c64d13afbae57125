import { expect, test } from "vitest";
import type { Opinion } from "@/core/opinions.ts";
import { afterAnswer, afterRefusal } from "./answers.ts";
import type { Change } from "./changes.ts";
import { putClaim, type Ground } from "./ground.ts";
import { isKnown, overlaid, standingOpinion } from "./overlay.ts";
import { onPresentText } from "./present-text.ts";
import { baseOf, isOvertaken, thingOf, unreadClaim } from "./things.ts";

const empty: Ground = {
  articleId: "a1",
  revision: 2,
  newest: 2,
  text: "One two three. Four five.",
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
const mark = (claimId: string, start = 0, end = 7): Change => ({
  kind: "mark-claim",
  claimId,
  span: { start, end },
  revision: 2,
});
const opinion = (id: string, more: Partial<Opinion> = {}): Opinion => ({
  id,
  claimId: "c1",
  verdict: "supported",
  reasons: [],
  justification: `why ${id}`,
  disposition: null,
  proposedText: "",
  cites: [],
  missing: "",
  wouldChange: "",
  asOf: null,
  scale: "claimcheck",
  scaleVersion: 1,
  createdAt: "2026-01-01T00:00:00.000Z",
  createdBy: null,
  supersedes: null,
  ...more,
});
const shown = (ground: Ground, ...changes: Change[]) => changes.reduce(overlaid, ground);
const one = shown(empty, mark("c1"));

test("a claim just marked is there with its words, the next number, and no verdict", () => {
  const two = shown(one, mark("c2", 8, 13));
  expect([...two.claims.values()].map(({ number, target, verdict }) => [number, target.exact, verdict])).toEqual([
    [1, "One two", null],
    [2, "three", null],
  ]);
});

test("a claim that was deleted comes back whole", () => {
  const gone = shown(one, { kind: "delete-claim", claimId: "c1" });
  expect(gone.claims.size).toBe(0);
  expect(shown(gone, { kind: "restore-claim", claimId: "c1" }).claims).toEqual(one.claims);
});

test("typing begins a draft from the opinion that stands; the claim shows it", () => {
  const ground = { ...one, drafts: new Map([["c1", null]]), opinions: new Map([["c1", [opinion("o1")]]]) };
  const next = shown(ground, { kind: "edit-draft", claimId: "c1", fields: { verdict: "refuted" } });
  expect(next.drafts.get("c1")).toMatchObject({ verdict: "refuted", justification: "why o1" });
  expect(next.claims.get("c1")?.verdict).toEqual({ verdict: "refuted", disposition: null, draft: true });
});

test("a verdict given stands at once, before the server answers, and once only", () => {
  const { justification, ...rest } = opinion("o2");
  const body = { ...rest, verdict: "refuted" as const, justification };
  const give: Change = { kind: "give-opinion", claimId: "c1", opinionId: "o2", body };
  const next = shown(one, give, give);
  expect(next.opinions.get("c1")?.map(({ id }) => id)).toEqual(["o2"]);
  expect(next.drafts.get("c1")).toBeNull();
  expect(next.claims.get("c1")).toMatchObject({ status: "proposed", verdict: { verdict: "refuted", draft: false } });
});

test("an opinion on a claim merged into this one does not stand on it", () => {
  expect(standingOpinion([opinion("o1"), opinion("o2", { claimId: "merged" })], "c1")?.id).toBe("o1");
  expect(standingOpinion([opinion("o2", { claimId: "merged" })], "c1")).toBeUndefined();
});

test("evidence with a new source is shown with the next number; taken away it is gone", () => {
  const evidence = {
    id: "e1",
    source: {
      id: "s1",
      kind: "web-page" as const,
      url: "https://a.example",
      title: "T",
      publisher: "",
      author: "",
      publishedAt: null,
      language: "",
    },
    passage: "p",
    locator: "",
    stance: "supports" as const,
    class: "primary" as const,
    medium: "text" as const,
    note: "",
    visibility: "team" as const,
  };
  const added = shown(one, { kind: "add-evidence", claimId: "c1", evidence });
  expect(added.evidence.get("c1")).toMatchObject([{ id: "e1", number: 1, passage: "p", source: { title: "T" } }]);
  expect(added.claims.get("c1")?.evidenceCount).toBe(1);
  const gone = shown(added, { kind: "delete-evidence", claimId: "c1", evidenceId: "e1" });
  expect(gone.evidence.get("c1")).toEqual([]);
});

test("a sentence is accounted for by its last word", () => {
  const span = { start: 0, end: 14 };
  const set = (state: "opinion" | "on-author" | null): Change => ({ kind: "set-sentence", span, state, revision: 2 });
  expect(shown(one, set("opinion"), set("on-author")).marks).toEqual([{ ...span, state: "on-author" }]);
  expect(shown(one, set("opinion"), set(null)).marks).toEqual([]);
});

test("the base of typing is what stood there: the draft, else the opinion, else empty, else not known", () => {
  const type: Change = { kind: "edit-draft", claimId: "c1", fields: { justification: "new" } };
  expect(baseOf(one, type)).toEqual({ justification: null });
  const none = { ...one, drafts: new Map([["c1", null]]) };
  expect(baseOf(none, type)).toEqual({ justification: "" });
  expect(baseOf({ ...none, opinions: new Map([["c1", [opinion("o1")]]]) }, type)).toEqual({ justification: "why o1" });
  // a choice between two texts is made on the other's as it was shown, whatever came since
  expect(baseOf(none, type, { justification: "theirs, as shown" })).toEqual({ justification: "theirs, as shown" });
  expect(thingOf(one, { kind: "delete-claim", claimId: "c1" })).toBeUndefined();
});

test("what a change needs is read first: drafts and evidence not read yet", () => {
  const type: Change = { kind: "edit-draft", claimId: "c1", fields: {} };
  expect(unreadClaim(one, type)).toBe("c1");
  expect(unreadClaim({ ...one, drafts: new Map([["c1", null]]) }, type)).toBeNull();
  expect(unreadClaim(one, { kind: "edit-claim", claimId: "c1", fields: {} })).toBeNull();
  expect(unreadClaim(empty, type)).toBeNull();
});

test("an answer that comes late never takes a newer one's place", () => {
  const claim = { ...one.claims.get("c1")!, version: 3, note: "new" };
  const ground = putClaim(one, claim);
  const late = afterAnswer(
    ground,
    { kind: "edit-claim", claimId: "c1", fields: {} },
    { ...claim, version: 2, note: "" },
  );
  expect(late.ground.claims.get("c1")?.note).toBe("new");
});

test("an opinion answered is kept with its claim, and the draft is gone", () => {
  const claim = { ...one.claims.get("c1")!, version: 2, status: "proposed" as const };
  const { createdAt: _, ...body } = opinion("o1");
  const change: Change = { kind: "give-opinion", claimId: "c1", opinionId: "o1", body };
  const { ground } = afterAnswer(one, change, { ...opinion("o1"), claim });
  expect(ground.opinions.get("c1")).toEqual([opinion("o1")]);
  expect(ground.drafts.get("c1")).toBeNull();
  expect(ground.claims.get("c1")?.status).toBe("proposed");
});

test.each<[string, Change, unknown, readonly string[]]>([
  [
    "a draft that was given or put aside: its claim is read anew",
    { kind: "edit-draft", claimId: "c1", fields: {} },
    null,
    ["c1"],
  ],
  ["a claim that is gone", { kind: "edit-claim", claimId: "c1", fields: {} }, null, ["c1"]],
  ["a merge: both", { kind: "merge-claims", claimId: "c1", otherId: "c2" }, {}, ["c1", "c2"]],
  ["a sentence: no claim", { kind: "set-sentence", span: { start: 0, end: 1 }, state: null, revision: 1 }, {}, []],
])("after a refusal of %s", (_, change, present, stale) => {
  expect(afterRefusal(one, change, present).stale).toEqual(stale);
});

test("an own event is known when a row of its claim is as new", () => {
  const claim = { ...one.claims.get("c1")!, updatedAt: "2026-01-01T10:00:00.000Z" };
  const ground = putClaim(one, { ...claim, version: 1 });
  const known = (at: string, told: { claimId?: string | null; actorId?: string } = {}) =>
    isKnown(ground, { type: "claim.updated", data: null, claimId: "c1", actorId: "me", ...told, at }, "me");
  expect(known("2026-01-01T10:00:00.000Z")).toBe(true);
  expect(known("2026-01-01T10:00:00.001Z")).toBe(false);
  expect(known("2026-01-01T09:00:00.000Z", { claimId: null })).toBe(false);
  // nor is what came of a copy in the answer to a statement that was typed after it
  const found = { type: "evidence.found-again", data: { evidenceId: "e1" }, claimId: "c1", actorId: "me" };
  expect(isKnown(ground, { ...found, at: "2026-01-01T09:59:59.000Z" }, "me")).toBe(false);
  // another's note is not in the answer to what this person did a moment later
  expect(known("2026-01-01T09:59:59.000Z", { actorId: "other" })).toBe(false);
});

test("places in a newer version are not taken for places in the text that is shown", () => {
  const claim = one.claims.get("c1");
  if (!claim) throw new Error("no claim");
  const moved = { ...claim.target, revision: 3, start: 8, end: 15 };
  const carried = { ...claim, version: 4, statement: "new", target: moved, targets: [moved] };
  const after = putClaim(one, carried);
  expect(after.newest).toBe(3);
  expect(after.claims.get("c1")).toMatchObject({ statement: "new", target: { start: 0, end: 7 } });
  const unknown = putClaim(one, { ...carried, id: "c9" }).claims.get("c9");
  expect(unknown?.targets.every(({ start, end }) => start === end)).toBe(true);
});

test("what was marked on another version is not painted here, and goes on where its words stand once", () => {
  const old = { ...mark("c2"), exact: "three", revision: 1 } as Change;
  expect(shown(empty, old)).toBe(empty);
  expect(onPresentText(old, empty)).toEqual({ ...old, span: { start: 8, end: 13 }, revision: 2 });
  expect(onPresentText(old, { ...empty, text: "three and three" })).toBeUndefined();
  expect(onPresentText(old, { ...empty, text: "two" })).toBeUndefined();
  expect(onPresentText(mark("c2"), empty)).toBeUndefined();
});

test("an answer is overtaken by what was read of its claim, or of the talk, while the change was on its way", () => {
  const edit: Change = { kind: "edit-note", claimId: "c1", noteId: "n1", fields: { body: "Mine" } };
  const read = { ...one, notes: new Map([["c1", []]]) };
  expect(isOvertaken(one, read, edit)).toBe("claim");
  expect(isOvertaken(one, read, { ...edit, claimId: "c2" })).toBeNull();
  const settle: Change = { kind: "settle-thread", commentId: "t1", how: "resolve" };
  expect(isOvertaken(one, { ...read, comments: [] }, settle)).toBe("talk");
  expect(isOvertaken(one, read, settle)).toBeNull();
  // sent a second time, it may be answered as the first time
  expect([isOvertaken(null, one, edit), isOvertaken(null, one, settle)]).toEqual(["claim", "talk"]);
});
