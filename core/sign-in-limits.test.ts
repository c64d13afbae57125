import { describe, expect, it } from "vitest";
import { tooManyTries, waitUntil, windowStart } from "./sign-in-limits.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 12, minute)).toISOString();

describe("sign-in limits", () => {
  it.each([
    [[], 3, undefined],
    [[at(0), at(1)], 3, undefined],
    [[at(0), at(1), at(2)], 3, at(15)],
    [[at(0), at(1), at(2), at(3)], 3, at(16)],
  ])("after failures at %j with a limit of %i opens at %s", (failures, limit, until) =>
    expect(waitUntil(failures, limit)).toBe(until),
  );

  it("looks 15 minutes back", () => expect(windowStart(at(20))).toBe(at(5)));

  it.each([
    [at(15), at(3), "in 12 minutes"],
    [at(15), at(14), "in 1 minute,"],
    [at(15), at(15), "in 1 minute,"],
  ])("until %s at %s says %s", (until, now, words) => expect(tooManyTries(until, now)).toContain(words));
});
