import { describe, expect, it } from "vitest";
import { defaultPolicy, forbids, policyGaps, policyWords, settles, type Policy } from "./policy.ts";
import { verdicts } from "./verdicts.ts";

const strict: Policy = { minEvidence: 0, minOrigins: 2, primaryRequired: true };

it("forbids says whether any rule can refuse a verdict", () => {
  expect([defaultPolicy, strict, { ...strict, minOrigins: 1 as const }].map(forbids)).toEqual([false, true, true]);
});

it("the report tells the rules that a desk has set", () => {
  expect(policyWords({ ...defaultPolicy, version: 3 })).toBe("");
  expect(policyWords({ ...strict, minEvidence: 3, version: 3 })).toBe(
    "By its rules on evidence, version 3, a claim is called supported, mostly supported or refuted only on three pieces of evidence, two independent origins and a primary source.",
  );
  expect(policyWords({ ...defaultPolicy, minEvidence: 1, version: 1 })).toContain("only on a piece of evidence.");
});

describe("policyGaps", () => {
  it.each<[policy: Policy, origins: number, classes: ("primary" | "secondary")[], words: string[]]>([
    [defaultPolicy, 0, [], []],
    [strict, 2, ["primary", "secondary"], []],
    [strict, 3, ["secondary"], ["primary source"]],
    [strict, 1, ["primary"], ["has one"]],
    [strict, 0, [], ["has none", "primary source"]],
    [{ ...defaultPolicy, minEvidence: 1 }, 0, [], ["one piece of evidence, and you cite none"]],
    [{ ...strict, minEvidence: 3 }, 2, ["primary", "secondary"], ["three pieces of evidence, and you cite two"]],
    [{ ...defaultPolicy, minEvidence: 2 }, 1, ["primary", "secondary"], []],
    [{ ...strict, minOrigins: 1 }, 1, ["primary"], []],
    [{ ...strict, primaryRequired: false }, 2, ["secondary"], []],
  ])("under %j with %i origins and %j lacks %j", (policy, origins, classes, words) => {
    const gaps = policyGaps(policy, "refuted", { origins, classes });
    expect(gaps.map(({ path }) => path)).toEqual(words.map(() => "cites"));
    gaps.forEach(({ message }, i) => expect(message).toContain(words[i]));
  });

  it("is about verdicts that say a claim is so or is not so", () => {
    const under = verdicts.filter(({ id }) => policyGaps(strict, id, { origins: 0, classes: [] }).length > 0);
    expect(under.map(({ id }) => id)).toEqual(["supported", "mostly-supported", "refuted"]);
    expect(verdicts.filter(({ id }) => settles(id))).toEqual(under);
  });
});
