import { expect, test } from "vitest";
import type { SecondOpinion } from "@/core/second-opinions.ts";
import { afterAnswer, afterRefusal } from "./answers.ts";
import { requestOf, type Change } from "./changes.ts";
import type { Ground } from "./ground.ts";
import { overlaid } from "./overlay.ts";
import { baseOf, versionIn } from "./things.ts";
import { inverseOf } from "./undo.ts";
import type { WorkspaceState } from "./store.ts";

const empty: Ground = {
  articleId: "a1",
  newest: 0,
  revision: 2,
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
const one = overlaid(empty, { kind: "mark-claim", claimId: "c1", span: { start: 0, end: 7 }, revision: 2 });
const claim = one.claims.get("c1")!;
const open = {
  move: "approve",
  label: "Approve",
  needsReason: false,
  byOpinion: false,
  byPublication: false,
  open: true,
} as const;
const ready: Ground = {
  ...one,
  claims: new Map([["c1", { ...claim, version: 4, status: "agreed" as const }]]),
  reviews: new Map([["c1", { moves: [open], decisions: [], given: [], draft: null }]]),
};
const approve: Change = { kind: "move-claim", claimId: "c1", move: "approve", reason: "" };
const write: Change = { kind: "edit-second-draft", claimId: "c1", fields: { justification: "They did." } };

test("a move is shown at once, and what is open after it waits for the server", () => {
  const shown = overlaid(ready, approve);
  expect(shown.claims.get("c1")?.status).toBe("approved");
  expect(shown.reviews.get("c1")?.moves).toEqual([]);
  const answer = { claim: { ...claim, version: 5, status: "approved" }, moves: [{ ...open, move: "reopen" }] };
  const after = afterAnswer(ready, approve, answer);
  expect(after.ground.claims.get("c1")).toMatchObject({ version: 5, status: "approved" });
  expect(after.ground.reviews.get("c1")?.moves.map(({ move }) => move)).toEqual(["reopen"]);
  expect(after.stale).toEqual(["c1"]);
});

test("a hold and its release change the hold alone", () => {
  const held = overlaid(ready, { ...approve, move: "hold", reason: "Wait." } as Change);
  expect(held.claims.get("c1")).toMatchObject({ status: "agreed", legalHold: true });
  const released = overlaid(held, { ...approve, move: "release" } as Change);
  expect(released.claims.get("c1")).toMatchObject({ status: "agreed", legalHold: false });
});

test("a refused move brings the claim as it is, and reads it anew", () => {
  const after = afterRefusal(ready, approve, { ...claim, version: 6, status: "returned" });
  expect(after.ground.claims.get("c1")).toMatchObject({ version: 6, status: "returned" });
  expect(after.stale).toEqual(["c1"]);
});

test("a move is taken back by undo, a take-back is not", () => {
  const state = ready as WorkspaceState;
  expect(inverseOf(approve, state)?.changes).toEqual([{ ...approve, move: "take-back" }]);
  expect(inverseOf({ ...approve, move: "take-back" } as Change, state)).toBeNull();
});

test("a blind opinion in the making is kept apart from the desk's draft", () => {
  const shown = overlaid(ready, write);
  expect(shown.reviews.get("c1")?.draft).toMatchObject({ justification: "They did.", verdict: null });
  expect(shown.drafts.has("c1")).toBe(false);
  expect(shown.claims.get("c1")?.verdict).toBeNull();
  expect(baseOf(ready, write)).toEqual({ justification: "" });
  const saved = afterAnswer(ready, write, { ...shown.reviews.get("c1")?.draft, version: 1 }).ground;
  expect(versionIn(saved, { kind: "second-draft", id: "c1" })).toBe(1);
  expect(requestOf(write, "a1", (of) => versionIn(saved, of))).toEqual({
    method: "PUT",
    path: "/claims/c1/second-draft",
    body: { justification: "They did." },
    version: 1,
  });
  expect(overlaid(saved, { kind: "discard-second-draft", claimId: "c1" }).reviews.get("c1")?.draft).toBeNull();
});

test("a blind opinion on its way shows nothing of the first; the answer does", () => {
  const drafted = overlaid(ready, write);
  const body = { ...drafted.reviews.get("c1")!.draft!, verdict: "refuted" as const };
  const give: Change = { kind: "give-second-opinion", claimId: "c1", opinionId: "o2", body };
  expect(overlaid(drafted, give)).toBe(drafted);
  const first = { verdict: "supported", disposition: null, draft: false };
  const answer = { id: "o2", claimId: "c1", opinionId: "o1", reading: 2, verdict: "refuted" } as SecondOpinion;
  const after = afterAnswer(drafted, give, { ...answer, claim: { ...claim, version: 5, verdict: first } });
  expect(after.ground.claims.get("c1")?.verdict).toEqual(first);
  expect(after.ground.reviews.get("c1")).toMatchObject({ draft: null, given: [{ id: "o2", reading: 2 }] });
  expect(after.stale).toEqual(["c1"]);
});
