import { describe, expect, it } from "vitest";
import { codePointMap } from "./anchoring.ts";
import { carryTargets, isAccepted, type Carried } from "./carry.ts";
import { after, carryCases, inside, unbracketed } from "./carry-cases.fixture.ts";
import type { Selector, Span } from "./claims.ts";
import { staleText } from "./staleness.ts";

/** A text with its claims in [brackets], nested or crossing ones written apart; blocks are parted by a blank line. */
function marked(old: string): { text: string; targets: Selector[] } {
  const { text, spans } = unbracketed(old);
  return { text, targets: spans.map((span) => selector(text, span)) };
}

function selector(text: string, { start, end }: Span): Selector {
  const exact = text.slice(start, end);
  return {
    start,
    end,
    exact,
    prefix: text.slice(Math.max(0, start - 32), start),
    suffix: text.slice(end, end + 32),
    block: 0,
  };
}

function carryMarked(old: string, now: string): { carried: Carried[]; words: string[]; text: string } {
  const { text, targets } = marked(old);
  const carried = carryTargets(targets, text, now);
  return {
    carried,
    words: carried.map(({ spans }) => spans.map(({ start, end }) => now.slice(start, end)).join(" | ")),
    text,
  };
}

describe("carryTargets", () => {
  it.each(carryCases)("%s", (_, old, now, expected) => {
    const { carried, words, text } = carryMarked(old.replace("It [rose.", "[It rose.]"), now);
    if (text === now) {
      expect(carried.map(({ state, engine }) => [state, engine])).toEqual(carried.map(() => ["exact", "text"]));
      expect(carried.length).toBeGreaterThan(0);
      return;
    }
    expect(carried.map(({ state, stale }, at) => [state, words[at], stale.map(staleText).join("; ")])).toEqual(
      expected.map(([state, said, stale = ""]) => [state, said, stale]),
    );
  });

  it("(f) delete and undo: orphaned, and exact again from the row it had", () => {
    const { text, targets } = marked(inside("So it was. [The agreement was signed in Minsk.] It holds."));
    const deleted = inside("So it was. It holds.");
    expect(carryTargets(targets, text, deleted)[0]).toMatchObject({ state: "orphaned", spans: [] });
    expect(carryTargets(targets, text, text)[0]).toMatchObject({
      state: "exact",
      spans: [{ start: targets[0]!.start }],
    });
  });

  it("(l) revert: carried forth and back, each claim stands where it stood", () => {
    const old = marked(inside("So it was. [The agreement was signed in Minsk on Friday.] [It holds for five years.]"));
    const now = inside(
      "New here.",
      "So it was. The agreement was signed in Sochi on Friday. It holds for five long years.",
    );
    const there = carryTargets(old.targets, old.text, now);
    const back = carryTargets(
      there.map(({ spans }) => selector(now, spans[0]!)),
      now,
      old.text,
    );
    expect(back.map(({ spans }) => spans)).toEqual(old.targets.map(({ start, end }) => [{ start, end }]));
    expect(carryTargets(old.targets, old.text, old.text).map(({ state }) => state)).toEqual(["exact", "exact"]);
  });

  it("(j) counts emoji as one code point each at the border", () => {
    const { targets, text } = marked("😀 one. [The agreement was signed in Minsk.]");
    const now = "😀😀 one. The agreement was signed in Minsk.";
    const [span] = carryTargets(targets, text, now)[0]!.spans;
    const map = codePointMap(now);
    expect([span!.start, map.toCodePoint(span!.start), map.toCodePoint(span!.end)]).toEqual([10, 8, 8 + 34]);
  });

  it("(n) bold over a claim changes no text, so all stay exact while another claim is edited", () => {
    const { carried, words } = carryMarked(
      inside("[The agreement was signed in Minsk.] Then [it was published by the ministry on a Friday.]"),
      inside("The agreement was signed in Minsk. Then it was published by the ministry on a Monday."),
    );
    expect(carried.map(({ state }) => state)).toEqual(["exact", "edited"]);
    expect(words[0]).toBe("The agreement was signed in Minsk.");
  });

  it("(o) two claims that overlap, the shared words deleted: each keeps its own", () => {
    const old = inside(
      "Police detained twelve people in Minsk late on Friday, and let most of them go on Sunday morning.",
    );
    const spanOf = (words: string) => {
      const start = old.indexOf(words);
      return selector(old, { start, end: start + words.length });
    };
    const targets = [
      spanOf("Police detained twelve people in Minsk late on Friday"),
      spanOf("late on Friday, and let most of them go on Sunday morning"),
    ];
    const now = inside("Police detained twelve people in Minsk, and let most of them go on Sunday morning.");
    const carried = carryTargets(targets, old, now);
    expect(carried.map(({ spans: [span] }) => now.slice(span?.start, span?.end).replace(/^, /u, ""))).toEqual([
      "Police detained twelve people in Minsk",
      "and let most of them go on Sunday morning",
    ]);
    expect(carried.map(({ state }) => state)).toEqual(["edited", "edited"]);
    expect(carried[0]!.stale.map(staleText)).toEqual(["Friday → (gone)"]);
    expect(carried[0]!.spans[0]!.end).toBeLessThanOrEqual(carried[1]!.spans[0]!.start);
  });

  it("offers a person the likely places of what waits, best first, and says when one stands out", () => {
    const { text, targets } = marked(inside("[Police detained twelve people near the Belarusian border in August.]"));
    const now = [
      "Near the Belarusian border in August, it was said, a group of twelve people was detained by police.",
      "Something else was said in August.",
      after,
    ].join("\n\n");
    const [carried] = carryTargets(targets, text, now);
    expect(isAccepted(carried!.state)).toBe(false);
    const [best] = carried!.candidates;
    expect(now.slice(best?.start, best?.end)).toContain("Belarusian border in August");
    expect(carried!.candidates.length).toBeLessThanOrEqual(3);
    const other = carryTargets(targets, text, now.replace("twelve", "eleven"))[0]!.candidates[0];
    expect(other!.score).toBeLessThanOrEqual(0.6);
    expect(other!.standsOut).toBe(false);
  });

  it("orphans a target whose words do not stand at its place", () => {
    const target = { ...selector("One two three.", { start: 0, end: 3 }), exact: "Two" };
    expect(carryTargets([target], "One two three.", "One two three. Four.")[0]).toMatchObject({
      state: "orphaned",
      spans: [],
    });
  });

  it.each([
    ["", "Now there is a text."],
    ["There was a text.", ""],
    ["   ", "\n\n\n\n"],
    ["你好。他说了。", "你好。他说了很多。"],
  ])("takes any two texts: %j to %j", (old, now) => {
    const targets = old.trim() === "" ? [] : [selector(old, { start: 0, end: 3 })];
    for (const { spans } of carryTargets(targets, old, now)) {
      for (const { start, end } of spans) expect(start >= 0 && end <= now.length && start < end).toBe(true);
    }
  });
});
