import { createHash } from "node:crypto";
import { convertToHtml } from "mammoth";
import { readSheet } from "read-excel-file/node";
import { describe, expect, test } from "vitest";
import { audiences } from "@/core/audiences.ts";
import { sampleRecord } from "@/core/record.fixture.ts";
import { buildReport, type Report } from "@/core/reports.ts";
import { countZip } from "../extraction/zip.ts";
import { reportDocx } from "./docx.ts";
import { toldWords } from "./told-words.fixture.ts";
import { reportXlsx } from "./xlsx.ts";

const record = sampleRecord({
  sha256: (text) => createHash("sha256").update(text).digest("hex"),
  base64: (text) => Buffer.from(text).toString("base64"),
});

const html = async (file: Uint8Array) =>
  (await convertToHtml({ buffer: Buffer.from(file) }, { styleMap: ["comment-reference => sup"] })).value;

test.each([
  ["docx", reportDocx],
  ["xlsx", reportXlsx],
] as const)("equal records give equal %s, whatever the clock and the zone", async (_, write) => {
  for (const { id } of audiences) {
    const first = await write(buildReport(record, id));
    const zone = process.env["TZ"];
    process.env["TZ"] = "Pacific/Apia";
    try {
      const second = await write(buildReport(structuredClone(record), id));
      expect(Buffer.compare(first, second)).toBe(0);
    } finally {
      if (zone === undefined) delete process.env["TZ"];
      else process.env["TZ"] = zone;
    }
  }
});

test.each(audiences)("the $label holds nothing in Word or Excel that the page does not", async ({ id }) => {
  const report = buildReport(record, id);
  const words = await Promise.all([toldWords(await reportDocx(report)), toldWords(await reportXlsx(report))]);
  const isLegal = id === "legal";
  for (const text of words) {
    expect(text.includes("[sample passage 6.2]")).toBe(isLegal);
    expect(text.includes("[sample letter that is for legal]")).toBe(isLegal);
  }
});

describe("Word", () => {
  test("has a comment at the words of every claim that stands in the text", async () => {
    const report = buildReport(record, "editor");
    const page = await html(await reportDocx(report));
    const placed = report.claims.filter(({ spans }) => spans.length > 0);
    for (const { number, statement } of placed) {
      expect(page.split(`id="comment-${number}"`).length, `claim ${number}`).toBe(2);
      if (statement) expect(page).toContain(statement.replaceAll("'", "&#39;"));
    }
    const parts = await countZip(await reportDocx(report), /word\/document\.xml/u);
    const xml = parts.get("word/document.xml")?.toString("utf8") ?? "";
    const [claim] = report.claims;
    const inside = xml
      .split(`<w:commentRangeStart w:id="${claim?.number}"/>`)[1]
      ?.split(`<w:commentRangeEnd w:id="${claim?.number}"/>`)[0];
    expect(inside?.replaceAll(/<[^>]*>/gu, "")).toBe(claim?.words.join(" … "));
  });

  test("keeps the structure of the text, and every word of it", async () => {
    const list = (text: string) => ({
      type: "listItem" as const,
      content: [{ type: "paragraph" as const, content: [{ type: "text" as const, text }] }],
    });
    const cell = (text: string) => ({ type: "tableCell" as const, content: list(text).content });
    const document: Report["document"] = {
      type: "doc",
      content: [
        { type: "heading", attrs: { level: 2 }, content: [{ type: "text", text: "Head & <more>" }] },
        { type: "picture", attrs: { alt: "a <quay>" } },
        { type: "bulletList", content: [list("one"), list("two")] },
        { type: "table", content: [{ type: "tableRow", content: [cell("left"), cell("right")] }] },
        {
          type: "paragraph",
          content: [
            { type: "text", text: "a\u0000b😀", marks: [{ type: "bold" }] },
            { type: "hardBreak" },
            { type: "text", text: "link", marks: [{ type: "link", attrs: { href: "https://x.example/ä b?c=%20&d" } }] },
            { type: "text", text: "no", marks: [{ type: "link", attrs: { href: "javascript:alert(1)" } }] },
            { type: "image", attrs: { alt: "a harbour" } },
          ],
        },
      ],
    };
    const report = { ...buildReport(record, "public"), document, claims: [] };
    const page = await html(await reportDocx(report));
    for (const part of [
      "Head &amp; &lt;more&gt;",
      "<li>one</li>",
      "<td><p>left</p></td>",
      "ab😀",
      "[Picture: a harbour]",
      "Picture: a &lt;quay&gt;",
    ]) {
      expect(page).toContain(part);
    }
    expect(page).toContain('href="https://x.example/%C3%A4%20b?c=%20&amp;d"');
    expect(page).not.toContain("javascript:");
  });
});

describe("Excel", () => {
  test.each(audiences)(
    "has a row a claim, a piece of evidence and a source of the $id copy, and no formula",
    async (copy) => {
      const report = buildReport(record, copy.id);
      const first = report.claims[0] as Report["claims"][number];
      const hostile = { ...report, claims: [{ ...first, statement: "=1+1" }, ...report.claims.slice(1)] };
      const file = Buffer.from(await reportXlsx(hostile));
      const [claims, evidence, sources] = await Promise.all(
        ["Claims", "Evidence", "Sources"].map((sheet) => readSheet(file, sheet)),
      );
      expect(claims).toHaveLength(report.claims.length + 1);
      expect(evidence).toHaveLength(report.claims.flatMap((claim) => claim.evidence).length + 1);
      expect(sources).toHaveLength(report.sources.length + 1);
      expect(claims?.[1]).toContain("=1+1");
      expect(await toldWords(file)).not.toMatch(/<f[ >]/u);
    },
  );

  test("cuts what is longer than a cell takes, and leaves out what XML cannot hold", async () => {
    const report = buildReport(record, "public");
    const first = report.claims[0] as Report["claims"][number];
    const long = { ...report, claims: [{ ...first, statement: `\u0001${"x".repeat(40_000)}` }] };
    const rows = await readSheet(Buffer.from(await reportXlsx(long)), "Claims");
    expect(String(rows[1]?.[3])).toHaveLength(32_000);
  });
});
