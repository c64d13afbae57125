/** Our own claim sheet goes out and comes in again, into an article with the same text and nothing else. */
import { createHash } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { expect, it, test } from "vitest";
import { ZipFile } from "yazl";
import { sampleRecord } from "@/core/record.fixture.ts";
import { buildReport } from "@/core/reports.ts";
import { useTestDatabase } from "@/db/testing.ts";
import { reportCsv } from "./formats/csv.ts";
import { reportXlsx } from "./formats/xlsx.ts";
import { operations } from "./operations.ts";
import { acting, anArticle, aPerson, ask } from "./testing.ts";

useTestDatabase();

const record = sampleRecord({
  sha256: (text) => createHash("sha256").update(text).digest("hex"),
  base64: (text) => Buffer.from(text).toString("base64"),
});
const report = buildReport(record, "editor");

const sheets: [string, () => Promise<object>][] = [
  ["CSV", () => Promise.resolve({ text: reportCsv(report) })],
  ["a workbook", async () => ({ file: { bytes: new Uint8Array(await reportXlsx(report)), fileName: "our.xlsx" } })],
];

it.each(sheets)(
  "as %s: every field is there again, its verdicts as drafts; and it comes in once",
  async (_as, make) => {
    const checker = acting(await aPerson("checker"));
    const { document, text } = record.revisions[0]!;
    const { id: articleId } = await ask(operations.createArticle, checker, { text, document, title: "Again" });
    const sheet = await make();
    const { rows } = await ask(operations.previewOutside, checker, { articleId, ...sheet, from: "our sheet" });
    expect(rows.map(({ status }) => status)).toEqual(report.claims.map(() => "new"));
    const chosen = rows.map(({ row }) => row);
    const { brought } = await ask(operations.bringInOutside, checker, {
      articleId,
      ...sheet,
      rows: chosen,
      from: "our sheet",
    });
    expect(brought).toHaveLength(report.claims.length);
    for (const [i, sent] of report.claims.entries()) {
      const { claimId } = brought[i]!;
      const claim = await ask(operations.getClaim, checker, { claimId });
      const { draft } = await ask(operations.getDraft, checker, { claimId });
      const said = sent.opinion ?? sent.draft;
      expect(claim).toMatchObject({
        statement: sent.statement,
        checkability: sent.checkability,
        speaker: sent.speaker,
        saidAt: sent.saidAt,
        saidWhere: sent.saidWhere,
        priority: sent.desk?.priority,
      });
      expect([...claim.types].sort()).toEqual([...sent.types].sort());
      // its words stand where they stood, also those that the text has several times
      const spans = claim.targets.map(({ start, end }) => ({ start, end }));
      if (sent.spans.length > 0) expect(spans).toEqual(sent.spans);
      else expect(claim.target).toMatchObject({ exact: sent.words[0], state: "orphaned" });
      expect({ ...draft, reasons: [...(draft?.reasons ?? [])].sort() }).toMatchObject({
        verdict: said?.verdict ?? null,
        reasons: [...(said?.reasons ?? [])].sort(),
        disposition: said?.disposition ?? null,
        proposedText: said?.proposedText ?? "",
        missing: said?.missing ?? "",
      });
      expect(draft?.justification.endsWith(said?.justification ?? "")).toBe(true);
      const states = { decided: "Decided", draft: "Draft", open: "Open", void: "Withdrawn" };
      const state = `State: ${states[sent.state]}`;
      expect(draft?.justification).toContain(state);
      if (sent.opinion?.answer) expect(draft?.justification).toContain(`Wording: ${sent.opinion.answer}`);
      for (const { passage } of sent.evidence) expect(draft?.justification).toContain(passage);
      // nobody here has given it
      expect((await ask(operations.listOpinions, checker, { claimId })).items).toEqual([]);
    }
    const again = await ask(operations.bringInOutside, checker, { articleId, ...sheet, rows: chosen });
    expect([again.brought.length, again.known.length]).toEqual([0, report.claims.length]);
  },
);

test("a workbook that is damaged, or unpacks to more than it should, is refused with the way out", async () => {
  const checker = acting(await aPerson("checker"));
  const { id: articleId } = await anArticle(checker, "The river rose.");
  const whole = new Uint8Array(await reportXlsx(report));
  const zip = new ZipFile();
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
  const types = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="${type}"/></Types>`;
  zip.addBuffer(Buffer.from(types), "[Content_Types].xml");
  zip.addBuffer(Buffer.alloc(60_000_000), "xl/workbook.xml", { compressionLevel: 1 });
  zip.end();
  const bomb = await buffer(zip.outputStream);
  for (const [bytes, message] of [
    [whole.slice(0, whole.length - 400), /damaged.*Save its sheet as CSV/u],
    [bomb, /more than 50 MB/u],
  ] as const) {
    const file = { bytes: new Uint8Array(bytes), fileName: "old.xlsx" };
    await expect(ask(operations.previewOutside, checker, { articleId, file })).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringMatching(message) as unknown,
    });
  }
});
