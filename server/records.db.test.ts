import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { RecordInput } from "@/core/inputs/records.ts";
import type { Actor } from "@/core/people.ts";
import { sampleRecord } from "@/core/record.fixture.ts";
import { serialiseRecord, type ArticleRecord } from "@/core/record.ts";
import { db } from "@/db/client.ts";
import { sha256 } from "@/db/commit.ts";
import { verifyChain } from "@/db/event-chain.ts";
import { people } from "@/db/schema.ts";
import { search } from "@/db/search.ts";
import { allEvents, useTestDatabase, withEmptyDatabase } from "@/db/testing.ts";
import { markClaim } from "./claims.ts";
import { systemActor } from "./permit.ts";
import { importRecord, loadRecord } from "./records.ts";
import { acting, aPerson } from "./testing.ts";

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
    for (const list of [record.drafts, record.sentenceMarks, record.history, record.sources]) {
      expect(list.length).toBeGreaterThan(0);
    }
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
    expect(events.map((event) => event.type)).toEqual(["record.imported", "article.imported", "claim.marked"]);
    expect(events[0]).toMatchObject({ actorId: null, articleId, data: { events: 2, recordSha256: sha256(text) } });
    expect(events.slice(1).map(({ id, at, actorId }) => ({ id, at, actorId }))).toEqual(
      record.history.map(({ id, at, actorId }) => ({ id, at, actorId })),
    );
    expect(await verifyChain()).toEqual({ count: 3, hash: events[2]?.hash });
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
    expect(legal.evidence.filter((row) => row.visibility === "legal")).toHaveLength(1);
    const hidden = legal.evidence.find((row) => row.visibility === "legal");
    expect(serialiseRecord(legal)).toContain(hidden?.id);
    expect(serialiseRecord(team)).not.toContain(hidden?.id);
    expect(serialiseRecord(team)).not.toContain(hidden?.sourceId);
    await withEmptyDatabase(() => importRecord(systemActor, parsed(serialiseRecord(team))));
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

  it("keeps a person and a source that are known as they are", async () => {
    const record = sampleRecord({ sha256, base64: (text) => Buffer.from(text).toString("base64") });
    await withEmptyDatabase(async () => {
      await importRecord(systemActor, record);
      const second = serialiseRecord(record)
        .replaceAll("Tomasz Wilk", "Somebody Else")
        .replaceAll("[sample agency report]", "[another title]")
        // other ids for all that belongs to the article alone
        .replaceAll(/019bb1c0-000([1346789])-/gu, "019bb1c0-00a$1-");
      await importRecord(systemActor, parsed(second));
      const both = await loadRecord(systemActor, "019bb1c0-00a1-7000-8000-000000000001");
      expect(both.people.map((row) => row.name)).toContain("Tomasz Wilk");
      expect(both.sources.map((row) => row.title)).toContain("[sample agency report]");
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
