import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { mayRead, type Audience } from "@/core/audiences.ts";
import { visibilities, type Visibility } from "@/core/evidence.ts";
import { sampleRecord } from "@/core/record.fixture.ts";
import { serialiseRecord, type ArticleRecord } from "@/core/record.ts";
import { contentDisposition, reportFileName, reportFormats } from "@/core/report-formats.ts";
import { buildReport } from "@/core/reports.ts";
import { reportTexts, snapshotRows } from "../bundle/parts.ts";
import { reportWriters } from "./report-writers.ts";
import { toldWords } from "./told-words.fixture.ts";

const sample = sampleRecord({
  sha256: (text) => createHash("sha256").update(text).digest("hex"),
  base64: (text) => Buffer.from(text).toString("base64"),
});

/** Everything that leaves the building for an audience. */
async function exportsFor(record: ArticleRecord, audience: Audience): Promise<string> {
  const report = buildReport(record, audience);
  const names = reportFormats.map(({ id }) => contentDisposition(reportFileName(record.article, id, audience)));
  const publisher = { name: "The Desk", url: null, page: null };
  const texts: string[] = [];
  for (const [format, write] of Object.entries(reportWriters)) {
    // it is the page, printed
    if (format === "pdf") continue;
    const file = await write(report, { publisher, paper: "a4" });
    texts.push((await toldWords(file)).replace(/<style>[\s\S]*?<\/style>/u, ""));
  }
  const text = record.revisions.at(-1)?.text ?? "";
  const bundled = reportTexts(report, text, snapshotRows(report, record, []));
  texts.push(...[...bundled].filter(([path]) => path.endsWith(".json")).map(([, words]) => words));
  return [JSON.stringify(report), ...texts, ...names].join("\n");
}

/** The circles of the sample's things, one after the other, and which of them `audience` may know of. */
function withCircles(circles: readonly Visibility[], audience: Audience) {
  let n = 0;
  const next = (): Visibility => circles[n++ % circles.length] ?? "legal";
  const sources = sample.sources.map((row) => ({ ...row, visibility: next() }));
  const circleOf = new Map(sources.map((row) => [row.id, row.visibility]));
  const evidence = sample.evidence.map((row) => ({ ...row, visibility: next() }));
  const contacts = sample.contacts.map((row) => ({ ...row, visibility: next() }));
  const notes = sample.notes.map((row) => ({ ...row, visibility: next() }));
  const gone = new Set(sample.claims.filter((row) => row.deletedAt).map((row) => row.id));
  const isRead = (row: { visibility: Visibility; sourceId: string }) =>
    mayRead(audience, row.visibility) && mayRead(audience, circleOf.get(row.sourceId) ?? "legal");
  const lives = (row: { claimId: string; deletedAt: string | null }) => !row.deletedAt && !gone.has(row.claimId);
  const shown = new Set(evidence.filter((row) => lives(row) && isRead(row)));
  const named = new Set([...shown].map((row) => row.sourceId));
  const isOpen = (id: string) => {
    const uses = evidence.filter((row) => row.sourceId === id);
    return mayRead(audience, circleOf.get(id) ?? "legal") && (uses.length === 0 || uses.some(isRead));
  };
  // whom a source has it from is named with it, as far as it is open itself
  const derivations = sample.derivations.filter((row) => !row.deletedAt && isOpen(row.originId));
  for (const id of named) for (const row of derivations) if (row.sourceId === id) named.add(row.originId);
  const cited = new Set([...shown].map((row) => row.sourceId));
  return { sources, evidence, contacts, notes, shown, named, cited, lives };
}

/** The sample with these visibilities, and a secret in every member that `audience` may not read. */
function withSecrets(
  circles: readonly Visibility[],
  secret: (where: string) => string,
  audience: Audience,
): ArticleRecord {
  const { sources, evidence, contacts, notes, shown, named, cited, lives } = withCircles(circles, audience);
  const superseded = new Set(sample.opinions.map((row) => row.supersedes));
  const said = (id: string) => ({
    justification: secret(`justification ${id}`),
    proposedText: secret(`proposedText ${id}`),
    missing: secret(`missing ${id}`),
    wouldChange: secret(`wouldChange ${id}`),
  });
  const forDesk = audience !== "public";
  const isShown = new Set([...shown].map((row) => row.id));
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
      note: forDesk && shown.has(row) ? row.note : secret(`evidence.note ${row.id}`),
      ...(!shown.has(row) && {
        passage: secret(`passage ${row.id}`),
        translation: secret(`translation ${row.id}`),
        language: secret(`language ${row.id}`),
        locator: secret(`locator ${row.id}`),
        dates: [{ role: "signed", date: secret(`date ${row.id}`) }],
        search: {
          query: secret(`query ${row.id}`),
          at: secret(`at ${row.id}`),
          expected: secret(`expected ${row.id}`),
        },
      }),
    })),
    sources: sources.map((row) => ({
      ...row,
      ...(!(forDesk && cited.has(row.id)) && {
        note: secret(`source.note ${row.id}`),
        interest: secret(`interest ${row.id}`),
        reliability: secret(`reliability ${row.id}`),
      }),
      ...(!named.has(row.id) && {
        title: secret(`title ${row.id}`),
        publisher: secret(`publisher ${row.id}`),
        author: secret(`author ${row.id}`),
        url: `https://${secret(`url ${row.id}`)}.example/`,
        publishedAt: secret(`publishedAt ${row.id}`),
        language: secret(`language ${row.id}`),
      }),
    })),
    derivations: sample.derivations.map((row) => ({
      ...row,
      note: forDesk && !row.deletedAt && cited.has(row.sourceId) ? row.note : secret(`derivation.note ${row.id}`),
    })),
    snapshots: sample.snapshots.map((row) => ({
      ...row,
      fileName: secret(`fileName ${row.id}`),
      reason: secret(`reason ${row.id}`),
      notes: [secret(`notes ${row.id}`)],
      url: `https://${secret(`snapshot.url ${row.id}`)}.example/`,
      // the desk's links name words around a passage
      text: forDesk && cited.has(row.sourceId) ? row.text : secret(`text ${row.id}`),
      ...(!cited.has(row.sourceId) && {
        archiveUrl: `https://${secret(`archiveUrl ${row.id}`)}.example/`,
        sha256: secret(`sha256 ${row.id}`),
        capturedAt: secret(`capturedAt ${row.id}`),
      }),
    })),
    blobs: sample.blobs.map((row) => ({ ...row, base64: secret("blob") })),
    problemFlags: sample.problemFlags.map((row) =>
      forDesk && isShown.has(row.evidenceId)
        ? row
        : { ...row, note: secret(`flag ${row.id}`), answer: secret("answer") },
    ),
    contacts: contacts.map((row) => {
      const isRead = lives(row) && mayRead(audience, row.visibility) && (forDesk || row.terms !== "off-record");
      return {
        ...row,
        ...(!(forDesk && isRead) && {
          questions: secret(`questions ${row.id}`),
          attachment: row.attachment && { ...row.attachment, fileName: secret("fileName"), sha256: secret("sha256") },
        }),
        ...(!(isRead && (forDesk || row.terms === "on-record")) && {
          whom: secret(`whom ${row.id}`),
          answer: secret(`answer ${row.id}`),
        }),
        ...(!isRead && { role: secret(`role ${row.id}`), contactedAt: secret(`contactedAt ${row.id}`) }),
      };
    }),
    notes: notes.map((row) =>
      lives(row) && mayRead(audience, row.visibility) ? row : { ...row, body: secret(`note ${row.id}`) },
    ),
    opinions: sample.opinions.map((row) => ({ ...row, ...(!forDesk && superseded.has(row.id) && said(row.id)) })),
    drafts: forDesk
      ? sample.drafts
      : sample.drafts.map((row) => ({ ...row, ...said(row.claimId), updatedBy: "nobody" })),
    people: [...sample.people, { id: "nobody", name: secret("person") }],
    history: sample.history.map((row) => ({ ...row, data: { before: secret("history") }, actorId: "nobody" })),
  };
}

const core = fc.string({ unit: fc.constantFrom(..."abcdefghkmnpqrstuvwxyz23456789"), minLength: 10, maxLength: 16 });
const circles = fc.array(fc.constantFrom(...visibilities), { minLength: 1, maxLength: 40 });

test.each(["public", "editor"] as const)(
  "nothing that is not for them is in any export for: %s",
  async (audience) => {
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
        // the secrets are in the record, so the test would see them
        const whole = serialiseRecord(record);
        expect([...secrets].filter(([text]) => !whole.includes(text))).toEqual([]);
        expect(secrets.size).toBeGreaterThan(10);
      }),
      { numRuns: 15 },
    );
  },
  30_000,
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
