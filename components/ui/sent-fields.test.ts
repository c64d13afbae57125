import { expect, it } from "vitest";
import { onTopOf, saysSame, versionOf } from "./sent-fields.ts";

const form = (fields: Readonly<Record<string, string>>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
};

it("sends what is typed after a save on top of it, before the page was read anew", () => {
  const again = form({ name: "The Paper", version: "3" });
  onTopOf(versionOf({ name: "A paper", version: 4 }), again);
  expect(again.get("version")).toBe("4");
  onTopOf(2, again);
  expect(again.get("version")).toBe("4");
  const without = form({ name: "The Paper" });
  onTopOf(versionOf(null) + 4, without);
  expect(without.has("version")).toBe(false);
});

it("knows a second press from another choice", () => {
  const sent = form({ frequency: "hourly", version: "3" });
  expect(saysSame(sent, form({ frequency: "hourly", version: "4" }))).toBe(true);
  expect(saysSame(sent, form({ frequency: "daily", version: "3" }))).toBe(false);
});
