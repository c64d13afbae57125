import { expect, test } from "vitest";
import type { Json } from "./events.ts";
import { idsToldOf, toldWithout } from "./told-events.ts";

const [a, b] = ["019bb1c0-0006-7000-8000-000000000001", "019bb1c0-0006-7000-8000-000000000002"];
const hidden = new Set([a]);

test("finds every id in what events say, each once, and nothing that is no id", () => {
  const events = [{ data: { evidenceId: a, changes: { sourceId: [a, b] }, deep: [{ x: [b] }] } }, { data: null }];
  expect(idsToldOf(events)).toEqual([a, b]);
  expect(idsToldOf([{ data: ["x", 1, true, `${a}0`, `${a} said`] }])).toEqual([]);
});

test.each<[what: string, data: Json, told: Json | undefined]>([
  ["what names nothing hidden", { evidenceId: b }, { evidenceId: b }],
  ["what names something hidden", { evidenceId: a }, undefined],
  ["a change away from something hidden", { evidenceId: b, changes: { sourceId: [a, b] } }, undefined],
  ["what names it deep inside", { merge: { moved: [{ id: a }] } }, undefined],
  ["citations", { draft: { cites: [a, b], note: "n" } }, { draft: { cites: [b], note: "n" } }],
  ["a change of citations", { changes: { cites: [[b], [b, a]] } }, { changes: { cites: [[b], [b]] } }],
  ["citations beside something hidden", { sourceId: a, cites: [a] }, undefined],
  ["a member of a list inside citations' neighbour", { other: [a], cites: [b] }, undefined],
  ["plain text", "no id", "no id"],
])("%s", (_what, data, told) => {
  const events = toldWithout([{ data, seq: 1 }], hidden);
  expect(events).toEqual(told === undefined ? [] : [{ data: told, seq: 1 }]);
});

test("what is told whole stays the same object", () => {
  const event = { data: { cites: [b] } };
  expect(toldWithout([event], hidden)[0]).toBe(event);
  expect(toldWithout([event], new Set())[0]).toBe(event);
});
