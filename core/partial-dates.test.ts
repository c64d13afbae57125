import { expect, test } from "vitest";
import { isLater } from "./partial-dates.ts";

test.each<[string, string, boolean]>([
  ["2020-12-19", "2020-12-18", true],
  ["2020-12-18", "2020-12-18", false],
  ["2020-12-17", "2020-12-18", false],
  ["2020-12", "2020-11-30", true],
  ["2020-11", "2020-11-03", false],
  ["2021", "2020-12-31", true],
  ["2020", "2020-12-31", false],
  ["2020-12-18", "2020", false],
  ["2020-12-18T23:00:00.000Z", "2020-12-18", false],
  ["2020-12-19T00:00:00.000Z", "2020-12-18T09:00:00.000Z", true],
])("%s is later than %s: %s", (date, than, later) => {
  expect(isLater(date, than)).toBe(later);
});
