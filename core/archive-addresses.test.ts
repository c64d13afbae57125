import fc from "@/scripts/vitest/chance.ts";
import { describe, expect, it } from "vitest";
import { archiveProblems, readArchiveAddress } from "./archive-addresses.ts";

const page = "https://www.interfax.example/news/1?id=7";
const at = "2020-11-20T10:15:30.000Z";

describe("readArchiveAddress", () => {
  it.each([
    ["https://web.archive.org/web/20201120101530/https://www.interfax.example/news/1?id=7", "wayback", at, page],
    ["http://web.archive.org/web/20201120101530id_/https://www.interfax.example/news/1?id=7", "wayback", at, page],
    ["https://web.archive.org/web/20201120101530if_/https:/www.interfax.example/news/1?id=7", "wayback", at, page],
    ["HTTPS://Web.Archive.org:443/web/20201120101530/http%3A%2F%2Fa.example%2Fb", "wayback", at, "http://a.example/b"],
    ["https://archive.org/web/20201120101530/a.example/b", "wayback", at, "http://a.example/b"],
    ["https://web.archive.org/web/20201120101530/http://a.example:80/", "wayback", at, "http://a.example:80/"],
    ["https://web.archive.org/web/2020/http://a.example/", "wayback", null, "http://a.example/"],
    ["https://web.archive.org/web/*/http://a.example/", "wayback", null, "http://a.example/"],
    ["https://web.archive.org/web/20201120*/http://a.example/", "wayback", null, "http://a.example/"],
    ["https://web.archive.org/web/20201320101530/http://a.example/", "wayback", null, "http://a.example/"],
    ["https://web.archive.org/web/20200230101530/http://a.example/", "wayback", null, "http://a.example/"],
    ["https://web.archive.org/web/20201120101530/http%3A%2F%2F%ff", "wayback", at, null],
    ["https://perma.cc/ABCD-12EF", "perma", null, null],
    ["https://www.perma.cc/abcd-12ef?type=image", "perma", null, null],
    ["https://archive.ph/aBc1d", "archive-today", null, null],
    ["https://archive.is/wip/aBc1d", "archive-today", null, null],
    ["http://archive.fo/aBc1d#selection-1.0-1.5", "archive-today", null, null],
    ["https://archive.today/20201120101530/https://www.interfax.example/news/1?id=7", "archive-today", at, page],
    ["https://archive.li/2020.11.20-101530/https://www.interfax.example/news/1?id=7", "archive-today", at, page],
    ["https://archive.vn/o/aBc1d/https://www.interfax.example/news/1?id=7", "archive-today", null, page],
    ["https://archive.md/newest/http://a.example/", "archive-today", null, "http://a.example/"],
    ["https://archive.md/2020/http://a.example/", "archive-today", null, "http://a.example/"],
    ["https://archive.ph/https://www.interfax.example/news/1?id=7", "archive-today", null, page],
  ])("%s", (url, archive, time, originalUrl) =>
    expect(readArchiveAddress(url)).toEqual({ archive, at: time, originalUrl }),
  );

  it.each([
    "",
    "https://a.example/",
    "https://web.archive.org/",
    "https://web.archive.org/save/http://a.example/",
    "https://archive.org/details/book",
    "https://perma.cc/",
    "https://perma.cc/sign-up",
    "https://perma.cc/ABCD-12EFG",
    "https://archive.ph/",
    "https://archive.ph/faq",
    "https://archive.com/aBc1d",
    "https://archive.ph.example/aBc1d",
    "https://a.example/https://archive.ph/aBc1d",
    "https://web.archive.org@a.example/web/20201120101530/http://a.example/",
    "ftp://archive.ph/aBc1d",
    "archive.ph/aBc1d",
  ])("is null for %j", (url) => expect(readArchiveAddress(url)).toBeNull());

  it("reads back any time and page that the Wayback Machine writes, and falls over nothing", () => {
    const time = fc.date({ min: new Date("1996-01-01"), max: new Date("2099-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(time, fc.webUrl({ withQueryParameters: true }), (date, url) => {
        const made = `${date.toISOString().slice(0, 19)}.000Z`;
        const digits = made.replace(/\D/gu, "").slice(0, 14);
        const read = readArchiveAddress(`https://web.archive.org/web/${digits}/${url}`);
        expect(read).toEqual({ archive: "wayback", at: made, originalUrl: url });
        expect(archiveProblems(`https://web.archive.org/web/${digits}/${url}`, { url }, made)).toEqual([]);
      }),
    );
    const start = fc.constantFrom("https://web.archive.org/web/", "https://archive.ph/", "https://perma.cc/", "");
    fc.assert(
      fc.property(start, fc.string({ unit: "binary" }), (begin, rest) =>
        archiveProblems(begin + rest, { url: rest }, null).every((problem) => problem.endsWith(".")),
      ),
    );
  });
});

describe("archiveProblems", () => {
  const wayback = (url: string, digits = "20201120101530") => `https://web.archive.org/web/${digits}/${url}`;

  it.each([
    page,
    "http://interfax.example/news/1?id=7",
    "https://WWW.Interfax.example/news/1?id=7#top",
    "http://www.interfax.example:80/news/1/?id=7",
    "https://www.interfax.example/news/1?utm_source=x&id=7&fbclid=y",
  ])("takes %s for the same page", (url) => expect(archiveProblems(wayback(page), { url }, at)).toEqual([]));

  it("takes an escape and its character for the same, and an archived source for its original", () => {
    const [plain, escaped] = [
      "https://a.example/новости",
      "http://a.example/%d0%bd%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8",
    ];
    expect(archiveProblems(wayback(plain), { url: escaped }, at)).toEqual([]);
    expect(archiveProblems(wayback(page), { url: `https://archive.ph/2020/${page}` }, at)).toEqual([]);
  });

  it.each([
    "https://www.interfax.example/news/2?id=7",
    "https://www.interfax.example/news/1?id=8",
    "https://www.interfax.example/News/1?id=7",
    "https://interfax.example.org/news/1?id=7",
    "https://www.interfax.example/news/1%?id=7",
  ])("says that %s is another page", (url) =>
    expect(archiveProblems(wayback(page), { url }, at)).toEqual([
      `The archived page is ${page}, and the source's address is ${url}.`,
    ]),
  );

  it.each([
    ["20201127101530", []],
    ["20201113101530", []],
    ["20201127101531", ["27 November 2020, 7 days after"]],
    ["20201113101529", ["13 November 2020, 7 days before"]],
    ["20240301000000", ["1 March 2024, 1197 days after"]],
  ])("holds a copy of %s to a week", (digits, words) =>
    expect(archiveProblems(wayback(page, digits), { url: page }, at)).toEqual(
      words.map(
        (far) =>
          `The archived copy was made on ${far} the snapshot of 20 November 2020; the page may have changed between them.`,
      ),
    ),
  );

  it.each([
    ["https://perma.cc/ABCD-12EF", at, "Perma.cc", "which page it shows and when it was made"],
    ["https://perma.cc/ABCD-12EF", null, "Perma.cc", "which page it shows"],
    ["https://archive.ph/aBc1d", at, "archive.today", "which page it shows and when it was made"],
    [`https://archive.ph/o/aBc1d/${page}`, at, "archive.today", "when it was made"],
    [`https://web.archive.org/web/2020/${page}`, at, "the Wayback Machine", "when it was made"],
  ])("says in neutral words what %s leaves open", (address, time, archive, what) =>
    expect(archiveProblems(address, { url: page }, time)).toEqual([
      `This copy at ${archive} cannot be checked by its address, which does not tell ${what}. Open it and compare.`,
    ]),
  );

  it("has nothing to compare with a source without an address, or a snapshot without a time", () => {
    expect(archiveProblems(wayback(page), { url: null }, at)).toEqual([]);
    expect(archiveProblems(wayback(page), { url: page }, null)).toEqual([]);
  });

  it("names each problem, and what is no archive's address", () => {
    expect(archiveProblems(wayback("https://a.example/", "2020"), { url: page }, at)).toHaveLength(2);
    expect(archiveProblems(page, { url: page }, at)).toEqual([
      "This is no address of a copy at the Wayback Machine, Perma.cc or archive.today. Open the copy and take its address.",
    ]);
  });
});
