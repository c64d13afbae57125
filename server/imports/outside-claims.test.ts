import { createHash } from "node:crypto";
import fc from "@/scripts/vitest/chance.ts";
import { describe, expect, it, test } from "vitest";
import { sampleRecord } from "@/core/record.fixture.ts";
import { buildReport } from "@/core/reports.ts";
import { proposedVerdict } from "@/core/outside-claims/ratings.ts";
import { reportCsv } from "../formats/csv.ts";
import { textOf } from "./decode.ts";
import { readOutside } from "./outside-claims.ts";

const report = buildReport(
  sampleRecord({
    sha256: (text) => createHash("sha256").update(text).digest("hex"),
    base64: (text) => Buffer.from(text).toString("base64"),
  }),
  "editor",
);

const sheet = async (text: string, map?: object) => readOutside(text, map as never);
const fileOf = async (bytes: Uint8Array, encoding?: string) => readOutside(await textOf(bytes, encoding));

test("our own claim sheet comes back: words, statement, speaker, date, verdict, justification", async () => {
  const { kind, claims, sheet: about } = await sheet(reportCsv(report));
  expect(kind).toBe("csv");
  expect(claims).toHaveLength(report.claims.length);
  for (const [i, sent] of report.claims.entries()) {
    const back = claims[i]!;
    const said = sent.opinion ?? sent.draft;
    expect(back.words.map(({ exact }) => exact)).toEqual([sent.words.join(" … ")]);
    expect(back).toMatchObject({ statement: sent.statement, speaker: sent.speaker, saidAt: sent.saidAt });
    expect(back.saidWhere).toBe(sent.saidAt === null ? "" : sent.saidWhere);
    expect(back.chosenBecause).toBe(sent.chosenBecause ?? "");
    expect(back.justification).toBe(said?.justification ?? "");
    expect(back.verdict && proposedVerdict(back.verdict)).toBe(sent.sign === "unrated" ? null : sent.sign);
  }
  // what has no field here is left out, and seen to be
  const fields = Object.fromEntries(about!.columns.map(({ name, field }) => [name, field]));
  expect(fields).toMatchObject({ "Exact words": "words", "Proposed words": "proposedText", Locks: null, Number: null });
});

test("whatever words go out in a sheet come back", async () => {
  const part = fc.constantFrom("=", "+", "@", "\n", " ", ";", ",", '"', "“", "a", "1", "ж", "😀", "|", "é");
  await fc.assert(
    fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 14 }), async (parts) => {
      const words = `w${parts.join("")}w`;
      const claims = report.claims.map((row) => ({ ...row, words: [words], statement: words }));
      const { claims: back } = await sheet(reportCsv({ ...report, claims }));
      expect(back.map((row) => [row.words[0]?.exact, row.statement])).toEqual(claims.map(() => [words, words]));
    }),
    { numRuns: 100 },
  );
});

describe("a sheet", () => {
  const row = { words: [{ exact: "The river rose" }], verdict: { text: "False" } };
  it.each([
    ["commas", "Quote,Rating\nThe river rose,False\n"],
    ["semicolons", "Quote;Rating\r\nThe river rose;False"],
    ["tabs, as pasted from a spreadsheet", "Quote\tRating\nThe river rose\tFalse"],
    ["upright lines", "Quote|Rating\nThe river rose|False"],
    ["quotation marks and a delimiter in the names", '"Quote","Rating","a;b;c;d"\n"The river rose","False",""'],
    ["a byte order mark", "\ufeffQuote,Rating\nThe river rose,False"],
    ["rows shorter and longer than the names", "Quote,Rating,X\nThe river rose,False\n"],
    ["empty lines", "\n\nQuote,Rating\n\nThe river rose,False\n\n"],
  ])("is read with %s", async (_how, text) => {
    expect((await sheet(text)).claims).toMatchObject([row]);
  });

  it("is read in UTF-16 with its mark, and in an encoding that somebody chose", async () => {
    const utf16 = Buffer.from("\ufeffQuote\tRating\nРека\tЛожь", "utf16le");
    expect((await fileOf(utf16)).claims).toMatchObject([{ words: [{ exact: "Река" }], verdict: { text: "Ложь" } }]);
    const western = Buffer.from("Quote,Rating\ncaf\xe9,False", "latin1");
    await expect(fileOf(western)).rejects.toThrow("not UTF-8");
    expect((await fileOf(western, "windows-1252")).claims[0]?.words[0]?.exact).toBe("café");
  });

  it("has its columns mapped by hand: several of one name, one left out, sources from several", async () => {
    const text = "A,B,B,S1,S2\nwords,what,not read,https://a.example/x; https://b.example,A report";
    const { claims, sheet: about } = await sheet(text, {
      A: "words",
      B: "statement",
      "B (2)": null,
      S1: "source",
      S2: "source",
    });
    expect(about?.columns.map(({ name }) => name)).toEqual(["A", "B", "B (2)", "S1", "S2"]);
    expect(claims[0]).toMatchObject({ words: [{ exact: "words" }], statement: "what" });
    expect(claims[0]?.sources.map(({ url, title }) => url || title)).toEqual([
      "https://a.example/x",
      "https://b.example",
      "A report",
    ]);
    await expect(sheet(text, { C: "words" })).rejects.toThrow(
      "There is no column «C». There are: A, B, B (2), S1, S2.",
    );
  });

  it("has a verdict as a number on its own scale, and an apostrophe that keeps off formulas", async () => {
    const { claims } = await sheet("claim,rating value,best rating,worst rating\n'=1+1 is 3,5,1,5\n");
    expect(claims[0]).toMatchObject({ statement: "=1+1 is 3", verdict: { text: "", value: 5, best: 1, worst: 5 } });
  });
});

const deep = `${'{"a":['.repeat(5000)}${"]}".repeat(5000)}`;
const review = '{"@type":"ClaimReview","claimReviewed":"x"}';
describe("refused with the way out", () => {
  it.each([
    ["nothing", " \n", "Choose another file"],
    ["names without rows", "Quote,Rating\n", "There are no rows"],
    ["an open quotation mark", 'Quote,Rating\n"The river', "a quotation mark is not closed"],
    ["too many rows", `Quote\n${"x\n".repeat(5001)}`, "Split it"],
    ["too many columns", `${"a,".repeat(300)}\n1\n`, "more than 200 columns"],
    ["broken JSON", '{"@type": ', "Export it anew"],
    ["JSON without claims", '{"a": 1}', "neither a ClaimReview nor an annotation"],
    ["JSON that nests too deep", deep, "deeper than 64 levels"],
    ["a page without a review", "<!doctype html><p>Hello", "There is no ClaimReview in this page"],
    ["too many reviews", `[${Array.from({ length: 5001 }, () => review).join()}]`, "Split it"],
  ])("%s", async (_what, text, words) => {
    await expect(sheet(text)).rejects.toMatchObject({ code: "invalid", message: expect.stringContaining(words) });
  });

  it("a workbook, which is no text", async () => {
    const bytes = Buffer.from("504b0304140000000800", "hex");
    await expect(fileOf(bytes)).rejects.toThrow("not a text");
  });
});

test("reviews line by line, and a page of which one block is broken", async () => {
  expect((await sheet(`${review}\n${review}`)).claims).toHaveLength(2);
  const block = (words: string) => `<script type="application/ld+json">${words}</script>`;
  const page = await sheet(`<html>${block("{")}${block(review)}`);
  expect(page).toMatchObject({ kind: "claimreview", claims: [{ statement: "x" }] });
  expect(page.left).toEqual(["Block 1 of the page’s data is broken JSON, and was left out."]);
});

test.each([
  ["microdata", "itemscope itemtype=", "itemprop"],
  ["RDFa", "vocab='https://schema.org/' typeof=", "property"],
])("reviews that a page says in its tags: %s", async (_markup, type, name) => {
  const html = `<!doctype html><div ${type}"https://schema.org/ClaimReview">
    <a ${name}="url" href="https://desk.example/r">Our check</a> of <b ${name}="claimReviewed">The world is flat</b>
    <span ${name}="reviewRating" ${type}"https://schema.org/Rating">
      <meta ${name}="ratingValue" content="1"><i ${name}="alternateName">False</i></span>
    <span ${name}="author" ${type}"https://schema.org/Organization"><b ${name}="name">The Desk</b></span>
    <time ${name}="datePublished" datetime="2016-06-22">22 June</time></div>`;
  expect(await sheet(html)).toMatchObject({
    kind: "claimreview",
    claims: [
      {
        statement: "The world is flat",
        reviewUrl: "https://desk.example/r",
        reviewer: "The Desk",
        reviewedAt: "2016-06-22",
        verdict: { text: "False", value: 1, best: 5, worst: 1 },
      },
    ],
  });
});
