import { expect, test, vi } from "vitest";
import type { Change } from "./changes.ts";
import {
  added,
  collided,
  crossedFields,
  emptyOutbox,
  requestFor,
  settled,
  type Entry,
  type OutboxState,
  type Surroundings,
} from "./outbox.ts";

const edit = (fields: object, claimId = "c1"): Change => ({ kind: "edit-claim", claimId, fields });
const entry = (id: string, change: Change, more: Partial<Entry> = {}): Entry => ({
  id,
  change,
  base: {},
  at: 1,
  notBefore: 0,
  tried: false,
  ...more,
});
const boxOf = (...entries: Entry[]): OutboxState => ({ ...emptyOutbox, entries });
const around = (): Surroundings => ({
  articleId: "a1",
  send: () => Promise.reject(new Error("not sent here")),
  versions: () => 7,
  now: () => 99,
  acknowledged: vi.fn(),
  refreshed: vi.fn(),
});
const changesOf = (state: OutboxState) => state.entries.map(({ change }) => change);

test("typing that goes on grows the entry that waits, and keeps where it began", () => {
  const first = entry("1", edit({ statement: "a" }), { base: { statement: "" } });
  const more = entry("2", edit({ statement: "ab", note: "n" }), { base: { statement: "a", note: "" }, notBefore: 600 });
  const [joined, ...rest] = added(boxOf(first), more).entries;
  expect(rest).toEqual([]);
  expect(joined).toEqual({
    ...first,
    change: edit({ statement: "ab", note: "n" }),
    base: { statement: "", note: "" },
    notBefore: 600,
  });
});

test.each<[string, Entry, Entry]>([
  ["another claim", entry("1", edit({ note: "a" })), entry("2", edit({ note: "b" }, "c2"))],
  ["one that may be at the server", entry("1", edit({ note: "a" }), { tried: true }), entry("2", edit({ note: "b" }))],
  ["an act", entry("1", { kind: "delete-claim", claimId: "c1" }), entry("2", { kind: "restore-claim", claimId: "c1" })],
])("a change is not joined with %s", (_, first, second) => {
  expect(added(boxOf(first), second).entries).toEqual([first, second]);
});

test("typing in what waits in a conflict grows the text that waits for a decision", () => {
  const held = collided(boxOf(), entry("1", edit({ note: "mine" })), { note: "theirs" });
  const state = added(held, entry("2", edit({ note: "mine, longer" })));
  expect(state.entries).toEqual([]);
  expect(state.conflicts.map((conflict) => conflict.entry.change)).toEqual([edit({ note: "mine, longer" })]);
});

test("mending a field that was refused tries all that was refused anew, under a new key", () => {
  const bad = entry("1", edit({ saidAt: "bad", note: "good" }), { tried: true, base: { saidAt: null } });
  const failed = settled(boxOf(bad), bad, { outcome: "refused", message: "Write a date.", errors: [] }, around());
  expect(failed.failures).toHaveLength(1);
  const state = added(failed, entry("2", edit({ saidAt: "2020" }), { base: { saidAt: "bad" } }));
  expect(state.failures).toEqual([]);
  expect(state.entries).toMatchObject([
    { id: "2", tried: false, base: { saidAt: null }, change: edit({ saidAt: "2020", note: "good" }) },
  ]);
});

test("typing in another field leaves what was refused where it is", () => {
  const bad = entry("1", edit({ saidAt: "bad" }));
  const failed = settled(boxOf(bad), bad, { outcome: "refused", message: "", errors: [] }, around());
  const state = added(failed, entry("2", edit({ note: "n" })));
  expect(state.failures).toHaveLength(1);
  expect(changesOf(state)).toEqual([edit({ note: "n" })]);
});

test("what was typed over meanwhile is not kept as a failure; the later text starts from where the first did", () => {
  const first = entry("1", edit({ note: "too long", speaker: "s" }), { tried: true, base: { note: "", speaker: "" } });
  const later = entry("2", edit({ note: "short" }), { base: { note: "too long" } });
  const state = settled(boxOf(first, later), first, { outcome: "refused", message: "m", errors: [] }, around());
  expect(state.failures.map((failure) => failure.entry.change)).toEqual([edit({ speaker: "s" })]);
  expect(state.entries).toMatchObject([{ change: edit({ note: "short" }), base: { note: "" } }]);
});

test.each<[string, object, object, object, string[]]>([
  ["nobody touched it", { note: "mine" }, { note: "old" }, { note: "old" }, []],
  ["both wrote the same", { note: "mine" }, { note: "old" }, { note: "mine" }, []],
  ["the other changed another field", { note: "mine" }, { note: "old" }, { note: "old", speaker: "x" }, []],
  ["both changed it", { note: "mine" }, { note: "old" }, { note: "theirs" }, ["note"]],
  ["a list in another order is another list", { types: ["a"] }, { types: [] }, { types: ["b"] }, ["types"]],
  ["nothing and null are the same", { saidAt: "2020" }, { saidAt: null }, {}, []],
])("crossed fields: %s", (_, fields, base, present, crossed) => {
  expect(crossedFields(entry("1", edit(fields), { base: { ...base } }), { ...present })).toEqual(crossed);
});

test("an answer takes the entry out and tells of it", () => {
  const [one, here] = [entry("1", edit({ note: "a" })), around()];
  const state = settled(
    { ...boxOf(one), sending: true, line: "offline", since: 5 },
    one,
    { outcome: "ok", value: 3 },
    here,
  );
  expect(state).toEqual({ ...emptyOutbox, savedAt: 99 });
  expect(here.acknowledged).toHaveBeenCalledWith(one.change, 3);
});

test.each(["offline", "busy", "signed-out"] as const)("%s keeps everything, and since when", (outcome) => {
  const one = entry("1", edit({ note: "a" }));
  const state = settled({ ...boxOf(one), sending: true }, one, { outcome }, around());
  expect(state.entries).toEqual([one]);
  expect(state).toMatchObject({ sending: false, since: 99, line: outcome === "signed-out" ? outcome : "offline" });
  expect(settled({ ...state, since: 5 }, one, { outcome }, around()).since).toBe(5);
});

test("edits side by side are sent again under a new key", () => {
  const one = entry("1", edit({ note: "mine" }), { base: { note: "old" }, tried: true });
  const present = { note: "old", speaker: "theirs" };
  const state = settled(boxOf(one), one, { outcome: "conflict", message: "", present }, around());
  expect(state.conflicts).toEqual([]);
  expect(state.entries).toMatchObject([{ change: one.change, tried: false }]);
  expect(state.entries[0]?.id).not.toBe("1");
});

test("edits that cross wait for a decision, with the typing behind them; acts on other things go on", () => {
  const one = entry("1", edit({ note: "mine" }), { base: { note: "old" }, tried: true });
  const behind = entry("2", edit({ note: "mine, longer", speaker: "s" }), { base: { note: "mine", speaker: "" } });
  const act = entry("3", { kind: "restore-claim", claimId: "c9" });
  const answer = { outcome: "conflict", message: "m", present: { note: "theirs" } } as const;
  const state = settled(boxOf(one, behind, act), one, answer, around());
  expect(state.entries).toEqual([act]);
  expect(state.conflicts).toEqual([
    {
      entry: { ...one, change: edit({ note: "mine, longer", speaker: "s" }), base: { note: "old", speaker: "" } },
      present: { note: "theirs" },
      message: "m",
    },
  ]);
});

test("an edit of what is gone waits for a decision; an act that lost the race is a failure", () => {
  const typed = entry("1", { kind: "edit-draft", claimId: "c1", fields: { justification: "why" } });
  const gone = { outcome: "conflict", message: "m", present: null } as const;
  expect(settled(boxOf(typed), typed, gone, around()).conflicts).toMatchObject([{ present: null }]);
  const act = entry("2", { kind: "delete-claim", claimId: "c1" });
  expect(settled(boxOf(act), act, { ...gone, present: {} }, around()).failures).toMatchObject([{ message: "m" }]);
});

test("a request carries the version known now, and the entry's id as its key", () => {
  expect(requestFor(entry("1", edit({ note: "n" })), around())).toEqual({
    method: "PATCH",
    path: "/claims/c1",
    body: { note: "n" },
    version: 7,
    key: "1",
  });
});
