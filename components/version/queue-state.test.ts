import { expect, test } from "vitest";
import type { ClaimView } from "@/core/claims.ts";
import type { WaitingTarget } from "@/core/revisions.ts";
import { afterDecision, left, moved, newQueue, otherPlaces, refreshed } from "./queue-state.ts";

const waits = (targetId: string, claimId = targetId) => ({ targetId, claimId, version: 1 }) as WaitingTarget;
const claim = (id: string, version: number, spans: [number, number][] = []) =>
  ({ id, version, targets: spans.map(([start, end]) => ({ start, end })) }) as unknown as ClaimView;
const three = { revision: 2, items: [waits("a"), waits("b", "x"), waits("c", "x")], removed: [] };

test("a decision leads to the next place that waits, round the end, and gives the claim's other places its version", () => {
  const begun = newQueue(three, "x");
  expect(begun.at).toBe("b");
  const after = afterDecision(begun, "b", "placed", claim("x", 5));
  expect([after.at, left(after)]).toEqual(["c", 2]);
  expect(after.items.map(({ version }) => version)).toEqual([1, 5, 5]);
  const round = afterDecision(after, "c", "placed", claim("x", 6));
  expect(round.at).toBe("a");
  const done = afterDecision(round, "a", "removed", claim("a", 2));
  expect([done.at, left(done), done.done]).toEqual(["a", 0, ["b", "c", "a"]]);
});

test("a decision takes nobody away from the place to which they went while it was saved", () => {
  const gone = moved(newQueue(three, "x"), -1);
  expect(afterDecision(gone, "b", "placed", claim("x", 5)).at).toBe("a");
});

test("next and previous go round, over what is decided, too", () => {
  const begun = newQueue(three, undefined);
  expect([moved(begun, 1).at, moved(begun, -1).at, moved(newQueue({ ...three, items: [] }, undefined), 1).at]).toEqual([
    "b",
    "c",
    null,
  ]);
});

test("what somebody else decided meanwhile waits no more, and versions are theirs", () => {
  const now = { ...three, items: [waits("a"), { ...waits("c", "x"), version: 9 }] };
  const after = refreshed(newQueue(three, undefined), now);
  expect(left(after)).toBe(2);
  expect(after.decided.get("b")?.how).toBe("decided by somebody else");
  expect(after.items.at(-1)?.version).toBe(9);
});

test("places said to be removed are listed as decided", () => {
  const queue = newQueue({ ...three, items: [waits("a")], removed: [waits("r")] }, undefined);
  expect([left(queue), queue.decided.has("r")]).toEqual([1, true]);
});

test("other words for a claim that was placed leave its other places as they are", () => {
  expect(
    otherPlaces(
      claim("x", 1, [
        [0, 4],
        [6, 6],
        [9, 12],
      ]),
      [{ start: 9, end: 12 }],
    ),
  ).toEqual([{ start: 0, end: 4 }]);
});
