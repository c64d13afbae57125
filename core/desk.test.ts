import { describe, expect, it } from "vitest";
import {
  deskGroupOf,
  deskHref,
  dueBounds,
  groupDesk,
  layBar,
  readDeskFilter,
  readSentence,
  writeSentence,
} from "./desk.ts";

const none = { status: null, checker: null, due: null, needs: null, awaiting: null, q: "" };

describe("readSentence", () => {
  it.each([
    ["checker:me due:today untouched tunnel", { checker: "me", due: "today", needs: "untouched", q: "tunnel" }],
    ["", {}],
    ["tunnel cost", { q: "tunnel cost" }],
    ["in-doubt tunnel", { needs: "in-doubt", q: "tunnel" }],
    ["needs:unplaced", { needs: "unplaced" }],
    ['checker:"Nadia Haddad" needs:open', { checker: "Nadia Haddad", needs: "open" }],
    ["awaiting:late tunnel", { awaiting: "late", q: "tunnel" }],
    ["awaiting:due checker:me", { awaiting: "due", checker: "me" }],
    ["awaiting:godot", { q: "awaiting:godot" }],
    ["status:all  harbour", { status: "all", q: "harbour" }],
    ["due:sometime https://example.org", { q: "due:sometime https://example.org" }],
    ['"open" letter', { q: '"open" letter' }],
    ["checker:", { q: "checker:" }],
  ] as const)("%s", (sentence, expected) => {
    const read = { ...none, ...expected };
    expect(readSentence(sentence)).toEqual(read);
    expect(readSentence(writeSentence(read))).toEqual(read);
  });
});

describe("the address", () => {
  it("keeps a filter", () => {
    const filter = { ...none, view: "mine", checker: "me", due: "week", awaiting: "due", q: "a & b" } as const;
    const href = deskHref(filter);
    expect(href).toBe("/?view=mine&checker=me&due=week&awaiting=due&q=a+%26+b");
    expect(readDeskFilter(Object.fromEntries(new URLSearchParams(href.slice(2))))).toEqual(filter);
    expect(deskHref(readDeskFilter({}))).toBe("/");
  });

  it("leaves out what it does not know, and reads a sentence sent as q", () => {
    expect(readDeskFilter({ view: "x", due: ["today", "late"], needs: "y", q: "checker:me tunnel" })).toEqual({
      ...none,
      view: "in-work",
      due: "today",
      checker: "me",
      q: "tunnel",
    });
  });
});

const now = "2026-11-26T20:30:00.000Z"; // a Thursday; Friday already in Tokyo
const at = (dueAt: string | null, status: "in-work" | "finished" = "in-work") => ({ dueAt, status });

describe("deskGroupOf", () => {
  it.each([
    ["late", at("2026-11-26T20:29:00.000Z"), "UTC"],
    ["today", at("2026-11-26T23:00:00.000Z"), "UTC"],
    ["week", at("2026-11-26T23:00:00.000Z"), "Europe/Berlin"],
    ["today", at("2026-11-27T10:00:00.000Z"), "Asia/Tokyo"],
    ["week", at("2026-11-29T23:59:00.000Z"), "UTC"],
    ["later", at("2026-11-30T00:00:00.000Z"), "UTC"],
    ["none", at(null), "UTC"],
    ["finished", at("2020-01-01T00:00:00.000Z", "finished"), "UTC"],
  ] as const)("%s", (group, article, zone) => {
    expect(deskGroupOf(article, now, zone)).toBe(group);
  });

  it("groups in the desk's order and keeps the order inside", () => {
    const articles = [at(null), at("2026-11-26T23:10:00.000Z"), at("2026-11-26T23:00:00.000Z"), at(null, "finished")];
    const groups = groupDesk(articles, now, "UTC");
    expect(groups.map(({ label, articles: inside }) => [label, inside.length])).toEqual([
      ["Due today", 2],
      ["No date", 1],
      ["Finished", 1],
    ]);
    expect(groups[0]?.articles).toEqual(articles.slice(1, 3));
  });
});

it("bounds deadlines by the reader's days", () => {
  expect(dueBounds("today", now, "Asia/Tokyo")).toEqual({
    from: "2026-11-26T15:00:00.000Z",
    before: "2026-11-27T15:00:00.000Z",
  });
  expect(dueBounds("week", now, "UTC").before).toBe("2026-11-30T00:00:00.000Z");
  expect(dueBounds("late", now, "UTC")).toEqual({ before: now });
  expect(dueBounds("none", now, "UTC")).toEqual({});
});

describe("layBar", () => {
  it.each([[[1]], [[100, 1, 1, 5000, 3]], [Array.from({ length: 100 }, (_, i) => i + 1)], [[0, 0]]])(
    "%j fills the box in order",
    (lengths) => {
      const laid = layBar(
        lengths.map((length) => ({ length })),
        160,
      );
      const last = laid.at(-1);
      expect(laid[0]?.x).toBe(0);
      expect((last?.x ?? 0) + (last?.width ?? 0)).toBeCloseTo(160, 0);
      for (const [i, part] of laid.entries()) {
        expect(part.width).toBeGreaterThan(0);
        expect(part.x).toBeGreaterThanOrEqual((laid[i - 1]?.x ?? 0) + (laid[i - 1]?.width ?? 0) - 0.02);
      }
    },
  );
});
