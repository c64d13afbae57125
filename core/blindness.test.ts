import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { blindnessOf, owedReading, recordBlindly, toldBlindly, withMerged, type Readings } from "./blindness.ts";
import { claimStatuses, type ClaimStatus } from "./claims.ts";
import { sampleRecord } from "./record.fixture.ts";

const claim = (status: ClaimStatus) => ({ status, secondReader: "two", thirdReader: "three" });
const first = { id: "o1", createdBy: "one" };
const readings = (status: ClaimStatus, more: Partial<Readings> = {}): Readings => ({
  claim: claim(status),
  first,
  draft: undefined,
  given: [],
  ...more,
});
const second = { opinionId: "o1", reading: 2, createdBy: "two" } as const;
const third = { opinionId: "o1", reading: 3, createdBy: "three" } as const;

describe("who owes a blind opinion", () => {
  it.each(claimStatuses.map(({ id }) => id))("of a claim that is %s: its readers, until it is settled", (status) => {
    const settled = ["agreed", "approved", "corrected", "updated", "void"].includes(status);
    const owed = (person: string | null, more?: Partial<Readings>) => owedReading(person, readings(status, more));
    expect(owed("two")).toBe(settled ? null : 2);
    expect(owed("three")).toBe(settled ? null : 3);
    expect(owed("two", { first: undefined })).toBe(settled ? null : 2);
    for (const person of ["one", "four", null]) expect(owed(person)).toBeNull();
    expect(owed("two", { given: [second] })).toBeNull();
    expect(owed("three", { given: [second, third] })).toBeNull();
    // a new first opinion has to be read anew
    expect(owed("two", { given: [{ ...second, opinionId: "o0" }] })).toBe(settled ? null : 2);
    // who gave the first is its author, whoever is named
    expect(owed("two", { first: { id: "o2", createdBy: "two" } })).toBeNull();
  });

  it("a third reader owes one for each dispute, and none between", () => {
    const given = [{ ...third, opinionId: "o0" }];
    expect(owedReading("three", readings("disputed", { given }))).toBe(3);
    expect(owedReading("three", readings("researching", { given }))).toBeNull();
  });
});

describe("what is kept from a reader", () => {
  it.each([
    ["two", {}, "verdict"],
    ["three", {}, "verdict"],
    ["two", { given: [second] }, null],
    ["two", { given: [second], draft: { claimId: "c" } }, "draft"],
    ["one", { draft: { claimId: "c" } }, null],
    ["four", { draft: { claimId: "c" } }, null],
  ] as const)("%s, %j: %s", (person, more, kept) => {
    expect(blindnessOf(person, readings("proposed", more))).toBe(kept);
  });

  it("is kept of what was merged into the claim, too", () => {
    const row = (id: string, mergedInto: string | null) => ({ id, mergedInto });
    const claims = [row("a", null), row("b", "a"), row("c", "b"), row("d", null), row("e", "d")];
    expect([...withMerged(new Map([["a", "verdict"]]), claims).keys()]).toEqual(["a", "b", "c"]);
    expect(
      withMerged(
        new Map([
          ["d", "draft"],
          ["e", "verdict"],
        ]),
        claims,
      ).get("e"),
    ).toBe("verdict");
  });
});

describe("events", () => {
  const event = (type: string, more: object = {}) => ({
    type,
    claimId: "c",
    data: { words: "secret" },
    actorId: "one",
    ...more,
  });
  const events = [
    event("claim.marked"),
    event("draft.saved"),
    event("opinion.given"),
    event("decision.made"),
    event("second-opinion.given"),
    event("comment.added", { data: { subject: "verdict" } }),
    event("comment.added", { data: { subject: "claim" } }),
    event("claim.merged", { data: { added: [], draft: ["secret"] } }),
    event("opinion.given", { claimId: "other" }),
    event("second-draft.saved", { actorId: "two" }),
    event("second-draft.saved", { actorId: "three" }),
  ];
  const types = (kept: "verdict" | "draft" | null, me: string | null) => {
    const told = toldBlindly(events, new Map(kept ? [["c", kept]] : []), me);
    return told.map(({ type, data }) => `${type}${"draft" in data ? " with draft" : ""}`);
  };

  it("of a verdict are not told to who reads blind; nor what others write before they give it", () => {
    expect(types("verdict", "two")).toEqual([
      "claim.marked",
      "comment.added",
      "claim.merged",
      "opinion.given",
      "second-draft.saved",
    ]);
    expect(types("draft", "two")).toHaveLength(events.length - 2);
    expect(types("draft", "two")).not.toContain("draft.saved");
    expect(types(null, "four")).toEqual(
      events.slice(0, -2).map(({ type }) => (type === "claim.merged" ? "claim.merged with draft" : type)),
    );
    expect(types(null, null)).not.toContain("second-draft.saved");
  });
});

it("a record stands unrated for who reads its claims blind, and whole for all others", () => {
  const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
  const record = sampleRecord({ sha256, base64: (text) => Buffer.from(text).toString("base64") });
  expect(recordBlindly(record, new Map(), null)).toEqual(record);
  const rated = record.claims.find(({ id }) => record.opinions.some((row) => row.claimId === id))!;
  const told = recordBlindly(record, new Map([[rated.id, "verdict"]]), "two");
  const own = record.opinions.filter((row) => row.claimId === rated.id);
  expect(told.opinions).toEqual(record.opinions.filter((row) => row.claimId !== rated.id));
  const text = JSON.stringify(told);
  for (const { id, justification } of own) {
    expect(text).not.toContain(id);
    expect(text).not.toContain(justification);
  }
});
