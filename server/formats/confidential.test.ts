import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { mayRead, type Audience } from "@/core/audiences.ts";
import { visibilities, type Visibility } from "@/core/evidence.ts";
import { reportHtml } from "@/core/formats/html.ts";
import { sampleRecord } from "@/core/record.fixture.ts";
import { serialiseRecord, type ArticleRecord } from "@/core/record.ts";
import { contentDisposition, reportFileName, reportFormats } from "@/core/report-formats.ts";
import { buildReport } from "@/core/reports.ts";
import { reportCsv } from "./csv.ts";

const sample = sampleRecord({
  sha256: (text) => createHash("sha256").update(text).digest("hex"),
  base64: (text) => Buffer.from(text).toString("base64"),
});

/** Everything that leaves the building for an audience. */
function exportsFor(record: ArticleRecord, audience: Audience): string {
  const report = buildReport(record, audience);
  const names = reportFormats.map(({ id }) => contentDisposition(reportFileName(record.article, id, audience)));
  return [JSON.stringify(report), reportHtml(report, { css: "", fonts: [] }), reportCsv(report), ...names].join("\n");
}

/** The sample with these visibilities on its evidence, and a secret in every member that `audience` may not read. */
function withSecrets(
  circles: readonly Visibility[],
  secret: (where: string) => string,
  audience: Audience,
): ArticleRecord {
  const evidence = sample.evidence.map((row, i) => ({ ...row, visibility: circles[i % circles.length] ?? "legal" }));
  const deletedClaims = new Set(sample.claims.filter((row) => row.deletedAt).map((row) => row.id));
  const hidden = evidence.filter(
    (row) => row.deletedAt || deletedClaims.has(row.claimId) || !mayRead(audience, row.visibility),
  );
  const shown = new Set(evidence.filter((row) => !hidden.includes(row)).map((row) => row.sourceId));
  const superseded = new Set(sample.opinions.map((row) => row.supersedes));
  const said = (id: string) => ({
    justification: secret(`justification ${id}`),
    proposedText: secret(`proposedText ${id}`),
    missing: secret(`missing ${id}`),
  });
  const forDesk = audience !== "public";
  return {
    ...sample,
    article: {
      ...sample.article,
      note: secret("article.note"),
      assignee: forDesk ? sample.article.assignee : "nobody",
    },
    original: { ...sample.original, fileName: secret("original.fileName"), base64: secret("original.base64") },
    revisions: sample.revisions.map((row) => ({ ...row, note: secret("revision.note") })),
    claims: sample.claims.map((row) => ({
      ...row,
      note: forDesk ? row.note : secret(`claim.note ${row.number}`),
      assignee: forDesk ? row.assignee : "nobody",
      secondReader: forDesk ? row.secondReader : "nobody",
      ...(row.deletedAt && { statement: secret("deleted statement"), speaker: secret("deleted speaker") }),
    })),
    evidence: evidence.map((row) => ({
      ...row,
      note: forDesk && !hidden.includes(row) ? row.note : secret(`evidence.note ${row.id}`),
      ...(hidden.includes(row) && { passage: secret(`passage ${row.id}`), locator: secret(`locator ${row.id}`) }),
    })),
    sources: sample.sources.map((row) => ({
      ...row,
      note: forDesk && shown.has(row.id) ? row.note : secret(`source.note ${row.id}`),
      ...(!shown.has(row.id) && {
        title: secret(`title ${row.id}`),
        publisher: secret(`publisher ${row.id}`),
        author: secret(`author ${row.id}`),
        url: `https://${secret(`url ${row.id}`)}.example/`,
        publishedAt: secret(`publishedAt ${row.id}`),
        language: secret(`language ${row.id}`),
      }),
    })),
    opinions: sample.opinions.map((row) => ({ ...row, ...(!forDesk && superseded.has(row.id) && said(row.id)) })),
    drafts: forDesk
      ? sample.drafts
      : sample.drafts.map((row) => ({ ...row, ...said(row.claimId), updatedBy: "nobody" })),
    people: [...sample.people, { id: "nobody", name: secret("person") }],
    history: sample.history.map((row) => ({ ...row, data: { before: secret("history") }, actorId: "nobody" })),
  };
}

const core = fc.string({ unit: fc.constantFrom(..."abcdefghkmnpqrstuvwxyz23456789"), minLength: 10, maxLength: 16 });
const circles = fc.array(fc.constantFrom(...visibilities), { minLength: 1, maxLength: 14 });

test.each(["public", "editor"] as const)("nothing that is not for them is in any export for: %s", (audience) => {
  fc.assert(
    fc.property(core, circles, (word, visible) => {
      const secrets = new Map<string, string>();
      const secret = (where: string): string => {
        const text = `zq${word}${secrets.size}zq`;
        secrets.set(text, where);
        return text;
      };
      const record = withSecrets(visible, secret, audience);
      const everything = exportsFor(record, audience);
      for (const [text, where] of secrets) expect(everything.includes(text), where).toBe(false);
      // the secrets are in the record, so the test would see them
      const whole = serialiseRecord(record);
      for (const [text, where] of secrets) expect(whole.includes(text), where).toBe(true);
      expect(secrets.size).toBeGreaterThan(10);
    }),
    { numRuns: 60 },
  );
});

test("what the public may not read changes no byte of the public copy", () => {
  const record = { ...sample, article: { ...sample.article, assignee: null } };
  let n = 0;
  const secret = (): string => `secret ${n++}`;
  const visible = sample.evidence.map((row) => row.visibility);
  const changed = withSecrets(visible, secret, "public");
  expect(exportsFor(changed, "public")).toBe(exportsFor(record, "public"));
  expect(n).toBeGreaterThan(20);
});

test("the legal copy holds what is for legal alone", () => {
  const everything = exportsFor(sample, "legal");
  for (const text of ["[a person who must not be named]", "[how to reach this person]", "[sample passage 6.2]"])
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
