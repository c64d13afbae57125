import fc from "@/scripts/vitest/chance.ts";
import { describe, expect, it, test } from "vitest";
import type { Derivation } from "./derivations.ts";
import { layOut } from "./origin-graph.ts";

function from(sourceId: string, originId: string): Derivation {
  const at = "2026-01-01T00:00:00.000Z";
  const made = { version: 1, createdAt: at, createdBy: null, updatedAt: at, deletedAt: null };
  return { id: `${sourceId}>${originId}`, sourceId, originId, kind: "repeats", note: "", ...made };
}

describe("layOut", () => {
  it("puts origins left and each source right of the furthest that it has it from", () => {
    const places = layOut(["c", "a", "b", "d"], [from("b", "a"), from("c", "b"), from("c", "a")]);
    expect(places).toEqual([
      { id: "c", column: 2, row: 0 },
      { id: "a", column: 0, row: 0 },
      { id: "b", column: 1, row: 0 },
      { id: "d", column: 0, row: 1 },
    ]);
  });

  test("every source has a place of its own, and stands right of what it derives from, but in circles", () => {
    const ids = ["a", "b", "c", "d", "e"];
    const links = fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)), { maxLength: 12 });
    fc.assert(
      fc.property(links, (pairs) => {
        const places = layOut(
          ids,
          pairs.map(([a, b]) => from(a, b)),
        );
        expect(new Set(places.map(({ column, row }) => `${column} ${row}`)).size).toBe(ids.length);
        const straight = pairs.filter(([a, b]) => a > b);
        const column = new Map(
          layOut(
            ids,
            straight.map(([a, b]) => from(a, b)),
          ).map((place) => [place.id, place.column]),
        );
        for (const [a, b] of straight) expect(column.get(a)).toBeGreaterThan(column.get(b) ?? 0);
      }),
    );
  });
});
