import { describe, expect, it } from "vitest";
import { judge } from "./agreement.ts";
import type { Place } from "./project.ts";

describe("a word or two that both engines found", () => {
  const oldText = "police came. police left.";
  const span = { start: 0, end: 6 };
  const place: Place = {
    ...span,
    words: span,
    parts: [span],
    alike: 1,
    around: 0.7,
    beside: false,
    proofs: 0,
    run: { old: span, now: span },
    foreign: 0,
    bordersKnown: true,
  };
  const cases: [what: string, changed: Partial<Place>, state: string][] = [
    ["that stand elsewhere too, and lost a neighbour", {}, "uncertain"],
    ["beside what they stood beside", { beside: true }, "exact"],
    ["with nearly all around them", { around: 0.8 }, "exact"],
  ];

  it.each(cases)("%s", (_, changed, state) => {
    const target = { ...span, exact: "police", oldText, newText: oldText, words: 1 };
    const found = { ...place, ...changed };
    expect(judge(target, found, found).state).toBe(state);
  });
});
