import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { extractText, getDocumentProxy } from "unpdf";
import { afterEach, describe, expect, test, vi } from "vitest";
import { audiences } from "@/core/audiences.ts";
import { sampleRecord } from "@/core/record.fixture.ts";
import { buildReport } from "@/core/reports.ts";
import { printPdf, settled } from "./pdf.ts";
import { reportWriters } from "./report-writers.ts";

const record = sampleRecord({
  sha256: (text) => createHash("sha256").update(text).digest("hex"),
  base64: (text) => Buffer.from(text).toString("base64"),
});
const publisher = { name: "The Desk", url: null, page: null };
const print = async (audience: (typeof audiences)[number]["id"], paper: "a4" | "letter" = "a4") =>
  (await reportWriters.pdf(buildReport(record, audience), { publisher, paper })) as Uint8Array<ArrayBuffer>;

/** What runs of the browsers that this process started: their process groups are their own. */
function browsersOf(parent: number): string[] {
  const rows = execFileSync("ps", ["-e", "-o", "ppid=,stat=,args="], { encoding: "utf8" }).split("\n");
  return rows.filter((row) => row.trim().startsWith(`${parent} `) && /chrom/u.test(row) && !/^\s*\d+ Z/u.test(row));
}

afterEach(() => vi.unstubAllEnvs());

describe("a report as PDF", () => {
  test("has tags, an outline, a language, links that lead out and inside, and the record's date", async () => {
    const bytes = await print("editor");
    const raw = Buffer.from(bytes).toString("latin1");
    for (const part of ["/StructTreeRoot", "/MarkInfo", "/Outlines", "/Lang (en)"]) expect(raw).toContain(part);
    expect(raw).toContain("/CreationDate (D:20260312115000+00'00')");
    const pdf = await getDocumentProxy(Uint8Array.from(bytes));
    const outline = await pdf.getOutline();
    expect(JSON.stringify(outline)).toContain("Claims");
    const links: { url?: string; dest?: unknown }[] = [];
    for (let page = 1; page <= pdf.numPages; page++) links.push(...(await (await pdf.getPage(page)).getAnnotations()));
    expect(links.some(({ url }) => url === "https://source-2.example/page")).toBe(true);
    expect(links.some(({ dest }) => dest)).toBe(true);
    const { text } = await extractText(pdf, { mergePages: true });
    expect(text).toContain("National Guard");
    expect(text).toMatch(/1 \/ \d+/u);
  });

  test("is the same bytes for the same record, and of the paper that was asked for", async () => {
    const [first, second, letter] = [await print("public"), await print("public"), await print("public", "letter")];
    expect(Buffer.compare(first, second)).toBe(0);
    const sizeOf = async (bytes: Uint8Array) =>
      (await (await getDocumentProxy(Uint8Array.from(bytes))).getPage(1)).view;
    expect((await sizeOf(first)).map(Math.round)).toEqual([0, 0, 595, 842]);
    expect((await sizeOf(letter)).map(Math.round)).toEqual([0, 0, 612, 792]);
    const { text } = await extractText(await getDocumentProxy(Uint8Array.from(first)), { mergePages: true });
    expect(text).not.toContain("[sample passage 6.2]");
  });

  test("is not printed for nobody, nor without a browser", async () => {
    const gone = AbortSignal.abort();
    await expect(printPdf("<p>x</p>", { paper: "a4", at: "2026-03-12T10:00:00.000Z", gone })).rejects.toThrow(
      /abort/iu,
    );
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 50);
    const late = printPdf("<p>x</p>", { paper: "a4", at: "2026-03-12T10:00:00.000Z", gone: stop.signal });
    await expect(late).rejects.toThrow(/abort/iu);
  });

  test("tells what it comes to, and who cancels ends the browser with it", async () => {
    const steps: string[] = [];
    const [at, paper] = ["2026-03-12T10:00:00.000Z", "a4"] as const;
    const waited: string[] = [];
    const first = printPdf("<style></style><p>x</p>", { paper, at, tell: (step) => void steps.push(step) });
    await printPdf("<style></style><p>x</p>", { paper, at, tell: (step) => void waited.push(step) });
    await first;
    expect(steps).toEqual(["laying-out", "printing", "taking"]);
    expect(waited).toEqual(["waiting", "laying-out", "printing", "taking"]);
    const stop = new AbortController();
    const printing = printPdf("<style></style><p>x</p>", {
      paper,
      at,
      gone: stop.signal,
      tell: (step) => step === "printing" && stop.abort(),
    });
    await expect(printing).rejects.toThrow(/abort/iu);
    expect(browsersOf(process.pid)).toEqual([]);
  });
});

test("parts that Chromium numbered otherwise, and another hour of printing, give the same bytes", () => {
  const printed = (shift: number, hour: string) => {
    const id = (number: number) => `(node${String(number + shift).padStart(8, "0")})`;
    return Buffer.from(
      `/CreationDate (D:20260312${hour}0000+00'00') /ID ${id(104)} /Names [${id(98)} ${id(104)} ${id(263)}]`,
    );
  };
  const at = "2026-03-12T11:50:00.000Z";
  const one = settled(printed(0, "11"), at);
  expect(Buffer.from(one).toString()).toBe(
    "/CreationDate (D:20260312115000+00'00') /ID (node00000002) /Names [(node00000001) (node00000002) (node00000003)]",
  );
  expect(Buffer.compare(one, settled(printed(-1, "23"), at))).toBe(0);
  expect(one).toHaveLength(printed(0, "11").length);
});
