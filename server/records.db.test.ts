import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { RecordInput } from "@/core/inputs/records.ts";
import type { Actor } from "@/core/people.ts";
import { id } from "@/core/article.fixture.ts";
import { sampleRecord } from "@/core/record.fixture.ts";
import { recordFormatVersion, serialiseRecord, type ArticleRecord } from "@/core/record.ts";
import type { Snapshot } from "@/core/snapshots.ts";
import { db } from "@/db/client.ts";
import { insertBlob } from "@/db/blobs.ts";
import { bookkeep, sha256 } from "@/db/commit.ts";
import { verifyChain } from "@/db/event-chain.ts";
import { people, snapshots } from "@/db/schema.ts";
import { search } from "@/db/search.ts";
import { allEvents, useTestDatabase, withEmptyDatabase } from "@/db/testing.ts";
import { markClaim } from "./claims.ts";
import { systemActor } from "./permit.ts";
import { importRecord } from "./record-imports.ts";
import { loadRecord, loadRecordForReport } from "./records.ts";
import { recordOperations } from "./operations/records.ts";
import { acting, aPerson, ask } from "./testing.ts";

useTestDatabase();

/** Strings that trip parsers, as they are published: right-to-left marks, quotes, astral letters, SQL, JSON's own signs. */
const naughty = [
  "﷽ \u202Etest\u202C \u2028 \u2029 \uFEFF",
  "Ω≈ç√∫˜µ≤≥÷ 田中さんにあげて下さい 👩‍👩‍👧‍👦 🇷🇺 Z̮̞̠͙͔ͅḀ̗̞͈̻̗Ḷ͙͎̯̹̞͓G̻O̭̗̮",
  "'; drop table claims; -- \" \\ \\u0000 %00 ${1} {{2}}",
  "<script>alert(1)</script> =1+1 \t\r\n\v\f end",
];

/** A record with everything that there is, naughty strings in every text. */
function fullRecord(): ArticleRecord {
  const record = sampleRecord({ sha256, base64: (text) => Buffer.from(text).toString("base64") });
  const odd = naughty.join(" ");
  const data = { changes: { note: [odd, null] }, "10": 1, "2": -0.5, nested: [[{ z: 1e21, a: odd }]] };
  return {
    ...record,
    article: { ...record.article, title: odd.replaceAll("\n", " "), byline: odd, note: odd },
    claims: record.claims.map((claim) => ({ ...claim, statement: odd, note: odd, speaker: naughty[1] ?? "" })),
    sources: record.sources.map((source) => ({ ...source, author: odd, note: odd })),
    evidence: record.evidence.map((row) => ({ ...row, passage: `${row.passage} ${odd}`, note: odd })),
    opinions: record.opinions.map((row) => ({ ...row, justification: odd, missing: odd })),
    drafts: record.drafts.map((row) => ({ ...row, justification: odd, proposedText: odd })),
    history: record.history.map((event) => ({ ...event, data })),
  };
}

const parsed = (text: string): ArticleRecord => RecordInput.parse(JSON.parse(text));

describe("a record", () => {
  const record = fullRecord();
  const text = serialiseRecord(record);
  const articleId = record.article.id;

  it("holds all kinds of rows, else these tests show nothing", () => {
    expect(record.claims.some((claim) => claim.deletedAt !== null && claim.mergedInto === null)).toBe(true);
    expect(record.claims.some((claim) => claim.mergedInto !== null)).toBe(true);
    expect(record.targets.some((target) => target.retiredAt !== null)).toBe(true);
    expect(record.opinions.some((opinion) => opinion.supersedes !== null)).toBe(true);
    expect(record.evidence.some((row) => row.visibility === "legal")).toBe(true);
    expect(record.evidence.some((row) => row.deletedAt !== null)).toBe(true);
    expect(record.sources.some((row) => row.mergedInto !== null)).toBe(true);
    expect(record.sources.some((row) => row.visibility === "legal")).toBe(true);
    expect(record.derivations.some((row) => row.deletedAt !== null)).toBe(true);
    expect(record.snapshots.some((row) => row.sha256 === null)).toBe(true);
    expect(new Set(record.evidence.map((row) => row.lock)).size).toBe(3);
    expect(record.contacts.some((row) => row.attachment !== null)).toBe(true);
    // the sample has one revision, is not published, and is whole: see record-round-trip.db.test.ts and bundle-of-published.db.test.ts
    const { originals: _originals, publications: _publications, keptBack: _keptBack, ...lists } = record;
    for (const list of Object.values(lists)) if (Array.isArray(list)) expect(list.length).toBeGreaterThan(0);
  });

  it("is the same byte for byte after import into an empty installation", async () => {
    expect(await importRecord(systemActor, parsed(text))).toMatchObject({ id: articleId });
    const out = serialiseRecord(await loadRecord(systemActor, articleId));
    expect(sha256(out)).toBe(sha256(text));
    expect(out).toBe(text);
    await withEmptyDatabase(async () => {
      await importRecord(systemActor, parsed(out));
      expect(serialiseRecord(await loadRecord(systemActor, articleId))).toBe(text);
    });
  });

  it("brings its events into the log behind one that says who brought them, and the chain holds", async () => {
    const events = await allEvents();
    expect(events.map((event) => event.type)).toEqual([
      "record.imported",
      "article.imported",
      "claim.marked",
      "evidence.added",
      "evidence.added",
    ]);
    expect(events[0]).toMatchObject({
      actorId: null,
      articleId,
      data: { events: record.history.length, recordSha256: sha256(text) },
    });
    expect(events.slice(1).map(({ id, at, actorId }) => ({ id, at, actorId }))).toEqual(
      record.history.map(({ id, at, actorId }) => ({ id, at, actorId })),
    );
    expect(await verifyChain()).toEqual({ count: 5, hash: events.at(-1)?.hash });
  });

  it("makes people unknown here inactive persons without an e-mail", async () => {
    const rows = await (await db()).select().from(people);
    expect(rows.map((row) => row.name).toSorted()).toEqual(record.people.map((row) => row.name).toSorted());
    for (const row of rows) expect(row).toMatchObject({ email: null, passwordHash: null, roles: [], active: false });
  });

  it("is found by search, and its deleted claims are not", async () => {
    expect(await search("Lukashenko", "article", 10)).toEqual([{ articleId, claimId: null }]);
    const found = await search("drop claims", "claim", 100);
    const live = record.claims.filter((claim) => claim.deletedAt === null).map((claim) => claim.id);
    expect(new Set(found.map((hit) => hit.claimId))).toEqual(new Set(live));
  });

  it("is refused when its article is here, and nothing changes", async () => {
    const before = (await allEvents()).length;
    await expect(importRecord(systemActor, parsed(text))).rejects.toMatchObject({
      code: "conflict",
      present: { articleId },
    });
    expect(await allEvents()).toHaveLength(before);
  });

  it("is refused when an id of it stands for something else here", async () => {
    const other = text.replaceAll(articleId, "019bb1c0-0001-7000-8000-0000000000ff");
    await expect(importRecord(systemActor, parsed(other))).rejects.toMatchObject({ code: "conflict" });
  });

  it("can go on being worked on, under the next number", async () => {
    const checker = acting(await aPerson("checker"));
    const offsets = "utf-16" as const;
    const target = { exact: "Sept. 14 meeting in Sochi" };
    const claim = await markClaim(checker, { articleId, target, offsets } as never);
    expect(claim.number).toBe(Math.max(...record.claims.map((row) => row.number)) + 1);
  });

  it("shows what is for legal to legal only, and without it still fits together", async () => {
    const legal = await loadRecord(acting(await aPerson("checker", "legal")), articleId);
    const team = await loadRecord(acting(await aPerson("checker")), articleId);
    const all = serialiseRecord(legal);
    const told = serialiseRecord(team);
    // legal evidence and its source, a legal source with its evidence, copy and origin's name, a contact, a note, a flag
    const hidden = [id(6, 62), id(5, 4), id(5, 10), id(6, 72), id(10, 6), id(11, 6), id(13, 5), id(14, 3), id(12, 3)];
    for (const each of hidden) {
      expect(all).toContain(each);
      expect(told).not.toContain(each);
    }
    const letter = record.snapshots.find((row) => row.id === id(10, 6))?.sha256;
    expect(told).not.toContain(letter);
    expect(team.blobs).toHaveLength(record.blobs.length - 1);
    await withEmptyDatabase(() => importRecord(systemActor, parsed(serialiseRecord(team))));
  });
});

describe("an export", () => {
  it("with more files than one text holds is refused, with the way out; a report needs none of them", async () => {
    const record = sampleRecord({ sha256, base64: (text) => Buffer.from(text).toString("base64") });
    await withEmptyDatabase(async () => {
      await importRecord(systemActor, record);
      const blob = { sha256: "0".repeat(64), size: 151_000_000, bytes: Buffer.from("as if it were large") };
      const { sha256: hash, size } = blob;
      const copy = { ...record.snapshots[0], id: id(10, 77), number: 77, sha256: hash, size };
      await bookkeep(insertBlob(blob), (tx) =>
        tx
          .insert(snapshots)
          .values(copy as Snapshot)
          .returning(),
      );
      await expect(loadRecord(systemActor, record.article.id)).rejects.toMatchObject({
        code: "invalid",
        message: expect.stringContaining("are 152 MB together; a record holds 150 MB"),
      });
      expect((await loadRecordForReport(systemActor, record.article.id)).blobs).toEqual([]);
    });
  });
});

describe("an import", () => {
  const roles: [Actor["roles"][number], boolean][] = [
    ["viewer", false],
    ["checker", false],
    ["legal", false],
    ["editor", true],
    ["admin", true],
  ];
  it.each(roles)("by a %s is allowed: %s", async (role, allowed) => {
    const actor = acting(await aPerson(role));
    const again = importRecord(actor, fullRecord());
    await expect(again).rejects.toMatchObject({ code: allowed ? "conflict" : "forbidden" });
  });

  it("keeps what is known of people and sources as it is, and joins to it what is new", async () => {
    const record = sampleRecord({ sha256, base64: (text) => Buffer.from(text).toString("base64") });
    await withEmptyDatabase(async () => {
      await importRecord(systemActor, record);
      const second = serialiseRecord(record)
        .replaceAll("Tomasz Wilk", "Somebody Else")
        .replaceAll('"title": "[sample agency report]"', '"title": "[another title]"')
        // other ids for all that belongs to the article alone
        .replaceAll(/019bb1c0-000([1346789cdef])-/gu, "019bb1c0-00a$1-")
        // and a copy that is not here yet, of a source that is
        .replaceAll(id(10, 2), id(10, 99));
      await importRecord(systemActor, parsed(second));
      const both = await loadRecord(systemActor, "019bb1c0-00a1-7000-8000-000000000001");
      const copies = both.snapshots.filter((row) => row.sourceId === id(5, 1));
      expect(copies.map((row) => [row.id, row.number])).toEqual([
        [id(10, 1), 1],
        [id(10, 2), 2],
        [id(10, 99), 3],
      ]);
      expect(both.blobs).toHaveLength(record.blobs.length);
      expect(both.derivations).toHaveLength(record.derivations.length);
      expect(both.people.map((row) => row.name)).toContain("Tomasz Wilk");
      expect(both.sources.map((row) => row.title)).toContain("[sample agency report]");
    });
  });

  it("puts what is of a source that was merged here to the one it was merged into", async () => {
    const record = sampleRecord({ sha256, base64: (text) => Buffer.from(text).toString("base64") });
    const bare = { evidence: [], opinions: [], drafts: [], problemFlags: [], snapshots: [], blobs: [], contacts: [] };
    await withEmptyDatabase(async () => {
      const [into] = record.sources;
      const merged = record.sources
        .filter((row) => row.id === id(5, 6))
        .map((row) => ({ ...row, mergedInto: into?.id }));
      const other = { ...record.article, id: id(1, 2) };
      const sources = [...record.sources.slice(0, 1), ...merged] as ArticleRecord["sources"];
      const review = { secondOpinions: [], wordingAnswers: [], decisions: [], clearances: [], comments: [] };
      const empty = { claims: [], targets: [], derivations: [], notes: [], sentenceMarks: [], history: [], ...review };
      const revisions = record.revisions.map((row) => ({ ...row, articleId: other.id }));
      await importRecord(systemActor, { ...record, ...bare, ...empty, article: other, revisions, sources });
      await importRecord(systemActor, record);
      const back = await loadRecord(systemActor, record.article.id);
      expect(back.evidence.find((row) => row.id === id(6, 32))?.sourceId).toBe(into?.id);
      expect(back.sources.map((row) => row.id)).toContain(id(5, 6));
    });
  });

  it("of a snapshot that keeps something else here is refused", async () => {
    const record = sampleRecord({ sha256, base64: (text) => Buffer.from(text).toString("base64") });
    await withEmptyDatabase(async () => {
      await importRecord(systemActor, record);
      const bent = serialiseRecord(record)
        .replaceAll(/019bb1c0-000([1346789cdef])-/gu, "019bb1c0-00a$1-")
        .replace('[sample passage 9.2]",', '[sample passage 9.3]",');
      const error = { code: "conflict", message: expect.stringContaining(id(10, 3)) };
      await expect(importRecord(systemActor, parsed(bent))).rejects.toMatchObject(error);
    });
  });

  it("of the first version comes in", async () => {
    await withEmptyDatabase(async () => {
      const old: unknown = JSON.parse(readFileSync("core/golden/record-1.json", "utf8"));
      const article = await ask(recordOperations.importRecord, systemActor, old as object);
      const record = await loadRecord(systemActor, article.id);
      expect(record).toMatchObject({ formatVersion: recordFormatVersion, snapshots: [], contacts: [] });
      expect(record.evidence.length).toBeGreaterThan(10);
    });
  });

  it("of a record that was bent is refused, and nothing of it stays", async () => {
    await withEmptyDatabase(async () => {
      const bent = parsed(
        readFileSync("core/golden/record.json", "utf8").replace('"exact": "The Russian"', '"exact": "A"'),
      );
      await expect(importRecord(systemActor, bent)).rejects.toMatchObject({ code: "invalid" });
      expect(await allEvents()).toEqual([]);
    });
  });
});
