import { expect, it } from "vitest";
import { agreementBounds, agreementHref, readAgreementFilter } from "./agreement-filter.ts";

const now = "2026-03-12T23:30:00.000Z";

it.each([
  ["/agreement", {}, { from: "2025-12-13T23:00:00.000Z" }],
  ["/agreement?period=30", { period: "30" }, { from: "2026-02-11T23:00:00.000Z" }],
  ["/agreement?period=all", { period: "all" }, {}],
  ["/agreement", { period: "7", from: "2026-02-30", to: "x" }, { from: "2025-12-13T23:00:00.000Z" }],
  ["/agreement?to=2026-07-01", { to: "2026-07-01" }, { to: "2026-07-01T22:00:00.000Z" }],
  [
    "/agreement?from=2026-01-01&to=2026-01-31",
    { period: "30", from: ["2026-01-01"], to: "2026-01-31" },
    { from: "2025-12-31T23:00:00.000Z", to: "2026-01-31T23:00:00.000Z" },
  ],
])("%s is read back, in the reader's days", (href, query, bounds) => {
  const filter = readAgreementFilter(query);
  expect(agreementHref(filter)).toBe(href);
  expect(agreementBounds(filter, now, "Europe/Berlin")).toEqual(bounds);
});
