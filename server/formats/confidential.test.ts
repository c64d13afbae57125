import fc from "@/scripts/vitest/chance.ts";
import { extractText, getDocumentProxy } from "unpdf";
import { expect, test } from "vitest";
import { audiences, type Audience } from "@/core/audiences.ts";
import { visibilities } from "@/core/evidence.ts";
import { claimReviews } from "@/core/formats/claim-reviews.ts";
import { publishedHtml } from "@/core/formats/published-html.ts";
import { atomFeed, cardHtml, jsonFeed, publishedIndex, reviewFeed } from "@/core/formats/published-lists.ts";
import { serialiseRecord, type ArticleRecord } from "@/core/record.ts";
import { contentDisposition, reportFileName, reportFormats } from "@/core/report/formats.ts";
import { buildReport, type Report } from "@/core/reports.ts";
import { placesIn, reportTexts, snapshotRows } from "../bundle/parts.ts";
import { stateOf } from "./published-state.fixture.ts";
import { reportWriters } from "./report-writers.ts";
import { sample, withSecrets } from "./secret-record.fixture.ts";
import { toldWords } from "./told-words.fixture.ts";

/** Where the desk works: what is open to everybody does not lead there. */
const desk = "https://workspace.example";
const publisher = { name: "The Desk", url: "https://desk.example", page: null };

/** What is open to everybody once a report is published. */
function published(report: Report): string[] {
  const [state, site, assets] = [stateOf(report), publisher, { css: "", fonts: [] }];
  const lists = [jsonFeed, atomFeed, reviewFeed].map((write) => write([state], site));
  return [...lists, publishedIndex([state], site, assets), cardHtml(state, assets), publishedHtml(state, assets)];
}

/** As if all claims were about films, so that each verdict that can be has a MediaReview. */
function ofFilms(report: Report): Report {
  const claims = report.claims.map((claim) => {
    const evidence = claim.evidence.map((row) => ({ ...row, medium: "video" as const }));
    return { ...claim, types: ["media" as const], evidence };
  });
  return { ...report, claims };
}

/** Everything that leaves the building for an audience, names and contents, but for a PDF: that is the page, printed. */
async function exportsFor(record: ArticleRecord, audience: Audience): Promise<string> {
  const report = buildReport(record, audience, undefined, desk);
  const names = reportFormats.map(({ id }) => contentDisposition(reportFileName(record.article, id, audience)));
  const { pdf: _pdf, ...writers } = reportWriters;
  const files = await Promise.all(
    Object.values(writers).map(async (write) => write(report, { publisher, paper: "a4" })),
  );
  const texts = await Promise.all(files.map(toldWords));
  const text = record.revisions.at(-1)?.text ?? "";
  const { "verify.html": _page, ...bundled } = Object.fromEntries(
    reportTexts(report, text, snapshotRows(report, record, []), placesIn(record)),
  );
  const films = JSON.stringify(claimReviews(ofFilms(report), publisher));
  const open = audience === "public" ? published(report) : [];
  const all = [...texts, ...Object.entries(bundled).flat(), films, ...open, ...names];
  return [JSON.stringify(report), ...all.map((one) => one.replace(/<style>[\s\S]*?<\/style>/u, ""))].join("\n");
}

/** All that a PDF says: the words of its pages, and those of its objects in both ways that they are written. */
async function toldInPdf(bytes: Uint8Array): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(Uint8Array.from(bytes)), { mergePages: true });
  const objects = Buffer.from(bytes).toString("latin1");
  const strings = [...objects.matchAll(/<FEFF([\dA-F]*)>/giu)].map(([, hex = ""]) =>
    Buffer.from(hex, "hex").swap16().toString("utf16le"),
  );
  return [text, objects, ...strings].join("\n").replaceAll(/\s+/gu, "");
}

const core = fc.string({ unit: fc.constantFrom(..."abcdefghkmnpqrstuvwxyz23456789"), minLength: 10, maxLength: 16 });
const circles = fc.array(fc.constantFrom(...visibilities), { minLength: 1, maxLength: 40 });

test.each(audiences)(
  "nothing that is not for them is in any export for: $id",
  async ({ id: audience }) => {
    await fc.assert(
      fc.asyncProperty(core, circles, async (word, visible) => {
        const secrets = new Map<string, string>();
        const secret = (where: string): string => {
          const text = `zq${word}${secrets.size}zq`;
          secrets.set(text, where);
          return text;
        };
        const record = withSecrets(visible, secret, audience);
        const everything = await exportsFor(record, audience);
        const leaks = [...secrets].filter(([text]) => everything.includes(text));
        expect(leaks).toEqual([]);
        if (audience === "public") expect(everything).not.toContain(desk);
        // the secrets are in the record, so the test would see them
        const whole = serialiseRecord(record);
        expect([...secrets].filter(([text]) => !whole.includes(text))).toEqual([]);
        expect(secrets.size).toBeGreaterThan(10);
      }),
      { numRuns: 15 },
    );
  },
  60_000,
);

test.each(audiences)(
  "nor in the PDF for: $id",
  async ({ id: audience }) => {
    const secrets: string[] = [];
    const secret = (): string => {
      secrets.push(`zq${secrets.length}zq`);
      return `zq${secrets.length - 1}zq`;
    };
    const { sources, evidence, contacts, notes } = sample;
    const visible = [sources, evidence, contacts, notes].flat().map((row) => row.visibility);
    const report = buildReport(withSecrets(visible, secret, audience), audience, undefined, desk);
    const told = await toldInPdf((await reportWriters.pdf(report, { publisher, paper: "a4" })) as Uint8Array);
    expect(secrets.filter((text) => told.includes(text))).toEqual([]);
    expect(secrets.length).toBeGreaterThan(10);
    // what is for them is found, so a secret would be
    expect(told).toContain("[samplepassage3.1]");
    expect(told).toContain(report.title.replaceAll(" ", ""));
    expect(told).toContain("(https://www.themoscowtimes.com/)");
    expect(told.includes(`(${desk}/articles/`)).toBe(audience !== "public");
  },
  60_000,
);

test("what the public may not read changes no byte of the public copy", async () => {
  const record = { ...sample, article: { ...sample.article, assignee: null } };
  let n = 0;
  const secret = (): string => `secret ${n++}`;
  const { sources, evidence, contacts, notes } = sample;
  const visible = [sources, evidence, contacts, notes].flat().map((row) => row.visibility);
  const changed = withSecrets(visible, secret, "public");
  expect(await exportsFor(changed, "public")).toBe(await exportsFor(record, "public"));
  expect(n).toBeGreaterThan(20);
});

test("of copies the public bundle has those fetched from open addresses, and no file that somebody brought in", () => {
  const isNamed = new Set(buildReport(sample, "public").sources.map(({ id }) => id));
  for (const method of ["captured", "uploaded", "pasted"] as const) {
    const record = { ...sample, snapshots: sample.snapshots.map((row) => ({ ...row, method })) };
    const rows = snapshotRows(buildReport(record, "public"), record, []);
    expect(rows.some(({ path }) => path !== null)).toBe(method === "captured");
    const open = record.snapshots.filter(({ sourceId }) => isNamed.has(sourceId)).map((row) => row.sha256);
    for (const { path, sha256 } of rows) if (path !== null) expect(open).toContain(sha256);
  }
});

test("the legal copy holds what is for legal alone", async () => {
  const everything = await exportsFor(sample, "legal");
  for (const text of [
    "[a person who must not be named]",
    "[how to reach this person]",
    "[sample passage 6.2]",
    "[sample letter that is for legal]",
    "[sample answer off the record]",
    "[sample note for legal]",
  ])
    expect(everything).toContain(text);
});

test("confidential sources are counted in the copies that do not name them", () => {
  const held = (audience: Audience) => buildReport(sample, audience).withheld;
  expect(held("public")).toEqual({ sources: 3, passages: 5 });
  expect(held("editor")).toEqual({ sources: 2, passages: 2 });
  expect(held("legal")).toEqual({ sources: 0, passages: 0 });
});

test("the public is not told that a claim went to legal, that a verdict is being drafted, or what it was before", () => {
  const report = buildReport(sample, "public");
  const byNumber = new Map(report.claims.map((claim) => [claim.number, claim]));
  expect(byNumber.get(6)?.opinion?.disposition).toBeNull();
  expect(byNumber.get(8)).toMatchObject({ sign: "unrated", state: "open", draft: null });
  expect(byNumber.get(4)?.superseded).toEqual([]);
  expect(report.issues).toContainEqual({ claim: 8, issue: "No verdict yet." });
  expect(report.originalSha256).toBeNull();
});
