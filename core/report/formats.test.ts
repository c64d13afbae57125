import { describe, expect, test } from "vitest";
import { contentDisposition, reportFileName, reportFormatById, reportFormats } from "./formats.ts";

describe("reportFileName", () => {
  test.each([
    ["Guard to Partner With Belarus’ Police", "guard-to-partner-with-belarus-police-public.html"],
    ["../../etc/passwd", "etc-passwd-public.html"],
    ["a\r\nSet-Cookie: b=c", "a-set-cookie-b-c-public.html"],
    ["CON", "con-public.html"],
    ["  ", "article-public.html"],
    ["💥\0\u202e", "article-public.html"],
    ["Беларусь и Россия", "беларусь-и-россия-public.html"],
    ["警察と協定", "警察と協定-public.html"],
    ["x".repeat(300), `${"x".repeat(80 - "-public.html".length)}-public.html`],
    ["-- - rm -rf", "rm-rf-public.html"],
  ])("%j → %s", (title, name) => {
    expect(reportFileName({ title }, "html", "public")).toBe(name);
  });

  test("never cuts a character in half, and never goes over 80", () => {
    const name = reportFileName({ title: "𝒜".repeat(200) }, "json", "legal");
    expect(name).toMatch(/^(?:\u{1d49c})+-record\.json$/u);
    expect(name.length).toBeLessThanOrEqual(80);
  });
});

describe("contentDisposition", () => {
  test.each([
    ["report-public.html", 'attachment; filename="report-public.html"'],
    ["отчёт.html", "attachment; filename=\"_____.html\"; filename*=UTF-8''%D0%BE%D1%82%D1%87%D1%91%D1%82.html"],
    ['a"; x="b.html', "attachment; filename=\"a_; x=_b.html\"; filename*=UTF-8''a%22%3B%20x%3D%22b.html"],
    ["a\r\nSet-Cookie: b", "attachment; filename=\"a__Set-Cookie: b\"; filename*=UTF-8''a__Set-Cookie%3A%20b"],
    ["it's (1)*.csv", 'attachment; filename="it\'s (1)*.csv"'],
    ["\ud800.csv", "attachment; filename=\"_.csv\"; filename*=UTF-8''_.csv"],
  ])("%j", (name, header) => {
    expect(contentDisposition(name)).toBe(header);
  });
});

test("formats are found by id alone", () => {
  for (const row of reportFormats) expect(reportFormatById(row.id)).toBe(row);
  expect(reportFormatById("toString")).toBeUndefined();
});
