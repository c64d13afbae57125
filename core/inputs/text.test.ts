import { describe, expect, it } from "vitest";
import { day, freeText, id, line, partialDate, requiredLine, time } from "./text.ts";

const cases: [
  name: string,
  schema: { safeParse: (v: unknown) => { success: boolean } },
  good: unknown[],
  bad: unknown[],
][] = [
  [
    "freeText",
    freeText(5),
    ["", "a\nb", "é🙂", "\u202e\u0001", " x "],
    ["123456", "a\0", "\ud83d", "\ude42x", null, 1],
  ],
  ["line", line(9), ["", "one line", "a\tb"], ["a\nb", "a\r", "a\u2028b", "a\u0085", "0123456789"]],
  ["requiredLine", requiredLine(9), ["x", " x "], ["", "   ", "\u3000"]],
  ["id", id, ["0193b3a5-1c2d-7def-8abc-0123456789ab"], ["", "1", "0193b3a5-1c2d-7def-8abc-0123456789a", "../x"]],
  ["day", day, ["2020-02-29", "0001-01-01"], ["2021-02-29", "2020-13-01", "2020-1-1", "2020-11", "x"]],
  [
    "time",
    time,
    ["2020-11-19T14:26:00.000Z"],
    ["2020-11-19T14:26:00Z", "2020-11-19T24:00:00.000Z", "2020-11-31T00:00:00.000Z", "2020-11-19T14:26:00.000+00:00"],
  ],
  [
    "partialDate",
    partialDate,
    ["2020", "2020-11", "2020-11-19", "2020-11-19T14:26:00.000Z"],
    ["", "20", "2020-00", "2020-11-32", "November", "2020-11-19T14:26"],
  ],
];

describe("inputs", () => {
  for (const [name, schema, good, bad] of cases) {
    it.each(good)(`${name} takes %j`, (value) => expect(schema.safeParse(value).success).toBe(true));
    it.each(bad)(`${name} refuses %j`, (value) => expect(schema.safeParse(value).success).toBe(false));
  }

  it("keeps free text as it is and trims what is required", () => {
    expect(freeText(9).parse(" a\r\n ")).toBe(" a\r\n ");
    expect(requiredLine(9).parse(" a ")).toBe("a");
  });
});
