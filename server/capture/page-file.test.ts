import fc from "@/scripts/vitest/chance.ts";
import { describe, expect, it } from "vitest";
import { contentDisposition } from "@/core/report/formats.ts";
import { fileNameOf, mediaTypeOf } from "./page-file.ts";

const bytes = (text: string) => Buffer.from(text, "latin1");

describe("mediaTypeOf", () => {
  it.each([
    ["text/html; charset=windows-1251", "", "text/html", "windows-1251"],
    [' TEXT/Html ;Charset="UTF-8"', "", "text/html", "utf-8"],
    ["application/pdf", "", "application/pdf", null],
    ["image/svg+xml", "", "image/svg+xml", null],
    ["", "<!DOCTYPE html><p>", "text/html", null],
    ["", "\n<HTML lang=en>", "text/html", null],
    ["application/octet-stream", "%PDF-1.7", "application/pdf", null],
    ["application/octet-stream", "PK\u0003\u0004", "application/octet-stream", null],
    ["nonsense", "hello", "application/octet-stream", null],
  ])("reads %j over %j", (contentType, start, mediaType, charset) =>
    expect(mediaTypeOf(contentType, bytes(start))).toEqual({ mediaType, charset }),
  );
});

describe("fileNameOf", () => {
  it.each([
    ["https://a.example/", "", "text/html", "a.example.html"],
    ["https://a.example/news/2020/", "", "text/html", "2020.html"],
    ["https://a.example/report.PDF?x=1", "", "application/pdf", "report.pdf"],
    ["https://a.example/report.php", "", "application/pdf", "report.php.pdf"],
    ["https://a.example/%D0%B7%D0%B0%D0%BA%D0%BE%D0%BD", "", "text/html", "закон.html"],
    ["https://a.example/100%", "", "text/html", "100%.html"],
    ["https://a.example/data.csv", "", "text/csv", "data.csv"],
    ["https://a.example/data", "", "video/mp4", "data.bin"],
    ["https://a.example/x", 'attachment; filename="a \\"b\\".pdf"', "application/pdf", "a b.pdf"],
    ["https://a.example/x", "inline; filename=a.pdf", "application/pdf", "a.pdf"],
    ["https://a.example/x", "attachment; filename=a.pdf; filename*=UTF-8'en'%E2%82%AC.pdf", "application/pdf", "€.pdf"],
    ["https://a.example/x", 'attachment; filename="../../etc/passwd"', "text/plain", "passwd.txt"],
    ["https://a.example/x", 'attachment; filename="..\\\\..\\\\boot.ini"', "text/plain", "boot.ini.txt"],
    ["https://a.example/x", 'attachment; filename="...."', "text/html", "page.html"],
    ["https://a.example/x", 'attachment; filename="a\u202Efdp.exe"', "text/html", "afdp.exe.html"],
    ["https://a.example/..%2F..%2Fetc%2Fpasswd", "", "text/plain", "passwd.txt"],
  ])("calls %s with %j (%s) %j", (url, disposition, mediaType, name) =>
    expect(fileNameOf(new URL(url), disposition, mediaType)).toBe(name),
  );

  it("is always one short, plain name, whatever the server says", () => {
    fc.assert(
      fc.property(fc.webUrl(), fc.string({ unit: "binary", maxLength: 400 }), fc.boolean(), (url, name, utf8) => {
        const disposition = utf8 ? contentDisposition(name) : `attachment; filename="${name}"`;
        const given = fileNameOf(new URL(url), disposition, "text/html");
        expect(given).toMatch(/^[^./\\\p{C}<>:"|?*][^/\\\p{C}<>:"|?*]*\.html$/u);
        expect(given.length).toBeLessThanOrEqual(120);
      }),
      { numRuns: 1000 },
    );
  });
});
