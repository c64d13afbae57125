import { describe, expect, it } from "vitest";
import { clockIn, dayAfter, isZone, momentIn, momentInWords, nextMonday, sinceInWords } from "./zones.ts";

describe("clockIn and momentIn", () => {
  it.each([
    ["2026-03-12T23:30:00.000Z", "Europe/Berlin", "2026-03-13", 0, 30],
    ["2026-03-12T00:10:00.000Z", "America/New_York", "2026-03-11", 20, 10],
    ["2026-03-12T00:10:00.000Z", "Asia/Kolkata", "2026-03-12", 5, 40],
    ["2026-03-12T14:26:00.000Z", "UTC", "2026-03-12", 14, 26],
  ])("%s in %s", (time, zone, day, hour, minute) => {
    expect(clockIn(time, zone)).toEqual({ day, hour, minute });
    const clock = `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
    expect(momentIn(day, clock, zone)).toBe(time);
  });

  it.each([
    ["before the clock goes on", "2026-03-29", "01:30", "2026-03-29T00:30:00.000Z"],
    ["in the hour that is left out", "2026-03-29", "02:30", "2026-03-29T01:30:00.000Z"],
    ["after it", "2026-03-29", "03:30", "2026-03-29T01:30:00.000Z"],
    ["the start of a day with 25 hours", "2026-10-25", "00:00", "2026-10-24T22:00:00.000Z"],
    ["the start of the day after", "2026-10-26", "00:00", "2026-10-25T23:00:00.000Z"],
  ])("%s", (_, day, clock, time) => {
    expect(Date.parse(momentIn(day, clock, "Europe/Berlin"))).toBe(Date.parse(time));
  });
});

it("knows zones and refuses what is none", () => {
  expect(["Europe/Berlin", "UTC", "", "Europe/Nowhere", "x".repeat(99)].map(isZone)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});

it("counts days", () => {
  expect(dayAfter("2026-02-28", 1)).toBe("2026-03-01");
  expect(["2026-11-23", "2026-11-28", "2026-11-29"].map(nextMonday)).toEqual([
    "2026-11-30",
    "2026-11-30",
    "2026-11-30",
  ]);
});

it("says moments in words", () => {
  const now = "2026-11-23T10:00:00.000Z";
  expect(momentInWords("2026-11-23T16:00:00.000Z", now, "Europe/Berlin")).toBe("17:00");
  expect(momentInWords("2026-11-27T16:05:00.000Z", now, "UTC")).toBe("Fri 27 Nov, 16:05");
  expect(momentInWords("2027-01-02T16:05:00.000Z", now, "UTC")).toBe("2 Jan 2027, 16:05");
  expect(
    ["2026-11-23T09:58:00.000Z", "2026-11-23T08:00:00.000Z", "2026-11-20T08:00:00.000Z"].map((t) =>
      sinceInWords(t, now),
    ),
  ).toEqual(["2 min", "2 h", "3 days"]);
});
