import { describe, expect, it } from "vitest";
import { defaultPolicy, forbids, policyGaps, settles, type Policy } from "./policy.ts";
import { verdicts } from "./verdicts.ts";

const strict: Policy = { minOrigins: 2, primaryRequired: true };

it("forbids says whether any rule can refuse a verdict", () => {
  expect([defaultPolicy, strict, { ...strict, minOrigins: 1 as const }].map(forbids)).toEqual([false, true, true]);
});

describe("policyGaps", () => {
  it.each<[policy: Policy, origins: number, classes: ("primary" | "secondary")[], words: string[]]>([
    [defaultPolicy, 0, [], []],
    [strict, 2, ["primary", "secondary"], []],
    [strict, 3, ["secondary"], ["primary source"]],
    [strict, 1, ["primary"], ["has one"]],
    [strict, 0, [], ["has none", "primary source"]],
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
