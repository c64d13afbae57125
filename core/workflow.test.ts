import { describe, expect, it } from "vitest";
import { claimStatuses } from "./claims.ts";
import { can } from "./permissions.ts";
import { moved, moves, openMoves, readingLeads, whyNot, type MoveName } from "./workflow.ts";
import { acting, desk, opinionBy, secondBy, stateIn, type Somebody } from "./workflow.fixture.ts";

const names = moves.map(({ move }) => move);
const everybody = Object.keys(desk) as Somebody[];

const editors = ["editor", "editor who gave it", "editor who reads"] as const;

/** Who may make a move on a claim just as it stands in each status; nobody else, and nowhere else. */
const open: Partial<Record<MoveName, Partial<Record<string, readonly Somebody[]>>>> = {
  propose: Object.fromEntries(
    ["marked", "researching", "awaiting-reply", "proposed", "agreed", "disputed", "returned"].map((status) => [
      status,
      ["first", "second", "third", "other", "editor", "editor who gave it", "editor who reads"] as const,
    ]),
  ),
  withdraw: { proposed: ["first"] },
  approve: { proposed: editors, agreed: editors },
  return: Object.fromEntries(
    ["proposed", "agreed", "disputed", "approved", "corrected", "updated"].map((status) => [status, editors]),
  ),
  reopen: Object.fromEntries(["approved", "corrected", "updated", "void"].map((status) => [status, editors])),
  correct: Object.fromEntries(["approved", "corrected", "updated"].map((status) => [status, editors])),
  update: { approved: editors, updated: editors },
  hold: Object.fromEntries(claimStatuses.map(({ id }) => [id, ["legal"] as const])),
  agree: { agreed: [] },
};

describe("the table of moves", () => {
  const cells = claimStatuses.flatMap(({ id }) => names.map((move) => [id, move] as const));
  it.each(cells)("%s × %s is open to whom it should be, and says to all others why not", (status, move) => {
    const state = stateIn(status);
    const to = everybody.filter((who) => whyNot(move, state, acting(who)) === undefined);
    expect(to).toEqual(open[move]?.[status] ?? []);
    const row = moves.find((one) => one.move === move)!;
    for (const who of everybody) {
      const why = whyNot(move, state, acting(who));
      if (why !== undefined) expect(why).toMatch(/^[A-Z].{10,}\.$/u);
      if (!(row.from as readonly string[]).includes(status)) expect(why).toMatch(/^The claim is /u);
      else if (!can(acting(who), row.permission)) expect(why).toBe("Your roles do not allow it.");
    }
  });

  it("is told whole to everybody, each move once", () => {
    for (const who of everybody) {
      expect(openMoves(stateIn("proposed"), acting(who)).map(({ move }) => move)).toEqual(names);
    }
  });
});

const readers = { secondReader: "second", thirdReader: "third" };
const withReaders = (status: Parameters<typeof stateIn>[0], more: Parameters<typeof stateIn>[1] = {}) => {
  const state = stateIn(status, more);
  return { ...state, claim: { ...state.claim, ...readers, ...more?.claim } };
};

describe("a claim with readers", () => {
  it("is theirs to read, each in turn, and nobody else's", () => {
    const who = (move: MoveName, state: ReturnType<typeof stateIn>) =>
      everybody.filter((one) => whyNot(move, state, acting(one)) === undefined);
    expect(who("second-reading", withReaders("proposed"))).toEqual(["second"]);
    expect(who("third-reading", withReaders("proposed"))).toEqual([]);
    expect(who("third-reading", withReaders("disputed"))).toEqual(["third"]);
    expect(who("second-reading", withReaders("disputed"))).toEqual([]);
    expect(who("propose", withReaders("proposed"))).not.toContain("second");
    expect(who("approve", withReaders("proposed"))).toEqual([]);
    expect(who("approve", withReaders("agreed"))).toContain("editor");
    // after it was read and the verdicts differ
    const first = opinionBy("first");
    const read = withReaders("proposed", { given: [secondBy("second", 2, "refuted", first)] });
    expect(who("agree", read)).toEqual(["second"]);
    expect(who("dispute", read)).toEqual(["second"]);
    expect(who("withdraw", read)).toEqual([]);
    expect(who("approve", read)).toEqual([]);
    expect(whyNot("approve", read, acting("editor"))).toContain("verdicts differ");
  });

  it("lets an editor who reads it decide only after their own opinion", () => {
    const state = withReaders("proposed");
    const claim = { ...state.claim, secondReader: "editor who reads" };
    for (const move of ["approve", "return"] as const) {
      expect(whyNot(move, { ...state, claim }, acting("editor who reads"))).toContain("Give your own opinion first");
    }
    expect(whyNot("return", { ...state, claim }, acting("editor"))).toBeUndefined();
  });
});

describe("approval", () => {
  const why = (more: Parameters<typeof stateIn>[1], who: Somebody = "editor") =>
    whyNot("approve", stateIn("agreed", more), acting(who));

  it("is nobody's who proposed it, but where the desk allows that", () => {
    const first = opinionBy("editor who gave it");
    expect(why({ first }, "editor who gave it")).toContain("You proposed it");
    expect(why({ first })).toBeUndefined();
    const policy = { ...stateIn("agreed").policy, selfApproval: true };
    expect(why({ first, policy }, "editor who gave it")).toBeUndefined();
  });

  it("waits for legal, and for evidence that stands or the reason why there is none", () => {
    const state = stateIn("agreed");
    expect(why({ claim: { ...state.claim, legalHold: true } })).toContain("Legal holds it");
    expect(why({ cited: 0 })).toContain("cites no evidence that stands");
    expect(why({ cited: 0, first: { ...opinionBy("first"), missing: "nobody answers" } })).toBeUndefined();
    expect(why({ first: { ...opinionBy("first"), justification: " " } })).toContain("no justification");
    expect(why({ first: undefined })).toContain("no verdict yet");
  });

  it.each([
    ["chosen", "supported", "normal", true],
    ["chosen", "refuted", "normal", false],
    ["chosen", "supported", "high", false],
    ["always", "supported", "normal", false],
    ["never", "refuted", "high", true],
  ] as const)("without a second reading: %s, %s, %s: %s", (secondReading, verdict, priority, allowed) => {
    const state = stateIn("proposed", { first: opinionBy("first", verdict) });
    const policy = { ...state.policy, secondReading };
    const asked = whyNot("approve", { ...state, policy, claim: { ...state.claim, priority } }, acting("editor"));
    expect(asked === undefined).toBe(allowed);
  });
});

describe("withdrawing a published check", () => {
  const publishedAt = "2026-03-13T09:00:00.000Z";
  const closed = ["approved", "corrected", "updated"] as const;

  it.each(closed)("of a claim that is %s is an editor's, and only of one that was published", (status) => {
    const state = stateIn(status, { publishedAt });
    expect(everybody.filter((who) => whyNot("void", state, acting(who)) === undefined)).toEqual(editors);
    expect(whyNot("void", stateIn(status), acting("editor"))).toContain("No verdict on it was ever published");
    expect(moved("void", state)).toEqual({ status: "void" });
  });

  it("is taken back until readers are told, and from then on reopened", () => {
    const last = {
      id: "d",
      claimId: "c",
      move: "void",
      from: "corrected" as const,
      to: "void" as const,
      reason: "Forged.",
      opinions: [],
      claimVersion: 1,
      createdAt: "2026-03-14T09:00:00.000Z",
      createdBy: "editor",
    };
    const state = stateIn("void", { publishedAt, last });
    expect(whyNot("take-back", state, acting("editor"))).toBeUndefined();
    expect(moved("take-back", state)).toEqual({ status: "corrected" });
    const told = { ...state, publishedAt: "2026-03-15T09:00:00.000Z" };
    expect(whyNot("take-back", told, acting("editor"))).toContain("Readers were told of it");
    expect(whyNot("reopen", told, acting("editor"))).toBeUndefined();
  });
});

describe("taking back", () => {
  const decision = (move: MoveName, from: "agreed" | "approved", by: string, claimVersion: number) => ({
    id: "d",
    claimId: "c",
    move,
    from,
    to: "approved" as const,
    reason: "",
    opinions: [],
    claimVersion,
    createdAt: "",
    createdBy: by,
  });

  it.each([
    ["approve", "editor", 1, undefined],
    ["approve", "other", 1, "not yours"],
    ["approve", "editor", 7, "was changed since"],
    ["propose", "editor", 1, "cannot be taken back"],
    ["take-back", "editor", 1, "cannot be taken back"],
  ] as const)("%s by %s on version %d: %s", (move, by, version, words) => {
    const why = whyNot(
      "take-back",
      stateIn("approved", { last: decision(move, "agreed", by, version) }),
      acting("editor"),
    );
    if (words === undefined) expect(why).toBeUndefined();
    else expect(why).toContain(words);
  });

  it("leads back to where the claim was", () => {
    const back = (last: ReturnType<typeof decision>) => moved("take-back", stateIn("approved", { last }));
    expect(back(decision("approve", "agreed", "editor", 1))).toEqual({ status: "agreed" });
    expect(back(decision("hold", "approved", "legal", 1))).toEqual({ legalHold: false });
    expect(back(decision("release", "approved", "legal", 1))).toEqual({ legalHold: true });
  });
});

describe("a blind reading", () => {
  const first = opinionBy("first", "supported");
  const second = secondBy("second", 2, "refuted", first);
  it.each([
    [2, "supported", "agreed", "first"],
    [2, "refuted", "proposed", null],
    [3, "supported", "agreed", "first"],
    [3, "refuted", "agreed", "second"],
    [3, "misleading", "disputed", null],
  ] as const)("%d with %s leads to %s, and carries %s", (reading, verdict, status, carries) => {
    const given = reading === 3 ? [second] : [];
    expect(readingLeads(verdict, { first, given }, reading)).toEqual({ status, carries });
  });
});
