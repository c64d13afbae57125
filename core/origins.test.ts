import fc from "@/scripts/vitest/chance.ts";
import { describe, expect, it, test } from "vitest";
import type { Derivation } from "./derivations.ts";
import { closesCircle, countOrigins, originsByClaim, originWords } from "./origins.ts";

const at = "2026-01-01T00:00:00.000Z";
function from(sourceId: string, originId: string, deletedAt: string | null = null): Derivation {
  const made = { version: 1, createdAt: at, createdBy: null, updatedAt: at };
  return { id: `${sourceId}>${originId}`, sourceId, originId, kind: "repeats", note: "", deletedAt, ...made };
}

const ids = ["a", "b", "c", "d", "e", "f", "g"];
const anId = fc.constantFrom(...ids);
const someIds = fc.array(anId, { maxLength: 9 });
const links = fc.array(fc.tuple(anId, anId), { maxLength: 14 }).map((pairs) => pairs.map(([a, b]) => from(a, b)));
/** No circles: later letters derive from earlier ones. */
const straight = links.map((rows) => rows.filter((row) => row.sourceId > row.originId));

describe("countOrigins", () => {
  it.each<[what: string, sources: string[], derivations: Derivation[], origins: string[]]>([
    ["nothing", [], [], []],
    ["sources that derive from nothing", ["a", "b"], [], ["a", "b"]],
    ["four that repeat one", ["a", "b", "c", "d"], [from("b", "a"), from("c", "a"), from("d", "c")], ["a"]],
    ["two that repeat one which is not cited", ["b", "c"], [from("b", "a"), from("c", "a")], ["a"]],
    ["one with two origins", ["c"], [from("c", "a"), from("c", "b")], ["a", "b"]],
    ["a circle", ["a", "b", "c"], [from("a", "b"), from("b", "c"), from("c", "a")], ["a"]],
    ["a circle that has it from outside", ["b", "c"], [from("b", "c"), from("c", "b"), from("c", "a")], ["a"]],
    ["a derivation that was taken back", ["a", "b"], [from("b", "a", at)], ["a", "b"]],
    ["one source twice", ["a", "a"], [], ["a"]],
    ["one that derives from itself", ["a"], [from("a", "a")], ["a"]],
  ])("%s", (_what, sources, derivations, origins) => {
    const count = countOrigins(sources, derivations);
    expect(count.groups.map((group) => group.originId).toSorted()).toEqual(origins);
    expect([count.sources, count.origins]).toEqual([new Set(sources).size, origins.length]);
  });

  it("puts the widest origin first", () => {
    expect(countOrigins(["a", "c", "d"], [from("d", "c")]).groups).toEqual([
      { originId: "c", sourceIds: ["c", "d"] },
      { originId: "a", sourceIds: ["a"] },
    ]);
  });

  test("no source is without an origin, and none is counted that has no source", () => {
    fc.assert(
      fc.property(someIds, links, (sources, derivations) => {
        const count = countOrigins(sources, derivations);
        expect(new Set(count.groups.flatMap((group) => group.sourceIds))).toEqual(new Set(sources));
        expect(count.groups.every((group) => group.sourceIds.length > 0)).toBe(true);
        expect(count.origins).toBe(new Set(count.groups.map((group) => group.originId)).size);
      }),
    );
  });

  test("neither the order of sources nor that of derivations matters, but for the order within a group", () => {
    const sorted = ({ groups, ...rest }: ReturnType<typeof countOrigins>) => ({
      ...rest,
      groups: groups.map((group) => ({ ...group, sourceIds: group.sourceIds.toSorted() })),
    });
    fc.assert(
      fc.property(someIds, links, (sources, derivations) => {
        const turned = countOrigins(sources.toReversed(), derivations.toReversed());
        expect(sorted(turned)).toEqual(sorted(countOrigins(sources, derivations)));
      }),
    );
  });

  test("without circles an origin derives from nothing, and no more origins are found than derive from nothing", () => {
    fc.assert(
      fc.property(someIds, straight, (sources, derivations) => {
        const deriving = new Set(derivations.map((row) => row.sourceId));
        const { groups } = countOrigins(sources, derivations);
        expect(groups.every((group) => !deriving.has(group.originId))).toBe(true);
      }),
    );
  });

  test("what derives from a source of the list adds no origin", () => {
    fc.assert(
      fc.property(
        someIds.filter((list) => list.length > 0),
        links,
        (sources, derivations) => {
          const more = [...derivations, from("new", sources[0] as string)];
          const { origins, sources: count } = countOrigins([...sources, "new"], more);
          const before = countOrigins(sources, derivations);
          expect([origins, count]).toEqual([before.origins, before.sources + 1]);
        },
      ),
    );
  });
});

test("originsByClaim counts what stands on each claim and says something", () => {
  const row = (claimId: string, sourceId: string, more: object = {}) =>
    ({ claimId, sourceId, stance: "supports", deletedAt: null, ...more }) as const;
  const evidence = [
    row("1", "a"),
    row("1", "b"),
    row("1", "b", { stance: "context" }),
    row("1", "c", { stance: "not-found" }),
    row("2", "d", { deletedAt: at }),
    row("3", "c"),
  ];
  const found = originsByClaim(evidence, [from("b", "a")]);
  expect([...found].map(([claimId, count]) => [claimId, originWords(count)])).toEqual([
    ["1", "2 sources · 1 origin"],
    ["3", "1 source · 1 origin"],
  ]);
});

test("originWords counts in words", () => {
  expect(originWords({ sources: 4, origins: 1 })).toBe("4 sources · 1 origin");
  expect(originWords({ sources: 1, origins: 2 })).toBe("1 source · 2 origins");
});

test("closesCircle sees the way back, however long, and each circle that was let in is seen", () => {
  expect(closesCircle("a", "a", [])).toBe(true);
  expect(closesCircle("a", "c", [from("c", "b"), from("b", "a")])).toBe(true);
  expect(closesCircle("c", "a", [from("c", "b"), from("b", "a")])).toBe(false);
  expect(closesCircle("a", "b", [from("b", "a", at)])).toBe(false);
  fc.assert(
    fc.property(links, (derivations) => {
      const kept: Derivation[] = [];
      for (const row of derivations) if (!closesCircle(row.sourceId, row.originId, kept)) kept.push(row);
      // without circles, following what each derives from ends at something that derives from nothing
      const { groups } = countOrigins(ids, kept);
      const deriving = new Set(kept.map((row) => row.sourceId));
      expect(groups.every((group) => !deriving.has(group.originId))).toBe(true);
    }),
  );
});
