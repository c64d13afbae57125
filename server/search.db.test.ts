import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/core/people.ts";
import { useTestDatabase } from "@/db/testing.ts";
import { articleOperations as articles } from "./operations/articles.ts";
import { claimOperations as claims } from "./operations/claims.ts";
import { acting, aClaim, anArticle, aPerson, ask } from "./testing.ts";

useTestDatabase();

let checker: Actor;
const statements = [
  "Élan naïve coöperation",
  "Лукашенко подписал указ",
  "中华人民共和国国家统计局",
  "وقعت بيلاروسيا الاتفاق",
  "ประเทศไทยลงนาม",
  'O\'Neil said "twelve" (12) & more | less',
  "½ of ⑴ №5 ｆｕｌｌ ĳssel",
  "日本 Tokyo summit",
];

beforeAll(async () => {
  checker = acting(await aPerson("checker"));
  const { id } = await anArticle(checker, "Some words here.");
  for (const statement of statements) await aClaim(checker, id, "words", { statement });
});

const find = async (q: string) =>
  (await ask(claims.searchClaims, checker, { q })).items.map(({ statement }) => statement).toSorted();

describe("search", () => {
  it.each([
    ["elan", 0],
    ["ELAN NAIVE", 0],
    ["coöp", 0],
    ["лукаш указ", 1],
    ["ЛУКАШЕНКО", 1],
    ["统计局", 2],
    ["统计", 2],
    ["人民 统计局", 2],
    ["بيلا", 3],
    ["ลงนาม", 4],
    ["o'neil", 5],
    ['"twelve"', 5],
    ["(12)", 5],
    ["twelve & more", 5],
    ["日本", 7],
    ["tokyo 日本", 7],
  ])("for %s finds its claim, and that only", async (q, at) => {
    expect(await find(q)).toEqual([statements[at]]);
  });

  it.each(["elan указ", "naïv x", "统计人", "人民 указ", "nothing"])("for %s finds nothing", async (q) => {
    expect(await find(q)).toEqual([]);
  });

  it("without words lists the newest", async () => {
    expect((await find(" ")).length).toBe(statements.length);
  });

  /** What means something in FTS5, tsquery, LIKE or SQL, and what folds to such signs (⑴ to «(1)», ʼ to an apostrophe). */
  it.each([
    '"',
    "'",
    "''",
    'a"b',
    "a'b",
    "*",
    "a*",
    "-a",
    "a -b",
    "a AND",
    "NOT",
    "a OR",
    "NEAR(a b)",
    "NEAR/2",
    "body:a",
    "^a",
    "a:*",
    "!a",
    "a & b",
    "a | | b",
    "(a",
    "a)",
    "<->",
    "a <2> b",
    "\\",
    "a\\",
    "%",
    "_",
    "a\\%",
    "⑴",
    "⒈",
    "½",
    "ʼn",
    "oʼneil",
    "ŉ",
    "№",
    "\u0301",
    "a \u0301",
    "\u200d",
    "\ufeff",
    '中"',
    "中'",
    "中%",
    "中_",
    "中\\",
    "中*",
    "中 OR",
    "'; drop table claims; --",
    "𝔸",
    "🇷🇺",
    "x".repeat(500),
    "中".repeat(500),
    "a ".repeat(250),
    "１２",
    "ﷺ",
    "㏂",
    "ª",
    "\u0e33",
  ])("for %j answers", async (q) => {
    const found = await find(q);
    expect(found.length).toBeLessThanOrEqual(statements.length);
    expect((await ask(articles.listArticles, checker, { q })).items.length).toBeLessThanOrEqual(1);
  });

  it.each(["a\0", "中\0", "\ud800"])("refuses %j", async (q) => {
    await expect(find(q)).rejects.toMatchObject({ code: "invalid" });
  });

  it("finds a long text by its last words, of as many different words as there may be", async () => {
    const word = (n: number) =>
      Array.from(n.toString(26).padStart(5, "0"), (c) => String.fromCodePoint(0x430 + Number.parseInt(c, 26))).join("");
    const text = Array.from({ length: 140_000 }, (_, n) => word(n * 7 + 26 ** 3)).join(" ");
    const article = await ask(articles.createArticle, checker, { text: `${text}\n\nxylophone`, title: "Long" });
    const found = async (q: string) => (await ask(articles.listArticles, checker, { q })).items.map(({ id }) => id);
    expect(await found(word(26 ** 3))).toEqual([article.id]);
  });
});
