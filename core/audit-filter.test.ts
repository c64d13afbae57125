import { describe, expect, it } from "vitest";
import { auditHref, daysOf, readAuditFilter } from "./audit-filter.ts";

const empty = { person: "", article: "", kind: "", from: "", to: "", before: "" };
const id = "019bb1c0-0001-7000-8000-0000000000ff";

describe("the filter of the audit page", () => {
  it("goes into an address and comes back the same", () => {
    const filter = { person: id, article: id, kind: "claim", from: "2020-11-19", to: "2020-12-18", before: "120" };
    const href = auditHref(filter);
    expect(href).toBe(`/audit?person=${id}&article=${id}&kind=claim&from=2020-11-19&to=2020-12-18&before=120`);
    const query = Object.fromEntries(
      href
        .slice("/audit?".length)
        .split("&")
        .map((pair) => pair.split("=")),
    );
    expect(readAuditFilter(query as Record<string, string>)).toEqual(filter);
    expect(auditHref(empty)).toBe("/audit");
  });

  it.each<[string, Record<string, string | string[]>]>([
    ["a person that is no id", { person: "me" }],
    ["a kind with odd letters", { kind: "claim.%" }],
    ["a day that does not exist", { from: "2021-02-29", to: "2020-13-01" }],
    ["a day in other words", { from: "yesterday" }],
    ["a place that is no number", { before: "-1" }],
    ["what it does not know", { page: "2" }],
  ])("leaves out %s", (_what, query) => {
    expect(readAuditFilter(query)).toEqual(empty);
  });

  it("takes days as the clock of the reader's zone has them, the last one whole", () => {
    const filter = { ...empty, from: "2020-11-19", to: "2020-11-20" };
    expect(daysOf(filter, "Europe/Minsk")).toEqual({
      from: "2020-11-18T21:00:00.000Z",
      to: "2020-11-20T21:00:00.000Z",
    });
    expect(daysOf({ ...empty, to: "2020-11-20" }, "UTC")).toEqual({ to: "2020-11-21T00:00:00.000Z" });
    expect(daysOf(empty, "UTC")).toEqual({});
  });
});
