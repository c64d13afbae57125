import fc from "@/scripts/vitest/chance.ts";
import { expect, test } from "vitest";
import { diffSequences, type Edit } from "./diff.ts";

const letters = (word: string) => Array.from(word, (letter) => letter.charCodeAt(0));

/** «ab-c+d»: what stayed, what went, what came. */
function shown(a: string, b: string): string {
  const sign = { equal: "", delete: "-", insert: "+" };
  return (diffSequences(letters(a), letters(b)) ?? [])
    .map(({ kind, aStart, aEnd, bStart, bEnd }) => {
      const said = kind === "insert" ? b.slice(bStart, bEnd) : a.slice(aStart, aEnd);
      return `${sign[kind]}${said}`;
    })
    .join(" ");
}

test.each([
  ["", "", ""],
  ["abc", "abc", "abc"],
  ["", "abc", "+abc"],
  ["abc", "", "-abc"],
  ["abc", "xyz", "-abc +xyz"],
  ["abcd", "abxd", "ab -c +x d"],
  ["abab", "ab", "ab -ab"],
  ["axbxc", "abc", "a -x b -x c"],
  ["abcabba", "cbabac", "-ab c -a b +a ba +c"],
])("%j to %j: %s", (a, b, expected) => expect(shown(a, b)).toBe(expected));

/** Length of the longest common subsequence, by the table. */
function longestCommon(a: readonly number[], b: readonly number[]): number {
  let above = Array.from({ length: b.length + 1 }, () => 0);
  for (const token of a) {
    const row = [0];
    for (const [j, other] of b.entries()) row.push(token === other ? above[j]! + 1 : Math.max(above[j + 1]!, row[j]!));
    above = row;
  }
  return above[b.length]!;
}

const distance = (edits: readonly Edit[]) =>
  edits.reduce((sum, e) => (e.kind === "equal" ? sum : sum + e.aEnd - e.aStart + e.bEnd - e.bStart), 0);
const sequence = fc.array(fc.nat(4), { maxLength: 40 });

test("the runs cover both sides in order, equal ones are equal, and no shorter way exists", () => {
  fc.assert(
    fc.property(sequence, sequence, (a, b) => {
      const edits = diffSequences(a, b)!;
      let [aAt, bAt] = [0, 0];
      for (const [i, edit] of edits.entries()) {
        expect([edit.aStart, edit.bStart]).toEqual([aAt, bAt]);
        const [went, came] = [a.slice(edit.aStart, edit.aEnd), b.slice(edit.bStart, edit.bEnd)];
        expect(went.length + came.length).toBeGreaterThan(0);
        if (edit.kind === "equal") expect(came).toEqual(went);
        else expect(edit.kind === "delete" ? came : went).toEqual([]);
        expect(edit.kind).not.toBe(edits[i - 1]?.kind);
        [aAt, bAt] = [edit.aEnd, edit.bEnd];
      }
      expect([aAt, bAt]).toEqual([a.length, b.length]);
      expect(distance(edits)).toBe(a.length + b.length - 2 * longestCommon(a, b));
    }),
    { numRuns: 500 },
  );
});

test("a limit at the distance is met, one below it is not", () => {
  fc.assert(
    fc.property(sequence, sequence, (a, b) => {
      const edits = diffSequences(a, b)!;
      expect(diffSequences(a, b, distance(edits))).toEqual(edits);
      if (edits.some(({ kind }) => kind !== "equal")) expect(diffSequences(a, b, distance(edits) - 1)).toBeNull();
    }),
    { numRuns: 500 },
  );
});
